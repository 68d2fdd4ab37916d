"""Which seat of one room is which of another: by where they stand, else by their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from seatingapp.domain.rooms import RoomLayout, SeatPlace, reading_order

TOLERANCE_CM = 40.0


@dataclass(frozen=True, slots=True)
class SeatMapping:
    """`seats` gives for seats of the one room those of the other.

    `same_shape` tells that all seats of both rooms stand alike; where they do not, seats go by
    their order from the front left, and those beyond the smaller room are left out.
    """

    seats: Mapping[int, int]
    same_shape: bool


def mapping(source: RoomLayout, target: RoomLayout) -> SeatMapping:
    """Return how the seats of `source` lie to those of `target`.

    Two rooms have the same shape where each seat has one of its own in the other, at most
    `TOLERANCE_CM` away after both groups of seats were laid onto each other.
    """
    found = _by_place(source, target)
    if found is not None:
        return SeatMapping(found, True)
    ordered = zip(reading_order(source), reading_order(target), strict=False)
    return SeatMapping(dict(ordered), False)


def _by_place(source: RoomLayout, target: RoomLayout) -> dict[int, int] | None:
    """Each seat with the one at its place; None where one has none of its own."""
    ours, theirs = _from_corner(source), _from_corner(target)
    if len(ours) != len(theirs):
        return None
    found: dict[int, int] = {}
    free = dict(theirs)
    for seat, (x, y) in ours.items():
        near = min(free, key=lambda s: (free[s][0] - x) ** 2 + (free[s][1] - y) ** 2)
        if (free[near][0] - x) ** 2 + (free[near][1] - y) ** 2 > TOLERANCE_CM**2:
            return None
        found[seat] = near
        del free[near]
    return found


def _from_corner(layout: RoomLayout) -> dict[int, tuple[float, float]]:
    """Where seats are, measured from the leftmost and the foremost of them."""
    places: tuple[SeatPlace, ...] = layout.places()
    if not places:
        return {}
    left, front = min(p.x for p in places), min(p.y for p in places)
    return {p.seat_id: (p.x - left, p.y - front) for p in places}
