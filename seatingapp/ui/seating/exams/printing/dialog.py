"""The dialog that prints an exam into a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from seatingapp.domain.audiences import Audience
from seatingapp.domain.exams import SeatNames
from seatingapp.printing.snapshots import Paper
from seatingapp.services.workspace import Workspace
from seatingapp.ui.file_dialogs import pdf_dialog
from seatingapp.ui.seating.exams.printing.presenter import PrintExamPresenter
from seatingapp.ui.seating.exams.printing.state import PrintExamState
from seatingapp.ui.slow_work import Runner
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_AUDIENCES = ((Audience.INVIGILATOR.value, "Invigilator"), (Audience.DOOR.value, "Door"))
_SEATS = ((SeatNames.COLUMNS.value, "A1, A2, B1"), (SeatNames.NUMBERS.value, "Numbers of the room"))
_PAPERS = (("A4", "A4"), ("A3", "A3"))


class PrintExamDialog(PlainDialog):
    """`printed` with a sentence once the file is written; it stays open until then.

    Owns its presenter. `runner_for` makes a runner that stops with the dialog.
    """

    printed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        runner_for: Callable[[QWidget], Runner],
        class_id: int,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the exams of a class."""
        super().__init__(
            "Print an exam", name="print-exam-dialog", accept="Save as PDF …", parent=parent
        )
        self.setMinimumWidth(520)
        self._exam = Choice(name="print-exam", accessible="Exam")
        self._audience = SegmentedControl(_AUDIENCES, name="exam-audience", accessible="For whom")
        self._seats = SegmentedControl(
            _SEATS, name="exam-seats", accessible="What the seats are called"
        )
        self._paper = SegmentedControl(_PAPERS, name="exam-paper", accessible="Paper")
        self._reader = Text("", TextRole.SMALL, name="exam-reader", wrap=True)
        self._problem = Text("", TextRole.BODY, name="exam-problem", wrap=True)
        self._problem.set_tone("error")
        self._progress = ProgressStrip(name="exam-progress")
        self._build()
        self.presenter = PrintExamPresenter(self, workspace, runner_for(self), class_id)
        self._exam.choice_requested.connect(self._chose_exam)
        self._audience.choice_requested.connect(self._chose_audience)
        self._seats.choice_requested.connect(self._chose_seats)
        self._paper.choice_requested.connect(self._chose_paper)
        self._progress.cancel_requested.connect(self.presenter.cancel)

    def show_state(self, state: PrintExamState) -> None:
        """Show a state; emits nothing."""
        self._exam.show_choices(state.exams, str(state.choices.plan_id))
        self._audience.choose(state.choices.audience.value)
        self._seats.choose(state.choices.seats.value)
        self._paper.choose(state.choices.paper)
        self._reader.setText(state.reader)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        for widget in (self._exam, self._audience, self._seats, self._paper):
            widget.setEnabled(not state.busy and bool(state.exams))
        if state.busy:
            self._progress.show_progress(state.busy)
        else:
            self._progress.finish()
        self.set_acceptable(state.can_print)

    def finish(self, said: str) -> None:
        """Close, and say that the file is written."""
        self.printed.emit(said)
        super().accept()

    def accept(self) -> None:
        """Ask where to save first: the dialog closes when that is done."""
        dialog = pdf_dialog(
            self, "Save the exam as PDF", "exam-save-dialog", self.presenter.suggested_name()
        )
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, path: str) -> None:
        """Print into this file."""
        self.presenter.save(Path(path))

    def reject(self) -> None:
        """Stop what is under way, or close."""
        if self.presenter.state.busy:
            self.presenter.cancel()
        else:
            super().reject()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for row, (title, widget) in enumerate(
            (
                ("Exam", self._exam),
                ("For", self._audience),
                ("Seats called", self._seats),
                ("Paper", self._paper),
            )
        ):
            grid.addWidget(Text(title, TextRole.MUTED), row, 0)
            grid.addWidget(widget, row, 1, 1, 2 if widget is self._exam else 1)
        self.content.addLayout(grid)
        # Always as high as three lines, so that nothing jumps when it is for the door.
        self._reader.setMinimumHeight(54)
        self._reader.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self._reader, self._problem, self._progress):
            self.content.addWidget(widget)

    def _chose_exam(self, key: str) -> None:
        self.presenter.choose(replace(self.presenter.state.choices, plan_id=int(key)))

    def _chose_audience(self, key: str) -> None:
        self.presenter.choose(replace(self.presenter.state.choices, audience=Audience(key)))

    def _chose_seats(self, key: str) -> None:
        self.presenter.choose(replace(self.presenter.state.choices, seats=SeatNames(key)))

    def _chose_paper(self, key: str) -> None:
        paper: Paper = "A3" if key == "A3" else "A4"
        self.presenter.choose(replace(self.presenter.state.choices, paper=paper))
