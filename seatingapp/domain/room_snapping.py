"""What dragged furniture snaps to: edges, middles and gaps of what stands there, or a grid."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from seatingapp.domain.piece_shapes import Piece, box, box_around, things
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.rooms import RoomLayout

_ON_LINE = 0.06  # cm: pieces are kept to a tenth


class Axis(StrEnum):
    """The two ways across a room."""

    X = "across"  # from left to right
    Y = "back"  # from the front to the back

    def span(self, box: Box) -> tuple[float, float]:
        """Where a box begins and ends along this axis."""
        return (box.x, box.x + box.width) if self is Axis.X else (box.y, box.y + box.height)

    @property
    def other(self) -> Axis:
        """The axis at a right angle to this one."""
        return Axis.Y if self is Axis.X else Axis.X


class GuideKind(StrEnum):
    """Why a guide line is there."""

    EDGE = "edge"  # two edges are in one line
    MIDDLE = "middle"  # two middles are in one line
    GAP = "gap"  # this gap is as wide as another one
    WALL = "wall"  # an edge is at a wall, or a middle is half way between two


class Guide(NamedTuple):
    """A straight line to draw from one point of the room to another, in centimetres."""

    kind: GuideKind
    x1: float
    y1: float
    x2: float
    y2: float


class Snap(NamedTuple):
    """How far pieces really go, in centimetres, and the lines that show why."""

    dx: float
    dy: float
    guides: tuple[Guide, ...] = ()


class _Pull(NamedTuple):
    """Something to snap to: how far off it is, and the line to draw if nothing is nearer."""

    by: float
    kind: GuideKind
    at: float  # where the line crosses the axis; for a gap, where it lies along the other axis
    start: float
    end: float


def snapped(
    layout: RoomLayout,
    pieces: Collection[Piece],
    dx: float,
    dy: float,
    *,
    grid: float | None,
    reach: float,
) -> Snap:
    """Say where pieces that are dragged by dx, dy come to lie.

    Across and back are decided one by one. The nearest line among edges and middles of other
    pieces, walls and equal gaps wins; where none is within `reach` cm, the left or front edge goes
    to a multiple of `grid` within reach, if there is a grid. Never moves more than `reach`.
    """
    around = box_around(layout, pieces)
    if around is None:
        return Snap(dx, dy)
    dragged = Box(around.x + dx, around.y + dy, around.width, around.height)
    chosen = set(pieces)
    others = [box(thing) for piece, thing in things(layout).items() if piece not in chosen]
    by: dict[Axis, float] = {}
    for axis, wall in ((Axis.X, layout.width), (Axis.Y, layout.depth)):
        pulls = [p for p in _pulls(axis, dragged, others, wall) if abs(p.by) <= reach]
        by[axis] = min((p.by for p in pulls), key=abs, default=_to_grid(axis, dragged, grid, reach))
    lying = Box(dragged.x + by[Axis.X], dragged.y + by[Axis.Y], dragged.width, dragged.height)
    guides = (*_guides(Axis.X, lying, others, layout), *_guides(Axis.Y, lying, others, layout))
    return Snap(dx + by[Axis.X], dy + by[Axis.Y], guides)


def _to_grid(axis: Axis, here: Box, grid: float | None, reach: float) -> float:
    if not grid:
        return 0.0
    start = axis.span(here)[0]
    by = round(start / grid) * grid - start
    return by if abs(by) <= reach else 0.0


def _pulls(axis: Axis, here: Box, others: list[Box], wall: float) -> Iterator[_Pull]:
    start, end = axis.span(here)
    near, far = axis.other.span(here)
    for at in (0.0, wall):
        for edge in (start, end):
            yield _Pull(at - edge, GuideKind.WALL, at, near, far)
    yield _Pull((wall - start - end) / 2, GuideKind.WALL, wall / 2, near, far)
    for other in others:
        low, high = axis.span(other)
        n, f = axis.other.span(other)
        line = (min(near, n), max(far, f))
        for at in (low, high):
            for edge in (start, end):
                yield _Pull(at - edge, GuideKind.EDGE, at, *line)
        middle = (low + high) / 2
        yield _Pull(middle - (start + end) / 2, GuideKind.MIDDLE, middle, *line)
    yield from _gaps(axis, here, others)


def _gaps(axis: Axis, here: Box, others: list[Box]) -> Iterator[_Pull]:
    """Equal gaps to what stands in the same row: between two, or one further on either side."""
    start, end = axis.span(here)
    near, far = axis.other.span(here)
    in_row = []
    for other in others:
        n, f = axis.other.span(other)
        if n < far and near < f:
            in_row.append((*axis.span(other), (max(near, n) + min(far, f)) / 2))
    middle = (start + end) / 2
    before = sorted((s for s in in_row if (s[0] + s[1]) / 2 <= middle), key=lambda s: -s[1])
    after = sorted(s for s in in_row if (s[0] + s[1]) / 2 > middle)
    if before and after:
        low, high = before[0][1], after[0][0]
        gap = (high - low - (end - start)) / 2
        if gap >= 0:
            yield _Pull(low + gap - start, GuideKind.GAP, before[0][2], low, low + gap)
    if len(before) > 1 and (gap := before[0][0] - before[1][1]) >= 0:
        low = before[0][1]
        yield _Pull(low + gap - start, GuideKind.GAP, before[0][2], low, low + gap)
    if len(after) > 1 and (gap := after[1][0] - after[0][1]) >= 0:
        high = after[0][0]
        yield _Pull(high - gap - end, GuideKind.GAP, after[0][2], high - gap, high)


def _guides(axis: Axis, here: Box, others: list[Box], layout: RoomLayout) -> list[Guide]:
    """The lines that a box lies on now; of several on one place the longest, edges first."""
    wall = layout.width if axis is Axis.X else layout.depth
    lines: dict[tuple[bool, float], _Pull] = {}
    for pull in _pulls(axis, here, others, wall):
        if abs(pull.by) > _ON_LINE:
            continue
        key = (
            pull.kind is GuideKind.GAP,
            round(pull.start if pull.kind is GuideKind.GAP else pull.at, 1),
        )
        known = lines.get(key)
        if known is None:
            lines[key] = pull
        else:
            lines[key] = known._replace(
                start=min(known.start, pull.start), end=max(known.end, pull.end)
            )
    return [_line(axis, pull) for pull in lines.values()]


def _line(axis: Axis, pull: _Pull) -> Guide:
    along = axis.other if pull.kind is not GuideKind.GAP else axis
    if along is Axis.Y:
        return Guide(pull.kind, pull.at, pull.start, pull.at, pull.end)
    return Guide(pull.kind, pull.start, pull.at, pull.end, pull.at)
