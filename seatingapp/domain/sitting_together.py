"""Who sits next to whom: the neighbours of seats, told of the pupils on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from seatingapp.domain.neighbours import Neighbour, by_seat
from seatingapp.domain.plan_history import Span
from seatingapp.domain.plans import PlanLine
from seatingapp.domain.rooms import Relation, RoomLayout

# Those who can whisper: not the ones whose back or face is a row away.
SIDE_BY_SIDE = frozenset({Relation.SAME_DESK, Relation.BESIDE, Relation.ACROSS})
_ORDER = {relation: rank for rank, relation in enumerate(Relation)}
_DAY = dt.timedelta(days=1)


class Pair(NamedTuple):
    """Two pupils who sit next to each other; `relation` is how `other` sits to `pupil`."""

    pupil: int
    other: int
    relation: Relation
    metres: float

    @property
    def turned(self) -> Pair:
        """The same two, seen from the other one."""
        return Pair(self.other, self.pupil, self.relation.mirrored, self.metres)


@dataclass(frozen=True, slots=True)
class Spell:
    """Some time for which two pupils sat next to each other; `last` None: they still do.

    `lesson` tells that it was one lesson with changes of its own, not what a plan said for a time.
    """

    line: PlanLine
    relation: Relation
    metres: float
    first: dt.date
    last: dt.date | None
    plan_ids: tuple[int, ...]
    lesson: bool = False


# Layouts are never changed, and a class sits in few of them.
near_seats = lru_cache(maxsize=256)(by_seat)


def pairs(layout: RoomLayout, seated: Mapping[int, int]) -> tuple[Pair, ...]:
    """Return all who sit next to each other (`seated`: pupil by seat), each two once.

    They come by how they sit, then in the order of the seats in the layout.
    """
    found = (
        Pair(seated[seat], seated[near.other], near.relation, near.metres)
        for seat, listed in near_seats(layout).items()
        if seat in seated
        for near in listed
        if near.other in seated and _told_here(near)
    )
    return tuple(sorted(found, key=lambda pair: _ORDER[pair.relation]))


def _told_here(near: Neighbour) -> bool:
    """Each two are told from one side: the one in front tells of the one behind."""
    if near.relation in SIDE_BY_SIDE:
        return near.seat < near.other
    return near.relation is Relation.BEHIND


def pairs_of(layout: RoomLayout, seated: Mapping[int, int], pupil_id: int) -> tuple[Pair, ...]:
    """Return who sits next to one pupil, the nearest first."""
    own = next((seat for seat, pupil in seated.items() if pupil == pupil_id), None)
    near = near_seats(layout).get(own, ()) if own is not None else ()
    return tuple(
        Pair(pupil_id, seated[n.other], n.relation, n.metres) for n in near if n.other in seated
    )


def beside(layout: RoomLayout, seated: Mapping[int, int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """Return for each pupil on a seat who sits next to them, the nearest first, and how."""
    near = near_seats(layout)
    return {
        pupil: tuple(
            (seated[n.other], str(n.relation)) for n in near.get(seat, ()) if n.other in seated
        )
        for seat, pupil in seated.items()
    }


def joined(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Return the spells of two pupils, the latest first; those that follow on become one.

    Every change of seats on a later day makes a new plan, but most pupils stay where they are.
    """
    found: list[Spell] = []
    ending: dict[tuple[PlanLine, Relation, dt.date], int] = {}  # where what ends on a day stands
    for spell in sorted(spells, key=lambda s: (s.first, s.plan_ids)):
        before = (spell.line, spell.relation, spell.first - _DAY)
        same = ending.get(before)
        if same is not None and _follows(found[same], spell):
            del ending[before]
            whole = tuple(dict.fromkeys((*found[same].plan_ids, *spell.plan_ids)))
            found[same] = replace(found[same], last=spell.last, plan_ids=whole)
        else:
            same = len(found)
            found.append(spell)
        last = found[same].last
        if last is not None and not found[same].lesson:
            ending[spell.line, spell.relation, last] = same
    return tuple(sorted(found, key=lambda s: (s.first, s.plan_ids), reverse=True))


def _follows(before: Spell, after: Spell) -> bool:
    """A lesson carries on the plan that it was taught on, as on the day that replaced it."""
    return not after.lesson or after.plan_ids[-1] in before.plan_ids


def covered(spells: Iterable[Spell], line: PlanLine, day: dt.date, relation: Relation) -> bool:
    """Whether spells say already that two sat so on a day."""
    return any(
        s.line == line and s.relation is relation and day in Span(s.first, s.last) for s in spells
    )
