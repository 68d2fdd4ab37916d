"""Putting new furniture into a room: one piece where the pointer is, or a drawn field of desks."""

from __future__ import annotations

from collections.abc import Iterator

from seatingapp.domain.errors import Refusal
from seatingapp.domain.furniture import FIXTURE_SIZES, USUAL_PLACES, desk_size
from seatingapp.domain.piece_shapes import Point, all_pieces, box_of
from seatingapp.domain.room_order import Guide, snapped
from seatingapp.domain.room_pieces import (
    Piece,
    add_desk,
    add_fixture,
    faced,
    moved,
    resized,
)
from seatingapp.domain.rooms import DeskKind, FixtureKind, RoomLayout
from seatingapp.domain.wording import counted
from seatingapp.ui.room_editor.gestures import GRID, Hold, Preview, around
from seatingapp.ui.room_editor.state import Tile
from seatingapp.ui.room_editor.words import kind_words, place_words

CHAIR = 45.0  # room behind a desk for the chair
AISLE = 70.0  # way between columns of desks with several places
_MOST = 400  # desks in one field
_ON_WALL = frozenset({FixtureKind.DOOR, FixtureKind.WINDOW, FixtureKind.BOARD, FixtureKind.SCREEN})


def put(layout: RoomLayout, tile: Tile, x: float, y: float) -> tuple[RoomLayout, Piece]:
    """Add what a tile stands for with its middle at x, y; doors and windows turn to their wall."""
    if isinstance(tile.kind, DeskKind):
        return add_desk(layout, tile.kind, x, y, tile.places or None)
    label = "Label" if tile.kind is FixtureKind.LABEL else ""
    layout, piece = add_fixture(layout, tile.kind, x, y, label)
    if tile.kind in _ON_WALL:
        layout = faced(layout, piece, _facing(layout, x, y))
    return layout, piece


def size_of(tile: Tile) -> tuple[float, float]:
    """Return how wide and deep a new piece is, in cm."""
    if isinstance(tile.kind, DeskKind):
        return desk_size(tile.kind, tile.places or USUAL_PLACES[tile.kind])
    return FIXTURE_SIZES[tile.kind]


def _facing(layout: RoomLayout, x: float, y: float) -> float:
    """Return the turn that puts something flat against the nearest of the four sides."""
    sides = ((y, 0.0), (layout.width - x, 90.0), (layout.depth - y, 180.0), (x, 270.0))
    return min(sides)[1]


class Place:
    """A new piece that hangs at the pointer, or a field of desks while a rectangle is drawn."""

    def __init__(self, layout: RoomLayout, tile: Tile) -> None:
        """Offer what `tile` stands for."""
        self._layout, self._tile = layout, tile
        self.start: Point | None = None
        self.what = f"Add {_a(kind_words(tile.kind))}"

    def to(self, point: Point, hold: Hold) -> Preview:
        """Put one piece here; or fill the rectangle from `start` where one is drawn."""
        if self.start is not None and self._is_drawn(self.start, point):
            return self._field(self.start, point)
        layout, piece = put(self._layout, self._tile, *point)
        pieces = frozenset({piece})
        guides: tuple[Guide, ...] = ()
        if not hold.free:
            reach = max(hold.reach, GRID / 2)
            among = around(layout, pieces, point)
            snap = snapped(among, pieces, 0.0, 0.0, grid=GRID, reach=reach)
            layout, guides = moved(layout, pieces, snap.dx, snap.dy), snap.guides
        return Preview(layout, pieces, guides, place_words(layout, pieces))

    def _is_drawn(self, start: Point, point: Point) -> bool:
        """Whether the rectangle is meant: a hand that clicks may shake."""
        width, depth = size_of(self._tile)
        if self._tile.seats:
            return abs(point[0] - start[0]) > width * 0.6 or abs(point[1] - start[1]) > depth * 0.8
        return abs(point[0] - start[0]) > 15 and abs(point[1] - start[1]) > 15

    def _field(self, start: Point, point: Point) -> Preview:
        left, right = sorted((_line(start[0]), _line(point[0])))
        front, back = sorted((_line(start[1]), _line(point[1])))
        if not self._tile.seats:
            layout, piece = put(self._layout, self._tile, (left + right) / 2, (front + back) / 2)
            layout = resized(faced(layout, piece, 0.0), piece, right - left, back - front)
            return Preview(
                layout,
                frozenset({piece}),
                (),
                f"{right - left:g} × {back - front:g} cm",
            )
        layout, pieces = self._layout, set()
        for x, y in field(self._tile, (left, front), (right, back)):
            layout, piece = put(layout, self._tile, x, y)
            pieces.add(piece)
        seats = layout.capacity - self._layout.capacity
        desks = counted(len(pieces), "desk")
        self.what = f"Add {desks}" if len(pieces) > 1 else self.what
        return Preview(layout, frozenset(pieces), (), f"{desks}, {counted(seats, 'seat')}")


def field(tile: Tile, low: Point, high: Point) -> Iterator[Point]:
    """Yield the middles of as many desks as the rectangle holds, at least one, row by row."""
    width, depth = size_of(tile)
    places = tile.places or USUAL_PLACES[DeskKind(tile.kind)]
    gap = AISLE if places > 1 else AISLE / 2
    behind = CHAIR if tile.kind not in (DeskKind.GROUP, DeskKind.ROUND) else 2 * CHAIR
    columns = max(1, int((high[0] - low[0] + gap) // (width + gap)))
    rows = max(1, int((high[1] - low[1] + behind) // (depth + behind)))
    if columns * rows > _MOST:
        raise Refusal(
            f"That would be {columns * rows} desks at once.",
            kept="Nothing was added.",
            todo=f"Draw a smaller field: {_MOST} desks at most.",
        )
    for row in range(rows):
        for column in range(columns):
            x = low[0] + width / 2 + column * (width + gap)
            y = low[1] + depth / 2 + row * (depth + behind)
            yield x, y


def free_spot(layout: RoomLayout, tile: Tile) -> Point:
    """Return where a piece can be put without a pointer: the first place that nothing covers."""
    width, depth = size_of(tile)
    boxes = [box_of(layout, piece) for piece in all_pieces(layout)]
    step = 20.0
    rows = max(1, int((layout.depth - depth - 2 * step) // step))
    columns = max(1, int((layout.width - width - 2 * step) // step))
    first = 5 if tile.seats else 1  # desks leave the front free
    for row in range(first, rows):
        for column in range(1, columns):
            x, y = column * step, row * step
            if not any(
                b.x < x + width + 5
                and x < b.x + b.width + 5
                and b.y < y + depth + 5
                and y < b.y + b.height + 5
                for b in boxes
            ):
                return x + width / 2, y + depth / 2
    return layout.width / 2, layout.depth / 2


def _line(at: float) -> float:
    return round(at / GRID) * GRID


def _a(words: str) -> str:
    words = words[0].lower() + words[1:]
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
