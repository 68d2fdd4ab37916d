"""The handles of what is chosen: where they are in the room, and what they do. No Qt."""

from __future__ import annotations

import math
from typing import NamedTuple

from seatingapp.domain.piece_shapes import Point, box_around, found
from seatingapp.domain.room_pieces import Piece
from seatingapp.domain.rooms import RoomLayout

_OUT = 24.0  # px from the edge to the handle that turns
_SMALL = 22.0  # px; what is thinner has one corner to pull
_ROOMY = 44.0  # px; a shorter edge has no handle in its middle
_CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))
_EDGES = ((0, -1), (1, 0), (0, 1), (-1, 0))


class Grip(NamedTuple):
    """A handle; `edge` is (0, 0) for the one that turns. `stem` is where its line begins."""

    at: Point
    edge: tuple[int, int] = (0, 0)
    stem: Point = (0.0, 0.0)

    @property
    def turns(self) -> bool:
        """Whether it turns rather than resizes."""
        return self.edge == (0, 0)


def grips(layout: RoomLayout, chosen: frozenset[Piece], scale: float) -> tuple[Grip, ...]:
    """Return the handles where one pixel is 1 / `scale` cm: sizes for one piece, a turn for all."""
    things = found(layout, chosen)
    if len(things) > 1:
        box = box_around(layout, chosen)
        if box is None:
            return ()
        top = (box.x + box.width / 2, box.y)
        return (Grip((top[0], top[1] - _OUT / scale), stem=top),)
    if not things:
        return ()
    (thing,) = things
    turn = math.radians(thing.rotation)
    cos, sin = math.cos(turn), math.sin(turn)

    def at(x: float, y: float) -> Point:
        return thing.x + x * cos - y * sin, thing.y + x * sin + y * cos

    half_w, half_d = thing.width / 2, thing.depth / 2
    is_small = min(thing.width, thing.depth) * scale < _SMALL
    sizes = [(1, 1)] if is_small else list(_CORNERS)
    if thing.width * scale >= _ROOMY:
        sizes += [edge for edge in _EDGES if edge[0] == 0]
    if thing.depth * scale >= _ROOMY:
        sizes += [edge for edge in _EDGES if edge[1] == 0]
    return (
        *(Grip(at(ex * half_w, ey * half_d), (ex, ey)) for ex, ey in sizes),
        Grip(at(0, -half_d - _OUT / scale), stem=at(0, -half_d)),
    )
