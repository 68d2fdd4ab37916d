"""The walls of a room: outline, size, which one is the front, and what stands wrong within them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from seatingapp.domain.errors import Refusal
from seatingapp.domain.polygons import Point, covers, crosses_itself
from seatingapp.domain.room_numbers import to_angle, to_cm
from seatingapp.domain.room_problems import problems
from seatingapp.domain.rooms import Desk, Fixture, RoomLayout

__all__ = [
    "LEAST_ROOM",
    "MOST_CORNERS",
    "MOST_ROOM",
    "Wall",
    "contains",
    "mirrored",
    "problems",
    "walls",
    "with_front",
    "with_outline",
    "with_size",
]

LEAST_ROOM, MOST_ROOM = 100.0, 10_000.0  # cm from wall to wall
MOST_CORNERS = 200

_Thing = TypeVar("_Thing", Desk, Fixture)


class Wall(StrEnum):
    """The four sides of a room as it is drawn, with the board at the top."""

    FRONT = "front"
    RIGHT = "right"
    BACK = "back"
    LEFT = "left"


def walls(layout: RoomLayout) -> tuple[Point, ...]:
    """The corners of the walls in order, also of a room that is a plain rectangle."""
    w, d = layout.width, layout.depth
    return layout.outline or ((0.0, 0.0), (w, 0.0), (w, d), (0.0, d))


def contains(layout: RoomLayout, x: float, y: float) -> bool:
    """Is this point within the walls or on one of them?"""
    return covers(walls(layout), x, y)


def with_outline(layout: RoomLayout, corners: Sequence[Point]) -> RoomLayout:
    """Give a room walls with these corners; without any it is its plain rectangle again.

    The front most wall is put at y = 0 and the left most at x = 0, and the furniture goes along.
    Raises Refusal for walls that cross, for fewer than 3 or more than 200 corners, and for rooms
    of less than 1 m or more than 100 m.
    """
    if not corners:
        return replace(layout, outline=())
    points = [(to_cm(x), to_cm(y)) for x, y in corners]
    left, front = min(x for x, _ in points), min(y for _, y in points)
    moved = tuple((to_cm(x - left), to_cm(y - front)) for x, y in points)
    width, depth = max(x for x, _ in moved), max(y for _, y in moved)
    _check_size(width, depth)
    if not 3 <= len(points) <= MOST_CORNERS:
        raise Refusal(
            f"The walls of a room have 3 to {MOST_CORNERS} corners.",
            where=f"These have {len(points)}.",
            kept="The room was not changed.",
        )
    if crosses_itself(moved):
        raise Refusal(
            "The walls of a room cannot cross or touch each other.",
            kept="The room was not changed.",
            todo="Move the corner so that the walls go round once.",
        )
    layout = replace(layout, width=width, depth=depth, outline=moved)
    return _mapped(layout, lambda x, y: (x - left, y - front), lambda degrees: degrees)


def with_size(layout: RoomLayout, width: float, depth: float) -> RoomLayout:
    """Give a room a size in centimetres. An outline is stretched; the furniture stays.

    Raises Refusal for less than 1 m or more than 100 m.
    """
    width, depth = to_cm(width), to_cm(depth)
    _check_size(width, depth)
    by_x, by_y = width / layout.width, depth / layout.depth
    outline = tuple((to_cm(x * by_x), to_cm(y * by_y)) for x, y in layout.outline)
    return replace(layout, width=width, depth=depth, outline=outline)


def with_front(layout: RoomLayout, wall: Wall) -> RoomLayout:
    """Turn the whole room, so that the wall that was `wall` is the front one at y = 0."""
    width, depth = layout.width, layout.depth
    if wall is Wall.FRONT:
        return layout
    if wall is Wall.BACK:
        return _turned(layout, lambda x, y: (width - x, depth - y), 180.0)
    layout = replace(layout, width=depth, depth=width)
    if wall is Wall.LEFT:
        return _turned(layout, lambda x, y: (depth - y, x), 90.0)
    return _turned(layout, lambda x, y: (y, width - x), 270.0)


def mirrored(layout: RoomLayout) -> RoomLayout:
    """Swap left and right of the whole room; the front stays the front."""
    width = layout.width
    outline = tuple((to_cm(width - x), y) for x, y in reversed(layout.outline))
    flipped = _mapped(
        replace(layout, outline=outline), lambda x, y: (width - x, y), lambda degrees: -degrees
    )
    return replace(flipped, desks=tuple(_flipped(desk) for desk in flipped.desks))


def _flipped(desk: Desk) -> Desk:
    seats = tuple(
        replace(seat, dx=to_cm(-seat.dx), facing=to_angle(-seat.facing)) for seat in desk.seats
    )
    return replace(desk, seats=seats)


def _turned(
    layout: RoomLayout, point: Callable[[float, float], Point], degrees: float
) -> RoomLayout:
    outline = tuple(_tidy(point(x, y)) for x, y in layout.outline)
    return _mapped(replace(layout, outline=outline), point, lambda angle: angle + degrees)


def _mapped(
    layout: RoomLayout,
    point: Callable[[float, float], Point],
    angle: Callable[[float], float],
) -> RoomLayout:
    """Put all furniture elsewhere, by where its middle goes and how it is turned then."""

    def place(thing: _Thing) -> _Thing:
        x, y = _tidy(point(thing.x, thing.y))
        return replace(thing, x=x, y=y, rotation=to_angle(angle(thing.rotation)))

    return replace(
        layout,
        desks=tuple(place(desk) for desk in layout.desks),
        fixtures=tuple(place(fixture) for fixture in layout.fixtures),
    )


def _tidy(point: Point) -> Point:
    return to_cm(point[0]), to_cm(point[1])


def _check_size(width: float, depth: float) -> None:
    if not all(LEAST_ROOM <= length <= MOST_ROOM for length in (width, depth)):
        raise Refusal(
            "A room is 1 m to 100 m wide and deep.",
            where=f"Asked for {width / 100:.2f} m by {depth / 100:.2f} m.",
            kept="The room was not changed.",
        )
