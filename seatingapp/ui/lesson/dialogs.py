"""Opens what the Lesson page offers besides itself; each is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from seatingapp.ui.lesson.page import LessonPage
from seatingapp.ui.lesson.presenter import LessonPresenter
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView

if TYPE_CHECKING:
    from seatingapp.services.workspace import Edit
    from seatingapp.ui.paper_entry.dialog import PaperEntryDialog


class LessonDialogs(QObject):
    """Lives as long as the page; the presenter says which lesson is open."""

    def __init__(
        self, page: LessonPage, tools: PageTools, private: PrivateView, presenter: LessonPresenter
    ) -> None:
        super().__init__(page)
        self._page, self._tools, self._private = page, tools, private
        self._presenter = presenter
        self._paper: PaperEntryDialog | None = None

    @Slot(int)
    def explain(self, pupil_id: int) -> None:
        """Say where the numbers of the lesson come from: of a pupil, or (0) of everybody."""
        from seatingapp.ui.trace.opening import open_trace
        from seatingapp.ui.trace.state import TraceOf

        key = self._presenter.key
        if key is not None:
            subject = TraceOf(pupil_id or None, key)
            open_trace(self._tools, self._private, self._page, subject)

    @Slot()
    def enter_from_paper(self) -> None:
        """Type what somebody ticked on the sheet of this class."""
        from seatingapp.ui.paper_entry.dialog import PaperEntryDialog

        key = self._presenter.key
        if key is None:
            return
        self._paper = PaperEntryDialog(
            self._tools.workspace,
            self._private,
            key.class_id,
            key.date,
            key.period_id,
            self._page,
        )
        self._paper.save_requested.connect(self._save)
        self._paper.open()

    @Slot(object)
    def _save(self, edit: Edit) -> None:
        """Save as one step; what is refused leaves the dialog with everything typed."""
        done = self._tools.editor.perform(edit)
        if done is not None and self._paper is not None:
            self._paper.saved()
            self._paper = None
