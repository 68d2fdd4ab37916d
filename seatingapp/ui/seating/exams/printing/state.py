"""What the dialog that prints an exam shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.audiences import Audience
from seatingapp.domain.exams import SeatNames
from seatingapp.printing.snapshots import Paper


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """What the user chose; `plan_id` is 0 where there is no exam."""

    plan_id: int
    audience: Audience = Audience.INVIGILATOR
    paper: Paper = "A4"
    seats: SeatNames = SeatNames.COLUMNS


@dataclass(frozen=True, slots=True)
class PrintExamState:
    """The whole dialog. `exams` are (plan id, words); `reader` says what is on the paper.

    `busy` is what is being done, `problem` why nothing was printed.
    """

    choices: PrintChoices
    exams: tuple[tuple[str, str], ...] = ()
    reader: str = ""
    busy: str = ""
    problem: str = ""

    @property
    def can_print(self) -> bool:
        """Whether there is something to save, and nothing is under way."""
        return bool(self.choices.plan_id) and not self.busy
