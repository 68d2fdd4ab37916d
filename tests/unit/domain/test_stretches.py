"""Weeks, half-terms, terms and years as stretches that lie end to end."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.calendar import Calendar, Term
from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.stretches import (
    Season,
    Stretch,
    academic_year,
    half_term_code,
    season_of,
    stretch_of,
)
from tests.unit.domain.test_calendar import NEXT_YEAR, TERMS, TWO_YEARS, YEAR

SCOTTISH = Calendar(
    (
        Term("Summer", dt.date(2026, 4, 20), dt.date(2026, 6, 26)),
        Term("Autumn", dt.date(2026, 8, 18), dt.date(2026, 10, 9)),
        Term("Winter", dt.date(2026, 10, 19), dt.date(2026, 12, 18)),
    )
)
CALENDARS = st.sampled_from([YEAR, TWO_YEARS, SCOTTISH, Calendar(), Calendar(TERMS[2:4])])
CYCLES = st.sampled_from([c for c in ResetCycle if c is not ResetCycle.NEVER])
ANY_DAY = st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31))
DAY = dt.timedelta(days=1)


def found(day: dt.date, cycle: ResetCycle, calendar: Calendar = TWO_YEARS) -> Stretch:
    stretch = stretch_of(day, cycle, calendar)
    assert stretch is not None
    return stretch


@given(ANY_DAY, CYCLES, CALENDARS)
def test_every_day_lies_in_its_stretch_and_every_day_of_it_in_the_same(
    day: dt.date, cycle: ResetCycle, calendar: Calendar
) -> None:
    stretch = found(day, cycle, calendar)
    assert stretch.first <= day <= stretch.last
    assert found(stretch.first, cycle, calendar) == stretch
    assert found(stretch.last, cycle, calendar) == stretch


@given(ANY_DAY, CYCLES, CALENDARS)
def test_stretches_lie_end_to_end(day: dt.date, cycle: ResetCycle, calendar: Calendar) -> None:
    stretch = found(day, cycle, calendar)
    assert found(stretch.first - DAY, cycle, calendar).last == stretch.first - DAY
    assert found(stretch.last + DAY, cycle, calendar).first == stretch.last + DAY


@given(ANY_DAY)
def test_a_half_term_lies_in_its_term_and_a_term_in_its_year(day: dt.date) -> None:
    half = found(day, ResetCycle.HALF_TERMLY)
    term = found(day, ResetCycle.TERMLY)
    year = found(day, ResetCycle.YEARLY)
    assert year.first <= term.first <= half.first <= half.last <= term.last <= year.last


def test_what_never_begins_anew_has_no_stretch() -> None:
    assert stretch_of(dt.date(2026, 11, 2), ResetCycle.NEVER, YEAR) is None


def test_holidays_belong_to_the_stretch_before_them() -> None:
    october = dt.date(2026, 10, 28)
    assert found(october, ResetCycle.HALF_TERMLY) == Stretch(
        "HT1", dt.date(2026, 9, 1), dt.date(2026, 11, 1)
    )
    assert found(october, ResetCycle.TERMLY) == Stretch(
        "autumn term", dt.date(2026, 9, 1), dt.date(2027, 1, 4)
    )
    assert found(dt.date(2027, 8, 20), ResetCycle.TERMLY) == Stretch(
        "summer term", dt.date(2027, 4, 12), dt.date(2027, 8, 31)
    )


def test_a_week_begins_on_monday_and_a_year_on_the_first_of_september() -> None:
    assert found(dt.date(2026, 11, 8), ResetCycle.WEEKLY) == Stretch(
        "week of 02/11/2026", dt.date(2026, 11, 2), dt.date(2026, 11, 8)
    )
    assert academic_year(dt.date(2027, 8, 31)) == Stretch(
        "2026/27", dt.date(2026, 9, 1), dt.date(2027, 8, 31)
    )


def test_a_term_that_begins_in_august_begins_the_year() -> None:
    autumn = Stretch("Autumn", dt.date(2026, 8, 18), dt.date(2026, 10, 18))
    for day in (dt.date(2026, 8, 18), dt.date(2026, 9, 1), dt.date(2026, 10, 17)):
        assert found(day, ResetCycle.HALF_TERMLY, SCOTTISH) == autumn
    assert found(dt.date(2026, 8, 17), ResetCycle.HALF_TERMLY, SCOTTISH).name == "Summer"


def test_without_terms_a_year_is_one_stretch() -> None:
    assert found(dt.date(2027, 2, 1), ResetCycle.HALF_TERMLY, Calendar()) == Stretch(
        "2026/27", dt.date(2026, 9, 1), dt.date(2027, 8, 31)
    )


@pytest.mark.parametrize(
    ("name", "starts", "season"),
    [
        ("Spring 2", dt.date(2026, 9, 1), Season.SPRING),
        ("HT5", dt.date(2027, 4, 12), Season.SUMMER),
        ("ht 2", dt.date(2027, 4, 12), Season.AUTUMN),
        ("Michaelmas", dt.date(2026, 9, 1), Season.AUTUMN),
        ("Fourth", dt.date(2027, 2, 22), Season.SPRING),
        ("Fifth", dt.date(2027, 4, 5), Season.SUMMER),
    ],
)
def test_a_term_is_known_by_name_number_or_start(
    name: str, starts: dt.date, season: Season
) -> None:
    assert season_of(Term(name, starts, starts + 30 * DAY)) is season


def test_half_terms_are_numbered_where_a_year_has_six() -> None:
    terms = (*TERMS, NEXT_YEAR)
    assert [half_term_code(t, terms) for t in TERMS] == [f"HT{n}" for n in range(1, 7)]
    assert half_term_code(NEXT_YEAR, terms) == ""
