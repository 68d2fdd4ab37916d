"""Decides what the dialog that prints an exam shows; drawing happens elsewhere. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from seatingapp.domain.audiences import Audience
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan
from seatingapp.domain.wording import counted, short_date
from seatingapp.services import exams, files
from seatingapp.services.exam_prints import ExamPrintOrder, number_exam, unprintable
from seatingapp.services.printouts import Printout
from seatingapp.services.school import school
from seatingapp.services.seating import room_of
from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.exams.printing.state import PrintChoices, PrintExamState
from seatingapp.ui.slow_work import Progress, Runner

_READERS = {
    Audience.INVIGILATOR: "The room with every seat, candidate numbers and names, who is absent by "
    "the register of that day, a box to tick for each, then lists by seat and by name. Not for "
    "display.",
    Audience.DOOR: "Names and seats only, in large letters. Fit to hang on the door.",
}
_FILES = {Audience.INVIGILATOR: "invigilators-plan.pdf", Audience.DOOR: "exam-seats.pdf"}


class PrintExamView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: PrintExamState) -> None:
        """Show a state and emit nothing."""

    def finish(self, said: str) -> None:
        """It is printed: close, and let the page say so."""


class PrintExamPresenter:
    """Keeps the choices, gives the print its number and has it drawn."""

    def __init__(
        self, view: PrintExamView, workspace: Workspace, runner: Runner, class_id: int
    ) -> None:
        """Show the exams of the class; the next one is chosen."""
        self._view, self._workspace, self._runner = view, workspace, runner
        self._stop: Callable[[], None] | None = None
        self._number = ""
        known = workspace.read(
            lambda s: [(p, room_of(s, p)) for p in exams.exam_plans(s, class_id)]
        )
        listed = tuple((str(plan.id), _words(plan, room)) for plan, room in known)
        today = workspace.read(school).today(workspace.clock())
        coming = [plan for plan, _room in known if plan.from_date >= today]
        first = coming[-1].id if coming else known[0][0].id if known else 0
        self.state = PrintExamState(PrintChoices(first), listed)
        self.choose(self.state.choices)

    def choose(self, choices: PrintChoices) -> None:
        """Take new choices."""
        problem = "" if self.state.exams else "This class has no exam yet. Seat one first."
        reader = _READERS[choices.audience]
        self._show(replace(self.state, choices=choices, reader=reader, problem=problem))

    def suggested_name(self) -> str:
        """A file name that says nothing about anybody."""
        return _FILES[self.state.choices.audience]

    def save(self, path: Path) -> None:
        """Enter the print in the ledger, have it drawn, and write it."""
        chosen = self.state.choices
        order = ExamPrintOrder(chosen.plan_id, chosen.audience, chosen.paper, chosen.seats)
        try:
            files.require_writable(path)  # before the ledger gives a number
            numbered = number_exam(self._workspace, order)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._number = numbered.snapshot.stamp.number
        people = counted(len(numbered.snapshot.candidates), "candidate")
        self._show(replace(self.state, busy=f"Drawing {people} ...", problem=""))

        missing = unprintable(numbered.snapshot)
        boxes = f" No font has {' '.join(missing)}: empty boxes on paper." if missing else ""

        def work(progress: Progress) -> Printout:
            progress(0.0, "")  # stops here where it was cancelled meanwhile
            made = numbered.draw()
            progress(1.0, "")
            return made

        def done(made: Printout) -> None:
            self._stop = None
            try:
                files.save(path, made.pdf)
            except Refusal as refusal:
                self._refuse(refusal)
                return
            self._view.finish(
                f"Saved as {path.name}: {made.number}. It is in the print ledger.{boxes}"
            )

        self._stop = self._runner.run(work, done, self._refuse)

    def cancel(self) -> None:
        """Stop drawing; nothing is written."""
        if self._stop is None:
            return
        self._stop()
        self._stop = None
        said = f"Stopped, nothing was saved. The number {self._number} stays in the ledger."
        self._show(replace(self.state, busy="", problem=said))

    def _refuse(self, refusal: Refusal) -> None:
        self._stop = None
        self._show(replace(self.state, busy="", problem=str(refusal)))

    def _show(self, state: PrintExamState) -> None:
        self.state = state
        self._view.show_state(state)


def _words(plan: Plan, room: str) -> str:
    people = counted(len(plan.seated), "candidate")
    return f"{plan.name} · {short_date(plan.from_date)} · {room} · {people}"
