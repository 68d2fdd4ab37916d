"""The school's clock: academic years, weeks A and B over holidays, and the slots of a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.calendar import (
    Calendar,
    Closure,
    ClosureKind,
    Period,
    PeriodDay,
    SchoolWeek,
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
YEAR, TWO_YEARS = Calendar(TERMS), Calendar((*TERMS, NEXT_YEAR))
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
    assert week_letter(day, YEAR) == letter


def test_every_academic_year_begins_with_week_a() -> None:
    assert week_letter(dt.date(2027, 9, 2), TWO_YEARS) == "A"
    assert week_letter(dt.date(2027, 7, 21), TWO_YEARS) != ""


def test_a_term_that_begins_in_august_belongs_to_the_year_to_come() -> None:
    scottish = (
        Term("Summer", dt.date(2026, 4, 20), dt.date(2026, 6, 26)),
        Term("Autumn", dt.date(2026, 8, 18), dt.date(2026, 10, 9)),
        Term("Winter", dt.date(2026, 10, 19), dt.date(2026, 12, 18)),
    )
    assert week_letter(dt.date(2026, 8, 18), Calendar(scottish)) == "A"
    assert week_letter(dt.date(2026, 9, 1), Calendar(scottish)) == "A"
    assert week_letter(dt.date(2026, 10, 9), Calendar(scottish)) == "B"
    assert week_letter(dt.date(2026, 10, 19), Calendar(scottish)) == "A"


@given(DAYS)
def test_a_day_has_a_letter_just_if_it_lies_in_a_term(day: dt.date) -> None:
    assert (week_letter(day, YEAR) != "") == (term_of(day, TERMS) is not None)


@given(DAYS, st.permutations(TERMS))
def test_the_order_in_which_terms_are_kept_does_not_matter(day: dt.date, terms: list[Term]) -> None:
    assert week_letter(day, Calendar(tuple(terms))) == week_letter(day, YEAR)


@given(DAYS)
def test_a_week_has_one_letter_and_the_next_week_of_a_term_the_other(day: dt.date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7
    term = term_of(day, TERMS)
    if term is not None and term_of(monday, TERMS) is term:
        assert week_letter(day, YEAR) == week_letter(monday, YEAR)
    after = day + dt.timedelta(days=7)
    if term is not None and term_of(after, TERMS) is term:
        assert {week_letter(day, YEAR), week_letter(after, YEAR)} == {"A", "B"}


def test_a_day_has_the_slots_of_its_weekday_and_week() -> None:
    both, week_a, week_b = Slot(1, 1, 0, 1), Slot(1, 1, 0, 2, "A"), Slot(1, 1, 0, 2, "B")
    tuesday = Slot(1, 1, 1, 1)
    slots = (both, week_a, week_b, tuesday)
    assert slots_on(dt.date(2026, 9, 14), slots, YEAR) == (both, week_a)
    assert slots_on(dt.date(2026, 9, 7), slots, YEAR) == (both, week_b)
    assert slots_on(dt.date(2026, 9, 8), slots, YEAR) == (tuesday,)
    assert slots_on(dt.date(2026, 10, 26), slots, YEAR) == ()
    assert slots_on(dt.date(2026, 9, 14), slots, Calendar()) == ()


HOLIDAY = Closure(ClosureKind.HOLIDAY, "", dt.date(2026, 9, 21), dt.date(2026, 9, 25))
INSET = Closure(ClosureKind.INSET, "", dt.date(2026, 9, 14), dt.date(2026, 9, 14))
CLOSED = Calendar((*TERMS, NEXT_YEAR), (INSET, HOLIDAY))
CLOSURES = st.lists(
    st.builds(
        lambda kind, day, more: Closure(kind, "", day, day + dt.timedelta(days=more)),
        st.sampled_from(ClosureKind),
        DAYS,
        st.integers(0, 12),
    ),
    max_size=6,
).map(tuple)


def test_a_closed_day_has_no_lessons_and_says_why() -> None:
    slots = (Slot(1, None, 0, 1),)
    assert slots_on(dt.date(2026, 9, 7), slots, CLOSED) == slots
    assert slots_on(dt.date(2026, 9, 14), slots, CLOSED) == ()
    closure = CLOSED.closure_on(dt.date(2026, 9, 14))
    assert closure is not None
    assert closure.words == "INSET day"
    assert HOLIDAY.words == "Holiday"
    assert CLOSED.closure_on(dt.date(2026, 9, 15)) is None


def test_of_two_closures_the_shorter_one_is_the_reason() -> None:
    inset = Closure(ClosureKind.INSET, "Training", dt.date(2026, 9, 21), dt.date(2026, 9, 21))
    assert Calendar(TERMS, (HOLIDAY, inset)).closure_on(inset.starts) is inset


def test_a_week_of_holiday_within_a_term_is_not_counted_and_an_inset_day_changes_nothing() -> None:
    assert week_letter(dt.date(2026, 9, 14), CLOSED) == "A"
    assert week_letter(dt.date(2026, 9, 22), CLOSED) == ""
    assert week_letter(dt.date(2026, 9, 28), CLOSED) == "B"
    assert week_letter(dt.date(2026, 9, 28), YEAR) == "A"


def test_a_school_may_begin_with_week_b_or_have_one_kind_of_week() -> None:
    with_b = Calendar(TERMS, week=SchoolWeek(first="B"))
    assert week_letter(dt.date(2026, 9, 3), with_b) == "B"
    assert week_letter(dt.date(2026, 9, 7), with_b) == "A"
    alike = Calendar(TERMS, week=SchoolWeek(weeks=1))
    assert week_letter(dt.date(2026, 9, 7), alike) == ""
    assert slots_on(dt.date(2026, 9, 7), (Slot(1, None, 0, 1),), alike)


def test_a_school_may_teach_on_saturdays() -> None:
    saturday = dt.date(2026, 9, 12)
    six = Calendar(TERMS, week=SchoolWeek(days=(0, 1, 2, 3, 4, 5)))
    assert not YEAR.is_school_day(saturday)
    assert six.is_school_day(saturday)


def test_a_period_has_other_times_on_some_days_or_is_not_there() -> None:
    friday = PeriodDay(4, dt.time(12), dt.time(12, 40))
    period = Period(1, "P5", dt.time(14), dt.time(15), days=(PeriodDay(2), friday))
    monday, wednesday, on_friday = period.on(0), period.on(2), period.on(4)
    assert monday is period
    assert wednesday is None
    assert on_friday is not None
    assert (on_friday.starts, on_friday.ends) == (friday.starts, friday.ends)


@given(DAYS, st.integers(0, 60), CLOSURES)
def test_school_days_are_those_in_a_term_without_weekends_and_closures(
    first: dt.date, more: int, closures: tuple[Closure, ...]
) -> None:
    calendar = Calendar(TERMS, closures)
    last = first + dt.timedelta(days=more)
    days = calendar.school_days(first, last)
    assert list(days) == sorted(set(days))
    expected = [
        day
        for n in range(more + 1)
        if (day := first + dt.timedelta(days=n)).weekday() < 5
        and any(t.starts <= day <= t.ends for t in TERMS)
        and not any(c.starts <= day <= c.ends for c in closures)
    ]
    assert list(days) == expected


@given(DAYS, st.integers(1, 12), CLOSURES)
def test_a_window_of_school_days_reaches_over_holidays_and_weekends(
    day: dt.date, count: int, closures: tuple[Closure, ...]
) -> None:
    calendar = Calendar(TERMS, closures)
    back, on = calendar.school_days_before(day, count), calendar.school_days_after(day, count)
    assert len(back) <= count
    assert all(d <= day for d in back)
    assert all(d > day for d in on)
    if back:
        assert calendar.school_days(back[0], day) == back
    if len(back) < count:
        assert len(calendar.school_days(TERMS[0].starts, day)) == len(back)
    if on:
        assert calendar.school_days(day + dt.timedelta(days=1), on[-1]) == on
    if len(on) < count:
        assert calendar.school_days(day + dt.timedelta(days=1), TERMS[-1].ends) == on


@given(CLOSURES, st.sampled_from("AB"))
def test_letters_alternate_over_the_weeks_that_have_school(
    closures: tuple[Closure, ...], first: str
) -> None:
    calendar = Calendar(TERMS, closures, SchoolWeek(first=first))
    days = calendar.school_days(TERMS[0].starts, TERMS[-1].ends)
    letters = {monday_of(day): week_letter(day, calendar) for day in days}
    other = "B" if first == "A" else "A"
    expected = [(first, other)[n % 2] for n in range(len(letters))]
    assert [letters[monday] for monday in sorted(letters)] == expected


def test_a_week_that_begins_anew_has_its_letter_and_the_next_ones_alternate_from_there() -> None:
    weeks = [dt.date(2026, 9, 7) + dt.timedelta(days=7 * n) for n in range(4)]
    natural = [week_letter(day, YEAR) for day in weeks]
    assert natural == ["B", "A", "B", "A"]
    anew = replace(YEAR, week=YEAR.week.begun_anew(dt.date(2026, 9, 16), "B"))
    assert [week_letter(day, anew) for day in weeks] == ["B", "B", "A", "B"]
    as_before = anew.week.begun_anew(dt.date(2026, 9, 18), "")
    assert as_before == YEAR.week


def test_where_the_week_that_begins_anew_has_no_school_the_next_one_has_its_letter() -> None:
    closed = Closure(ClosureKind.INSET, "", dt.date(2026, 9, 14), dt.date(2026, 9, 18))
    calendar = replace(
        YEAR, closures=(closed,), week=YEAR.week.begun_anew(dt.date(2026, 9, 14), "B")
    )
    assert week_letter(dt.date(2026, 9, 15), calendar) == ""
    assert week_letter(dt.date(2026, 9, 21), calendar) == "B"
    assert week_letter(dt.date(2026, 9, 28), calendar) == "A"


def test_the_first_week_of_a_year_can_begin_anew_and_other_years_do_not_hear_of_it() -> None:
    anew = replace(TWO_YEARS, week=TWO_YEARS.week.begun_anew(dt.date(2026, 9, 3), "B"))
    assert week_letter(dt.date(2026, 9, 3), anew) == "B"
    assert week_letter(dt.date(2026, 9, 7), anew) == "A"
    assert week_letter(dt.date(2027, 9, 2), anew) == week_letter(dt.date(2027, 9, 2), TWO_YEARS)


@given(st.sampled_from(TERMS), st.sampled_from("AB"))
def test_from_a_week_that_begins_anew_the_weeks_with_school_alternate(
    term: Term, letter: str
) -> None:
    calendar = replace(YEAR, week=YEAR.week.begun_anew(term.starts, letter))
    mondays = sorted({monday_of(day) for day in calendar.school_days(term.starts, term.ends)})
    letters = [week_letter(max(monday, term.starts), calendar) for monday in mondays]
    assert letters[0] == letter
    assert all(one != other for one, other in pairwise(letters))
