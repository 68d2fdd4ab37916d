"""Zones: named sets of seats, and those that the geometry of a room suggests."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy
from seatingapp.domain.piece_shapes import box, rectangle
from seatingapp.domain.polygons import distance
from seatingapp.domain.rooms import Desk, FixtureKind, RoomLayout, SeatPlace, Zone

FRONT_ROW = "Front row"
BACK_ROW = "Back row"
NEAR_DOOR = "Near the door"
NEAR_WINDOW = "Near the window"
NEAR_TEACHER = "Near the teacher"
EDGE = "Edge"
CORNER = "Corner"
LONGEST_NAME = 60
MOST_ZONES = 100

_NEAR: dict[str, tuple[FixtureKind, float]] = {
    NEAR_DOOR: (FixtureKind.DOOR, 250.0),
    NEAR_WINDOW: (FixtureKind.WINDOW, 200.0),
    NEAR_TEACHER: (FixtureKind.TEACHER_DESK, 250.0),
}
_SAME_COLUMN = 35.0  # cm by which places of one column may differ
_AS_FAR = 1.0  # cm


def proposals(layout: RoomLayout) -> tuple[Zone, ...]:
    """Return the zones that the geometry gives; only those that have a seat.

    - Front row, back row: all seats of the foremost desks, and of those furthest back. In a room of
      one row there is no back row.
    - Near the door, the window, the teacher's desk: up to 2.5 m (window: 2 m) from place to piece.
    - Edge: the outermost columns on the left and on the right.
    - Corner: the seat nearest to each corner of the ground that all the places cover.
    """
    places = layout.places()
    if not places:
        return ()
    front, back = _foremost(layout), _furthest_back(layout)
    found = [Zone(FRONT_ROW, front), Zone(BACK_ROW, back if back != front else frozenset())]
    for name, (kind, reach) in _NEAR.items():
        found.append(Zone(name, _near(layout, places, kind, reach)))
    found += [Zone(EDGE, _edge(places)), Zone(CORNER, _corner(places))]
    return tuple(zone for zone in found if zone.seats)


def with_zone(layout: RoomLayout, zone: Zone) -> RoomLayout:
    """Add a zone, or put it in the place of the one of that name (whatever the case).

    Raises Refusal for an empty or overlong name, for a zone without seats or with seats that are
    not there, and for more than 100 zones.
    """
    name = tidy(zone.name)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Refusal(
            f"A zone needs a name of 1 to {LONGEST_NAME} letters.", kept="No zone was changed."
        )
    if not zone.seats:
        raise Refusal(
            "A zone needs at least one seat.",
            where=f"Zone: {name}.",
            kept="No zone was changed.",
            todo="Choose its seats first.",
        )
    if not zone.seats <= {place.seat_id for place in layout.places()}:
        raise Refusal(
            "A zone can only have seats of its room.",
            where=f"Zone: {name}.",
            kept="No zone was changed.",
        )
    tidied = Zone(name, frozenset(zone.seats))
    names = [known.name.casefold() for known in layout.zones]
    if name.casefold() in names:
        at = names.index(name.casefold())
        return replace(layout, zones=(*layout.zones[:at], tidied, *layout.zones[at + 1 :]))
    if len(layout.zones) >= MOST_ZONES:
        raise Refusal(f"A room has at most {MOST_ZONES} zones.", kept="No zone was changed.")
    return replace(layout, zones=(*layout.zones, tidied))


def without_zone(layout: RoomLayout, name: str) -> RoomLayout:
    """Take a zone away by its name, whatever the case; its seats stay."""
    wanted = tidy(name).casefold()
    return replace(layout, zones=tuple(z for z in layout.zones if z.name.casefold() != wanted))


def _foremost(layout: RoomLayout) -> frozenset[int]:
    """A desk is in the first row if its middle is not behind the back of the foremost desk."""
    desks = [desk for desk in layout.desks if desk.seats]
    first = min((box(desk) for desk in desks), key=lambda b: (b.y, b.y + b.height))
    return _seats(desks, lambda desk: desk.y <= first.y + first.height)


def _furthest_back(layout: RoomLayout) -> frozenset[int]:
    desks = [desk for desk in layout.desks if desk.seats]
    last = max((box(desk) for desk in desks), key=lambda b: (b.y + b.height, b.y))
    return _seats(desks, lambda desk: desk.y >= last.y)


def _seats(desks: Iterable[Desk], wanted: Callable[[Desk], bool]) -> frozenset[int]:
    return frozenset(seat.id for desk in desks if wanted(desk) for seat in desk.seats)


def _near(
    layout: RoomLayout, places: tuple[SeatPlace, ...], kind: FixtureKind, reach: float
) -> frozenset[int]:
    ground = [rectangle(fixture) for fixture in layout.fixtures if fixture.kind is kind]
    return frozenset(
        p.seat_id for p in places if any(distance(area, p.x, p.y) <= reach for area in ground)
    )


def _edge(places: tuple[SeatPlace, ...]) -> frozenset[int]:
    left, right = min(p.x for p in places), max(p.x for p in places)
    return frozenset(
        p.seat_id for p in places if p.x <= left + _SAME_COLUMN or p.x >= right - _SAME_COLUMN
    )


def _corner(places: tuple[SeatPlace, ...]) -> frozenset[int]:
    found: set[int] = set()
    for x in (min(p.x for p in places), max(p.x for p in places)):
        for y in (min(p.y for p in places), max(p.y for p in places)):
            far = {p.seat_id: math.hypot(p.x - x, p.y - y) for p in places}
            nearest = min(far.values())
            found |= {seat for seat, off in far.items() if off <= nearest + _AS_FAR}
    return frozenset(found)
