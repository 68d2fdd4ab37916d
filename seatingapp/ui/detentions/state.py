"""What the part about detentions shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.detentions import Act, Which
from seatingapp.ui.plan_view.state import PlanState


@dataclass(frozen=True, slots=True)
class Row:
    """A detention in a list. `tone` is a token's name, `icon` says the same without colour."""

    uid: str
    when: str
    name: str
    form: str
    kind: str
    where: str
    state: str
    tone: str = "ink"
    icon: str = ""

    @property
    def words(self) -> str:
        """The whole row for a screen reader."""
        parts = (self.name, self.form, self.kind, self.when, self.where, self.state)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is known of the rows that are selected, and what can be done to all of them."""

    uids: tuple[str, ...]
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    history: tuple[str, ...] = ()
    warning: str = ""
    acts: frozenset[Act] = frozenset()
    miss: str = "Missed …"  # what the button says that asks for a code of the register


@dataclass(frozen=True, slots=True)
class Seated:
    """A pupil in a room's attendance: `mark` says what is known, such as `15:19, 4 min late`.

    Who is marked and has not `arrived` missed it, and has no place in the order of arrival.
    """

    uid: str
    name: str
    form: str
    mark: str = ""
    seat: str = ""
    tone: str = "ink"
    icon: str = ""
    arrived: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """The detentions that are at one time in one place on a day."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Room:
    """Attendance: who is expected, and who came in their order. `full` warns of too few seats.

    `can_seat` where the place is a stored room, whose seats can be shown and given away.
    """

    sittings: tuple[Sitting, ...] = ()
    chosen: str = ""
    query: str = ""
    expected: tuple[Seated, ...] = ()
    came: tuple[Seated, ...] = ()
    picked: str = ""  # the uid of whom Enter marks
    full: str = ""
    can_seat: bool = False
    plan: PlanState | None = None  # who sits where, while that is shown


@dataclass(frozen=True, slots=True)
class DetentionsState:
    """The list with what is selected, or the room (`room`) where attendance is taken."""

    which: Which = Which.TODAY
    query: str = ""
    rows: tuple[Row, ...] = ()
    total: int = 0
    chosen: Chosen | None = None
    room: Room | None = None
