"""The timetable as a grid: what a gesture in one week leaves of the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.calendar import Slot
from seatingapp.domain.timetable_grid import cell, cleared, put, room_of

MONDAY = Slot(1, 5, 0, 1)
WEEKS = st.sampled_from(["", "A", "B"])
SLOTS = st.lists(
    st.builds(Slot, st.integers(1, 3), st.none(), st.integers(0, 1), st.integers(1, 2), WEEKS),
    max_size=6,
)


def sound(slots: list[Slot]) -> tuple[Slot, ...]:
    """A timetable without clashes, made by putting one lesson after the other."""
    made: tuple[Slot, ...] = ()
    for slot in slots:
        made = put(made, slot)
    return made


def test_a_lesson_of_every_week_is_seen_in_each() -> None:
    assert cell([MONDAY], 0, 1, "") == (MONDAY,)
    assert cell([MONDAY], 0, 1, "A") == (MONDAY,)
    assert cell([MONDAY], 0, 2, "") == ()


def test_putting_into_one_week_leaves_the_other() -> None:
    new = Slot(2, None, 0, 1, "A")
    assert set(put([MONDAY], new)) == {Slot(1, 5, 0, 1, "B"), new}
    assert put(put([MONDAY], new), Slot(3, None, 0, 1)) == (Slot(3, None, 0, 1),)


def test_clearing_one_week_leaves_the_other() -> None:
    assert cleared([MONDAY], 0, 1, "B") == (Slot(1, 5, 0, 1, "A"),)
    assert cleared([Slot(1, 5, 0, 1, "A")], 0, 1, "B") == (Slot(1, 5, 0, 1, "A"),)
    assert cleared([MONDAY], 0, 1, "") == ()


@given(SLOTS, st.integers(0, 1), st.integers(1, 2), WEEKS, st.integers(1, 3))
def test_what_was_put_is_there_and_nothing_else_changes(
    slots: list[Slot], weekday: int, period: int, week: str, class_id: int
) -> None:
    before = sound(slots)
    new = Slot(class_id, None, weekday, period, week)
    after = put(before, new)
    for seen in ("A", "B"):
        for day in (0, 1):
            for number in (1, 2):
                there = [s.class_id for s in cell(after, day, number, seen)]
                was = [s.class_id for s in cell(before, day, number, seen)]
                here = (day, number) == (weekday, period) and week in ("", seen)
                assert there == ([class_id] if here else was)
    gone = cleared(after, weekday, period, week)
    assert cell(gone, weekday, period, week) == ()


def test_a_class_has_the_room_of_most_of_its_lessons() -> None:
    slots = [MONDAY, Slot(1, 6, 1, 1), Slot(1, 6, 2, 1), Slot(1, None, 3, 1), Slot(2, 7, 1, 2)]
    assert room_of(slots, 1) == 6
    assert room_of(slots, 3) is None
