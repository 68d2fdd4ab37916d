"""Typing from paper: ticks in order, one register mark a pupil, the last one out again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.paper_marks import PaperMarks, Tick
from seatingapp.domain.register import MarkKind, RegisterMark

ABSENT, LATE = MarkKind.ABSENT, MarkKind.LATE


def test_the_last_thing_typed_for_a_pupil_is_taken_out_and_nothing_of_others() -> None:
    typed = PaperMarks().tick(1, 5).tick(2, 5).tick(1, 6).register(RegisterMark(1, ABSENT))
    assert typed.take_last(1).mark_of(1) is None
    assert typed.take_last(1).take_last(1).ticks_of(1) == (5,)
    assert typed.take_last(1).ticks_of(2) == (5,)
    assert typed.take_last(9) == typed
    assert typed.clear(1) == PaperMarks((Tick(2, 5),))


def test_a_pupil_was_in_one_place_and_the_same_said_twice_is_taken_back() -> None:
    late = PaperMarks().register(RegisterMark(1, ABSENT)).register(RegisterMark(1, LATE))
    assert late.register_marks == (RegisterMark(1, LATE),)
    assert late.register(RegisterMark(1, LATE)) == PaperMarks()


def test_minutes_are_typed_digit_by_digit_and_begin_anew_beyond_a_school_day() -> None:
    late = PaperMarks().register(RegisterMark(1, LATE))
    twelve = late.add_minute_digit(1, 1).add_minute_digit(1, 2)
    assert twelve.mark_of(1) == RegisterMark(1, LATE, 12)
    assert twelve.add_minute_digit(1, 9).mark_of(1) == RegisterMark(1, LATE, 129)
    assert twelve.add_minute_digit(1, 9).add_minute_digit(1, 5).mark_of(1) == RegisterMark(
        1, LATE, 5
    )
    assert PaperMarks().add_minute_digit(1, 4) == PaperMarks()
    absent = PaperMarks().register(RegisterMark(1, ABSENT))
    assert absent.add_minute_digit(1, 4) == absent


def test_what_is_left_for_some_pupils_and_types() -> None:
    typed = PaperMarks().tick(1, 5).tick(2, 6).tick(1, 7).register(RegisterMark(1, ABSENT))
    assert typed.only([1], [5, 6]) == PaperMarks((Tick(1, 5), RegisterMark(1, ABSENT)))


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), max_size=20))
def test_every_tick_is_in_one_gesture_and_no_gesture_has_a_pupil_twice(
    ticks: list[tuple[int, int]],
) -> None:
    typed = PaperMarks()
    for pupil_id, type_id in ticks:
        typed = typed.tick(pupil_id, type_id)
    gestures = typed.gestures()
    logged = [(pupil, type_id) for type_id, pupils in gestures for pupil in pupils]
    assert sorted(logged) == sorted(ticks)
    assert all(len(set(pupils)) == len(pupils) for _type, pupils in gestures)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=12), st.integers(1, 3))
def test_taking_out_all_that_was_typed_for_a_pupil_is_clearing(
    ticks: list[tuple[int, int]], pupil_id: int
) -> None:
    typed = PaperMarks(tuple(Tick(*tick) for tick in ticks))
    taken = typed
    for _ in range(len(ticks)):
        taken = taken.take_last(pupil_id)
    assert taken == typed.clear(pupil_id)
