"""How a rule came out, before it is weighed; and the words that several rules say it with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from seatingapp.arranging.classroom.ground import Ground
from seatingapp.domain.plans import Occupant

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices
    from seatingapp.arranging.classroom.scene import Scene

SHOWN = 3  # of a long list, before it is cut


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one rule in one plan.

    `held` of `checks` hold, `open` are not decided yet because somebody has no seat. `won` are
    hundredths of a point. `pairs` and `seats` are where it is broken. An `idle` rule has nothing
    to say of this class in this room.
    """

    held: int
    checks: int
    won: int
    reason: str
    pairs: tuple[tuple[int, int], ...] = ()
    seats: tuple[int, ...] = ()
    open: int = 0
    idle: bool = False

    @property
    def failed(self) -> int:
        """How many checks do not hold."""
        return self.checks - self.held - self.open


class View:
    """A plan, half finished or whole: who of the scene sits where. Anybody else is passed over."""

    def __init__(self, scene: Scene, seated: Mapping[int, Occupant]) -> None:
        self.scene = scene
        self.ground: Ground = scene.ground
        places, here = scene.ground.places, scene.here
        self.at: dict[int, int] = {
            seat: o.pupil_id
            for seat, o in sorted(seated.items())
            if o.pupil_id in here and seat in places
        }
        self.seat_of: dict[int, int] = {pupil: seat for seat, pupil in self.at.items()}
        self.pinned = frozenset(o.pupil_id for o in seated.values() if o.pinned)

    def name(self, pupil: int) -> str:
        """The short name of a pupil."""
        return self.scene.name(pupil)

    def names(self, pupils: Sequence[int]) -> str:
        """Names in a row, a long list cut: `Ben, Cara, Dan and 4 more`."""
        return cut([self.name(p) for p in pupils])

    def where(self, pupil: int) -> str:
        """The seat of a pupil who has one: `row 2, seat 3`."""
        return self.ground.seat_words[self.seat_of[pupil]]


class Check(Protocol):
    """What a rule comes to in a class and a room: one or more checks.

    `units` is how often the weight of a wish can be won.
    """

    @property
    def units(self) -> int:
        """How many checks' worth there is to win."""
        ...

    def write(self, into: Matrices) -> None:
        """Write it as costs, or as musts, into the problem."""
        ...

    def finding(self, view: View, weight: int) -> Finding:
        """Look at a plan; `weight` is 0 for a must."""
        ...


@dataclass(frozen=True, slots=True)
class Idle:
    """A rule that has nothing to check, with a sentence that says why."""

    reason: str
    units: int = 0

    def write(self, into: Matrices) -> None:
        """There is nothing to write."""

    def finding(self, _view: View, _weight: int) -> Finding:
        """Say why."""
        return Finding(0, 0, 0, self.reason, idle=True)


def cut(words: Sequence[str]) -> str:
    """Words in a row: `Ben`, `Ben and Cara`, `Ben, Cara, Dan and 4 more`."""
    if len(words) > SHOWN + 1:
        return f"{', '.join(words[:SHOWN])} and {len(words) - SHOWN} more"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentences(parts: Iterable[str]) -> str:
    """Sentences one after the other, those after the first few counted: `... And 4 more.`"""
    said = [part for part in parts if part]
    rest = len(said) - SHOWN
    shown = said[:SHOWN] if rest > 1 else said
    return " ".join([*shown, f"And {rest} more."] if rest > 1 else shown)


def followed(reason: str, more: str) -> str:
    """A reason with a sentence after it; either may be empty."""
    if not (reason and more):
        return reason or more
    return f"{reason} {more}" if reason.endswith(".") else f"{reason}; {more}"


def unseated(view: View, pupils: Sequence[int]) -> str:
    """A sentence about those who have no seat yet, many only counted; empty where all have one."""
    missing = [p for p in pupils if p not in view.seat_of]
    if not missing:
        return ""
    if len(missing) > SHOWN + 1:
        return f"{len(missing)} have no seat yet."
    return f"{view.names(missing)} {'has' if len(missing) == 1 else 'have'} no seat yet."
