"""Decides what the dialog that prints about detentions shows; drawing happens elsewhere. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import Detention, DetentionState, Which
from seatingapp.domain.errors import Refusal
from seatingapp.domain.typed_times import read_day
from seatingapp.domain.wording import counted, short_date
from seatingapp.services import files
from seatingapp.services.detention_lists import listed
from seatingapp.services.detention_prints import (
    NumberedRoomList,
    NumberedSlip,
    number_room_list,
    number_slips,
    unprintable,
)
from seatingapp.services.printouts import Printout
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace
from seatingapp.ui.slow_work import Progress, Runner

_Numbered: TypeAlias = NumberedRoomList | NumberedSlip


class Paper(StrEnum):
    """What is printed."""

    LIST = "list"
    SLIPS = "slips"


_READERS = {
    Paper.LIST: "For whoever takes attendance: name, form, time, place and seat, a box to tick. No "
    "reasons. Not for display.",
    Paper.SLIPS: "A page for each pupil and family: what, when, where, why in your words, whom to "
    "ask. About its own child only.",
}


@dataclass(frozen=True, slots=True)
class PrintState:
    """What the dialog shows; `slips` counts the selected detentions that are still to be."""

    paper: Paper = Paper.LIST
    day: str = ""
    wrong_day: bool = False
    order: SeatOrder = SeatOrder.ALPHABET
    slips: int = 0
    call: str = ""
    reader: str = ""
    busy: str = ""
    problem: str = ""

    @property
    def slip_words(self) -> str:
        """How many slips there will be."""
        if not self.slips:
            return "Select detentions that are still to be in the list first."
        return f"{counted(self.slips, 'slip')}, a page each"

    @property
    def needs_folder(self) -> bool:
        """Whether several files are written."""
        return self.paper is Paper.SLIPS and self.slips > 1

    @property
    def can_print(self) -> bool:
        """Whether the button does something."""
        ready = bool(self.slips) if self.paper is Paper.SLIPS else not self.wrong_day
        return ready and not self.busy


class PrintView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: PrintState) -> None:
        """Show a state and emit nothing."""

    def finish(self, said: str) -> None:
        """It is written: close, and let the page say so."""

    def hand_to_printer(self, pdfs: tuple[bytes, ...], said: str) -> None:
        """It is drawn: close, have the page say something, and open the system's print dialog."""


class PrintPresenter:
    """Keeps the choices, gives each print its number and has it drawn."""

    def __init__(
        self, view: PrintView, workspace: Workspace, runner: Runner, chosen: Sequence[Detention]
    ) -> None:
        """Offer slips of those that are chosen, and the list of their day or of the next one."""
        self._view, self._workspace, self._runner = view, workspace, runner
        self._slips = tuple(d for d in chosen if d.state is DetentionState.PENDING)
        info = workspace.read(school)
        self._today = info.today(workspace.clock())
        coming = workspace.read(lambda s: listed(s, Which.COMING, workspace.clock()))
        days = [d.date for d in chosen] or [one.detention.date for one in coming]
        day = next(iter(days), self._today)
        self._stop: Callable[[], None] | None = None
        self.state = PrintState(
            day=short_date(day),
            slips=len(self._slips),
            call=info.teacher,
            reader=_READERS[Paper.LIST],
        )

    def choose(self, paper: Paper) -> None:
        """Print something else."""
        self._show(replace(self.state, paper=paper, reader=_READERS[paper], problem=""))

    def choose_order(self, order: SeatOrder) -> None:
        """Order the list by name or by arrival."""
        self._show(replace(self.state, order=order, problem=""))

    def type_day(self, text: str) -> None:
        """Take a day that was typed."""
        wrong = read_day(text, self._today) is None
        self._show(replace(self.state, day=text, wrong_day=wrong, problem=""))

    def step_day(self, days: int) -> None:
        """Go to another day."""
        self.type_day(short_date(self._day() + dt.timedelta(days=days)))

    def type_call(self, text: str) -> None:
        """Take whom a family asks."""
        self._show(replace(self.state, call=text, problem=""))

    def suggested_name(self) -> str:
        """A file name that says nothing about anybody."""
        return "detentions.pdf" if self.state.paper is Paper.LIST else "detention-slip.pdf"

    def save(self, path: Path) -> None:
        """Enter the prints in the ledger, have them drawn, and write them."""
        folder = path if self.state.needs_folder else None

        def ready() -> list[_Numbered]:
            files.require_writable(folder / "slip.pdf" if folder else path)
            return self._numbered()

        def write(made: list[Printout], boxes: str) -> None:
            for one in made:
                files.save(folder / f"{one.number}.pdf" if folder else path, one.pdf)
            numbers = made[0].number if len(made) == 1 else f"{len(made)} files"
            self._view.finish(f"Saved as {path.name}: {numbers}. In the print ledger.{boxes}")

        self._make(ready, write)

    def print(self) -> None:
        """The same, to a printer: no file of it is left on the computer."""

        def hand_over(made: list[Printout], boxes: str) -> None:
            self._view.hand_to_printer(tuple(one.pdf for one in made), boxes.strip())

        self._make(self._numbered, hand_over)

    def _make(
        self,
        number: Callable[[], list[_Numbered]],
        then: Callable[[list[Printout], str], None],
    ) -> None:
        try:
            numbered = number()
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._show(replace(self.state, busy="Drawing …", problem=""))
        letters = dict.fromkeys(x for one in numbered for x in unprintable(one.snapshot))
        boxes = f" No font has {' '.join(letters)}: empty boxes on paper." if letters else ""

        def work(progress: Progress) -> list[Printout]:
            made = []
            for n, one in enumerate(numbered):
                progress(n / len(numbered), "")
                made.append(one.draw())
            return made

        def done(made: list[Printout]) -> None:
            self._stop = None
            try:
                then(made, boxes)
            except Refusal as refusal:
                self._refuse(refusal)

        self._stop = self._runner.run(work, done, self._refuse)

    def cancel(self) -> None:
        """Stop drawing; nothing is written or printed."""
        if self._stop is not None:
            self._stop()
            self._stop = None
            said = "Stopped; nothing was saved or printed. The numbers stay in the ledger."
            self._show(replace(self.state, busy="", problem=said))

    def _numbered(self) -> list[_Numbered]:
        if self.state.paper is Paper.LIST:
            return [number_room_list(self._workspace, self._day(), self.state.order)]
        uids = [d.uid for d in self._slips]
        return [*number_slips(self._workspace, uids, self.state.call)]

    def _day(self) -> dt.date:
        return read_day(self.state.day, self._today) or self._today

    def _refuse(self, refusal: Refusal) -> None:
        self._stop = None
        self._show(replace(self.state, busy="", problem=str(refusal)))

    def _show(self, state: PrintState) -> None:
        self.state = state
        self._view.show_state(state)
