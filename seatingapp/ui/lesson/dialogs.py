"""Opens what the Lesson page offers besides itself; each is imported when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from seatingapp.ui.lesson.page import LessonPage
from seatingapp.ui.lesson.presenter import LessonPresenter
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView


class LessonDialogs(QObject):
    """Lives as long as the page; the presenter says which lesson is open."""

    def __init__(
        self, page: LessonPage, tools: PageTools, private: PrivateView, presenter: LessonPresenter
    ) -> None:
        super().__init__(page)
        self._page, self._tools, self._private = page, tools, private
        self._presenter = presenter

    @Slot(int)
    def explain(self, pupil_id: int) -> None:
        """Say where the numbers of the lesson come from: of a pupil, or (0) of everybody."""
        from seatingapp.ui.trace.opening import open_trace
        from seatingapp.ui.trace.state import TraceOf

        key = self._presenter.key
        if key is not None:
            subject = TraceOf(pupil_id or None, key)
            open_trace(self._tools, self._private, self._page, subject)
