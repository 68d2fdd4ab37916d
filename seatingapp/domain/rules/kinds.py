"""What a rule can say: one frozen class for each kind. Pupils are given by their ids.

Names follow the words on the screen. A rule speaks of the room by the name of a zone, so that it
holds in every room that has one, or of chosen seats of one room.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.pupils import Characteristic

MOST_FRIENDS = 3  # wishes of one pupil


class Near(StrEnum):
    """How close pupils are kept together."""

    DESK = "same desk"
    BESIDE = "beside"  # side by side, at one desk or at two
    TABLE = "same table"  # one desk, or several that are pushed together


class Within(StrEnum):
    """Among whom attainment is mixed or grouped."""

    DESK = "desk"
    TABLE = "table"
    ROOM = "room"  # all who sit next to each other


class Measure(StrEnum):
    """What tables are balanced by."""

    ATTAINMENT = "attainment"
    SEX = "sex"
    PRAISE = "lesson praise"


class Listing(StrEnum):
    """The order in which seats are filled."""

    ALPHABETICAL = "alphabetical"
    REGISTER = "register"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a room: the zone of that name (whatever the case), or else these seats."""

    zone: str = ""
    seats: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Apart:
    """No two of these pupils are neighbours, or they are at least so many metres apart."""

    pupils: tuple[int, ...]
    metres: float | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """These pupils sit at one desk or table; two pupils sit side by side (`Near.BESIDE`)."""

    pupils: tuple[int, ...]
    near: Near = Near.BESIDE


@dataclass(frozen=True, slots=True)
class InArea:
    """Each of these pupils sits in a part of the room, or outside it."""

    pupils: tuple[int, ...]
    area: Area
    inside: bool = True


@dataclass(frozen=True, slots=True)
class FacesBoard:
    """None of these pupils faces away from the board; no pupils stands for everyone."""

    pupils: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepEmpty:
    """Nobody sits there."""

    area: Area


@dataclass(frozen=True, slots=True)
class FromFront:
    """Seats are filled from the front: no row is begun while one before it has room."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """Those who sit side by side differ in a characteristic."""

    trait: Characteristic


@dataclass(frozen=True, slots=True)
class Attainment:
    """Different levels of attainment sit together (`mix`), or alike ones do."""

    mix: bool = True
    within: Within = Within.DESK
    trait: Characteristic = Characteristic.PRIOR_ATTAINMENT


@dataclass(frozen=True, slots=True)
class Balance:
    """Tables are as alike as can be: the mean level, the share of a sex, the praise points."""

    measure: Measure
    trait: Characteristic = Characteristic.PRIOR_ATTAINMENT  # the attainment that is meant


@dataclass(frozen=True, slots=True)
class InOrder:
    """Pupils sit row by row from the front left in an order; `seed` decides a random one."""

    listing: Listing = Listing.ALPHABETICAL
    seed: int = 0


@dataclass(frozen=True, slots=True)
class NewNeighbours:
    """Nobody sits next to somebody whom they sat next to in the last so many plans."""

    plans: int = 3


@dataclass(frozen=True, slots=True)
class FewMoves:
    """As few pupils as possible leave the seat of the present plan."""


@dataclass(frozen=True, slots=True)
class Friends:
    """A pupil sits next to at least one of up to three whom they wished for."""

    pupil: int
    friends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HelperBeside:
    """One of these helpers sits beside the pupil; without any, a chair beside them stays free."""

    pupil: int
    helpers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PairCount:
    """What the concern entries of two pupils show; no cause is claimed.

    Of `near_lessons` in which they sat near each other, `near` had a concern entry of either;
    likewise `far` of `far_lessons`.
    """

    one: int
    other: int
    near: int
    near_lessons: int
    far: int
    far_lessons: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pairs whose concern entries cluster when they sit near each other are not neighbours.

    The pairs and their counts are those that the teacher saw and agreed to, of the entries from
    `since` to `until`. Behaviour that came later changes nothing until the rule is looked at anew.
    """

    pairs: tuple[PairCount, ...]
    since: dt.date
    until: dt.date


Kind = (
    Apart
    | Together
    | InArea
    | FacesBoard
    | KeepEmpty
    | FromFront
    | Alternate
    | Attainment
    | Balance
    | InOrder
    | NewNeighbours
    | FewMoves
    | Friends
    | HelperBeside
    | Evidence
)


def pupils_in(kind: Kind) -> tuple[int, ...]:
    """The pupils whom a rule names, in its order, none twice."""
    match kind:
        case Apart(pupils) | Together(pupils) | InArea(pupils) | FacesBoard(pupils):
            named = pupils
        case Friends(pupil, others) | HelperBeside(pupil, others):
            named = (pupil, *others)
        case Evidence(pairs):
            named = tuple(p for pair in pairs for p in (pair.one, pair.other))
        case _:
            named = ()
    return tuple(dict.fromkeys(named))
