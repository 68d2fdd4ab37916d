"""Walls: any polygon that goes round once, any wall as the front, and what stands wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.room_pieces import add_desk, add_fixture, faced
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.room_walls import (
    Wall,
    contains,
    mirrored,
    problems,
    walls,
    with_front,
    with_outline,
    with_size,
)
from seatingapp.domain.rooms import DeskKind, FixtureKind, RoomLayout
from tests.unit.domain.layouts import L_SHAPE, ROOMS, layouts

EMPTY = RoomLayout(900.0, 700.0)
L_ROOM = replace(EMPTY, outline=L_SHAPE)


def test_a_room_without_an_outline_has_four_walls() -> None:
    assert walls(EMPTY) == ((0, 0), (900, 0), (900, 700), (0, 700))
    assert contains(EMPTY, 0, 0)
    assert not contains(EMPTY, -1, 5)


def test_a_corner_that_is_cut_out_is_outside() -> None:
    assert contains(L_ROOM, 100, 100)
    assert not contains(L_ROOM, 100, 600)
    assert walls(L_ROOM) == L_SHAPE


def test_walls_begin_at_the_origin_and_the_furniture_goes_along() -> None:
    layout, piece = add_desk(EMPTY, DeskKind.SINGLE, 300, 300)
    after = with_outline(layout, [(-100, 50), (800, 50), (800, 650), (-100, 650)])
    assert (after.width, after.depth) == (900, 600)
    assert after.outline[0] == (0, 0)
    (desk,) = after.desks
    assert (desk.id, desk.x, desk.y) == (piece.id, 400, 250)
    assert with_outline(after, []).outline == ()


@pytest.mark.parametrize(
    ("corners", "says"),
    [
        ([(0, 0), (500, 0)], "1 m to 100 m"),
        ([(0, 0), (500, 500), (500, 0), (0, 500)], "cross"),
        ([(0, 0), (50, 0), (50, 50)], "1 m to 100 m"),
        ([(0, 0), (20_000, 0), (20_000, 500)], "1 m to 100 m"),
        ([(n * 5.0, (n % 2) * 300.0) for n in range(201)], "3 to 200"),
    ],
)
def test_walls_that_make_no_room_are_refused(corners: list[tuple[float, float]], says: str) -> None:
    with pytest.raises(Refusal, match=says):
        with_outline(EMPTY, corners)


def test_a_room_is_stretched_and_its_furniture_stays() -> None:
    layout, _ = add_desk(L_ROOM, DeskKind.DOUBLE, 300, 300)
    after = with_size(layout, 1800, 350)
    assert after.outline[3] == (600, 350)
    assert after.desks == layout.desks
    for width, depth in ((99, 500), (500, 10_001)):
        with pytest.raises(Refusal, match="1 m to 100 m"):
            with_size(layout, width, depth)


@given(ROOMS)
def test_four_quarter_turns_are_none(layout: RoomLayout) -> None:
    turned = layout
    for _ in range(4):
        turned = with_front(turned, Wall.LEFT)
    assert turned == with_front(layout, Wall.FRONT) == layout


@given(ROOMS)
def test_left_undoes_right_and_back_undoes_back(layout: RoomLayout) -> None:
    assert with_front(with_front(layout, Wall.LEFT), Wall.RIGHT) == layout
    assert with_front(with_front(layout, Wall.BACK), Wall.BACK) == layout


@given(ROOMS, st.sampled_from(list(Wall)))
def test_the_front_changes_nobodys_neighbours(layout: RoomLayout, wall: Wall) -> None:
    pairs = {(n.seat, n.other, n.relation) for n in neighbours(layout)}
    assert {(n.seat, n.other, n.relation) for n in neighbours(with_front(layout, wall))} == pairs


@given(layouts())
def test_a_mirror_keeps_who_is_within_the_walls(layout: RoomLayout) -> None:
    after = mirrored(layout)
    assert mirrored(after).desks == layout.desks
    for desk in layout.desks:
        assert contains(layout, desk.x, desk.y) == contains(after, layout.width - desk.x, desk.y)


def test_a_template_has_nothing_wrong_with_it() -> None:
    for template in Template:
        assert problems(from_template(template, 3, 4)) == (), template


def test_furniture_outside_the_walls_and_on_one_spot_is_told() -> None:
    layout, _ = add_desk(EMPTY, DeskKind.SINGLE, 880, 300)
    layout, _ = add_desk(layout, DeskKind.DOUBLE, 300, 300)
    layout, _ = add_fixture(layout, FixtureKind.PIANO, 310, 310)
    assert problems(layout) == (
        "Single desk with seat 3 stands outside the walls.",
        "Double desk with seats 1 and 2 and piano stand on the same spot.",
    )


def test_doors_and_windows_are_in_the_wall_and_labels_stand_on_nothing() -> None:
    layout, door = add_fixture(EMPTY, FixtureKind.DOOR, 0, 300)
    layout = faced(layout, door, 90)
    layout, _ = add_desk(layout, DeskKind.SINGLE, 300, 300)
    layout, _ = add_fixture(layout, FixtureKind.LABEL, 300, 300, "Sink side")
    assert problems(layout) == ()
    far, _ = add_fixture(layout, FixtureKind.WINDOW, 1200, 300)
    assert problems(far) == ("Window stands outside the walls.",)


def test_a_desk_in_the_corner_that_is_cut_out_is_outside() -> None:
    layout, _ = add_desk(L_ROOM, DeskKind.DOUBLE, 150, 600)
    across, _ = add_desk(L_ROOM, DeskKind.BENCH, 300, 500, 5)  # through the walls' inner corner
    for room in (layout, across):
        assert [p for p in problems(room) if "outside the walls" in p] != []


def test_numbers_that_are_missing_or_given_twice_are_told() -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 1, 4)
    numbers = {1: 7, 2: 7, 3: 1, 4: 0}
    desks = tuple(
        replace(d, seats=tuple(replace(s, number=numbers[s.id]) for s in d.seats))
        for d in layout.desks
    )
    assert problems(replace(layout, desks=desks)) == (
        "1 seat has no number.",
        "2 seats have the number 7.",
    )


def test_of_many_problems_twenty_are_told_and_the_rest_counted() -> None:
    layout = EMPTY
    for _ in range(25):
        layout, _piece = add_desk(layout, DeskKind.SINGLE, -500, -500)
    told = [p for p in problems(layout) if "outside" in p]
    assert (len(told), told[-1]) == (21, "5 more stand outside the walls.")


def test_a_room_without_a_seat_is_told_so() -> None:
    assert problems(EMPTY) == ("There is no seat in this room.",)
