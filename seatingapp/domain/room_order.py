"""Order among furniture: align, distribute, number the seats; what a drag snaps to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.piece_shapes import Piece, box, things
from seatingapp.domain.plan_picture import Box, union
from seatingapp.domain.room_pieces import moved_each
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.room_snapping import Axis, Guide, GuideKind, Snap, snapped
from seatingapp.domain.rooms import Desk, RoomLayout, rows

__all__ = [
    "MOST_NUMBER",
    "Axis",
    "Edge",
    "Guide",
    "GuideKind",
    "SeatOrder",
    "Snap",
    "aligned",
    "distributed",
    "numbered",
    "seat_labels",
    "snapped",
    "with_number",
]

MOST_NUMBER = 9999


class Edge(StrEnum):
    """What pieces are aligned by."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    FRONT = "front"
    MIDDLE = "middle"
    BACK = "back"


class SeatOrder(StrEnum):
    """How seats are numbered; each begins at the front left."""

    ROWS = "rows"  # every row from left to right
    SNAKE = "snake"  # every second row from right to left
    DESKS = "desks"  # desk by desk, so that one desk's seats follow each other


def aligned(layout: RoomLayout, pieces: Collection[Piece], edge: Edge) -> RoomLayout:
    """Bring one edge, or the middles, of all pieces onto one line: that of the outermost piece."""
    boxes = _boxes(layout, pieces)
    if not boxes:
        return layout
    around = union(boxes.values())
    return moved_each(layout, {p: _to_edge(here, around, edge) for p, here in boxes.items()})


def _to_edge(here: Box, around: Box, edge: Edge) -> tuple[float, float]:
    (x, y), (mx, my) = here.centre, around.centre
    return {
        Edge.LEFT: (around.x - here.x, 0.0),
        Edge.CENTRE: (mx - x, 0.0),
        Edge.RIGHT: (around.x + around.width - here.x - here.width, 0.0),
        Edge.FRONT: (0.0, around.y - here.y),
        Edge.MIDDLE: (0.0, my - y),
        Edge.BACK: (0.0, around.y + around.height - here.y - here.height),
    }[edge]


def distributed(layout: RoomLayout, pieces: Collection[Piece], axis: Axis) -> RoomLayout:
    """Make the gaps between pieces equal along an axis; the two outermost stay where they are.

    Fewer than three pieces stay as they are; where there is no room for gaps, all overlap alike.
    """
    spans = sorted((*axis.span(here), piece) for piece, here in _boxes(layout, pieces).items())
    if len(spans) < 3:
        return layout
    whole = max(end for _, end, _ in spans) - spans[0][0]
    gap = (whole - sum(end - start for start, end, _ in spans)) / (len(spans) - 1)
    at = spans[0][0]
    ways: dict[Piece, tuple[float, float]] = {}
    for start, end, piece in spans:
        ways[piece] = (at - start, 0.0) if axis is Axis.X else (0.0, at - start)
        at += end - start + gap
    return moved_each(layout, ways)


def numbered(layout: RoomLayout, order: SeatOrder = SeatOrder.ROWS, first: int = 1) -> RoomLayout:
    """Write numbers on all seats, from `first` on, beginning at the front left."""
    numbers = {seat: n for n, seat in enumerate(_ordered(layout, order), first)}
    return _renumbered(layout, numbers)


def with_number(layout: RoomLayout, seat_id: int, number: int) -> RoomLayout:
    """Write a number on one seat; a seat that has it already takes the old one. 0 wipes it off.

    Raises KeyError for an unknown seat, Refusal outside 0 to 9999.
    """
    old = {seat.id: seat.number for desk in layout.desks for seat in desk.seats}
    own = old[seat_id]
    if not 0 <= number <= MOST_NUMBER:
        raise Refusal(
            f"A seat's number is 1 to {MOST_NUMBER}.",
            where=f"Asked for {number}.",
            kept="The seat keeps what it had.",
        )
    changes = {seat: own for seat, had in old.items() if number and had == number}
    return _renumbered(layout, {**changes, seat_id: number})


def _boxes(layout: RoomLayout, pieces: Collection[Piece]) -> dict[Piece, Box]:
    chosen = set(pieces)
    return {p: box(thing) for p, thing in things(layout).items() if p in chosen}


def _ordered(layout: RoomLayout, order: SeatOrder) -> list[int]:
    by_row = rows(layout)
    if order is SeatOrder.SNAKE:
        return [s for n, row in enumerate(by_row) for s in (row if n % 2 == 0 else row[::-1])]
    seats = [seat for row in by_row for seat in row]
    if order is SeatOrder.ROWS:
        return seats
    at = {seat: n for n, seat in enumerate(seats)}

    def first_met(desk: Desk) -> int:
        return min((at[seat.id] for seat in desk.seats), default=0)

    return [
        seat.id
        for desk in sorted(layout.desks, key=first_met)
        for seat in sorted(desk.seats, key=lambda s: at[s.id])
    ]


def _renumbered(layout: RoomLayout, numbers: dict[int, int]) -> RoomLayout:
    desks = tuple(
        replace(
            desk,
            seats=tuple(replace(s, number=numbers.get(s.id, s.number)) for s in desk.seats),
        )
        for desk in layout.desks
    )
    return replace(layout, desks=desks)
