"""Who sits next to whom, computed from the geometry of a room and corrected by the teacher.

The rule is in docs/decisions/0010. It looks only at the line between two seats and at how both
face, so it is the same however the room is turned, and left and right are alike. In short, with
the distance from place to place:

- side by side: both face much the same way (or towards each other's side, round a corner or a
  round table) and the line between them runs to the side. The nearest on either side counts: at
  the same desk however far it is, at another desk up to 1.5 m;
- in front and behind: the nearest that faces the same way, up to 1.7 m;
- across: both face each other, at one desk or at two that are pushed together (1.2 m). Of several
  the one that is straightest ahead.

Back to back is no relation.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from seatingapp.domain.errors import Refusal
from seatingapp.domain.rooms import Correction, Relation, RoomLayout, SeatPlace

BESIDE_REACH = 150.0  # cm: a place and a way that one person walks through
AHEAD_REACH = 170.0
ACROSS_REACH = 120.0  # two desks that are pushed together
_SLACK = 2.0  # cm: nothing depends on how a turned room was rounded

# None of these lies where furniture usually stands, so that rounding decides nothing.
_ALIKE = 50.05  # degrees by which two may face apart and still face the same way
_CORNER = 100.05  # and still sit side by side at a corner where they look towards each other
_OPPOSITE = 130.05  # from here on they face each other or turn their backs
_SIDEWAYS = 35.5  # degrees that the line between two may be off the exact side
_STRAIGHT = 35.5  # degrees that it may be off straight ahead across a table
_AHEAD = 0.943  # somebody in front is further ahead than to the side
_HALF_PLACE = 47.0  # cm to the side that somebody in front may sit
_SIDE = 91.7  # degrees off straight ahead that are to the side rather than behind
_AS_NEAR = 3.3  # cm: two that are as near as each other count both
_AS_STRAIGHT = 1.1  # degrees, likewise
_TOUCHING = 1.0  # cm: seats on one spot have no direction between them


class Neighbour(NamedTuple):
    """How `other` lies to `seat`, and how far one place is from the other in metres."""

    seat: int
    other: int
    relation: Relation
    metres: float

    @property
    def mirrored(self) -> Neighbour:
        """The same two, seen from the other one."""
        return Neighbour(self.other, self.seat, self.relation.mirrored, self.metres)


class _Look(NamedTuple):
    """A candidate seen from one seat: the slot that it may fill, and how well (less is better)."""

    seat: int
    other: int
    slot: str
    relation: Relation
    rank: float
    tie: float


def neighbours(layout: RoomLayout) -> tuple[Neighbour, ...]:
    """Return every two neighbours once, the lower seat number first, ordered by number.

    Corrections are applied; those about seats that are not there are passed over.
    """
    places = {place.seat_id: place for place in layout.places()}
    found = _computed(list(places.values()))
    for said in layout.corrections:
        if said.seat in places and said.other in places:
            pair = _pair(said.seat, said.other)
            found.pop(pair, None)
            if said.relation is not None:
                same = pair == (said.seat, said.other)
                found[pair] = said.relation if same else said.relation.mirrored
    return tuple(
        Neighbour(one, other, relation, _metres(places[one], places[other]))
        for (one, other), relation in sorted(found.items())
    )


def by_seat(layout: RoomLayout) -> dict[int, tuple[Neighbour, ...]]:
    """Return the neighbours of every seat, seen from it, the nearest first."""
    seen: dict[int, list[Neighbour]] = {p.seat_id: [] for p in layout.places()}
    for pair in neighbours(layout):
        seen[pair.seat].append(pair)
        seen[pair.other].append(pair.mirrored)
    return {seat: tuple(sorted(n, key=lambda n: (n.metres, n.other))) for seat, n in seen.items()}


def neighbours_of(layout: RoomLayout, seat_id: int) -> tuple[Neighbour, ...]:
    """Return the neighbours of one seat, seen from it, the nearest first. Raises KeyError."""
    return by_seat(layout)[seat_id]


def metres(layout: RoomLayout, one: int, other: int) -> float:
    """Return how far two places are from each other, to a centimetre. Raises KeyError."""
    places = {place.seat_id: place for place in layout.places()}
    return _metres(places[one], places[other])


def with_correction(
    layout: RoomLayout, seat: int, other: int, relation: Relation | None
) -> RoomLayout:
    """Say how `other` lies to `seat`, or with None that they are no neighbours.

    What was said of these two before is forgotten. Raises Refusal for a seat that is not there and
    for one and the same seat.
    """
    there = {place.seat_id for place in layout.places()}
    if seat == other or not {seat, other} <= there:
        raise Refusal("Neighbours are two seats of this room.", kept="The room was not changed.")
    cleared = without_correction(layout, seat, other)
    said = Correction(seat, other, relation)
    return replace(cleared, corrections=(*cleared.corrections, said))


def without_correction(layout: RoomLayout, seat: int, other: int) -> RoomLayout:
    """Forget what was said of two seats, so that the geometry decides again."""
    kept = tuple(c for c in layout.corrections if {c.seat, c.other} != {seat, other})
    return replace(layout, corrections=kept)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _metres(one: SeatPlace, other: SeatPlace) -> float:
    return round(math.hypot(other.x - one.x, other.y - one.y) / 100, 2)


def _computed(places: list[SeatPlace]) -> dict[tuple[int, int], Relation]:
    """Of all candidates, the best one in each slot of each seat makes a pair."""
    slots: dict[tuple[int, str], list[_Look]] = defaultdict(list)
    for one, other in _near_pairs(places):
        for look in _looks(one, other):
            slots[look.seat, look.slot].append(look)
    found: dict[tuple[int, int], Relation] = {}
    for looks in slots.values():
        best = min(look.rank for look in looks)
        for look in looks:
            if look.rank <= best + look.tie:
                pair = _pair(look.seat, look.other)
                same = pair == (look.seat, look.other)
                found[pair] = look.relation if same else look.relation.mirrored
    return found


def _near_pairs(places: list[SeatPlace]) -> Iterator[tuple[SeatPlace, SeatPlace]]:
    """Every two seats of one desk, and of different desks those within the longest reach.

    Seats are put into squares of that reach, so that a hall of 400 is not compared with itself.
    """
    reach = AHEAD_REACH + _SLACK
    squares: dict[tuple[int, int], list[SeatPlace]] = defaultdict(list)
    desks: dict[int, list[SeatPlace]] = defaultdict(list)
    for place in places:
        here = (math.floor(place.x / reach), math.floor(place.y / reach))
        for across in (-1, 0, 1):
            for back in (-1, 0, 1):
                for other in squares.get((here[0] + across, here[1] + back), ()):
                    if other.desk_id != place.desk_id and _within(other, place, reach):
                        yield other, place
        for other in desks[place.desk_id]:
            yield other, place
        squares[here].append(place)
        desks[place.desk_id].append(place)


def _within(one: SeatPlace, other: SeatPlace, reach: float) -> bool:
    dx, dy = other.x - one.x, other.y - one.y
    return dx * dx + dy * dy <= reach * reach


def _looks(one: SeatPlace, other: SeatPlace) -> Iterable[_Look]:
    """What two seats may be to each other, seen from both; nothing where they are no candidates."""
    dx, dy = other.x - one.x, other.y - one.y
    far = math.hypot(dx, dy)
    if far < _TOUCHING:
        return ()
    turn = (other.facing - one.facing + 180) % 360 - 180
    apart = abs(turn)
    if apart >= _OPPOSITE:
        return _across(one, other, far)
    # The direction in which both look together: the mean of how they face.
    mean = math.radians(one.facing + turn / 2)
    ahead = dx * math.sin(mean) - dy * math.cos(mean)
    side = dx * math.cos(mean) + dy * math.sin(mean)
    if math.degrees(math.atan2(abs(ahead), abs(side))) <= _SIDEWAYS:
        return _beside(one, other, far, apart, side)
    if (
        apart <= _ALIKE
        and far <= AHEAD_REACH + _SLACK
        and abs(side) <= min(_HALF_PLACE, _AHEAD * abs(ahead))
    ):
        front, back = (other, one) if ahead > 0 else (one, other)
        return (
            _Look(back.seat_id, front.seat_id, "front", Relation.IN_FRONT, far, _AS_NEAR),
            _Look(front.seat_id, back.seat_id, "back", Relation.BEHIND, far, _AS_NEAR),
        )
    return ()


def _beside(
    one: SeatPlace, other: SeatPlace, far: float, apart: float, side: float
) -> Iterable[_Look]:
    same = one.desk_id == other.desk_id
    if not same:
        if far > BESIDE_REACH + _SLACK:
            return ()
        if apart > _ALIKE and (apart > _CORNER or not _towards(one, other)):
            return ()
    relation = Relation.SAME_DESK if same else Relation.BESIDE
    right, left = ("right", "left") if side > 0 else ("left", "right")
    return (
        _Look(one.seat_id, other.seat_id, right, relation, far, _AS_NEAR),
        _Look(other.seat_id, one.seat_id, left, relation, far, _AS_NEAR),
    )


def _across(one: SeatPlace, other: SeatPlace, far: float) -> Iterable[_Look]:
    if one.desk_id != other.desk_id and far > ACROSS_REACH + _SLACK:
        return ()
    off = max(_off_ahead(one, other), _off_ahead(other, one))
    if off > _STRAIGHT:
        return ()
    return tuple(
        _Look(a.seat_id, b.seat_id, "across", Relation.ACROSS, off, _AS_STRAIGHT)
        for a, b in ((one, other), (other, one))
    )


def _off_ahead(one: SeatPlace, other: SeatPlace) -> float:
    """By how many degrees somebody has to turn their head to look at the other."""
    bearing = math.degrees(math.atan2(other.x - one.x, one.y - other.y))
    return abs((bearing - one.facing + 180) % 360 - 180)


def _towards(one: SeatPlace, other: SeatPlace) -> bool:
    """Does each look to the side where the other one sits, rather than away?"""
    return max(_off_ahead(one, other), _off_ahead(other, one)) <= _SIDE
