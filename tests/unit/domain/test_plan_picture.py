"""The drawn plan: cards never overlap and stay on the page, in every room and from both sides."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@st.composite
def rooms(draw_from: st.DrawFn) -> RoomLayout:
    """Rooms in which desks stand on a grid as people put them: anywhere, turned by quarters."""
    spots = draw_from(
        st.lists(
            st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=0, max_size=12, unique=True
        )
    )
    ids = itertools.count(1)
    desks = []
    for n, (column, row) in enumerate(spots, 1):
        seats = tuple(Seat(next(ids), dx * 65.0, dy * 60.0) for dx, dy in draw_from(SEAT_OFFSETS))
        turn = draw_from(st.sampled_from([0.0, 90.0, 180.0, 270.0]))
        kind = draw_from(st.sampled_from(list(DeskKind)))
        desks.append(Desk(n, kind, 150 + column * 270, 250 + row * 270, 195, 180, seats, turn))
    fixtures = draw_from(
        st.sampled_from(
            [(), (Fixture(1, FixtureKind.BOARD, 400, 12, 300, 14),)],
        )
    )
    return RoomLayout(2200, 2200, tuple(desks), fixtures)


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


def test_a_union_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match=r".+"):
        union([])
