"""Opens the dialogs for exams and carousels over the Seating page, and does what they ask."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from seatingapp.services.workspace import Edit
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.place import Place
from seatingapp.ui.seating.exams.menu import EXAM, PRINT_EXAM
from seatingapp.ui.slow_work import Runner
from seatingapp.ui.tasks import TasksFor


class SpecialPlans(QObject):
    """Plans that are no lesson's; `made` with the id of one. Lives as long as the page."""

    made = Signal(int)

    def __init__(self, page: EditingPage, tools: PageTools, at: Place) -> None:
        """Work for `page`; `at` says which room is worked on."""
        super().__init__(page)
        self._page, self._tools, self._at = page, tools, at

    def open(self, kind: str, class_id: int) -> None:
        """Open the dialog of a kind of plan for a class."""
        if kind == EXAM:
            self._open_exam(class_id)
        elif kind == PRINT_EXAM:
            self._open_printing(class_id)
        else:
            self._open_carousel(class_id)

    # The dialogs are imported when they are opened: the page itself is not to wait for them.

    def _open_exam(self, class_id: int) -> None:
        from seatingapp.ui.seating.exams.dialog import ExamDialog

        workspace, page = self._tools.workspace, self._page
        exam = ExamDialog(workspace, self._runner, class_id, self._at.room_id, page)
        exam.seat_requested.connect(self._seat)
        exam.open()

    def _open_printing(self, class_id: int) -> None:
        from seatingapp.ui.seating.exams.printing.dialog import PrintExamDialog

        printing = PrintExamDialog(self._tools.workspace, self._runner, class_id, self._page)
        printing.printed.connect(self._tell)
        printing.open()

    def _open_carousel(self, class_id: int) -> None:
        from seatingapp.ui.seating.carousel.dialog import CarouselDialog

        carousel = CarouselDialog(self._tools.workspace, class_id, self._at.room_id, self._page)
        carousel.carousel_requested.connect(self._plan)
        carousel.open()

    def _runner(self, owner: QWidget) -> Runner:
        return TasksFor(self._tools.tasks, owner)

    def _seat(self, edit: Edit, said: str) -> None:
        done = self._tools.editor.perform(edit)
        if done is not None:
            self._tell_made(done.plan_id, said)

    def _plan(self, edit: Edit) -> None:
        done = self._tools.editor.perform(edit)
        if done is not None:
            self._tell_made(done.plan_id, done.said)

    def _tell_made(self, plan_id: int | None, said: str) -> None:
        """The page goes to the plan first: what is said then lies over it."""
        if plan_id is not None:
            self.made.emit(plan_id)
        self._page.show_message(said, undo=True)

    def _tell(self, said: str) -> None:
        self._page.show_message(said, undo=False)
