"""Tables: desks with seats, and desks that are pushed together, as one place to sit round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from seatingapp.domain.piece_shapes import box, outline_of
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.polygons import Point, off_segment, overlap
from seatingapp.domain.polygons import edges as edges_of
from seatingapp.domain.rooms import Desk, RoomLayout

GAP = 10.0  # cm between two desks that count as pushed together
_SLACK = 0.05  # cm: nothing depends on how a turned room was rounded


@lru_cache(maxsize=64)
def tables(layout: RoomLayout) -> tuple[frozenset[int], ...]:
    """Return the seat ids of every table, in the order of its first desk in the layout.

    Desks belong to one table where at most 10 cm are between them, and so do desks that are
    pushed to the same desk. Desks without seats are left out.
    """
    desks = [desk for desk in layout.desks if desk.seats]
    table = list(range(len(desks)))

    def root(n: int) -> int:
        while table[n] != n:
            table[n] = table[table[n]]
            n = table[n]
        return n

    for one, other in _near(desks):
        if root(one) != root(other) and _touching(desks[one], desks[other]):
            low, high = sorted((root(one), root(other)))
            table[high] = low
    found: dict[int, list[int]] = {}
    for n, desk in enumerate(desks):
        found.setdefault(root(n), []).extend(seat.id for seat in desk.seats)
    return tuple(frozenset(seats) for seats in found.values())


def _near(desks: list[Desk]) -> Iterator[tuple[int, int]]:
    """Every two desks whose upright boxes are near enough, found along the width of the room."""
    boxes = [box(desk) for desk in desks]
    open_: list[int] = []
    for n in sorted(range(len(desks)), key=lambda n: (boxes[n].x, n)):
        left = boxes[n].x - GAP - _SLACK
        open_ = [m for m in open_ if boxes[m].x + boxes[m].width >= left]
        for m in open_:
            if _level(boxes[n], boxes[m]):
                yield m, n
        open_.append(n)


def _level(one: Box, other: Box) -> bool:
    reach = GAP + _SLACK
    return one.y <= other.y + other.height + reach and other.y <= one.y + one.height + reach


def _touching(one: Desk, other: Desk) -> bool:
    first, second = outline_of(one), outline_of(other)
    return overlap(first, second) or min(_gap(first, second), _gap(second, first)) <= GAP + _SLACK


def _gap(corners: tuple[Point, ...], polygon: tuple[Point, ...]) -> float:
    """How far the nearest corner of one is from the other, where the two do not overlap."""
    return min(off_segment(x, y, *edge) for x, y in corners for edge in edges_of(polygon))
