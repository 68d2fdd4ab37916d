"""Which pieces a layout has, and the ground that each one covers, in centimetres."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from seatingapp.domain.plan_picture import Box, union
from seatingapp.domain.room_numbers import to_cm
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, RoomLayout

_ROUND_CORNERS = 24  # of the polygon that stands for a circle


class PieceKind(StrEnum):
    """Desks and fixtures may have the same number in rooms of the first version."""

    DESK = "desk"
    FIXTURE = "fixture"


class Piece(NamedTuple):
    """One piece of furniture, named by its kind and number."""

    kind: PieceKind
    id: int


Point = tuple[float, float]


def all_pieces(layout: RoomLayout) -> tuple[Piece, ...]:
    """Every piece, desks first, each kind in the order of the layout."""
    return (
        *(Piece(PieceKind.DESK, desk.id) for desk in layout.desks),
        *(Piece(PieceKind.FIXTURE, fixture.id) for fixture in layout.fixtures),
    )


def things(layout: RoomLayout) -> dict[Piece, Desk | Fixture]:
    """Every piece with what it is, in the order of `all_pieces`."""
    desks = {Piece(PieceKind.DESK, desk.id): desk for desk in layout.desks}
    fixtures = {Piece(PieceKind.FIXTURE, fixture.id): fixture for fixture in layout.fixtures}
    return {**desks, **fixtures}


def found(
    layout: RoomLayout, pieces: Collection[Piece], *, strict: bool = False
) -> tuple[Desk | Fixture, ...]:
    """Return those pieces that are there, in order; `strict` raises KeyError for any other."""
    chosen = set(pieces)
    there = tuple(thing for piece, thing in things(layout).items() if piece in chosen)
    if strict and len(there) < len(chosen):
        raise KeyError(sorted(chosen))
    return there


def middle(several: Iterable[Desk | Fixture]) -> Point:
    """The mean of the middles, to a tenth. Raises ZeroDivisionError for nothing."""
    all_things = list(several)
    return (
        to_cm(sum(t.x for t in all_things) / len(all_things)),
        to_cm(sum(t.y for t in all_things) / len(all_things)),
    )


def corners(layout: RoomLayout, piece: Piece) -> tuple[Point, ...]:
    """The four corners of a piece as it stands, far left first, clockwise. Raises KeyError."""
    (thing,) = found(layout, [piece], strict=True)
    return rectangle(thing)


def box_of(layout: RoomLayout, piece: Piece) -> Box:
    """The upright box around a piece as it stands. Raises KeyError for one that is not there."""
    (thing,) = found(layout, [piece], strict=True)
    return box(thing)


def box_around(layout: RoomLayout, pieces: Collection[Piece]) -> Box | None:
    """The upright box around several pieces; None where none of them is there."""
    there = found(layout, pieces)
    return union(box(thing) for thing in there) if there else None


def rectangle(thing: Desk | Fixture) -> tuple[Point, ...]:
    """The four corners of a piece as it stands, far left first, clockwise."""
    w, d = thing.width / 2, thing.depth / 2
    return _stood(thing, ((-w, -d), (w, -d), (w, d), (-w, d)))


def outline_of(thing: Desk | Fixture) -> tuple[Point, ...]:
    """The ground that a piece covers as a convex polygon: a round table is one of 24 corners."""
    if not (isinstance(thing, Desk) and thing.kind is DeskKind.ROUND):
        return rectangle(thing)
    steps = [math.tau * n / _ROUND_CORNERS for n in range(_ROUND_CORNERS)]
    w, d = thing.width / 2, thing.depth / 2
    return _stood(thing, tuple((w * math.sin(s), -d * math.cos(s)) for s in steps))


def box(thing: Desk | Fixture) -> Box:
    """The upright box around a piece as it stands; turning a round one does not change it."""
    if isinstance(thing, Desk) and thing.kind is DeskKind.ROUND:
        w, d = thing.width, thing.depth
        return Box(thing.x - w / 2, thing.y - d / 2, w, d)
    points = rectangle(thing)
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return Box(left, top, right - left, bottom - top)


def _stood(thing: Desk | Fixture, offsets: tuple[Point, ...]) -> tuple[Point, ...]:
    turn = math.radians(thing.rotation)
    cos, sin = math.cos(turn), math.sin(turn)
    return tuple(
        (round(thing.x + dx * cos - dy * sin, 3), round(thing.y + dx * sin + dy * cos, 3))
        for dx, dy in offsets
    )
