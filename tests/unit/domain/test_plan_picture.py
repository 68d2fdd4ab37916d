"""The drawn plan: cards never overlap and stay on the page, in every room and from both sides."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.card_fit import close_pairs
from seatingapp.domain.plan_picture import (
    Box,
    CardLimits,
    PlanPicture,
    Side,
    card_size,
    draw,
    union,
)
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Seat

SIDES = st.sampled_from(list(Side))
LESSON_PAGE, PAPER = (900.0, 560.0), (780.0, 480.0)
SLACK = 1e-6


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x + one.width > other.x + SLACK
        and other.x + other.width > one.x + SLACK
        and one.y + one.height > other.y + SLACK
        and other.y + other.height > one.y + SLACK
    )


def outside(box: Box, picture: PlanPicture) -> bool:
    return (
        box.x < -SLACK
        or box.y < -SLACK
        or box.x + box.width > picture.width + SLACK
        or box.y + box.height > picture.height + SLACK
    )


def overlapping(picture: PlanPicture) -> list[tuple[int, int]]:
    pairs = itertools.combinations(picture.cards.items(), 2)
    return [(a, b) for (a, one), (b, other) in pairs if overlap(one, other)]


def roomy(layout: RoomLayout, area: tuple[float, float], side: Side) -> PlanPicture:
    """Draw a room larger until the cards need not be the least; a screen may take four times."""
    for larger in (1.0, 1.5, 2.0, 3.0, 4.0):
        picture = draw(layout, area[0] * larger, area[1] * larger, side)
        card = next(iter(picture.cards.values()))
        if (card.width, card.height) != (CardLimits().min_width, CardLimits().min_height):
            return picture
    raise AssertionError("The cards are the least even at four times the size.")


@pytest.mark.parametrize("area", [LESSON_PAGE, PAPER, (1400.0, 800.0)])
@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize(("down", "across"), [(1, 1), (1, 6), (6, 1), (3, 3), (4, 5), (5, 4)])
def test_in_every_template_cards_are_apart_and_on_the_page(
    template: Template, down: int, across: int, side: Side, area: tuple[float, float]
) -> None:
    layout = from_template(template, down, across)
    picture = roomy(layout, area, side)
    assert overlapping(picture) == []
    assert [s for s, box in picture.cards.items() if outside(box, picture)] == []
    assert [d.desk_id for d in picture.desks if outside(d.box, picture)] == []
    assert set(picture.cards) == {p.seat_id for p in layout.places()}


SEAT_OFFSETS = st.lists(
    st.tuples(st.integers(-1, 1), st.integers(-1, 1)), min_size=1, max_size=3, unique=True
)


RECTANGLE = ((0.0, 0.0), (2200.0, 0.0), (2200.0, 2200.0), (0.0, 2200.0))
BAY = (*RECTANGLE[:2], (2200.0, 900.0), (2600.0, 1000.0), (2500.0, 1300.0), *RECTANGLE[2:])


@st.composite
def rooms(draw_from: st.DrawFn) -> RoomLayout:
    """Rooms in which desks stand anywhere, turned by quarters or by any angle, with furniture."""
    spots = draw_from(
        st.lists(
            st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=0, max_size=12, unique=True
        )
    )
    ids = itertools.count(1)
    desks = []
    for n, (column, row) in enumerate(spots, 1):
        seats = tuple(Seat(next(ids), dx * 65.0, dy * 60.0) for dx, dy in draw_from(SEAT_OFFSETS))
        turn = draw_from(st.sampled_from([0.0, 90.0, 180.0, 270.0]) | st.floats(0, 360))
        kind = draw_from(st.sampled_from(list(DeskKind)))
        desks.append(Desk(n, kind, 150 + column * 270, 250 + row * 270, 195, 180, seats, turn))
    fixtures = draw_from(
        st.sampled_from(
            [(), (Fixture(1, FixtureKind.BOARD, 400, 12, 300, 14),)],
        )
    )
    walls = draw_from(st.sampled_from([(), RECTANGLE, BAY]))
    return RoomLayout(2200, 2200, tuple(desks), fixtures, walls)


@given(rooms(), SIDES, st.floats(600, 2000), st.floats(450, 2000))
def test_in_any_room_cards_larger_than_the_least_are_apart(
    layout: RoomLayout, side: Side, width: float, height: float
) -> None:
    limits = CardLimits()
    picture = draw(layout, width, height, side, limits)
    for box in picture.cards.values():
        assert box.width <= limits.max_width + SLACK
        assert box.height <= limits.max_height + SLACK
    if any(box.width > limits.min_width for box in picture.cards.values()):
        assert overlapping(picture) == []


@given(rooms(), st.floats(300, 2000), st.floats(300, 2000))
def test_from_the_pupils_side_everything_is_turned_by_half(
    layout: RoomLayout, width: float, height: float
) -> None:
    teacher = draw(layout, width, height, Side.TEACHER)
    pupils = draw(layout, width, height, Side.PUPILS)
    for seat, box in teacher.cards.items():
        x, y = pupils.cards[seat].centre
        assert (width - x, height - y) == pytest.approx(box.centre, abs=1e-6)


@given(rooms(), SIDES)
def test_who_sits_further_right_or_back_is_drawn_so(layout: RoomLayout, side: Side) -> None:
    picture = draw(layout, 1200, 900, side)
    sign = 1 if side is Side.TEACHER else -1
    for one, other in itertools.combinations(layout.places(), 2):
        here, there = picture.cards[one.seat_id].centre, picture.cards[other.seat_id].centre
        if one.x < other.x:
            assert sign * (there[0] - here[0]) > -SLACK
        if one.y < other.y:
            assert sign * (there[1] - here[1]) > -SLACK


@given(rooms(), st.floats(300, 2000), st.floats(300, 2000))
def test_width_and_depth_are_stretched_by_nearly_the_same(
    layout: RoomLayout, width: float, height: float
) -> None:
    picture = draw(layout, width, height)
    sizes = {d.id: d for d in layout.desks}
    for fixture in picture.fixtures:
        assert fixture.kind is FixtureKind.BOARD
        assert fixture.box.height >= 18
    assert {d.desk_id for d in picture.desks} <= set(sizes)
    assert all(d.round == (sizes[d.desk_id].kind is DeskKind.ROUND) for d in picture.desks)


def test_a_desk_frames_the_cards_of_its_seats() -> None:
    picture = draw(from_template(Template.ROWS_OF_DOUBLES, 3, 3), *LESSON_PAGE)
    frame, one, two = picture.desks[0].box, picture.cards[1], picture.cards[2]
    assert (frame.x, frame.y) == (one.x - 6, one.y - 6)
    assert frame.x + frame.width == pytest.approx(two.x + two.width + 6)
    assert frame.y + frame.height == pytest.approx(one.y + one.height + 6)


def test_a_room_without_furniture_is_an_empty_picture() -> None:
    picture = draw(RoomLayout(600, 800), 300, 200)
    assert (picture.cards, picture.desks, picture.fixtures) == ({}, (), ())


def test_a_room_with_only_a_board_shows_the_board() -> None:
    board = Fixture(1, FixtureKind.BOARD, 300, 12, 200, 14, label="Board")
    picture = draw(RoomLayout(600, 800, (), (board,)), 300, 200)
    (drawn,) = picture.fixtures
    assert drawn.label == "Board"
    assert not outside(drawn.box, picture)


def test_seats_that_stand_too_close_get_the_least_card() -> None:
    limits = CardLimits()
    assert card_size([(1, 0, 0), (1, 5, 5)], limits) == (limits.min_width, limits.min_height)


def test_a_lone_seat_gets_the_largest_card() -> None:
    limits = CardLimits()
    assert card_size([(1, 0, 0)], limits) == (limits.max_width, limits.max_height)


def turned_desks(degrees: float) -> RoomLayout:
    """Three double desks behind each other, all turned by the same angle."""
    desks = tuple(
        Desk(
            n,
            DeskKind.DOUBLE,
            300,
            200 + n * 170,
            130,
            55,
            (Seat(2 * n + 1, -32.5, 0), Seat(2 * n + 2, 32.5, 0)),
            degrees,
        )
        for n in range(3)
    )
    return RoomLayout(600, 800, desks)


@pytest.mark.parametrize("degrees", [15.0, 45.0, 120.0, 333.0])
def test_the_frame_of_a_turned_desk_is_slanted_around_upright_cards(degrees: float) -> None:
    picture = draw(turned_desks(degrees), *LESSON_PAGE)
    for desk in picture.desks:
        seats = (2 * desk.desk_id + 1, 2 * desk.desk_id + 2)
        assert len(desk.corners) == 6  # a band around two rectangles
        for seat in seats:
            for x, y in picture.cards[seat].corners:
                assert inside(desk.corners, x, y)
        for seat in set(picture.cards) - set(seats):
            assert not inside(desk.corners, *picture.cards[seat].centre)


@pytest.mark.parametrize("degrees", [0.0, 90.0, 180.0, 270.0, 360.0])
def test_the_frame_of_a_desk_turned_by_quarters_is_upright(degrees: float) -> None:
    assert all(desk.corners == () for desk in draw(turned_desks(degrees), *LESSON_PAGE).desks)


def inside(corners: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    """Whether a point is in a polygon without dents whose corners go clockwise on a page."""
    return all(
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -SLACK
        for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )


def test_a_desk_without_seats_is_drawn_where_it_stands() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
    bare = Desk(99, DeskKind.DOUBLE, layout.desks[0].x, layout.desks[-1].y + 100, 130, 55, ())
    picture = draw(RoomLayout(900, 900, (*layout.desks, bare)), *LESSON_PAGE)
    drawn = picture.desks[-1].box
    assert drawn.centre[0] == pytest.approx(picture.desks[0].box.centre[0])
    assert drawn.y > max(box.y + box.height for box in picture.cards.values())


@given(rooms(), SIDES)
def test_walls_are_drawn_around_everything(layout: RoomLayout, side: Side) -> None:
    picture = draw(layout, 1200, 900, side)
    if not layout.outline:
        assert picture.walls == () or not layout.desks
        return
    assert len(picture.walls) == len(layout.outline)
    xs, ys = zip(*picture.walls, strict=True)
    for desk in picture.desks:
        assert min(xs) <= desk.box.centre[0] <= max(xs)
        assert min(ys) <= desk.box.centre[1] <= max(ys)
    assert min(xs) >= -1
    assert min(ys) >= -1
    assert max(xs) <= 1201
    assert max(ys) <= 901


def test_a_room_without_desks_shows_its_walls_as_they_are() -> None:
    picture = draw(RoomLayout(600, 300), 660, 660)
    xs, ys = zip(*picture.walls, strict=True)
    assert (max(xs) - min(xs)) / (max(ys) - min(ys)) == pytest.approx(2.0, rel=0.05)


@pytest.mark.parametrize("kind", [FixtureKind.PILLAR, FixtureKind.PIANO, FixtureKind.CUPBOARD])
@pytest.mark.parametrize("template", [Template.ROWS_OF_SINGLES, Template.ROWS_OF_DOUBLES])
def test_bulky_furniture_between_desks_is_clear_of_the_cards(
    kind: FixtureKind, template: Template
) -> None:
    layout = from_template(template, 3, 3)
    left, right = layout.desks[0], layout.desks[1]
    gap = (right.x - right.width / 2) - (left.x + left.width / 2)
    thing = Fixture(70, kind, (left.x + right.x) / 2, left.y, gap - 10, 40)
    picture = draw(RoomLayout(900, 900, layout.desks, (*layout.fixtures, thing)), *LESSON_PAGE)
    drawn = next(f for f in picture.fixtures if f.kind is kind)
    assert not any(overlap(drawn.box, card) for card in picture.cards.values())
    assert drawn.box.width > 15


def test_a_window_along_the_seats_does_not_spread_the_rows() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 5, 3)
    window = Fixture(80, FixtureKind.WINDOW, 0, 390, 400, 12, 90)
    plain = draw(layout, *LESSON_PAGE).cards[1]
    lit = RoomLayout(layout.width, layout.depth, layout.desks, (*layout.fixtures, window))
    assert draw(lit, *LESSON_PAGE).cards[1].height == pytest.approx(plain.height, rel=0.02)


def test_a_door_in_a_side_wall_costs_the_cards_little() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 4, 3)
    door = Fixture(81, FixtureKind.DOOR, layout.width - 6, 100, 90, 12, 90)
    plain = draw(layout, *LESSON_PAGE).cards[1]
    shut = RoomLayout(layout.width, layout.depth, layout.desks, (*layout.fixtures, door))
    picture = draw(shut, *LESSON_PAGE)
    assert picture.cards[1].height > plain.height * 0.9
    assert next(f for f in picture.fixtures if f.kind is FixtureKind.DOOR).box.height > 40


def test_furniture_that_is_turned_by_some_angle_has_corners() -> None:
    piano = Fixture(1, FixtureKind.PIANO, 300, 300, 150, 60, 30)
    board = Fixture(2, FixtureKind.BOARD, 300, 12, 200, 14, 180)
    picture = draw(RoomLayout(600, 800, (), (piano, board)), 300, 400)
    assert [len(f.corners) for f in picture.fixtures] == [4, 0]


def test_a_hall_of_four_hundred_is_laid_out_without_comparing_every_pair() -> None:
    """Seats far from each other never meet; a hall four times as large takes no longer a seat."""
    small = list(close_pairs(hall(10, 10), CardLimits()))
    large = list(close_pairs(hall(20, 20), CardLimits()))
    assert len(large) < 6 * len(small)


def hall(rows: int, columns: int) -> list[tuple[int, float, float]]:
    return [(r * 99 + c, c * 90.0, r * 70.0) for r in range(rows) for c in range(columns)]


def test_a_union_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match=r".+"):
        union([])
