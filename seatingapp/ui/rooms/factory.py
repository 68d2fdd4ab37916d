"""Makes the Rooms page with everything it needs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from seatingapp.services.workspace import Topic
from seatingapp.ui.history_buttons import history_of
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.room_editor.presenter import RoomEditorPresenter
from seatingapp.ui.room_editor.wiring import RoomEditorWiring
from seatingapp.ui.rooms.page import RoomsPage
from seatingapp.ui.rooms.presenter import RoomsPresenter
from seatingapp.ui.rooms.sharing import RoomSharing
from seatingapp.ui.tasks import TasksFor


class RoomsWiring(QObject):
    """Joins page, presenters and editor, and keeps the presenters alive as long as the page."""

    def __init__(self, page: RoomsPage, tools: PageTools) -> None:
        """Connect intents to the presenters and changes to the page."""
        super().__init__(page)
        self._page = page
        self._editor = tools.editor
        self.presenter = RoomsPresenter(page, tools.workspace, tools.editor)
        self.editing = RoomEditorPresenter(page, tools.workspace, tools.editor)
        self.sharing = RoomSharing(
            page, self.presenter, tools.workspace, tools.editor, TasksFor(tools.tasks, page)
        )
        RoomEditorWiring(page.editor, self.editing)
        self._connect_page()
        self._connect_pane()
        tools.editor.changed.connect(self._changed)
        tools.editor.refused.connect(self.presenter.refused)
        tools.editor.stack.indexChanged.connect(self._history_changed)
        self._history_changed()

    def _connect_page(self) -> None:
        page, presenter = self._page, self.presenter
        page.opened.connect(presenter.opened)
        page.left.connect(presenter.left)
        page.dialog_requested.connect(presenter.ask_for_room)
        page.room_requested.connect(presenter.add)
        page.undo_requested.connect(presenter.undo)
        page.redo_requested.connect(presenter.redo)
        page.done_requested.connect(self._close)
        page.export_place_chosen.connect(self.sharing.export)
        page.import_chosen.connect(self.sharing.add)
        page.editor.canvas.intents.escape_requested.connect(self._escape)

    def _connect_pane(self) -> None:
        pane, presenter = self._page.pane, self.presenter
        pane.room_chosen.connect(presenter.choose)
        pane.side_chosen.connect(presenter.turn)
        pane.edit_requested.connect(self._open)
        pane.copy_requested.connect(presenter.ask_for_copy)
        pane.export_requested.connect(self._ask_where)
        pane.away_requested.connect(presenter.put_away)
        pane.removal_requested.connect(presenter.remove)

    @Slot()
    def _open(self) -> None:
        room = self.presenter.chosen
        if room is not None:
            self.presenter.cover(True)
            self.editing.open(room.room_id, room.used)

    @Slot()
    def _close(self) -> None:
        self.presenter.cover(False)
        self.editing.close()

    @Slot()
    def _escape(self) -> None:
        """Esc lets go of what is chosen, then ends editing: everything is saved already."""
        if not self.editing.escape():
            self._close()

    @Slot()
    def _ask_where(self) -> None:
        self._page.ask_where_to_export(self.sharing.suggested_name())

    @Slot(object)
    def _changed(self, topics: frozenset[Topic]) -> None:
        was_open = self.editing.state.is_open
        self.editing.changed(topics)
        if was_open and not self.editing.state.is_open:  # undo took the room away
            self.presenter.cover(False)
        self.presenter.changed(topics)

    @Slot()
    def _history_changed(self) -> None:
        self.presenter.history_changed(history_of(self._editor.stack))


def make_rooms_page(tools: PageTools) -> RoomsPage:
    """Return the page; it reads the vault when it is shown for the first time."""
    page = RoomsPage()
    page.wiring = RoomsWiring(page, tools)
    return page
