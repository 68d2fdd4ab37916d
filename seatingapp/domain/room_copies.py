"""Copies of furniture: beside itself, on a clipboard, into another room. Copies get new numbers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from seatingapp.domain.piece_shapes import Piece, PieceKind, found
from seatingapp.domain.room_numbers import highest_id, to_cm
from seatingapp.domain.rooms import Desk, Fixture, RoomLayout


@dataclass(frozen=True, slots=True)
class Clip:
    """Pieces as they stood when they were copied; needs the room no more."""

    desks: tuple[Desk, ...] = ()
    fixtures: tuple[Fixture, ...] = ()


def clip(layout: RoomLayout, pieces: Collection[Piece]) -> Clip:
    """Return a copy of pieces for the clipboard; what is not there is left out."""
    things = found(layout, pieces)
    return Clip(
        tuple(t for t in things if isinstance(t, Desk)),
        tuple(t for t in things if isinstance(t, Fixture)),
    )


def pasted(
    layout: RoomLayout, clip: Clip, dx: float = 0.0, dy: float = 0.0
) -> tuple[RoomLayout, frozenset[Piece]]:
    """Add what a clip holds, `dx` and `dy` cm from where it stood, and say which pieces are new.

    Every desk, seat and fixture gets a number that the room never had. Seats come without the
    number that was written on them, and a desk without its name where a desk has that name already.
    """
    dx, dy = to_cm(dx), to_cm(dy)
    last = highest_id(layout)
    names = {desk.label for desk in layout.desks}
    desks, fixtures, new = [], [], []
    for desk in clip.desks:
        number = last + 1
        seats = tuple(
            replace(seat, id=number + n, number=0) for n, seat in enumerate(desk.seats, 1)
        )
        label = "" if desk.label in names else desk.label
        x, y = to_cm(desk.x + dx), to_cm(desk.y + dy)
        desks.append(replace(desk, id=number, x=x, y=y, seats=seats, label=label))
        new.append(Piece(PieceKind.DESK, number))
        last = number + len(seats)
    for fixture in clip.fixtures:
        last += 1
        x, y = to_cm(fixture.x + dx), to_cm(fixture.y + dy)
        fixtures.append(replace(fixture, id=last, x=x, y=y))
        new.append(Piece(PieceKind.FIXTURE, last))
    added = replace(
        layout,
        desks=(*layout.desks, *desks),
        fixtures=(*layout.fixtures, *fixtures),
        last_id=last,
    )
    return added, frozenset(new)


def duplicated(
    layout: RoomLayout, pieces: Collection[Piece], dx: float, dy: float
) -> tuple[RoomLayout, frozenset[Piece]]:
    """Copy pieces within their room, `dx` and `dy` cm away, and say which pieces are new."""
    return pasted(layout, clip(layout, pieces), dx, dy)
