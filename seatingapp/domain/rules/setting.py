"""Everything that arranging a class looks at, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.rules.kinds import Area, InArea
from seatingapp.domain.rules.rule import ForPupil, Rule, Strength
from seatingapp.domain.rules.sentences import STRANGER
from seatingapp.domain.zones import proposals

PIN = "pin-"  # how the uid of a pin's rule begins


@dataclass(frozen=True, slots=True)
class Member:
    """A pupil to be seated. `name` is the short one; `praise` their praise events in this class.

    `characteristics` holds only those that some active rule uses.
    """

    pupil_id: int
    name: str
    characteristics: Mapping[Characteristic, str] = field(default_factory=dict)
    praise: int = 0


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """Who sat next to whom in an earlier plan: pairs of pupil ids, the lower one first."""

    from_date: dt.date
    pairs: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Setting:
    """A class, a room, who sits where now, and the rules.

    `members` are in alphabetical order, `register` is the order of the class list. `seated` may
    hold fewer than all. `earlier` plans are the newest first and without the present one.
    `movable` are the pupils who may change seats; None stands for all. Pinned ones never move, and
    whoever else is not movable keeps the seat (or stays without one). `left_out` get no seat: the
    teacher's choice where there are fewer seats than pupils. `anew`: the class gets a seating of
    its own, so that `earlier` begins with the one that it had until then. `in_use` are the
    characteristics that the school has switched on; None where it was not asked.
    """

    layout: RoomLayout
    members: tuple[Member, ...]
    rules: tuple[Rule, ...] = ()
    seated: Mapping[int, Occupant] = field(default_factory=dict)
    register: tuple[int, ...] = ()
    earlier: tuple[EarlierPlan, ...] = ()
    movable: frozenset[int] | None = None
    left_out: frozenset[int] = frozenset()
    anew: bool = False
    in_use: frozenset[Characteristic] | None = None

    @property
    def active_rules(self) -> tuple[Rule, ...]:
        """The rules that count, in their order, without pins."""
        return tuple(rule for rule in self.rules if rule.active)

    def name(self, pupil_id: int) -> str:
        """The short name of a pupil; `STRANGER` where they are not in the class."""
        return next((m.name for m in self.members if m.pupil_id == pupil_id), STRANGER)


def pins(setting: Setting) -> tuple[Rule, ...]:
    """The pinned pupils of a setting as musts, in the order of the seats."""
    known = {m.pupil_id for m in setting.members}
    return tuple(
        Rule(
            f"{PIN}{o.pupil_id}",
            InArea((o.pupil_id,), Area(seats=frozenset({seat}))),
            Strength.MUST,
            ForPupil(o.pupil_id),
        )
        for seat, o in sorted(setting.seated.items())
        if o.pinned and o.pupil_id in known
    )


def is_pin(rule: Rule) -> bool:
    """Whether a rule stands for a pin of the plan."""
    return rule.uid.startswith(PIN)


def area_seats(layout: RoomLayout, area: Area) -> frozenset[int] | None:
    """The seats of an area in a room; None where the room has no such zone, or none of the seats.

    A zone of the room goes before the one of that name that its geometry suggests.
    """
    if not area.zone:
        return area.seats & {place.seat_id for place in layout.places()} or None
    wanted = area.zone.casefold()
    for zone in (*layout.zones, *proposals(layout)):
        if zone.name.casefold() == wanted and zone.seats:
            return zone.seats
    return None
