"""Zones: what the geometry proposes, and what a teacher names."""

from __future__ import annotations

import pytest
from hypothesis import given

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_pieces import add_desk, add_fixture
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import DeskKind, FixtureKind, RoomLayout, Zone
from seatingapp.domain.zones import (
    BACK_ROW,
    CORNER,
    EDGE,
    FRONT_ROW,
    MOST_ZONES,
    NEAR_DOOR,
    NEAR_TEACHER,
    NEAR_WINDOW,
    proposals,
    with_zone,
    without_zone,
)
from tests.unit.domain.layouts import ROOMS

GRID = from_template(Template.ROWS_OF_SINGLES, 3, 4)


def proposed(layout: RoomLayout) -> dict[str, frozenset[int]]:
    return {zone.name: zone.seats for zone in proposals(layout)}


def test_rows_edges_and_corners_of_a_grid() -> None:
    found = proposed(GRID)
    assert found[FRONT_ROW] == {1, 2, 3, 4}
    assert found[BACK_ROW] == {9, 10, 11, 12}
    assert found[EDGE] == {1, 4, 5, 8, 9, 12}
    assert found[CORNER] == {1, 4, 9, 12}
    assert NEAR_DOOR not in found
    assert NEAR_WINDOW not in found


def test_seats_near_door_window_and_teacher_are_measured_to_the_piece() -> None:
    layout, _ = add_fixture(GRID, FixtureKind.DOOR, 0, 190)
    layout, _ = add_fixture(layout, FixtureKind.WINDOW, 0, 400)
    found = proposed(layout)
    places = {p.seat_id: p for p in layout.places()}
    assert found[NEAR_DOOR] >= {1, 2}
    assert all(places[s].x <= 45 + 250 for s in found[NEAR_DOOR])
    assert all(places[s].x <= 75 + 200 for s in found[NEAR_WINDOW])
    assert 4 in found[NEAR_TEACHER]


def test_a_front_row_of_group_tables_has_those_on_both_sides() -> None:
    found = proposed(from_template(Template.GROUPS_OF_FOUR, 2, 2))
    assert found[FRONT_ROW] == set(range(1, 9))
    assert found[BACK_ROW] == set(range(9, 17))


def test_a_room_of_one_row_has_no_back_row_and_one_without_seats_no_zone() -> None:
    assert BACK_ROW not in proposed(from_template(Template.ROWS_OF_DOUBLES, 1, 3))
    assert proposals(RoomLayout(500, 500)) == ()


@given(ROOMS)
def test_proposals_have_seats_of_the_room_and_names_of_their_own(layout: RoomLayout) -> None:
    seats = {place.seat_id for place in layout.places()}
    found = proposals(layout)
    assert len({zone.name for zone in found}) == len(found)
    for zone in found:
        assert zone.seats
        assert zone.seats <= seats


def test_a_zone_is_added_replaced_by_its_name_and_taken_away() -> None:
    layout = with_zone(GRID, Zone("  Window   side ", frozenset({1, 5})))
    assert layout.zones == (Zone("Window side", frozenset({1, 5})),)
    layout = with_zone(layout, Zone("Carpet", frozenset({12})))
    layout = with_zone(layout, Zone("WINDOW SIDE", frozenset({9})))
    assert [z.name for z in layout.zones] == ["WINDOW SIDE", "Carpet"]
    assert layout.zones[0].seats == {9}
    assert without_zone(layout, "window side").zones == layout.zones[1:]
    assert without_zone(layout, "nothing") == layout


@pytest.mark.parametrize(
    ("zone", "says"),
    [
        (Zone(" ", frozenset({1})), "name"),
        (Zone("x" * 61, frozenset({1})), "name"),
        (Zone("Nobody", frozenset()), "at least one seat"),
        (Zone("Elsewhere", frozenset({1, 99})), "seats of its room"),
    ],
)
def test_a_zone_that_says_nothing_is_refused(zone: Zone, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        with_zone(GRID, zone)


def test_a_room_has_only_so_many_zones() -> None:
    layout = GRID
    for number in range(MOST_ZONES):
        layout = with_zone(layout, Zone(f"Zone {number}", frozenset({1})))
    with pytest.raises(Refusal, match="at most"):
        with_zone(layout, Zone("One more", frozenset({1})))
    assert with_zone(layout, Zone("zone 7", frozenset({2}))).zones[7].seats == {2}


def test_seats_of_a_zone_go_with_their_desk() -> None:
    layout, piece = add_desk(RoomLayout(500, 500), DeskKind.DOUBLE, 200, 200)
    seats = frozenset(s.id for s in layout.desks[0].seats)
    assert proposed(layout)[FRONT_ROW] == seats
    assert piece.id == layout.desks[0].id
