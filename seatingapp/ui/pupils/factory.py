"""Makes the Pupils page with its presenters, and connects them to the history and the tasks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from seatingapp.domain.errors import Refusal
from seatingapp.ui.history_buttons import history_of
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.privacy_wiring import connect_pill, listen_while_alive
from seatingapp.ui.pupils.importing.presenter import ImportPresenter
from seatingapp.ui.pupils.importing.state import ImportState
from seatingapp.ui.pupils.page import PupilsPage
from seatingapp.ui.pupils.photos.one_photo import OnePhoto
from seatingapp.ui.pupils.photos.presenter import PhotosPresenter
from seatingapp.ui.pupils.photos.state import PhotosState
from seatingapp.ui.pupils.presenter import PupilsPresenter
from seatingapp.ui.tasks import TasksFor


class PupilsWiring(QObject):
    """Belongs to the page and holds both presenters, so that they live and go together."""

    def __init__(self, page: PupilsPage, tools: PageTools, private: PrivateView) -> None:
        super().__init__(page)
        self._page, self._private, self._editor = page, private, tools.editor
        self._tools = tools
        self.presenter = PupilsPresenter(page, tools.workspace, tools.editor, private)
        self.importing = ImportPresenter(
            self, tools.workspace, tools.editor, TasksFor(tools.tasks, page), private
        )
        runner = TasksFor(tools.tasks, page)
        self.photos = PhotosPresenter(self, tools.workspace, tools.editor, runner, private)
        self.one_photo = OnePhoto(page, tools.editor, runner)
        listen_while_alive(private, page, self.presenter.privacy_changed)
        listen_while_alive(private, page, self.importing.privacy_changed)
        listen_while_alive(private, page, self.photos.privacy_changed)
        page.destroyed.connect(self.importing.abandon)
        page.destroyed.connect(self.photos.abandon)
        self._connect_list()
        self._connect_import()
        self._connect_photos()
        tools.editor.changed.connect(self._changed)
        tools.editor.refused.connect(self._refused)
        tools.editor.stack.indexChanged.connect(self._history_changed)
        self._history_changed()

    def show_state(self, state: ImportState) -> None:
        """Show the import; this is the view of its presenter."""
        self._page.show_import(state)

    def show_photos(self, state: PhotosState) -> None:
        """Show the import of photos; this is the view of its presenter too."""
        self._page.show_photos(state)

    def show_closed(self) -> None:
        """Show the list again."""
        self._page.show_list()

    def _connect_list(self) -> None:
        page, presenter = self._page, self.presenter
        page.opened.connect(presenter.opened)
        page.left.connect(self._left)
        page.undo_requested.connect(presenter.undo)
        page.redo_requested.connect(presenter.redo)
        for pill in (page.pill, page.importing.pill, page.photos.pill):
            connect_pill(pill, self._private)
        page.list.class_chosen.connect(presenter.choose_class)
        page.list.search_edited.connect(presenter.search)
        page.list.table.pupil_chosen.connect(presenter.select)
        page.list.details.join_requested.connect(presenter.join)
        page.list.details.leave_requested.connect(presenter.leave)
        page.list.details.why_requested.connect(self._explain)
        page.list.details.entries_requested.connect(self._show_entries)
        page.list.details.adjust_requested.connect(self._adjust)

    def _connect_photos(self) -> None:
        panel, photos = self._page.photos, self.photos
        self._page.photos_started.connect(photos.start)
        panel.paths_chosen.connect(photos.add)
        panel.close_requested.connect(photos.close)
        panel.cancel_requested.connect(photos.cancel_work)
        panel.import_requested.connect(photos.import_now)
        panel.check.only_requested.connect(photos.show_only)
        panel.check.likely_requested.connect(photos.accept_likely)
        panel.check.who.answered.connect(photos.settle)
        photo = self._page.list.details.photo
        photo.file_chosen.connect(self.one_photo.put)
        photo.remove_requested.connect(self.one_photo.remove)
        photo.mark_requested.connect(self.one_photo.mark)

    def _connect_import(self) -> None:
        panel, importing = self._page.importing, self.importing
        self._page.import_started.connect(importing.start)
        panel.files_chosen.connect(importing.add)
        panel.files.remove_requested.connect(importing.remove)
        panel.check_requested.connect(importing.check)
        panel.back_requested.connect(importing.back)
        panel.close_requested.connect(importing.close)
        panel.cancel_requested.connect(importing.cancel_work)
        panel.import_requested.connect(importing.import_now)
        check = panel.check
        check.only_requested.connect(importing.show_only)
        check.answer.answered.connect(importing.settle)
        check.class_card.joining_requested.connect(importing.join)
        check.columns.file_requested.connect(importing.show_file)
        check.columns.meaning_requested.connect(importing.set_meaning)
        check.reading.reading_requested.connect(importing.set_reading)

    @Slot(int, str)
    def _show_entries(self, pupil_id: int, name: str) -> None:
        from seatingapp.ui.pupils.timeline.dialog import TimelineDialog

        TimelineDialog(self._tools, self._private, (pupil_id, name), self._page).open()

    @Slot()
    def _left(self) -> None:
        self.presenter.left()
        self._private.hide(HiddenBy.PAGE)

    @Slot(int)
    def _explain(self, pupil_id: int) -> None:
        from seatingapp.ui.trace.opening import open_trace
        from seatingapp.ui.trace.state import TraceOf

        open_trace(self._tools, self._private, self._page, TraceOf(pupil_id))

    @Slot(int, str)
    def _adjust(self, pupil_id: int, name: str) -> None:
        from seatingapp.ui.adjustments.dialog import AdjustmentsDialog

        AdjustmentsDialog(self._private, self._tools, pupil_id, name, self._page).open()

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset):
            self.presenter.changed(topics)
            self.importing.changed(topics)
            self.photos.changed(topics)

    @Slot(object)
    def _refused(self, refusal: object) -> None:
        if isinstance(refusal, Refusal):
            self.importing.refused(refusal)
            self.photos.refused(refusal)
            self.presenter.refused(refusal)

    @Slot()
    def _history_changed(self) -> None:
        self.presenter.history_changed(history_of(self._editor.stack))


def make_pupils_page(tools: PageTools, private: PrivateView) -> PupilsPage:
    """Return a Pupils page that works; it reads the vault when it is first shown."""
    page = PupilsPage()
    page.wiring = PupilsWiring(page, tools, private)
    return page
