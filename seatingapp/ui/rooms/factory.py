"""Makes the Rooms page with everything it needs."""

from __future__ import annotations

from PySide6.QtCore import QObject

from seatingapp.ui.history_buttons import history_of
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.rooms.page import RoomsPage
from seatingapp.ui.rooms.presenter import RoomsPresenter


class RoomsWiring(QObject):
    """Joins page, presenter and editor, and keeps the presenter alive as long as the page."""

    def __init__(self, page: RoomsPage, tools: PageTools) -> None:
        """Connect intents to the presenter and changes to the page."""
        super().__init__(page)
        self.presenter = RoomsPresenter(page, tools.workspace, tools.editor)
        self._editor = tools.editor
        page.opened.connect(self.presenter.opened)
        page.left.connect(self.presenter.left)
        page.room_chosen.connect(self.presenter.choose)
        page.side_chosen.connect(self.presenter.turn)
        page.dialog_requested.connect(self.presenter.ask_for_room)
        page.room_requested.connect(self.presenter.add)
        page.undo_requested.connect(self.presenter.undo)
        page.redo_requested.connect(self.presenter.redo)
        tools.editor.changed.connect(self.presenter.changed)
        tools.editor.refused.connect(self.presenter.refused)
        tools.editor.stack.indexChanged.connect(self._history_changed)
        self._history_changed()

    def _history_changed(self) -> None:
        self.presenter.history_changed(history_of(self._editor.stack))


def make_rooms_page(tools: PageTools) -> RoomsPage:
    """Return the page; it reads the vault when it is shown for the first time."""
    page = RoomsPage()
    page.wiring = RoomsWiring(page, tools)
    return page
