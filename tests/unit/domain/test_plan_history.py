"""On which days a plan held: until the next of its line, and never two of one line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.plan_history import PlanHead, Span, Standing, sat, spans, standing
from seatingapp.domain.plans import PlanLine, Purpose

FIRST = dt.date(2026, 9, 7)
LINE = PlanLine(1, 1)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def head(plan_id: int, from_day: int, line: PlanLine = LINE) -> PlanHead:
    return PlanHead(plan_id, line, 1, day(from_day), 0, 0)


lines = st.builds(
    PlanLine, st.just(1), st.integers(1, 2), st.sampled_from(Purpose), st.sampled_from(["", "B"])
)


@st.composite
def histories(draw: st.DrawFn) -> list[PlanHead]:
    found = draw(st.lists(st.tuples(st.integers(0, 12), lines), min_size=1, max_size=12))
    return [head(n, from_day, line) for n, (from_day, line) in enumerate(found, 1)]


@given(heads=histories(), number=st.integers(0, 15))
def test_on_a_day_the_newest_plan_of_a_line_that_has_begun_holds_and_no_other(
    heads: list[PlanHead], number: int
) -> None:
    held = spans(heads)
    for line in {h.line for h in heads}:
        begun = [h for h in heads if h.line == line and h.from_date <= day(number)]
        newest = max(begun, key=lambda h: (h.from_date, h.id), default=None)
        holding = [h for h in heads if h.line == line and day(number) in held[h.id]]
        assert holding == ([newest] if newest is not None else [])


@given(heads=histories(), number=st.integers(0, 15), rooms=st.sets(st.integers(1, 2)))
def test_a_class_sat_by_at_most_one_usual_plan_a_day_in_a_room_and_in_all_it_has_no_lessons_in(
    heads: list[PlanHead], number: int, rooms: set[int]
) -> None:
    held = sat(heads, {1: rooms})
    usual = [h for h in heads if h.line.purpose is Purpose.LESSON and not h.line.name]
    there = [h.line.room_id for h in usual if day(number) in held[h.id]]
    assert len(set(there)) == len(there)
    assert len([room for room in there if room not in rooms]) <= 1


@given(heads=histories())
def test_a_plan_of_another_purpose_counts_for_the_day_on_which_it_begins(
    heads: list[PlanHead],
) -> None:
    held = sat(heads, {})
    for h in heads:
        if h.line.purpose is not Purpose.LESSON or h.line.name:
            assert held[h.id].empty or held[h.id] == Span(h.from_date, h.from_date)


def test_a_class_leaves_a_room_without_lessons_for_a_usual_plan_in_another() -> None:
    old, new = head(1, 0), head(2, 7, PlanLine(1, 2))
    assert spans([old, new])[1] == Span(day(0), None)
    assert sat([old, new], {})[1] == Span(day(0), day(6))
    assert sat([old, new], {1: {1, 2}})[1] == Span(day(0), None)
    assert sat([old, new], {1: {1}})[2] == Span(day(7), None)


def test_a_plan_that_was_replaced_on_its_first_day_never_held() -> None:
    held = spans([head(1, 0), head(2, 0)])
    assert held[1].empty
    assert day(0) not in held[1]
    assert day(0) in held[2]


def test_a_plan_is_upcoming_current_past_or_replaced() -> None:
    held = spans([head(1, 0), head(2, 0), head(3, 7), head(4, 14)])
    found = [standing(held[n], day(7)) for n in (1, 2, 3, 4)]
    assert found == [Standing.REPLACED, Standing.PAST, Standing.CURRENT, Standing.UPCOMING]


def test_plans_of_other_lines_replace_nothing() -> None:
    test = replace(LINE, purpose=Purpose.TEST)
    held = spans([head(1, 0), head(2, 7, test), head(3, 7, replace(LINE, name="Pairs"))])
    assert held[1] == Span(day(0), None)
