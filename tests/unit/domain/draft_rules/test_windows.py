"""The days of windows, with and without a calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.calendar import Calendar
from seatingapp.domain.draft_rules.rule import Span, Window
from seatingapp.domain.draft_rules.windows import Days, SchoolClock, days_of_key, key_of
from tests.unit.domain.draft_rules.school_year import CLOCK, ZONE

DAYS = st.dates(dt.date(2026, 9, 1), dt.date(2027, 8, 31))
SPANS = st.sampled_from([Span.DAY, Span.WEEK, Span.HALF_TERM, Span.TERM, Span.YEAR])


@given(SPANS, DAYS)
def test_every_day_lies_in_its_stretch_and_stretches_lie_end_to_end(
    span: Span, day: dt.date
) -> None:
    days = CLOCK.stretch(span, day)
    assert days.has(day)
    assert CLOCK.stretch(span, days.first) == days
    assert CLOCK.stretch(span, days.last) == days


@given(DAYS, st.integers(1, 30), st.sampled_from([Span.DAYS, Span.SCHOOL_DAYS]))
def test_the_last_day_of_a_rolling_window_is_the_last_one_whose_number_is_near(
    day: dt.date, length: int, span: Span
) -> None:
    window = Window(span, length)
    last = CLOCK.last_day(window, day)
    year = CLOCK.year_of(day)
    assert day <= last <= year.last
    assert CLOCK.number(window, last) - CLOCK.number(window, day) < length
    after = last + dt.timedelta(days=1)
    if after <= year.last:
        assert CLOCK.number(window, after) - CLOCK.number(window, day) >= length


def test_without_a_calendar_monday_to_friday_are_school_days_and_the_year_is_one_term() -> None:
    bare = SchoolClock(ZONE, Calendar())
    friday = dt.date(2026, 12, 25)
    assert bare.last_day(Window(Span.SCHOOL_DAYS, 2), friday) == dt.date(2026, 12, 28)
    assert bare.stretch(Span.HALF_TERM, friday) == bare.year_of(friday)


def test_an_inset_day_is_no_school_day() -> None:
    """Friday 27 November 2026 is one, so that two days from Thursday go on to Monday."""
    last = CLOCK.last_day(Window(Span.SCHOOL_DAYS, 2), dt.date(2026, 11, 26))
    assert last == dt.date(2026, 11, 30)


def test_a_day_before_the_first_term_belongs_to_it() -> None:
    days = CLOCK.stretch(Span.HALF_TERM, dt.date(2026, 9, 1))
    assert days == Days(dt.date(2026, 9, 1), dt.date(2026, 11, 1))


def test_a_day_begins_at_midnight_by_the_schools_clock() -> None:
    assert CLOCK.begins(dt.date(2026, 7, 1)) == dt.datetime(2026, 6, 30, 23, tzinfo=dt.UTC)


@pytest.mark.parametrize("key", ["lesson 7", "2026-11-16", "one/two", "0190-step"])
def test_a_key_without_days_has_none(key: str) -> None:
    assert days_of_key(key) is None


@given(DAYS, DAYS)
def test_days_come_back_from_their_key(one: dt.date, other: dt.date) -> None:
    days = Days(one, other)
    assert days_of_key(key_of(days)) == days
