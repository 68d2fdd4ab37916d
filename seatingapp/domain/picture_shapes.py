"""Boxes and polygons on a page: the shapes that a drawn plan is made of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Corners: TypeAlias = tuple[Point, ...]
_SHARPEST = 3.0  # so many times the distance a sharp corner may go out
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def corners(self) -> Corners:
        """The four corners, clockwise from the upper left."""
        right, bottom = self.x + self.width, self.y + self.height
        return ((self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom))

    def grown(self, by: float) -> Box:
        """The box with so much more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes. Raises ValueError where there are none."""
    all_boxes = list(boxes)
    left, top = min(b.x for b in all_boxes), min(b.y for b in all_boxes)
    right = max(b.x + b.width for b in all_boxes)
    bottom = max(b.y + b.height for b in all_boxes)
    return Box(left, top, right - left, bottom - top)


def around(points: Iterable[Point]) -> Box:
    """The smallest box around points. Raises ValueError where there are none."""
    across, down = zip(*points, strict=True)
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top)


def turned(x: float, y: float, width: float, depth: float, degrees: float) -> Corners:
    """The corners of a rectangle with its middle at x, y that is turned clockwise."""
    if degrees == 0:
        return Box(x - width / 2, y - depth / 2, width, depth).corners
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    w, d = width / 2, depth / 2
    return tuple(
        (x + a * cos - b * sin, y + a * sin + b * cos)
        for a, b in ((-w, -d), (w, -d), (w, d), (-w, d))
    )


def hull(points: Iterable[Point]) -> Corners:
    """The corners of the smallest polygon without dents around points."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_half(ordered), *_half(ordered[::-1]))


def _half(ordered: Sequence[Point]) -> list[Point]:
    """One side of the hull, without its last corner, with which the other side begins."""
    kept: list[Point] = []
    for point in ordered:
        while len(kept) > 1 and _bend(kept[-2], kept[-1], point) <= _SAME:
            kept.pop()
        kept.append(point)
    return kept[:-1]


def _bend(a: Point, b: Point, c: Point) -> float:
    """More than nothing where the way from a over b to c bends to the right on a page."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def grown(corners: Corners, by: float) -> Corners:
    """A polygon whose sides are moved outwards; a sharp corner goes out three times at most."""
    ring = corners if _area(corners) > 0 else corners[::-1]
    sides = [(a, b) for a, b in zip(ring, (*ring[1:], *ring[:1]), strict=True) if a != b]
    if len(sides) < 3:
        return corners
    return tuple(
        _pushed(before, after, by)
        for before, after in zip([sides[-1], *sides[:-1]], sides, strict=True)
    )


def _pushed(before: tuple[Point, Point], after: tuple[Point, Point], by: float) -> Point:
    """Where the corner between two sides goes when both move outwards."""
    (ax, ay), (bx, by_) = _outwards(before), _outwards(after)
    x, y = after[0]
    along = 1 + ax * bx + ay * by_
    far = min(by / along, by * _SHARPEST) if along > _SAME else by * _SHARPEST
    return x + (ax + bx) * far, y + (ay + by_) * far


def _outwards(side: tuple[Point, Point]) -> Point:
    """The direction away from the polygon, of length 1, of a side of a ring."""
    (ax, ay), (bx, by) = side
    length = math.hypot(bx - ax, by - ay)
    return (by - ay) / length, (ax - bx) / length


def nearest(corners: Corners, point: Point) -> Point:
    """The point on the sides of a polygon that is nearest to a point."""
    sides = zip(corners, (*corners[1:], *corners[:1]), strict=True)
    return min((_on_side(a, b, point) for a, b in sides), key=lambda at: math.dist(at, point))


def _on_side(a: Point, b: Point, point: Point) -> Point:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    if not length:
        return a
    share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length
    share = min(max(share, 0.0), 1.0)
    return a[0] + share * dx, a[1] + share * dy


def _area(corners: Corners) -> float:
    """Twice the area; more than nothing for corners that go clockwise on a page."""
    pairs = zip(corners, (*corners[1:], *corners[:1]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
