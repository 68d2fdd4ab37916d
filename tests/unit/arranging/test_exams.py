"""Candidates keep their distance, sit in their order, and as many as possible fit."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.arranging.exams import Fits, fits, seat_candidates, usable_seats
from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import ExamPath, ExamRules, along, columns
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Desk, DeskKind, RoomLayout, Seat, rows

_EVERYBODY = 10_000


def hall(deep: int, wide: int, *, across: float = 65, back: float = 65) -> RoomLayout:
    """Single desks on a grid, so far from each other."""
    desks = tuple(
        Desk(
            n, DeskKind.SINGLE, 60 + n % wide * across, 200 + n // wide * back, 60, 45, (_seat(n),)
        )
        for n in range(deep * wide)
    )
    return RoomLayout(200 + wide * across, 300 + deep * back, desks)


def _seat(number: int) -> Seat:
    return Seat(number + 1, 0, 0)


def scattered(spots: Collection[tuple[int, int]]) -> RoomLayout:
    """Single desks anywhere."""
    desks = tuple(
        Desk(n, DeskKind.SINGLE, x, y, 60, 45, (_seat(n),)) for n, (x, y) in enumerate(spots)
    )
    return RoomLayout(1000, 1000, desks)


def distances(layout: RoomLayout, seats: Collection[int]) -> list[float]:
    """How far apart any two of the seats are."""
    at = {p.seat_id: p for p in layout.places()}
    return [
        math.hypot(at[a].x - at[b].x, at[a].y - at[b].y)
        for a, b in itertools.combinations(seats, 2)
    ]


spots = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=9, unique=True
)
templates = st.builds(
    from_template, st.sampled_from(list(Template)), st.integers(1, 6), st.integers(1, 6)
)
rules = st.builds(
    ExamRules,
    path=st.sampled_from(list(ExamPath)),
    spacing=st.integers(0, 400).map(float),
    every_second=st.booleans(),
)


@given(spots, st.integers(1, 400))
def test_of_a_few_desks_no_larger_choice_exists(found: list[tuple[int, int]], cm: int) -> None:
    layout = scattered(found)
    used = usable_seats(layout, ExamRules(spacing=float(cm)), _EVERYBODY)
    seats = [p.seat_id for p in layout.places()]
    larger = itertools.combinations(seats, min(len(used) + 1, len(seats)))
    best = any(all(d >= cm - 0.01 for d in distances(layout, c)) for c in larger)
    assert not best or len(used) == len(seats)


@given(templates, rules, st.integers(1, 40))
def test_candidates_keep_the_distance_and_all_sit_once_or_it_is_refused(
    layout: RoomLayout, rule: ExamRules, many: int
) -> None:
    pupils = list(range(500, 500 + many))
    try:
        seated = seat_candidates(layout, pupils, rule)
    except Refusal:
        assert many > len(usable_seats(layout, rule, many))
        return
    assert sorted(o.pupil_id for o in seated.values()) == pupils
    assert not any(o.pinned for o in seated.values())
    assert all(d >= rule.spacing - 0.01 for d in distances(layout, seated))


@given(templates, rules, st.integers(1, 40))
def test_candidates_follow_one_another_along_the_path(
    layout: RoomLayout, rule: ExamRules, many: int
) -> None:
    try:
        seated = seat_candidates(layout, range(many), rule)
    except Refusal:
        return
    path = along(layout, rule.path, seated)
    assert [seated[seat].pupil_id for seat in path] == list(range(many))
    lines = [[seat for seat in column if seat in seated] for column in columns(layout)]
    filled = [line for line in lines if line]
    turned = rule.path is ExamPath.SNAKE
    expected = [line[::-1] if turned and n % 2 else line for n, line in enumerate(filled)]
    assert list(path) == [seat for line in expected for seat in line]


@given(templates, rules, st.integers(1, 60))
def test_what_is_said_to_fit_does_fit(layout: RoomLayout, rule: ExamRules, many: int) -> None:
    known = fits(layout, rule, many)
    assert known.most <= layout.capacity
    if known.most < many and known.spacing is not None:
        assert known.spacing < rule.spacing
        closer = ExamRules(rule.order, rule.path, known.spacing, rule.every_second)
        assert len(seat_candidates(layout, range(many), closer)) == many
    if known.spacing is None:
        every = ExamRules(rule.order, rule.path, 0.0, rule.every_second)
        assert len(usable_seats(layout, every, many)) < many


@given(templates, rules, st.integers(1, 40))
def test_the_same_hall_and_rules_give_the_same_seats(
    layout: RoomLayout, rule: ExamRules, many: int
) -> None:
    assert usable_seats(layout, rule, many) == usable_seats(layout, rule, many)


@pytest.mark.parametrize(
    ("layout", "metres", "most"),
    [
        (hall(20, 20, across=125, back=125), 1.25, 400),  # a hall that stands as JCQ has it
        (hall(20, 20), 1.25, 100),  # every second seat of every second row
        (hall(20, 20, across=61, back=61), 1.25, 80),  # a knight's move apart: naively 67
        (hall(20, 20, across=100, back=90), 1.25, 200),  # like the black squares of a board
        (from_template(Template.ROWS_OF_DOUBLES, 14, 14), 1.25, 98),
        (hall(20, 20), 2.0, 41),  # found by searching: the best pattern has 40
    ],
)
def test_regular_halls_take_what_their_best_pattern_gives(
    layout: RoomLayout, metres: float, most: int
) -> None:
    assert len(usable_seats(layout, ExamRules(spacing=metres * 100), _EVERYBODY)) == most


def test_few_candidates_fill_the_columns_at_the_left() -> None:
    seated = seat_candidates(hall(5, 10, across=130, back=130), range(7), ExamRules())
    assert [seated[seat].pupil_id for seat in (1, 11, 21, 31, 41, 2, 12)] == list(range(7))


def test_a_snake_comes_back_in_the_next_column_that_is_used() -> None:
    layout = hall(3, 4, across=65, back=130)
    seated = seat_candidates(layout, range(6), ExamRules(path=ExamPath.SNAKE))
    assert [seated[seat].pupil_id for seat in (1, 5, 9, 11, 7, 3)] == list(range(6))


def test_every_second_seat_of_a_row_stays_empty() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 2, 3)
    used = usable_seats(layout, ExamRules(spacing=0, every_second=True), _EVERYBODY)
    assert len(used) == 6
    for row in rows(layout):
        assert not any({one, other} <= used for one, other in itertools.pairwise(row))


def test_at_a_table_nobody_sits_beside_or_across_from_anybody() -> None:
    layout = from_template(Template.GROUPS_OF_FOUR, 1, 1)
    used = usable_seats(layout, ExamRules(spacing=0, every_second=True), _EVERYBODY)
    assert used in ({1, 4}, {2, 3})


def test_too_many_are_told_how_many_fit_and_at_which_spacing_all_would() -> None:
    layout = hall(20, 20, across=100, back=90)
    with pytest.raises(Refusal) as caught:
        seat_candidates(layout, range(210), ExamRules())
    assert str(caught.value) == (
        "Only 200 of 210 candidates fit, 1.25 m apart. The room has 400 seats. "
        "Nothing was changed. All of them fit at 0.90 m, or choose a larger room."
    )
    assert len(seat_candidates(layout, range(210), ExamRules(spacing=90))) == 210


def test_a_room_that_is_too_small_at_any_spacing_says_so() -> None:
    with pytest.raises(Refusal, match=r"Only 1 of 5 candidates fit.*2 seats.*a larger room"):
        seat_candidates(hall(1, 2), range(5), ExamRules())
    assert fits(hall(1, 2), ExamRules(), 5) == Fits(1, None)


def test_where_every_second_seat_is_the_reason_that_is_said() -> None:
    rule = ExamRules(spacing=0, every_second=True)
    with pytest.raises(Refusal, match=r"on every second seat.*Do without leaving"):
        seat_candidates(hall(2, 5), range(8), rule)


def test_a_room_without_a_seat_and_an_exam_without_candidates_are_refused() -> None:
    with pytest.raises(Refusal, match="no seats"):
        seat_candidates(RoomLayout(500, 500), [1], ExamRules())
    with pytest.raises(Refusal, match="nobody"):
        seat_candidates(hall(2, 2), [], ExamRules())
    assert fits(RoomLayout(500, 500), ExamRules(), 1) == Fits(0, None)


def test_all_seats_are_used_where_no_distance_is_asked_for() -> None:
    assert len(usable_seats(hall(4, 5), ExamRules(spacing=0), _EVERYBODY)) == 20
