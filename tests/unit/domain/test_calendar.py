"""The school's clock: academic years, weeks A and B over holidays, and the slots of a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.calendar import (
    Slot,
    Term,
    academic_year_start,
    monday_of,
    slots_on,
    term_of,
    week_letter,
)

TERMS = (
    Term("HT1", dt.date(2026, 9, 3), dt.date(2026, 10, 23)),  # from a Thursday
    Term("HT2", dt.date(2026, 11, 2), dt.date(2026, 12, 18)),
    Term("HT3", dt.date(2027, 1, 5), dt.date(2027, 2, 12)),  # from a Tuesday
    Term("HT4", dt.date(2027, 2, 22), dt.date(2027, 3, 24)),  # to a Wednesday
    Term("HT5", dt.date(2027, 4, 12), dt.date(2027, 5, 28)),
    Term("HT6", dt.date(2027, 6, 7), dt.date(2027, 7, 21)),
)
NEXT_YEAR = Term("HT1", dt.date(2027, 9, 2), dt.date(2027, 10, 22))
DAYS = st.dates(dt.date(2026, 8, 1), dt.date(2027, 8, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2026, 9, 1), 2026),
        (dt.date(2026, 8, 31), 2025),
        (dt.date(2027, 2, 28), 2026),
        (dt.date(2026, 12, 31), 2026),
    ],
)
def test_an_academic_year_begins_on_the_first_of_september(day: dt.date, year: int) -> None:
    assert academic_year_start(day) == dt.date(year, 9, 1)


def test_the_first_and_the_last_day_belong_to_a_term() -> None:
    assert term_of(dt.date(2026, 9, 3), TERMS) is TERMS[0]
    assert term_of(dt.date(2026, 10, 23), TERMS) is TERMS[0]
    assert term_of(dt.date(2026, 10, 24), TERMS) is None


@pytest.mark.parametrize(
    ("day", "letter"),
    [
        (dt.date(2026, 9, 3), "A"),
        (dt.date(2026, 9, 7), "B"),
        (dt.date(2026, 9, 14), "A"),
        (dt.date(2026, 10, 23), "B"),  # the eighth week
        (dt.date(2026, 10, 28), ""),  # half-term is not counted
        (dt.date(2026, 11, 2), "A"),
        (dt.date(2026, 12, 18), "A"),  # the fifteenth
        (dt.date(2026, 12, 25), ""),
        (dt.date(2027, 1, 4), ""),  # an INSET day before the term begins
        (dt.date(2027, 1, 5), "B"),
        (dt.date(2027, 9, 6), ""),  # of next year nothing is known
    ],
)
def test_weeks_of_school_alternate_and_holidays_are_not_counted(day: dt.date, letter: str) -> None:
    assert week_letter(day, TERMS) == letter


def test_every_academic_year_begins_with_week_a() -> None:
    assert week_letter(dt.date(2027, 9, 2), (*TERMS, NEXT_YEAR)) == "A"
    assert week_letter(dt.date(2027, 7, 21), (*TERMS, NEXT_YEAR)) != ""


def test_a_term_that_begins_in_august_belongs_to_the_year_to_come() -> None:
    scottish = (
        Term("Summer", dt.date(2026, 4, 20), dt.date(2026, 6, 26)),
        Term("Autumn", dt.date(2026, 8, 18), dt.date(2026, 10, 9)),
        Term("Winter", dt.date(2026, 10, 19), dt.date(2026, 12, 18)),
    )
    assert week_letter(dt.date(2026, 8, 18), scottish) == "A"
    assert week_letter(dt.date(2026, 9, 1), scottish) == "A"
    assert week_letter(dt.date(2026, 10, 9), scottish) == "B"
    assert week_letter(dt.date(2026, 10, 19), scottish) == "A"


@given(DAYS)
def test_a_day_has_a_letter_just_if_it_lies_in_a_term(day: dt.date) -> None:
    assert (week_letter(day, TERMS) != "") == (term_of(day, TERMS) is not None)


@given(DAYS, st.permutations(TERMS))
def test_the_order_in_which_terms_are_kept_does_not_matter(day: dt.date, terms: list[Term]) -> None:
    assert week_letter(day, terms) == week_letter(day, TERMS)


@given(DAYS)
def test_a_week_has_one_letter_and_the_next_week_of_a_term_the_other(day: dt.date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7
    term = term_of(day, TERMS)
    if term is not None and term_of(monday, TERMS) is term:
        assert week_letter(day, TERMS) == week_letter(monday, TERMS)
    after = day + dt.timedelta(days=7)
    if term is not None and term_of(after, TERMS) is term:
        assert {week_letter(day, TERMS), week_letter(after, TERMS)} == {"A", "B"}


def test_a_day_has_the_slots_of_its_weekday_and_week() -> None:
    both, week_a, week_b = Slot(1, 1, 0, 1), Slot(1, 1, 0, 2, "A"), Slot(1, 1, 0, 2, "B")
    tuesday = Slot(1, 1, 1, 1)
    slots = (both, week_a, week_b, tuesday)
    assert slots_on(dt.date(2026, 9, 14), slots, TERMS) == (both, week_a)
    assert slots_on(dt.date(2026, 9, 7), slots, TERMS) == (both, week_b)
    assert slots_on(dt.date(2026, 9, 8), slots, TERMS) == (tuesday,)
    assert slots_on(dt.date(2026, 10, 26), slots, TERMS) == ()
    assert slots_on(dt.date(2026, 9, 14), slots, ()) == ()
