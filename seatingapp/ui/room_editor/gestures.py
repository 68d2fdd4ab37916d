"""Gestures that change a room while they last: where the pointer is, and what comes of it.

They know no Qt. A gesture is told where the pointer is, in centimetres, and answers with a preview
of the room; when it ends, the last preview is what is stored.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Protocol

from seatingapp.domain.piece_shapes import Point, box_around, found, middle
from seatingapp.domain.room_numbers import to_angle
from seatingapp.domain.room_order import Guide, GuideKind, snapped
from seatingapp.domain.room_pieces import (
    Piece,
    PieceKind,
    duplicated,
    faced,
    moved,
    resized,
    turned,
)
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.room_editor.words import group_words, place_words

GRID = 10.0  # cm
STEP = 15.0  # degrees
_NEAR = 500.0  # cm; what is further away is nothing to line up with
_SIZE_STEP = 5.0


@dataclass(frozen=True, slots=True)
class Hold:
    """What the other hand does: `free` switches snapping off, `straight` keeps to one direction.

    `reach` is how near, in cm, something must be to be snapped to.
    """

    free: bool = False
    straight: bool = False
    reach: float = 8.0


@dataclass(frozen=True, slots=True)
class Preview:
    """A room as it would be. `walls` are drawn in place of its own, `words` at the pointer."""

    layout: RoomLayout
    chosen: frozenset[Piece]
    guides: tuple[Guide, ...] = ()
    words: str = ""
    walls: tuple[Point, ...] = ()


class Gesture(Protocol):
    """A change that follows the pointer."""

    @property
    def what(self) -> str:
        """Its name in the undo list."""

    def to(self, point: Point, hold: Hold) -> Preview:
        """Return what comes of the pointer being here."""


def around(layout: RoomLayout, pieces: frozenset[Piece], point: Point) -> RoomLayout:
    """Return the room with only such other pieces as are near enough to line up with."""
    x, y = point

    def near(piece: Piece, at: Point) -> bool:
        return piece in pieces or (abs(at[0] - x) < _NEAR and abs(at[1] - y) < _NEAR)

    return replace(
        layout,
        desks=tuple(d for d in layout.desks if near(Piece(PieceKind.DESK, d.id), (d.x, d.y))),
        fixtures=tuple(
            f for f in layout.fixtures if near(Piece(PieceKind.FIXTURE, f.id), (f.x, f.y))
        ),
    )


class Move:
    """Pieces that follow the pointer, from where it took hold of them."""

    def __init__(
        self, layout: RoomLayout, pieces: frozenset[Piece], start: Point, *, copy: bool = False
    ) -> None:
        """Move `pieces`; with `copy` they stay and copies of them go."""
        verb = "Copy" if copy else "Move"
        self.what = f"{verb} {group_words(layout, pieces)}"
        if copy:
            layout, pieces = duplicated(layout, pieces, 0.0, 0.0)
        self._layout, self._pieces, self._start = layout, pieces, start

    def to(self, point: Point, hold: Hold) -> Preview:
        """Move them here, to the grid or to what is near unless the hold is free."""
        dx, dy = point[0] - self._start[0], point[1] - self._start[1]
        is_across = abs(dx) >= abs(dy)
        guides: tuple[Guide, ...] = ()
        if not hold.free:
            among = around(self._layout, self._pieces, point)
            reach = max(hold.reach, GRID / 2)
            snap = snapped(among, self._pieces, dx, dy, grid=GRID, reach=reach)
            dx, dy, guides = snap.dx, snap.dy, snap.guides
        if hold.straight:
            dx, dy = (dx, 0.0) if is_across else (0.0, dy)
            guides = tuple(g for g in guides if (g.x1 == g.x2) == is_across)
        layout = moved(self._layout, self._pieces, dx, dy)
        words = place_words(layout, self._pieces)
        return Preview(layout, self._pieces, guides, words)


class Turn:
    """Pieces that turn about their common middle, with the pointer."""

    def __init__(self, layout: RoomLayout, pieces: frozenset[Piece], start: Point) -> None:
        """Begin where the pointer took hold of the handle."""
        self.what = f"Turn {group_words(layout, pieces)}"
        self._layout, self._pieces = layout, pieces
        things = found(layout, pieces)
        self._middle = middle(things)
        self._before = things[0].rotation if len(things) == 1 else 0.0
        self._start = self._bearing(start)

    def to(self, point: Point, hold: Hold) -> Preview:
        """Turn them as far as the pointer went, in steps of 15 degrees unless it is free."""
        degrees = self._bearing(point) - self._start
        angle = self._before + degrees
        angle = round(angle) if hold.free else round(angle / STEP) * STEP
        degrees = angle - self._before
        layout = self._layout
        if len(self._pieces) == 1:
            layout = faced(layout, next(iter(self._pieces)), angle)
        else:
            layout = turned(layout, self._pieces, degrees)
        return Preview(layout, self._pieces, (), f"{to_angle(angle):g}°")

    def _bearing(self, point: Point) -> float:
        across, back = point[0] - self._middle[0], point[1] - self._middle[1]
        return math.degrees(math.atan2(across, -back))


class Resize:
    """One piece whose edge or corner follows the pointer; the opposite one stays."""

    def __init__(self, layout: RoomLayout, piece: Piece, edge: tuple[int, int]) -> None:
        """`edge` is (1, 0) for the right one, (-1, -1) for the far left corner, before turning."""
        self.what = f"Resize {group_words(layout, [piece])}"
        self._layout, self._piece, self._edge = layout, piece, edge
        (self._thing,) = found(layout, [piece], strict=True)

    def to(self, point: Point, hold: Hold) -> Preview:
        """Make it as large as the pointer says, in steps of 5 cm unless it is free."""
        thing, (ex, ey) = self._thing, self._edge
        turn = math.radians(thing.rotation)
        cos, sin = math.cos(turn), math.sin(turn)
        across, back = point[0] - thing.x, point[1] - thing.y
        lx, ly = across * cos + back * sin, -across * sin + back * cos
        width = self._length(thing.width, ex, lx, hold)
        depth = self._length(thing.depth, ey, ly, hold)
        layout = resized(self._layout, self._piece, width, depth)
        (now,) = found(layout, [self._piece], strict=True)
        half_w, half_d = (now.width - thing.width) / 2 * ex, (now.depth - thing.depth) / 2 * ey
        dx, dy = half_w * cos - half_d * sin, half_w * sin + half_d * cos
        layout = moved(layout, [self._piece], dx, dy)
        words = f"{now.width:g} × {now.depth:g} cm"
        return Preview(layout, frozenset({self._piece}), (), words)

    def _length(self, before: float, edge: int, at: float, hold: Hold) -> float:
        if edge == 0:
            return before
        length = before / 2 + edge * at
        return float(round(length)) if hold.free else round(length / _SIZE_STEP) * _SIZE_STEP


class Corner:
    """One corner of the walls that follows the pointer."""

    def __init__(
        self, layout: RoomLayout, corners: tuple[Point, ...], index: int, *, new: bool = False
    ) -> None:
        """Move the corner `index` of `corners`; `new` says that it was just added."""
        self.what = "Add a corner" if new else "Move a corner"
        self._layout, self._corners, self._index = layout, corners, index

    def to(self, point: Point, hold: Hold) -> Preview:
        """Put it here: on the grid, and in line with its neighbours where they are near."""
        x, y = point
        corners = self._corners
        beside = (corners[self._index - 1], corners[(self._index + 1) % len(corners)])
        if not hold.free:
            x = _near([c[0] for c in beside], x, hold.reach)
            y = _near([c[1] for c in beside], y, hold.reach)
        walls = tuple((x, y) if n == self._index else c for n, c in enumerate(corners))
        guides = (
            () if hold.free else tuple(_along((x, y), c) for c in beside if _in_line((x, y), c))
        )
        lengths = " and ".join(f"{math.dist((x, y), c) / 100:.2f} m" for c in beside)
        return Preview(self._layout, frozenset(), guides, lengths, walls)


def _along(point: Point, other: Point) -> Guide:
    """The line along a wall that stands straight."""
    return Guide(GuideKind.WALL, *point, *other)


def _in_line(one: Point, other: Point) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def _near(lines: list[float], at: float, reach: float) -> float:
    """Snap to one of the lines where one is in reach, else to the grid."""
    best = min(lines, key=lambda line: abs(line - at))
    return best if abs(best - at) <= reach else round(at / GRID) * GRID


def nudged(
    layout: RoomLayout, pieces: frozenset[Piece], dx: float, dy: float, *, fine: bool
) -> RoomLayout:
    """Move pieces by one key: to the next line of the grid, or by 1 cm where it is `fine`."""
    box = box_around(layout, pieces)
    if box is None:
        return layout
    if fine:
        return moved(layout, pieces, dx, dy)
    across = _to_line(box.x, dx) if dx else 0.0
    back = _to_line(box.y, dy) if dy else 0.0
    return moved(layout, pieces, across, back)


def _to_line(at: float, way: float) -> float:
    """How far it is to the next line of the grid in that direction."""
    steps = math.floor(at / GRID + 1e-6) + 1 if way > 0 else math.ceil(at / GRID - 1e-6) - 1
    return steps * GRID - at
