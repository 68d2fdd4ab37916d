"""Tables: one desk, or desks that are pushed together."""

from __future__ import annotations

import pytest
from hypothesis import given

from seatingapp.domain.room_pieces import add_desk, add_fixture, faced
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.room_walls import mirrored
from seatingapp.domain.rooms import DeskKind, FixtureKind, RoomLayout
from seatingapp.domain.tables import tables
from tests.unit.domain.layouts import ROOMS, spun

EMPTY = RoomLayout(900.0, 700.0)


def doubles(*spots: tuple[float, float, float]) -> RoomLayout:
    """Double desks of 130 by 55 cm with their middles at these spots, turned by so much."""
    layout = EMPTY
    for x, y, turn in spots:
        layout, piece = add_desk(layout, DeskKind.DOUBLE, x, y, 2)
        layout = faced(layout, piece, turn)
    return layout


def sizes(layout: RoomLayout) -> list[int]:
    return sorted(len(table) for table in tables(layout))


def test_a_room_without_desks_has_no_table() -> None:
    assert tables(EMPTY) == ()


def test_desks_in_rows_are_a_table_each() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 3, 4)
    assert sizes(layout) == [2] * 12
    assert tables(layout)[0] == frozenset(seat.id for seat in layout.desks[0].seats)


@pytest.mark.parametrize(("gap", "expected"), [(0, [4]), (10, [4]), (10.2, [2, 2]), (40, [2, 2])])
def test_two_desks_side_by_side_are_one_table_up_to_10_cm(gap: float, expected: list[int]) -> None:
    assert sizes(doubles((200, 300, 0), (330 + gap, 300, 0))) == expected


def test_two_desks_face_to_face_are_one_table() -> None:
    assert sizes(doubles((200, 300, 180), (200, 355, 0))) == [4]


def test_desks_of_a_chain_are_one_table() -> None:
    assert sizes(doubles((200, 300, 0), (480, 300, 0), (340, 300, 0), (340, 500, 0))) == [2, 6]


def test_desks_that_only_their_upright_boxes_bring_together_are_two_tables() -> None:
    assert sizes(doubles((200, 300, 45), (280, 220, 45))) == [2, 2]


def test_a_piece_of_furniture_between_two_desks_joins_nothing() -> None:
    layout, _ = add_fixture(doubles((200, 300, 0), (420, 300, 0)), FixtureKind.CUPBOARD, 310, 300)
    assert sizes(layout) == [2, 2]


def test_computer_desks_side_by_side_are_a_table_up_to_the_way() -> None:
    assert sizes(from_template(Template.COMPUTER_ROOM, 1, 8)) == [4, 4]


@given(ROOMS)
def test_every_seat_is_at_one_table_and_a_desk_at_one_too(layout: RoomLayout) -> None:
    found = tables(layout)
    assert sorted(s for table in found for s in table) == sorted(p.seat_id for p in layout.places())
    for desk in layout.desks:
        assert sum(not table.isdisjoint(s.id for s in desk.seats) for table in found) <= 1


@given(ROOMS)
def test_turning_or_mirroring_the_room_changes_no_table(layout: RoomLayout) -> None:
    assert set(tables(mirrored(layout))) == set(tables(layout))
    assert set(tables(spun(layout, 90))) == set(tables(layout))
