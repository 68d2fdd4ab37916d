"""What pieces, seats and places are called, on screen and aloud."""

from __future__ import annotations

from collections.abc import Collection

from seatingapp.domain.furniture import DESK_NAMES, FIXTURE_NAMES
from seatingapp.domain.room_pieces import Piece, PieceKind, box_around
from seatingapp.domain.rooms import (
    Desk,
    DeskKind,
    Fixture,
    FixtureKind,
    Relation,
    RoomLayout,
    reading_order,
)
from seatingapp.domain.wording import counted

RELATIONS: dict[Relation | None, str] = {
    Relation.SAME_DESK: "Same desk",
    Relation.BESIDE: "Beside",
    Relation.IN_FRONT: "In front",
    Relation.BEHIND: "Behind",
    Relation.ACROSS: "Across the table",
    None: "Not neighbours",
}
_ROW = 35.0  # cm; pieces so close in depth are read as one row


def kind_words(kind: DeskKind | FixtureKind) -> str:
    """Return what a kind of furniture is called."""
    return DESK_NAMES[kind] if isinstance(kind, DeskKind) else FIXTURE_NAMES[kind]


def find(layout: RoomLayout, piece: Piece) -> Desk | Fixture | None:
    """Return the desk or the furniture that a piece names, if the room has it."""
    among: tuple[Desk | Fixture, ...] = (
        layout.desks if piece.kind is PieceKind.DESK else layout.fixtures
    )
    return next((thing for thing in among if thing.id == piece.id), None)


def in_order(layout: RoomLayout) -> tuple[Piece, ...]:
    """Return all pieces from the front to the back, each row from left to right."""
    things = [(d.y, d.x, Piece(PieceKind.DESK, d.id)) for d in layout.desks]
    things += [(f.y, f.x, Piece(PieceKind.FIXTURE, f.id)) for f in layout.fixtures]
    rows: list[list[tuple[float, float, Piece]]] = []
    for thing in sorted(things):
        if rows and thing[0] - rows[-1][0][0] <= _ROW:
            rows[-1].append(thing)
        else:
            rows.append([thing])
    return tuple(
        piece for row in rows for _y, _x, piece in sorted(row, key=lambda t: (t[1], t[2].id))
    )


def name_of(layout: RoomLayout, piece: Piece) -> str:
    """Return a short name such as `Double desk 3`; a label that was given comes first."""
    thing = find(layout, piece)
    if thing is None:
        return ""
    kind = kind_words(thing.kind)
    if thing.label:
        return thing.label if thing.kind is FixtureKind.LABEL else f"{kind} {thing.label}"
    alike = {Piece(PieceKind.FIXTURE, f.id) for f in layout.fixtures if f.kind is thing.kind}
    if isinstance(thing, Desk):  # desks are counted all together, furniture by its kind
        alike = {Piece(PieceKind.DESK, desk.id) for desk in layout.desks}
    number = [p for p in in_order(layout) if p in alike].index(piece) + 1
    return f"{kind} {number}" if len(alike) > 1 else kind


def spoken(layout: RoomLayout, piece: Piece, *, chosen: bool = False) -> str:
    """Return all that a screen reader says of a piece."""
    thing = find(layout, piece)
    if thing is None:
        return ""
    parts = [name_of(layout, piece)]
    if isinstance(thing, Desk):
        parts.append(counted(len(thing.seats), "seat"))
    parts.append(place_words(layout, [piece]))
    if thing.rotation % 360:
        parts.append(f"turned {thing.rotation % 360:g} degrees")
    if chosen:
        parts.append("chosen")
    return ", ".join(parts)


def place_words(layout: RoomLayout, pieces: Collection[Piece]) -> str:
    """Return where pieces stand: `120 cm from the left, 250 cm from the front`."""
    box = box_around(layout, pieces)
    if box is None:
        return ""
    return f"{round(box.x)} cm from the left, {round(box.y)} cm from the front"


def group_words(layout: RoomLayout, pieces: Collection[Piece]) -> str:
    """Return what a command is about: `Double desk 3`, or `4 pieces`."""
    if len(pieces) == 1:
        return name_of(layout, next(iter(pieces)))
    return counted(len(pieces), "piece")


def seat_words(layout: RoomLayout, seat: int, labels: dict[int, str]) -> str:
    """Return what a screen reader says of a seat: its number, desk and zones."""
    desk = next((d for d in layout.desks if any(s.id == seat for s in d.seats)), None)
    parts = [f"Seat {labels.get(seat, seat)}"]
    if desk is not None:
        parts.append(name_of(layout, Piece(PieceKind.DESK, desk.id)))
    parts += [zone.name for zone in layout.zones if seat in zone.seats]
    return ", ".join(parts)


def seats_in_order(layout: RoomLayout) -> tuple[int, ...]:
    """Return all seats from the front row to the back, left to right."""
    return reading_order(layout)
