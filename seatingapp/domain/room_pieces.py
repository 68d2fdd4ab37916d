"""Pieces of furniture in a layout: add, remove, move, turn, resize and name them.

Every function is pure: a layout in, a new layout out. Centimetres and degrees are kept to one
decimal. Pieces that a layout no longer has are passed over where a function takes several, and are
a KeyError where it takes one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from seatingapp.domain.furniture import (
    FIXTURE_SIZES,
    USUAL_PLACES,
    Spot,
    desk_size,
    desk_spots,
)
from seatingapp.domain.piece_shapes import (
    Piece,
    PieceKind,
    all_pieces,
    box_around,
    box_of,
    corners,
    found,
    middle,
)
from seatingapp.domain.room_copies import Clip, clip, duplicated, pasted
from seatingapp.domain.room_numbers import highest_id, to_angle, to_cm
from seatingapp.domain.rooms import (
    Desk,
    DeskKind,
    Fixture,
    FixtureKind,
    RoomLayout,
    Seat,
    Zone,
)

__all__ = [
    "Clip",
    "Piece",
    "PieceKind",
    "add_desk",
    "add_fixture",
    "all_pieces",
    "box_around",
    "box_of",
    "clip",
    "corners",
    "duplicated",
    "faced",
    "labelled",
    "moved",
    "moved_each",
    "pasted",
    "removed",
    "resized",
    "turned",
    "with_places",
]

LEAST_SIZE, MOST_SIZE = 10.0, 3000.0  # cm of anything that stands in a room
LONGEST_LABEL = 60

Thing = Desk | Fixture
_Thing = TypeVar("_Thing", Desk, Fixture)


def add_desk(
    layout: RoomLayout, kind: DeskKind, x: float, y: float, places: int | None = None
) -> tuple[RoomLayout, Piece]:
    """Add a desk of the usual size with its middle at x, y, and say which piece it is.

    Without `places` it has as many as is usual. A single desk with two places is a double one, and
    so on. Raises Refusal outside 1 to 30 places.
    """
    places = USUAL_PLACES[kind] if places is None else places
    kind = _kind_for(kind, places)
    width, depth = desk_size(kind, max(places, 1))
    number = highest_id(layout) + 1
    spots = desk_spots(kind, places, width, depth)
    seats = tuple(Seat(number + n, *spot) for n, spot in enumerate(spots, 1))
    desk = Desk(number, kind, to_cm(x), to_cm(y), width, depth, seats)
    added = replace(layout, desks=(*layout.desks, desk), last_id=number + places)
    return added, Piece(PieceKind.DESK, number)


def add_fixture(
    layout: RoomLayout, kind: FixtureKind, x: float, y: float, label: str = ""
) -> tuple[RoomLayout, Piece]:
    """Add what seats nobody, in its usual size with its middle at x, y; say which piece it is."""
    number = highest_id(layout) + 1
    fixture = Fixture(number, kind, to_cm(x), to_cm(y), *FIXTURE_SIZES[kind], label=_text(label))
    added = replace(layout, fixtures=(*layout.fixtures, fixture), last_id=number)
    return added, Piece(PieceKind.FIXTURE, number)


def removed(layout: RoomLayout, pieces: Collection[Piece]) -> RoomLayout:
    """Take pieces away; their seats leave zones and corrections. No number is given again."""
    gone = set(pieces)
    return _without_lost_seats(
        replace(
            layout,
            desks=tuple(d for d in layout.desks if Piece(PieceKind.DESK, d.id) not in gone),
            fixtures=tuple(
                f for f in layout.fixtures if Piece(PieceKind.FIXTURE, f.id) not in gone
            ),
            last_id=highest_id(layout),
        )
    )


def moved(layout: RoomLayout, pieces: Collection[Piece], dx: float, dy: float) -> RoomLayout:
    """Move pieces by centimetres to the right and back (to a tenth)."""
    return moved_each(layout, dict.fromkeys(pieces, (dx, dy)))


def moved_each(layout: RoomLayout, ways: Mapping[Piece, tuple[float, float]]) -> RoomLayout:
    """Move several pieces, each by its own centimetres to the right and back (to a tenth)."""
    shifts = {piece: (to_cm(dx), to_cm(dy)) for piece, (dx, dy) in ways.items()}
    desks = tuple(_shifted(d, shifts.get(Piece(PieceKind.DESK, d.id))) for d in layout.desks)
    fixtures = tuple(
        _shifted(f, shifts.get(Piece(PieceKind.FIXTURE, f.id))) for f in layout.fixtures
    )
    return replace(layout, desks=desks, fixtures=fixtures)


def turned(layout: RoomLayout, pieces: Collection[Piece], degrees: float) -> RoomLayout:
    """Turn pieces clockwise about their common middle, the mean of their middles."""
    degrees = to_angle(degrees)
    things = found(layout, pieces)
    if not things:
        return layout
    x, y = middle(things)
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)

    def turn_one(thing: Thing) -> Thing:
        across, back = thing.x - x, thing.y - y
        return replace(
            thing,
            x=to_cm(x + across * cos - back * sin),
            y=to_cm(y + across * sin + back * cos),
            rotation=to_angle(thing.rotation + degrees),
        )

    return _changed(layout, pieces, turn_one)


def faced(layout: RoomLayout, piece: Piece, degrees: float) -> RoomLayout:
    """Turn one piece where it stands so that its front looks to `degrees`; 0 is the front wall."""
    found(layout, [piece], strict=True)
    return _changed(layout, [piece], lambda t: replace(t, rotation=to_angle(degrees)))


def resized(layout: RoomLayout, piece: Piece, width: float, depth: float) -> RoomLayout:
    """Give one piece a size before turning, at least 10 cm and at most 30 m either way.

    Places keep their share of the desk. A round table stays round: it takes the measure that
    differs from what it has, or the wider one.
    """
    (thing,) = found(layout, [piece], strict=True)
    width, depth = _sized(width), _sized(depth)
    if isinstance(thing, Fixture):
        return _changed(layout, [piece], lambda t: replace(t, width=width, depth=depth))
    if thing.kind is DeskKind.ROUND:
        across = (
            depth if width == thing.width else width if depth == thing.depth else max(width, depth)
        )
        width = depth = across
    by_x, by_y = width / thing.width, depth / thing.depth
    seats = tuple(
        replace(seat, dx=to_cm(seat.dx * by_x), dy=to_cm(seat.dy * by_y)) for seat in thing.seats
    )
    return _with_desk(layout, replace(thing, width=width, depth=depth, seats=seats))


def with_places(layout: RoomLayout, desk_id: int, places: int) -> RoomLayout:
    """Give a desk so many places, and the size that is usual for them; the first seats stay.

    Seats that go leave zones and corrections. A straight desk is called single, double or bench by
    its places. Raises KeyError for an unknown desk, Refusal outside 1 to 30 places.
    """
    desk = next((d for d in layout.desks if d.id == desk_id), None)
    if desk is None:
        raise KeyError(desk_id)
    last = highest_id(layout)
    kind = _kind_for(desk.kind, places)
    width, depth = desk_size(kind, max(places, 1))
    if len(desk.seats) == places:
        width, depth = desk.width, desk.depth
    spots = desk_spots(kind, places, width, depth)
    kept = tuple(_placed(seat, spot) for seat, spot in zip(desk.seats, spots, strict=False))
    new = tuple(Seat(last + n, *spot) for n, spot in enumerate(spots[len(kept) :], 1))
    desk = replace(desk, kind=kind, width=width, depth=depth, seats=kept + new)
    return _without_lost_seats(replace(_with_desk(layout, desk), last_id=last + len(new)))


def labelled(layout: RoomLayout, piece: Piece, text: str) -> RoomLayout:
    """Write on one piece what it is called, in one line of at most 60 letters."""
    found(layout, [piece], strict=True)
    return _changed(layout, [piece], lambda t: replace(t, label=_text(text)))


def _shifted(thing: _Thing, by: tuple[float, float] | None) -> _Thing:
    if by is None:
        return thing
    return replace(thing, x=to_cm(thing.x + by[0]), y=to_cm(thing.y + by[1]))


def _text(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LABEL]


def _sized(length: float) -> float:
    return to_cm(min(max(length, LEAST_SIZE), MOST_SIZE))


def _kind_for(kind: DeskKind, places: int) -> DeskKind:
    if kind not in (DeskKind.SINGLE, DeskKind.DOUBLE, DeskKind.BENCH):
        return kind
    return {1: DeskKind.SINGLE, 2: DeskKind.DOUBLE}.get(places, DeskKind.BENCH)


def _placed(seat: Seat, spot: Spot) -> Seat:
    dx, dy, facing = spot
    return replace(seat, dx=dx, dy=dy, facing=facing)


def _changed(
    layout: RoomLayout, pieces: Collection[Piece], change: Callable[[Thing], Thing]
) -> RoomLayout:
    chosen = set(pieces)
    desks = tuple(change(d) if Piece(PieceKind.DESK, d.id) in chosen else d for d in layout.desks)
    fixtures = tuple(
        change(f) if Piece(PieceKind.FIXTURE, f.id) in chosen else f for f in layout.fixtures
    )
    return replace(
        layout,
        desks=tuple(d for d in desks if isinstance(d, Desk)),
        fixtures=tuple(f for f in fixtures if isinstance(f, Fixture)),
    )


def _with_desk(layout: RoomLayout, desk: Desk) -> RoomLayout:
    return replace(layout, desks=tuple(desk if d.id == desk.id else d for d in layout.desks))


def _without_lost_seats(layout: RoomLayout) -> RoomLayout:
    """Drop from zones and corrections what the layout has no more; a zone of nobody goes."""
    there = {seat.id for desk in layout.desks for seat in desk.seats}
    zones = tuple(Zone(z.name, z.seats & there) for z in layout.zones)
    return replace(
        layout,
        zones=tuple(zone for zone in zones if zone.seats),
        corrections=tuple(c for c in layout.corrections if {c.seat, c.other} <= there),
    )
