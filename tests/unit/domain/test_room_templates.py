"""Every template in every size: seats are unique, inside the room, and read from the front."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_json import from_json, to_json
from seatingapp.domain.room_templates import (
    TEMPLATE_LABELS,
    Template,
    from_template,
    row_of_blocks,
)
from seatingapp.domain.rooms import (
    Desk,
    DeskKind,
    Fixture,
    FixtureKind,
    RoomLayout,
    Seat,
    reading_order,
    rows,
)

TEMPLATES = st.sampled_from(list(Template))
SIZES = st.integers(1, 30)
SEATS_A_DESK = {
    Template.ROWS_OF_SINGLES: 1,
    Template.ROWS_OF_DOUBLES: 2,
    Template.GROUPS_OF_FOUR: 4,
    Template.GROUPS_OF_SIX: 6,
    Template.COMPUTER_ROOM: 1,
    Template.ROUND_TABLES: 6,
    Template.LAB_BENCHES: 4,
    Template.EXAM_HALL: 1,
}


def corners(desk: Desk) -> tuple[float, float, float, float]:
    width, depth = (desk.width, desk.depth)
    if desk.rotation % 180 == 90:
        width, depth = depth, width
    return (
        desk.x - width / 2,
        desk.y - depth / 2,
        desk.x + width / 2,
        desk.y + depth / 2,
    )


def apart(one: Desk, other: Desk) -> bool:
    left, top, right, bottom = corners(one)
    left2, top2, right2, bottom2 = corners(other)
    slack = 0.001
    return (
        right <= left2 + slack
        or right2 <= left + slack
        or bottom <= top2 + slack
        or bottom2 <= top + slack
    )


def test_every_template_has_words_for_the_screen() -> None:
    assert set(TEMPLATE_LABELS) == set(Template)


@given(TEMPLATES, SIZES, SIZES)
def test_seats_and_desks_are_numbered_once(template: Template, down: int, across: int) -> None:
    layout = from_template(template, down, across)
    seats = [p.seat_id for p in layout.places()]
    assert sorted(seats) == list(range(1, layout.capacity + 1))
    assert len({d.id for d in layout.desks}) == len(layout.desks)


@given(TEMPLATES, SIZES, SIZES)
def test_all_furniture_stands_inside_the_room(template: Template, down: int, across: int) -> None:
    layout = from_template(template, down, across)
    for place in layout.places():
        assert 0 < place.x < layout.width
        assert 0 < place.y < layout.depth
    for desk in layout.desks:
        left, top, right, bottom = corners(desk)
        assert left >= 0
        assert top >= 0
        assert right <= layout.width
        assert bottom <= layout.depth
    for fixture in layout.fixtures:
        assert fixture.x - fixture.width / 2 >= 0
        assert fixture.x + fixture.width / 2 <= layout.width


@given(TEMPLATES, st.integers(1, 6), st.integers(1, 6))
def test_no_two_desks_stand_on_one_another(template: Template, down: int, across: int) -> None:
    desks = from_template(template, down, across).desks
    assert all(apart(one, other) for n, one in enumerate(desks) for other in desks[n + 1 :])


@given(TEMPLATES, SIZES, SIZES)
def test_a_template_has_the_seats_that_were_asked_for(
    template: Template, down: int, across: int
) -> None:
    expected = (
        2 * (2 * down + across)
        if template is Template.HORSESHOE
        else SEATS_A_DESK[template] * down * across
    )
    assert from_template(template, down, across).capacity == expected


@given(TEMPLATES, SIZES, SIZES)
def test_a_room_has_one_board_and_one_teachers_desk_apart_from_pupils(
    template: Template, down: int, across: int
) -> None:
    layout = from_template(template, down, across)
    assert [f.kind for f in layout.fixtures] == [FixtureKind.BOARD, FixtureKind.TEACHER_DESK]
    front = min(corners(d)[1] for d in layout.desks)
    assert all(f.y + f.depth / 2 < front for f in layout.fixtures)


@given(TEMPLATES, SIZES, SIZES)
def test_reading_order_names_every_seat_once_from_the_front(
    template: Template, down: int, across: int
) -> None:
    layout = from_template(template, down, across)
    order = reading_order(layout)
    assert sorted(order) == sorted(p.seat_id for p in layout.places())
    place = {p.seat_id: p for p in layout.places()}
    fronts = [min(place[s].y for s in row) for row in rows(layout)]
    assert fronts == sorted(fronts)
    for row in rows(layout):
        assert [place[s].x for s in row] == sorted(place[s].x for s in row)


def test_rows_of_doubles_are_read_as_they_are_numbered() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 2, 3)
    assert rows(layout) == ((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12))


def test_a_group_is_read_far_side_first_and_its_sides_face_each_other() -> None:
    layout = from_template(Template.GROUPS_OF_FOUR, 1, 2)
    assert rows(layout) == ((1, 2, 5, 6), (3, 4, 7, 8))
    assert [p.facing for p in layout.places()][:4] == [180, 180, 0, 0]


def test_the_sides_of_a_horseshoe_look_at_each_other() -> None:
    layout = from_template(Template.HORSESHOE, 1, 1)
    facing = {p.desk_id: p.facing for p in layout.places()}
    assert list(facing.values()) == [90, 270, 0]
    left, right = (d.x for d in layout.desks[:2])
    assert left < right


@pytest.mark.parametrize(("down", "across"), [(0, 5), (5, 0), (31, 5), (5, 31), (-1, 1)])
def test_sizes_outside_one_to_thirty_are_refused(down: int, across: int) -> None:
    with pytest.raises(Refusal, match=f"Asked for {down} rows and {across} columns"):
        from_template(Template.HORSESHOE, down, across)


def test_rows_of_blocks_have_a_way_between_them() -> None:
    layout = row_of_blocks((2, 3, 1), 2)
    assert layout.capacity == 12
    assert [d.kind for d in layout.desks[:3]] == [DeskKind.DOUBLE, DeskKind.BENCH, DeskKind.SINGLE]
    assert rows(layout) == ((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12))
    one, two = layout.desks[:2]
    assert corners(two)[0] - corners(one)[2] == 35


def test_a_turned_desk_takes_its_seats_along() -> None:
    seats = (Seat(1, -30, 0), Seat(2, 30, 0))
    layout = RoomLayout(500, 500, (Desk(1, DeskKind.DOUBLE, 100, 200, 130, 55, seats, 90),))
    assert [(p.x, p.y, p.facing) for p in layout.places()] == [(100, 170, 90), (100, 230, 90)]


@given(SIZES, SIZES)
def test_desks_of_an_exam_hall_are_a_metre_and_a_quarter_apart(down: int, across: int) -> None:
    layout = from_template(Template.EXAM_HALL, down, across)
    first = layout.desks[0]
    stands = {((d.x - first.x) / 125, (d.y - first.y) / 125) for d in layout.desks}
    assert stands == {(x, y) for x in range(across) for y in range(down)}


def test_at_round_tables_everybody_looks_at_the_middle() -> None:
    layout = from_template(Template.ROUND_TABLES, 1, 1)
    (table,) = layout.desks
    for place in layout.places():
        turn = math.radians(place.facing)
        reached = (place.x + 60 * math.sin(turn), place.y - 60 * math.cos(turn))
        assert reached == pytest.approx((table.x, table.y), abs=0.2)


@given(TEMPLATES, SIZES, SIZES)
def test_templates_measure_to_a_tenth_of_a_centimetre(
    template: Template, down: int, across: int
) -> None:
    layout = from_template(template, down, across)
    lengths = [layout.width, layout.depth]
    things: tuple[Desk | Fixture, ...] = (*layout.desks, *layout.fixtures)
    for thing in things:
        lengths += [thing.x, thing.y, thing.width, thing.depth]
    assert [length for length in lengths if round(length, 1) != length] == []


def test_an_empty_room_has_no_rows() -> None:
    empty = RoomLayout(500, 500)
    assert (rows(empty), reading_order(empty), empty.capacity) == ((), (), 0)


@given(TEMPLATES, SIZES, SIZES)
def test_a_layout_survives_being_stored(template: Template, down: int, across: int) -> None:
    layout = from_template(template, down, across)
    assert from_json(to_json(layout)) == layout


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"width":1,"depth":1,"desks":[{"kind":"sofa"}],"fixtures":[]}',
        '{"width":1,"depth":1,"desks":[],"fixtures":[{"kind":"board"}]}',
        '{"width":1,"depth":1,"desks":[],"fixtures":[{"kind":"board","colour":"green"}]}',
    ],
)
def test_what_is_no_layout_is_not_read_as_one(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(text)
