"""Two plans side by side: who moved, who is new, who is gone, and whose neighbours changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from seatingapp.domain.plans import Plan
from seatingapp.domain.seat_mapping import mapping
from seatingapp.domain.sitting_together import SIDE_BY_SIDE, Pair, pairs


@dataclass(frozen=True, slots=True)
class Move:
    """A pupil on another seat than before; seats by the ids of their own plan."""

    pupil_id: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different on `after`, seen from `before`.

    `comparable` tells that the seats of both can be told apart from each other: they are of one
    room, or of two of the same shape. Otherwise nobody is said to have moved or stayed. Neighbours
    are those who sit side by side or across a table: `met` only on the later plan, `parted` only
    on the earlier one, `again` on both. A pair of somebody who is new or gone is among them too.
    """

    comparable: bool
    moved: tuple[Move, ...]
    stayed: frozenset[int]
    new: frozenset[int]
    gone: frozenset[int]
    met: tuple[Pair, ...]
    parted: tuple[Pair, ...]
    again: tuple[Pair, ...]


def compare(before: Plan, after: Plan, known: Collection[int] | None = None) -> Comparison:
    """Return how two plans of a class differ; `known` leaves out all other pupils."""
    first, second = _by_pupil(before, known), _by_pupil(after, known)
    seats = _same_seats(before, after)
    both = first.keys() & second.keys()
    moved = [
        Move(p, first[p], second[p])
        for p in both
        if seats is not None and seats.get(first[p]) != second[p]
    ]
    ahead, behind = _pairs(before, known), _pairs(after, known)
    return Comparison(
        seats is not None,
        tuple(sorted(moved, key=lambda m: m.pupil_id)),
        frozenset(both) - {m.pupil_id for m in moved} if seats is not None else frozenset(),
        frozenset(second.keys() - first.keys()),
        frozenset(first.keys() - second.keys()),
        tuple(pair for key, pair in behind.items() if key not in ahead),
        tuple(pair for key, pair in ahead.items() if key not in behind),
        tuple(pair for key, pair in behind.items() if key in ahead),
    )


def _same_seats(before: Plan, after: Plan) -> Mapping[int, int] | None:
    """Seats of the one plan as seats of the other. In one room a seat keeps its number for good."""
    if before.room_id == after.room_id:
        return {place.seat_id: place.seat_id for place in before.layout.places()}
    lying = mapping(before.layout, after.layout)
    return lying.seats if lying.same_shape else None


def _by_pupil(plan: Plan, known: Collection[int] | None) -> dict[int, int]:
    return {
        o.pupil_id: seat for seat, o in plan.seated.items() if known is None or o.pupil_id in known
    }


def _pairs(plan: Plan, known: Collection[int] | None) -> dict[frozenset[int], Pair]:
    seated = {seat: pupil for pupil, seat in _by_pupil(plan, known).items()}
    found = (p for p in pairs(plan.layout, seated) if p.relation in SIDE_BY_SIDE)
    return {frozenset((pair.pupil, pair.other)): pair for pair in found}
