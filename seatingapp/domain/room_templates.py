"""Rooms to start from: rows, groups, horseshoe, computer room, lab, round tables, exam hall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.furniture import (
    COMPUTER_DEPTH,
    COMPUTER_PLACE,
    DEPTH,
    PLACE,
    desk_size,
    desk_spots,
)
from seatingapp.domain.room_numbers import to_cm
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Seat

CHAIR = 45.0  # room behind a desk for the chair
AISLE = 70.0  # way between columns of desks
FRONT = 190.0  # from the front wall to the middle of the first row
MARGIN = 60.0
EXAM_PITCH = 125.0  # from middle to middle, the least that exam boards in England ask for
EXAM_DESK = 60.0
MOST = 30


class Template(StrEnum):
    """The templates by the name that the command line uses."""

    ROWS_OF_SINGLES = "rows-of-singles"
    ROWS_OF_DOUBLES = "rows-of-doubles"
    GROUPS_OF_FOUR = "groups-of-4"
    GROUPS_OF_SIX = "groups-of-6"
    HORSESHOE = "horseshoe"
    COMPUTER_ROOM = "computer-room"
    ROUND_TABLES = "round-tables"
    LAB_BENCHES = "lab-benches"
    EXAM_HALL = "exam-hall"


TEMPLATE_LABELS: dict[Template, str] = {
    Template.ROWS_OF_SINGLES: "Rows of single desks",
    Template.ROWS_OF_DOUBLES: "Rows of double desks",
    Template.GROUPS_OF_FOUR: "Groups of four",
    Template.GROUPS_OF_SIX: "Groups of six",
    Template.HORSESHOE: "Horseshoe",
    Template.COMPUTER_ROOM: "Computer room",
    Template.ROUND_TABLES: "Round tables",
    Template.LAB_BENCHES: "Lab benches",
    Template.EXAM_HALL: "Exam hall",
}


@dataclass
class _Ids:
    """Hands out seat and desk ids in the order in which they are asked for."""

    seat: int = 0
    desk: int = 0

    def next_seat(self) -> int:
        self.seat += 1
        return self.seat

    def next_desk(self) -> int:
        self.desk += 1
        return self.desk


def from_template(template: Template, rows: int, columns: int) -> RoomLayout:
    """Return a layout with board and teacher's desk; seats are numbered from the front left.

    `rows` and `columns` count desks (groups for groups). A horseshoe has `columns` desks along the
    back and `rows` along each side. Raises Refusal outside 1 to 30.
    """
    if not (1 <= rows <= MOST and 1 <= columns <= MOST):
        raise Refusal(
            f"A room template takes 1 to {MOST} rows and 1 to {MOST} columns.",
            where=f"Asked for {rows} rows and {columns} columns.",
            todo="Choose smaller numbers; desks can be added later.",
        )
    desks = _BUILDERS[template](_Ids(), rows, columns)
    return _furnished(desks)


def row_of_blocks(blocks: tuple[int, ...], rows: int) -> RoomLayout:
    """Return rows of benches, such as 2 + 3 + 2 places, with a way between the blocks."""
    ids = _Ids()
    desks: list[Desk] = []
    for row in range(rows):
        left = MARGIN
        for places in blocks:
            width = places * PLACE
            y = FRONT + row * (DEPTH + CHAIR)
            desks.append(_straight(ids, _kind(places), left + width / 2, y, places))
            left += width + AISLE / 2
    return _furnished(tuple(desks))


def _kind(places: int) -> DeskKind:
    return {1: DeskKind.SINGLE, 2: DeskKind.DOUBLE}.get(places, DeskKind.BENCH)


def _straight(ids: _Ids, kind: DeskKind, x: float, y: float, places: int, turn: float = 0) -> Desk:
    """A desk with its places side by side, all facing its front."""
    first = -(places - 1) * PLACE / 2
    seats = tuple(Seat(ids.next_seat(), first + n * PLACE, 0.0) for n in range(places))
    return Desk(ids.next_desk(), kind, x, y, places * PLACE, DEPTH, seats, turn)


def _grid(ids: _Ids, rows: int, columns: int, kind: DeskKind, places: int) -> tuple[Desk, ...]:
    width = places * PLACE
    gap = AISLE if places > 1 else AISLE / 2
    return tuple(
        _straight(
            ids,
            kind,
            MARGIN + width / 2 + column * (width + gap),
            FRONT + row * (DEPTH + CHAIR),
            places,
        )
        for row in range(rows)
        for column in range(columns)
    )


def _singles(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    return _grid(ids, rows, columns, DeskKind.SINGLE, 1)


def _doubles(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    return _grid(ids, rows, columns, DeskKind.DOUBLE, 2)


def _groups(ids: _Ids, rows: int, columns: int, across: int) -> tuple[Desk, ...]:
    """Tables with `across` pupils on the far and the near side, who face each other."""
    width, depth = across * PLACE, 2 * DEPTH
    first = -(across - 1) * PLACE / 2
    desks: list[Desk] = []
    for row in range(rows):
        for column in range(columns):
            far = [Seat(ids.next_seat(), first + n * PLACE, -DEPTH / 2, 180) for n in range(across)]
            near = [Seat(ids.next_seat(), first + n * PLACE, DEPTH / 2, 0) for n in range(across)]
            x = MARGIN + width / 2 + column * (width + AISLE)
            y = FRONT + DEPTH / 2 + row * (depth + 2 * CHAIR)
            desks.append(Desk(ids.next_desk(), DeskKind.GROUP, x, y, width, depth, (*far, *near)))
    return tuple(desks)


def _groups_of_four(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    return _groups(ids, rows, columns, 2)


def _groups_of_six(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    return _groups(ids, rows, columns, 3)


def _horseshoe(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    """Double desks: `rows` down each side facing inwards, `columns` along the back."""
    side, inner = 2 * PLACE, columns * 2 * PLACE
    left = MARGIN + DEPTH / 2
    right = left + DEPTH + inner + 2 * CHAIR
    desks = []
    for row in range(rows):
        y = FRONT + PLACE / 2 + row * (side + 10)
        desks.append(_straight(ids, DeskKind.DOUBLE, left, y, 2, 90))
        desks.append(_straight(ids, DeskKind.DOUBLE, right, y, 2, 270))
    back = FRONT + rows * (side + 10) + DEPTH / 2
    for column in range(columns):
        x = left + DEPTH / 2 + CHAIR + PLACE + column * side
        desks.append(_straight(ids, DeskKind.DOUBLE, x, back, 2))
    return tuple(desks)


def _computers(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    """Rows of computer desks side by side, a way after every fourth."""
    wide = COMPUTER_PLACE
    desks = []
    for row in range(rows):
        for column in range(columns):
            x = MARGIN + wide / 2 + column * wide + (column // 4) * AISLE
            y = FRONT + row * (DEPTH + 25 + CHAIR)
            seat = Seat(ids.next_seat(), 0, 0)
            desk = Desk(ids.next_desk(), DeskKind.COMPUTER, x, y, wide, COMPUTER_DEPTH, (seat,))
            desks.append(desk)
    return tuple(desks)


def _round_tables(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    """Round tables of six; everybody sits around the middle, chairs all round."""
    return _tables(ids, rows, columns, DeskKind.ROUND, 6, 2 * CHAIR + 10)


def _lab_benches(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    """Benches of four that face the front."""
    return _tables(ids, rows, columns, DeskKind.LAB, 4, AISLE)


def _tables(
    ids: _Ids, rows: int, columns: int, kind: DeskKind, places: int, gap: float
) -> tuple[Desk, ...]:
    """Desks of the usual size for so many places, with a gap all round."""
    width, depth = desk_size(kind, places)
    spots = desk_spots(kind, places, width, depth)
    desks = []
    for row in range(rows):
        for column in range(columns):
            x = MARGIN + width / 2 + column * (width + gap)
            y = FRONT + (depth - DEPTH) / 2 + row * (depth + gap)
            seats = tuple(Seat(ids.next_seat(), *spot) for spot in spots)
            desks.append(Desk(ids.next_desk(), kind, x, y, width, depth, seats))
    return tuple(desks)


def _exam_hall(ids: _Ids, rows: int, columns: int) -> tuple[Desk, ...]:
    """Single desks 1.25 m apart from middle to middle, both ways."""
    desks = []
    for row in range(rows):
        for column in range(columns):
            x = MARGIN + EXAM_DESK / 2 + column * EXAM_PITCH
            y = FRONT + row * EXAM_PITCH
            seats = (Seat(ids.next_seat(), 0.0, 0.0),)
            size = (EXAM_DESK, EXAM_DESK)
            desks.append(Desk(ids.next_desk(), DeskKind.SINGLE, x, y, *size, seats))
    return tuple(desks)


_BUILDERS: dict[Template, Callable[[_Ids, int, int], tuple[Desk, ...]]] = {
    Template.ROWS_OF_SINGLES: _singles,
    Template.ROWS_OF_DOUBLES: _doubles,
    Template.GROUPS_OF_FOUR: _groups_of_four,
    Template.GROUPS_OF_SIX: _groups_of_six,
    Template.HORSESHOE: _horseshoe,
    Template.COMPUTER_ROOM: _computers,
    Template.ROUND_TABLES: _round_tables,
    Template.LAB_BENCHES: _lab_benches,
    Template.EXAM_HALL: _exam_hall,
}


def _extent(desk: Desk) -> tuple[float, float]:
    """How far right and back a desk reaches; templates turn desks by quarters only."""
    turned = desk.rotation % 180 == 90
    width, depth = (desk.depth, desk.width) if turned else (desk.width, desk.depth)
    return desk.x + width / 2, desk.y + depth / 2


def _furnished(desks: tuple[Desk, ...]) -> RoomLayout:
    """Put board and teacher's desk in front and walls around."""
    width = max(_extent(desk)[0] for desk in desks) + MARGIN
    depth = max(_extent(desk)[1] for desk in desks) + CHAIR + MARGIN / 2
    width = max(width, 420.0)
    across = to_cm(max(180.0, min(360.0, width * 0.42)))
    board = Fixture(1, FixtureKind.BOARD, to_cm(width / 2), 12, across, 14)
    left_of_desk = width - MARGIN - 110
    beside = board.x + board.width / 2 + 12 <= left_of_desk
    # Beside the board where there is room: a desk in front of it costs every card its height.
    teacher = Fixture(
        2, FixtureKind.TEACHER_DESK, left_of_desk + 55, 32.0 if beside else 60.0, 110, 55
    )
    return RoomLayout(width, depth, desks, (board, teacher))
