"""Neighbours are what a teacher would say, and stay the same however the room is turned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.neighbours import (
    by_seat,
    metres,
    neighbours,
    neighbours_of,
    with_correction,
    without_correction,
)
from seatingapp.domain.room_pieces import add_desk, faced
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.room_walls import Wall, mirrored, with_front
from seatingapp.domain.rooms import DeskKind, Relation, RoomLayout
from tests.unit.domain.layouts import ROOMS, spun

SAME, BESIDE, ACROSS = Relation.SAME_DESK, Relation.BESIDE, Relation.ACROSS
FRONT, BACK = Relation.IN_FRONT, Relation.BEHIND
HALL = RoomLayout(1000.0, 1000.0)


def found(layout: RoomLayout) -> dict[tuple[int, int], Relation]:
    return {(n.seat, n.other): n.relation for n in neighbours(layout)}


def of(layout: RoomLayout, seat: int) -> dict[int, Relation]:
    return {n.other: n.relation for n in neighbours_of(layout, seat)}


def room(*desks: tuple[DeskKind, float, float, int, float]) -> RoomLayout:
    """Desks of (kind, x, y, places, degrees)."""
    layout = HALL
    for kind, x, y, places, degrees in desks:
        layout, piece = add_desk(layout, kind, x, y, places)
        layout = faced(layout, piece, degrees)
    return layout


def renumbered(layout: RoomLayout) -> dict[tuple[int, int], Relation]:
    """Neighbours by the seats' places in the order of the desks, from 1."""
    at = {p.seat_id: n for n, p in enumerate(layout.places(), 1)}
    return {(at[n.seat], at[n.other]): n.relation for n in neighbours(layout)}


def test_in_rows_of_doubles_one_sits_with_one_beside_one_and_between_two_rows() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 3, 3)
    # 1 2  3 4  5 6 / 7 8  9 10  11 12 / 13 14  15 16  17 18
    assert of(layout, 9) == {10: SAME, 8: BESIDE, 3: FRONT, 15: BACK}
    assert of(layout, 1) == {2: SAME, 7: BACK}
    assert of(layout, 18) == {17: SAME, 12: FRONT}


def test_in_rows_of_singles_nobody_shares_a_desk() -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 3, 3)
    assert of(layout, 5) == {4: BESIDE, 6: BESIDE, 2: FRONT, 8: BACK}


def test_in_a_group_of_four_one_sits_beside_and_one_across_but_nobody_aslant() -> None:
    assert found(from_template(Template.GROUPS_OF_FOUR, 1, 1)) == {
        (1, 2): SAME,
        (3, 4): SAME,
        (1, 3): ACROSS,
        (2, 4): ACROSS,
    }


def test_in_a_group_of_six_the_middle_has_two_at_its_sides() -> None:
    layout = from_template(Template.GROUPS_OF_SIX, 1, 1)
    assert of(layout, 2) == {1: SAME, 3: SAME, 5: ACROSS}
    assert of(layout, 6) == {5: SAME, 3: ACROSS}


def test_those_who_sit_back_to_back_at_two_tables_are_no_neighbours() -> None:
    layout = from_template(Template.GROUPS_OF_FOUR, 2, 1)
    near_side_of_the_first, far_side_of_the_second = {3, 4}, {5, 6}
    pairs = found(layout)
    assert not [
        p for p in pairs if set(p) & near_side_of_the_first and set(p) & far_side_of_the_second
    ]


def test_at_a_table_of_five_the_lone_side_looks_between_two() -> None:
    layout = room((DeskKind.GROUP, 500, 500, 5, 0))
    assert renumbered(layout) == {
        (1, 2): SAME,
        (2, 3): SAME,
        (4, 5): SAME,
        (1, 4): ACROSS,
        (2, 4): ACROSS,
        (2, 5): ACROSS,
        (3, 5): ACROSS,
    }


def test_in_a_horseshoe_everybody_has_two_at_their_sides_also_round_the_corner() -> None:
    layout = from_template(Template.HORSESHOE, 2, 2)
    # Down the left 1 2, 5 6; along the back 9 10, 11 12; up the right 7 8 from 12, and 3 4.
    assert found(layout) == {
        (1, 2): SAME,
        (2, 5): BESIDE,
        (5, 6): SAME,
        (6, 9): BESIDE,
        (9, 10): SAME,
        (10, 11): BESIDE,
        (11, 12): SAME,
        (7, 12): BESIDE,
        (7, 8): SAME,
        (3, 8): BESIDE,
        (3, 4): SAME,
    }


@pytest.mark.parametrize("places", range(4, 13, 2))
def test_at_an_even_round_table_two_sit_at_the_sides_and_one_across(places: int) -> None:
    pairs = renumbered(room((DeskKind.ROUND, 500, 500, places, 0)))
    sides = {tuple(sorted((n, n % places + 1))) for n in range(1, places + 1)}
    across = {(n, n + places // 2) for n in range(1, places // 2 + 1)}
    assert {pair for pair, relation in pairs.items() if relation is SAME} == sides
    assert {pair for pair, relation in pairs.items() if relation is ACROSS} == across
    assert len(pairs) == len(sides) + len(across)


def test_at_a_round_table_of_five_two_sit_across() -> None:
    layout = room((DeskKind.ROUND, 500, 500, 5, 0))
    first = layout.places()[0].seat_id
    assert sorted(of(layout, first).values()) == sorted([SAME, SAME, ACROSS, ACROSS])


def test_three_at_a_round_table_all_sit_side_by_side_and_two_sit_across() -> None:
    three = renumbered(room((DeskKind.ROUND, 500, 500, 3, 0)))
    assert three == {(1, 2): SAME, (2, 3): SAME, (1, 3): SAME}
    assert renumbered(room((DeskKind.ROUND, 500, 500, 2, 0))) == {(1, 2): ACROSS}


def test_round_tables_keep_to_themselves() -> None:
    layout = from_template(Template.ROUND_TABLES, 2, 2)
    desk = {p.seat_id: p.desk_id for p in layout.places()}
    assert [pair for pair in found(layout) if desk[pair[0]] != desk[pair[1]]] == []


def test_computers_in_a_row_are_beside_each_other_also_across_a_narrow_way() -> None:
    layout = from_template(Template.COMPUTER_ROOM, 2, 5)
    assert of(layout, 4) == {3: BESIDE, 5: BESIDE, 9: BACK}


def test_at_lab_benches_places_follow_each_other_and_rows_see_backs() -> None:
    layout = from_template(Template.LAB_BENCHES, 2, 2)
    assert of(layout, 4) == {3: SAME, 5: BESIDE, 12: BACK}


def test_on_a_bench_only_those_next_to_each_other_are_neighbours() -> None:
    pairs = renumbered(room((DeskKind.BENCH, 500, 500, 5, 0)))
    assert pairs == {(1, 2): SAME, (2, 3): SAME, (3, 4): SAME, (4, 5): SAME}


def test_in_an_exam_hall_the_four_around_a_seat_are_neighbours() -> None:
    layout = from_template(Template.EXAM_HALL, 3, 3)
    assert of(layout, 5) == {4: BESIDE, 6: BESIDE, 2: FRONT, 8: BACK}


def test_two_desks_pushed_together_make_one_table() -> None:
    pairs = renumbered(room((DeskKind.DOUBLE, 500, 500, 2, 180), (DeskKind.DOUBLE, 500, 555, 2, 0)))
    assert pairs == {(1, 2): SAME, (3, 4): SAME, (1, 4): ACROSS, (2, 3): ACROSS}


def test_a_wide_way_parts_those_beside_and_a_deep_one_those_behind() -> None:
    wide = room((DeskKind.SINGLE, 200, 200, 1, 0), (DeskKind.SINGLE, 360, 200, 1, 0))
    deep = room((DeskKind.SINGLE, 200, 200, 1, 0), (DeskKind.SINGLE, 200, 380, 1, 0))
    facing = room((DeskKind.SINGLE, 200, 200, 1, 180), (DeskKind.SINGLE, 200, 330, 1, 0))
    assert (found(wide), found(deep), found(facing)) == ({}, {}, {})


def test_somebody_between_two_parts_them() -> None:
    line = room(*((DeskKind.SINGLE, 200 + n * 70, 200, 1, 0) for n in range(3)))
    column = room(*((DeskKind.SINGLE, 200, 200 + n * 80, 1, 0) for n in range(3)))
    assert renumbered(line) == {(1, 2): BESIDE, (2, 3): BESIDE}
    assert renumbered(column) == {(1, 2): BACK, (2, 3): BACK}


def test_staggered_rows_have_two_in_front() -> None:
    front = [(DeskKind.SINGLE, 200 + n * 70.0, 200.0, 1, 0.0) for n in range(2)]
    layout = room(*front, (DeskKind.SINGLE, 235, 300, 1, 0))
    assert renumbered(layout) == {(1, 2): BESIDE, (1, 3): BACK, (2, 3): BACK}


def test_desks_at_the_corner_of_a_u_look_towards_each_other_and_in_a_fan_away() -> None:
    towards = room((DeskKind.SINGLE, 300, 300, 1, 90), (DeskKind.SINGLE, 370, 370, 1, 0))
    away = room((DeskKind.SINGLE, 300, 300, 1, 270), (DeskKind.SINGLE, 370, 230, 1, 0))
    assert renumbered(towards) == {(1, 2): BESIDE}
    assert renumbered(away) == {}


def test_desks_in_a_gentle_arc_are_beside_each_other() -> None:
    layout = room((DeskKind.SINGLE, 300, 300, 1, 20), (DeskKind.SINGLE, 380, 290, 1, 0))
    assert renumbered(layout) == {(1, 2): BESIDE}


def test_seats_on_one_spot_are_no_neighbours() -> None:
    layout = room((DeskKind.SINGLE, 300, 300, 1, 0), (DeskKind.SINGLE, 300, 300, 1, 0))
    assert found(layout) == {}


def test_distances_are_metres_from_place_to_place() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
    assert metres(layout, 1, 2) == 0.65
    assert metres(layout, 1, 4) == 2.65
    assert metres(layout, 1, 5) == 1.0
    assert {n.metres for n in neighbours(layout) if n.relation is BESIDE} == {1.35}
    with pytest.raises(KeyError):
        metres(layout, 1, 99)


def test_neighbours_of_a_seat_are_told_from_it_the_nearest_first() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 3, 3)
    told = neighbours_of(layout, 9)
    assert [n.other for n in told] == [10, 3, 15, 8]
    assert {n.seat for n in told} == {9}
    assert set(by_seat(layout)) == set(range(1, 19))
    with pytest.raises(KeyError):
        neighbours_of(layout, 99)


def test_a_teacher_may_say_otherwise_and_take_it_back() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
    said = with_correction(layout, 2, 3, None)  # a pillar stands between
    said = with_correction(said, 8, 1, Relation.IN_FRONT)
    assert 3 not in of(said, 2)
    assert of(said, 8)[1] is FRONT
    assert of(said, 1)[8] is BACK
    again = with_correction(said, 3, 2, SAME)
    assert of(again, 2)[3] is SAME
    assert len(again.corrections) == 2
    assert without_correction(without_correction(again, 2, 3), 1, 8) == layout


def test_corrections_of_seats_that_are_not_there_are_refused_and_passed_over() -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 1, 2)
    for seat, other in ((1, 1), (1, 9), (9, 1)):
        with pytest.raises(Refusal, match="two seats of this room"):
            with_correction(layout, seat, other, SAME)
    said = with_correction(layout, 1, 2, None)
    alone = RoomLayout(said.width, said.depth, said.desks[:1], corrections=said.corrections)
    assert found(alone) == {}


def test_a_room_without_seats_has_no_neighbours() -> None:
    assert neighbours(HALL) == ()
    assert by_seat(HALL) == {}


@given(ROOMS, st.floats(0, 360, allow_nan=False))
def test_a_room_turned_by_any_angle_keeps_its_neighbours(layout: RoomLayout, turn: float) -> None:
    assert found(spun(layout, turn)) == found(layout)


@given(ROOMS, st.sampled_from(list(Wall)))
def test_a_room_whose_front_is_another_wall_keeps_its_neighbours(
    layout: RoomLayout, wall: Wall
) -> None:
    assert neighbours(with_front(layout, wall)) == neighbours(layout)


@given(ROOMS)
def test_a_mirrored_room_keeps_its_neighbours(layout: RoomLayout) -> None:
    assert neighbours(mirrored(layout)) == neighbours(layout)


@given(ROOMS)
def test_every_two_are_told_once_and_the_same_from_both(layout: RoomLayout) -> None:
    pairs = neighbours(layout)
    assert [(n.seat, n.other) for n in pairs] == sorted({(n.seat, n.other) for n in pairs})
    assert all(n.seat < n.other for n in pairs)
    seen = by_seat(layout)
    for pair in pairs:
        assert pair in seen[pair.seat]
        assert pair.mirrored in seen[pair.other]
        assert pair.mirrored.mirrored == pair
    assert sum(len(n) for n in seen.values()) == 2 * len(pairs)


@given(ROOMS)
def test_the_order_of_the_desks_does_not_matter(layout: RoomLayout) -> None:
    reordered = RoomLayout(
        layout.width, layout.depth, layout.desks[::-1], corrections=layout.corrections
    )
    assert neighbours(reordered) == neighbours(layout)
