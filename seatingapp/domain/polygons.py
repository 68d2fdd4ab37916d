"""Polygons on the floor: what covers a point, what overlaps, what crosses itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]

_SAME = 1e-6  # cm: nearer than this is touching


def edges(polygon: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """The edges in order, the last one back to the first corner."""
    for n, point in enumerate(polygon):
        yield point, polygon[(n + 1) % len(polygon)]


def covers(polygon: Sequence[Point], x: float, y: float) -> bool:
    """Is the point inside the polygon or on its edge? The polygon may be any simple one."""
    inside = False
    for (x1, y1), (x2, y2) in edges(polygon):
        if off_segment(x, y, (x1, y1), (x2, y2)) <= _SAME:
            return True
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def off_segment(x: float, y: float, start: Point, end: Point) -> float:
    """How far a point is from a straight wall, in centimetres."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((x - start[0]) * dx + (y - start[1]) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(x - start[0] - along * dx, y - start[1] - along * dy)


def distance(polygon: Sequence[Point], x: float, y: float) -> float:
    """How far a point is from a polygon; 0 inside it."""
    if covers(polygon, x, y):
        return 0.0
    return min(off_segment(x, y, start, end) for start, end in edges(polygon))


def overlap(one: Sequence[Point], other: Sequence[Point], slack: float = 0.0) -> bool:
    """Do two convex polygons share more than a strip of `slack` cm? Touching is no overlap."""
    return not any(_apart(one, other, edge, slack) for edge in (*edges(one), *edges(other)))


def _apart(
    one: Sequence[Point], other: Sequence[Point], edge: tuple[Point, Point], slack: float
) -> bool:
    """Is there a gap between the two, seen along this edge?"""
    (x1, y1), (x2, y2) = edge
    length = math.hypot(x2 - x1, y2 - y1)
    if length < _SAME:
        return False
    nx, ny = (y2 - y1) / length, (x1 - x2) / length
    first = [x * nx + y * ny for x, y in one]
    second = [x * nx + y * ny for x, y in other]
    limit = slack + _SAME
    return min(max(first), max(second)) - max(min(first), min(second)) <= limit


def crosses_itself(polygon: Sequence[Point]) -> bool:
    """Does an edge meet another one anywhere but at the corner that they share?

    Also true where two corners in a row are one, where an edge turns straight back, and where
    all corners are in one line.
    """
    sides = list(edges(polygon))
    if any(math.dist(start, end) <= _SAME for start, end in sides):
        return True
    for n, side in enumerate(sides):
        for later in range(n + 1, len(sides)):
            joined = later == n + 1 or (n == 0 and later == len(sides) - 1)
            if _folded(sides, n, later) if joined else meet(side, sides[later]):
                return True
    return False


def _folded(sides: list[tuple[Point, Point]], n: int, later: int) -> bool:
    """Does the edge after a corner run back along the one before it?"""
    first, second = (n, later) if later == n + 1 else (later, n)
    (a, b), (_, c) = sides[first], sides[second]
    back = (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1])
    return _side(a, b, c) == 0 and back > 0


def meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Have two straight lines between points any point in common?"""
    (a, b), (c, d) = one, other
    if _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b):
        return True
    return any(
        off_segment(x, y, start, end) <= _SAME
        for (x, y), (start, end) in ((a, other), (b, other), (c, one), (d, one))
    )


def _side(a: Point, b: Point, c: Point) -> int:
    """On which side of the line from a to b is c: 1, -1, or 0 upon it."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0 if abs(area) <= _SAME * math.dist(a, b) else (1 if area > 0 else -1)
