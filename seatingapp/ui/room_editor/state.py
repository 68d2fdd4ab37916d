"""What the room editor shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from seatingapp.domain.neighbours import Neighbour
from seatingapp.domain.room_pieces import Piece
from seatingapp.domain.rooms import DeskKind, FixtureKind, RoomLayout, Zone


class Mode(StrEnum):
    """What the pointer and the keys are about."""

    FURNITURE = "furniture"
    WALLS = "walls"
    SEATS = "seats"
    NEIGHBOURS = "neighbours"


@dataclass(frozen=True, slots=True)
class Tile:
    """Something that can be put into a room. `places` 0 is what is usual for the kind."""

    key: str
    text: str
    kind: DeskKind | FixtureKind
    places: int = 0

    @property
    def seats(self) -> bool:
        """Whether pupils sit at it."""
        return isinstance(self.kind, DeskKind)


NO_ROOM = RoomLayout(800.0, 600.0)


@dataclass(frozen=True, slots=True)
class EditorState:
    """A room while it is edited.

    `chosen` are the pieces that the next command is about, `focus` the one with the ring of the
    keyboard; `kept` stay chosen when the keyboard goes on. `seats` are those that are chosen to
    make a zone, `pair` two of which one may say how they sit. `links` are the neighbours, while
    they are shown. `corner` is the chosen corner of the walls.
    """

    room_id: int = 0
    name: str = ""
    code: str = ""
    layout: RoomLayout = NO_ROOM
    used: str = ""
    mode: Mode = Mode.FURNITURE
    chosen: frozenset[Piece] = frozenset()
    kept: frozenset[Piece] = frozenset()
    focus: Piece | None = None
    placing: Tile | None = None
    corner: int | None = None
    seats: frozenset[int] = frozenset()
    seat_focus: int | None = None
    zone: str = ""
    proposals: tuple[Zone, ...] = ()
    pair: tuple[int, int] | None = None
    links: tuple[Neighbour, ...] = ()
    problems: tuple[str, ...] = ()
    can_paste: bool = False
    labels: dict[int, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether there is a room to edit."""
        return self.room_id != 0


class Changes(TypedDict, total=False):
    """What may be shown anew without another room: fields of an `EditorState` as they are there."""

    room_id: int
    mode: Mode
    chosen: frozenset[Piece]
    kept: frozenset[Piece]
    focus: Piece | None
    placing: Tile | None
    corner: int | None
    seats: frozenset[int]
    seat_focus: int | None
    zone: str
    proposals: tuple[Zone, ...]
    pair: tuple[int, int] | None
    links: tuple[Neighbour, ...]
    can_paste: bool
