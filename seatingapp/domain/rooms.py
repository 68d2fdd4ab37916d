"""Rooms: real centimetres, desks with seats, and which way the front is.

The origin is the left end of the front wall as seen in the teacher's view (board at the top);
x grows to the right, y away from the front. Angles are degrees clockwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class DeskKind(StrEnum):
    """What kind of furniture seats pupils."""

    SINGLE = "single"
    DOUBLE = "double"
    BENCH = "bench"
    GROUP = "group"
    ROUND = "round"
    LAB = "lab"
    COMPUTER = "computer"


class FixtureKind(StrEnum):
    """What stands in a room and seats no pupil."""

    BOARD = "board"
    SCREEN = "screen"
    TEACHER_DESK = "teacher_desk"
    DOOR = "door"
    WINDOW = "window"
    PILLAR = "pillar"
    CUPBOARD = "cupboard"
    SINK = "sink"
    PIANO = "piano"
    LABEL = "label"


class Relation(StrEnum):
    """How one seat lies to another that is next to it; told both ways round by `mirrored`."""

    SAME_DESK = "same desk"  # side by side at one desk or table
    BESIDE = "beside"  # side by side at two desks
    IN_FRONT = "in front"
    BEHIND = "behind"
    ACROSS = "across the table"

    @property
    def mirrored(self) -> Relation:
        """The same two seats, seen from the other one."""
        return {Relation.IN_FRONT: Relation.BEHIND, Relation.BEHIND: Relation.IN_FRONT}.get(
            self, self
        )


@dataclass(frozen=True, slots=True)
class Seat:
    """A place for one pupil, at an offset from the middle of its desk.

    `id` is unique in the layout and never changes; `facing` 0 looks to the front. `number` is what
    is written on the seat; 0 where nobody numbered it.
    """

    id: int
    dx: float
    dy: float
    facing: float = 0.0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk; x and y are its middle, width and depth its size before it is turned."""

    id: int
    kind: DeskKind
    x: float
    y: float
    width: float
    depth: float
    seats: tuple[Seat, ...]
    rotation: float = 0.0
    label: str = ""  # what the desk is called, such as Table 3


@dataclass(frozen=True, slots=True)
class Fixture:
    """The board, the teacher's desk, a door: x and y are its middle."""

    id: int
    kind: FixtureKind
    x: float
    y: float
    width: float
    depth: float
    rotation: float = 0.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """Where a seat is in the room."""

    seat_id: int
    desk_id: int
    x: float
    y: float
    facing: float


@dataclass(frozen=True, slots=True)
class Zone:
    """A named set of seats, such as "near the door"."""

    name: str
    seats: frozenset[int]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a teacher said of two seats against the geometry: how `other` lies to `seat`.

    `relation` None says that the two are no neighbours.
    """

    seat: int
    other: int
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class RoomLayout:
    """The furniture of a room at one time. Layouts are never changed, only replaced.

    The front is always the wall at y = 0. `outline` are the corners of the walls in order; a room
    without one is the rectangle of `width` by `depth`. `last_id` is the highest number that any
    desk, seat or fixture ever had: none is given twice, so an old plan never means a new seat.
    """

    width: float
    depth: float
    desks: tuple[Desk, ...] = ()
    fixtures: tuple[Fixture, ...] = ()
    outline: tuple[tuple[float, float], ...] = ()
    zones: tuple[Zone, ...] = ()
    corrections: tuple[Correction, ...] = ()
    last_id: int = 0

    @property
    def capacity(self) -> int:
        """How many seats there are."""
        return sum(len(desk.seats) for desk in self.desks)

    def places(self) -> tuple[SeatPlace, ...]:
        """Every seat where it stands, in the order of the desks."""
        return tuple(place for desk in self.desks for place in _placed(desk))


@dataclass(frozen=True, slots=True)
class Room:
    """A named room with its present layout; `version_id` names that layout in the vault."""

    id: int
    uid: str
    name: str
    version_id: int
    layout: RoomLayout
    code: str = ""  # short, for a timetable: S12
    retired: bool = False  # not offered any more; its plans stay


def _placed(desk: Desk) -> tuple[SeatPlace, ...]:
    turn = math.radians(desk.rotation)
    cos, sin = math.cos(turn), math.sin(turn)
    return tuple(
        SeatPlace(
            seat.id,
            desk.id,
            round(desk.x + seat.dx * cos - seat.dy * sin, 3),
            round(desk.y + seat.dx * sin + seat.dy * cos, 3),
            (seat.facing + desk.rotation) % 360,
        )
        for seat in desk.seats
    )


def rows(layout: RoomLayout, tolerance: float = 35.0) -> tuple[tuple[int, ...], ...]:
    """Return seat ids row by row from the front, each row from left to right.

    Seats belong to one row while the next one is at most `tolerance` cm further back.
    """
    found: list[list[SeatPlace]] = []
    for place in sorted(layout.places(), key=lambda p: (p.y, p.x, p.seat_id)):
        if found and place.y - found[-1][0].y <= tolerance:
            found[-1].append(place)
        else:
            found.append([place])
    return tuple(
        tuple(p.seat_id for p in sorted(row, key=lambda p: (p.x, p.seat_id))) for row in found
    )


def reading_order(layout: RoomLayout) -> tuple[int, ...]:
    """All seat ids from the front row to the back, left to right."""
    return tuple(seat_id for row in rows(layout) for seat_id in row)
