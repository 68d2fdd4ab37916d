"""Which plan a lesson opens with: a rule over what plans there are, without their seats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.rooms import RoomLayout, SeatPlace, reading_order

_SAME_PLACE = 10.0  # cm: two rooms with seats no further apart than that have one shape
_SAME_WAY = 15.0  # degrees
_CIRCLE = 360


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plan that a lesson could open with; `own` says that this teacher made it."""

    id: int
    line: PlanLine
    from_date: dt.date
    own: bool


def usual(known: Sequence[Candidate], room_id: int | None) -> Candidate | None:
    """Return the plan for lessons that a lesson opens with by itself, of those that hold by then.

    `known` has the newest first. The teacher's own come before those of colleagues; plans without
    a name before others. Without a room the newest in any room is meant.
    """
    fitting = [
        c for c in known if c.line.purpose is Purpose.LESSON and room_id in (None, c.line.room_id)
    ]
    return min(fitting, key=lambda c: (not c.own, bool(c.line.name)), default=None)


def newest_of(known: Sequence[Candidate], line: PlanLine) -> Candidate | None:
    """Return the plan of a line that holds: the newest own one, else the newest of a colleague."""
    return min((c for c in known if c.line == line), key=lambda c: not c.own, default=None)


def each_line(known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the plan that holds of every line, the line with the newest plan first."""
    lines = dict.fromkeys(c.line for c in known)
    return tuple(found for line in lines if (found := newest_of(known, line)) is not None)


def meant_for(known: Sequence[Candidate], day: dt.date) -> Candidate | None:
    """Return a plan for a test, an exam or the like that begins on exactly this day."""
    dated = (c for c in each_line(known) if c.line.purpose is not Purpose.LESSON)
    return next((c for c in dated if c.from_date == day), None)


def same_shape(first: RoomLayout, second: RoomLayout) -> dict[int, int] | None:
    """Return which seat of the second room stands where one of the first does, for every seat.

    None where the rooms have not the same shape, or no seat at all.
    """
    if first == second:
        return {seat: seat for seat in reading_order(first)} or None
    there = _in_order(second)
    here = _in_order(first)
    if not here or len(here) != len(there):
        return None
    pairs = list(zip(here, there, strict=True))
    if not all(_stand_alike(a, b) for a, b in pairs):
        return None
    return {a.seat_id: b.seat_id for a, b in pairs}


def _in_order(layout: RoomLayout) -> list[SeatPlace]:
    places = {p.seat_id: p for p in layout.places()}
    return [places[seat] for seat in reading_order(layout)]


def _stand_alike(a: SeatPlace, b: SeatPlace) -> bool:
    turned = abs(a.facing - b.facing) % _CIRCLE
    near = abs(a.x - b.x) <= _SAME_PLACE and abs(a.y - b.y) <= _SAME_PLACE
    return near and min(turned, _CIRCLE - turned) <= _SAME_WAY
