"""Everything that says when school is: what contradicts itself, and what is tidied away."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.calendar import (
    Calendar,
    Closure,
    ClosureKind,
    Period,
    PeriodDay,
    SchoolWeek,
    Slot,
    Term,
)
from seatingapp.domain.calendar_proposals import easter, usual_day, usual_year
from seatingapp.domain.errors import Refusal
from seatingapp.domain.no_school import why_no_school
from seatingapp.domain.school_time import SchoolTime, check, tidied

CLASSES = {1: "9A", 2: "9B"}
P1 = Period(1, "P1", dt.time(9), dt.time(10))
P2 = Period(2, "P2", dt.time(10), dt.time(11))
HT1 = Term("HT1", dt.date(2026, 9, 1), dt.date(2026, 10, 23))
HT2 = Term("HT2", dt.date(2026, 11, 2), dt.date(2026, 12, 18))
SOUND = SchoolTime(Calendar((HT1, HT2)), (P1, P2), (Slot(1, None, 0, 1), Slot(2, 3, 0, 2, "A")))
DAY = dt.timedelta(days=1)


def refusal(time: SchoolTime) -> str:
    with pytest.raises(Refusal) as caught:
        check(time, CLASSES)
    assert caught.value.todo
    assert caught.value.kept == "Nothing was changed."
    return caught.value.what


def with_terms(*terms: Term) -> SchoolTime:
    return replace(SOUND, calendar=replace(SOUND.calendar, terms=terms))


def test_a_sound_time_is_let_through() -> None:
    check(SOUND, CLASSES)
    check(SchoolTime(), {})


def test_terms_may_not_overlap_end_before_they_begin_or_last_for_years() -> None:
    assert "HT1 and HT2 overlap" in refusal(with_terms(HT1, replace(HT2, starts=HT1.ends)))
    assert "before it begins" in refusal(with_terms(replace(HT1, ends=dt.date(2026, 8, 31))))
    assert "would last 418 days" in refusal(with_terms(replace(HT1, ends=dt.date(2027, 10, 23))))
    assert "needs a name" in refusal(with_terms(replace(HT1, name=" ")))
    assert "at most 40 letters" in refusal(with_terms(replace(HT1, name="x" * 41)))


def test_a_closure_has_its_days_in_order() -> None:
    shut = Closure(ClosureKind.INSET, "", dt.date(2026, 9, 2), dt.date(2026, 9, 1))
    for closure, what in (
        (shut, "INSET day would end on 1 September 2026, before"),
        (replace(shut, ends=dt.date(2027, 9, 1)), "would last 365 days"),
        (replace(shut, name="x" * 41, ends=shut.starts), "at most 40 letters"),
    ):
        time = replace(SOUND, calendar=replace(SOUND.calendar, closures=(closure,)))
        assert what in refusal(time)


NO_WEEK = SchoolWeek(anew=((dt.date(2026, 9, 7), "C"),))


def test_weeks_that_begin_anew_are_kept_by_their_mondays_in_order() -> None:
    later, sooner = (dt.date(2026, 11, 4), "A"), (dt.date(2026, 9, 8), "B")
    week = SchoolWeek(anew=(later, sooner, (dt.date(2026, 9, 9), "A")))
    kept = tidied(replace(SOUND, calendar=replace(SOUND.calendar, week=week))).calendar.week
    assert kept.anew == ((dt.date(2026, 9, 7), "A"), (dt.date(2026, 11, 2), "A"))


def test_a_week_is_of_one_kind_or_of_two_and_has_days() -> None:
    days = (SchoolWeek(days=()), SchoolWeek(days=(7,)))
    for week in (SchoolWeek(3), SchoolWeek(first="C"), *days, NO_WEEK):
        assert refusal(replace(SOUND, calendar=replace(SOUND.calendar, week=week)))


def test_periods_have_names_of_their_own_and_times_in_order() -> None:
    assert "called p1" in refusal(replace(SOUND, periods=(P1, replace(P2, name="p1"))))
    assert "needs a name" in refusal(replace(SOUND, periods=(replace(P1, name=""), P2)))
    backwards = replace(P1, ends=dt.time(9))
    assert "P1 would end at 09:00, before it begins" in refusal(
        replace(SOUND, periods=(backwards,))
    )


def test_two_periods_are_never_on_at_once_on_any_day() -> None:
    late = replace(P1, days=(PeriodDay(4, dt.time(9, 30), dt.time(10, 30)),))
    assert "at once on Fridays" in refusal(replace(SOUND, periods=(late, P2)))
    both = replace(P2, days=(PeriodDay(4),))
    check(replace(SOUND, periods=(late, both)), CLASSES)
    retired = replace(P1, retired=True, starts=dt.time(10), ends=dt.time(11))
    check(SchoolTime(Calendar(), (retired, P2)), CLASSES)


def test_two_classes_are_never_taught_at_the_same_time() -> None:
    one, other = Slot(1, None, 0, 1, "A"), Slot(2, None, 0, 1, "A")
    said = refusal(replace(SOUND, slots=(one, other)))
    assert said == "9A and 9B would be taught at the same time: Monday, P1, week A."
    assert "Monday, P1." in refusal(
        replace(SOUND, slots=(replace(one, week=""), replace(other, week="")))
    )
    check(replace(SOUND, slots=(one, replace(other, week="B"))), CLASSES)
    assert "not in this vault" in refusal(replace(SOUND, slots=(Slot(9, None, 0, 1),)))


def test_slots_that_cannot_take_place_are_tidied_away() -> None:
    slots = (Slot(1, None, 0, 1), Slot(1, None, 5, 1), Slot(1, None, 1, 9), Slot(2, None, 2, 2))
    gone = replace(P2, retired=True)
    assert tidied(SchoolTime(Calendar(), (P1, gone), slots)).slots == (slots[0],)
    not_on_mondays = replace(P1, days=(PeriodDay(0),))
    assert tidied(SchoolTime(Calendar(), (not_on_mondays,), slots)).slots == ()


def test_with_one_kind_of_week_week_a_stays() -> None:
    week = Calendar(week=SchoolWeek(weeks=1))
    slots = (Slot(1, None, 0, 1, "A"), Slot(2, None, 0, 1, "B"), Slot(1, None, 1, 1))
    found = tidied(SchoolTime(week, (P1,), slots)).slots
    assert found == (Slot(1, None, 0, 1), Slot(1, None, 1, 1))


def test_what_is_alike_in_both_weeks_is_one() -> None:
    slots = (Slot(1, 2, 0, 1, "A"), Slot(1, 2, 0, 1, "B"), Slot(2, 2, 1, 1, "B"))
    found = tidied(SchoolTime(Calendar(), (P1,), slots)).slots
    assert found == (Slot(1, 2, 0, 1), Slot(2, 2, 1, 1, "B"))


def test_tidying_puts_things_in_order_and_twice_changes_nothing() -> None:
    mixed = SchoolTime(Calendar((HT2, HT1)), (P2, P1), SOUND.slots[::-1])
    assert tidied(mixed) == tidied(SOUND)
    assert tidied(tidied(mixed)) == tidied(mixed)


def test_the_lessons_of_a_day_have_that_days_times() -> None:
    early = replace(P2, days=(PeriodDay(0, dt.time(8), dt.time(8, 30)),))
    time = replace(SOUND, periods=(P1, early))
    found = time.lessons_on(dt.date(2026, 9, 14))  # a Monday of week A
    assert [(slot.class_id, period.starts) for slot, period in found] == [
        (2, dt.time(8)),
        (1, dt.time(9)),
    ]
    assert [s.class_id for s, _ in time.lessons_on(dt.date(2026, 9, 7))] == [1]
    assert time.lessons_on(dt.date(2026, 10, 26)) == ()


def test_lessons_a_week_are_the_mean_of_both_weeks() -> None:
    assert SOUND.lessons_a_week() == 1.5
    one = replace(SOUND, calendar=replace(SOUND.calendar, week=SchoolWeek(weeks=1)))
    assert tidied(one).lessons_a_week() == 2


def test_why_there_is_no_school() -> None:
    inset = Closure(ClosureKind.INSET, "", dt.date(2026, 9, 14), dt.date(2026, 9, 14))
    calendar = Calendar((HT1, HT2), (inset,))
    assert why_no_school(inset.starts, calendar) == "INSET day"
    assert why_no_school(inset.starts + DAY, calendar) == ""
    assert why_no_school(dt.date(2026, 9, 19), calendar) == "weekend"
    assert why_no_school(dt.date(2026, 10, 26), calendar) == "holidays"
    assert why_no_school(dt.date(2026, 8, 26), calendar) == "before the first term entered"
    assert why_no_school(dt.date(2027, 1, 26), calendar) == "after the last term entered"
    assert why_no_school(dt.date(2027, 1, 26), Calendar()) == ""


@pytest.mark.parametrize("year", range(2020, 2040))
def test_the_usual_year_of_england_is_sound_and_has_about_195_school_days(year: int) -> None:
    calendar = usual_year(year)
    check(SchoolTime(calendar), {})
    assert len(calendar.terms) == 6
    days = calendar.school_days(dt.date(year, 9, 1), dt.date(year + 1, 8, 31))
    assert 188 <= len(days) <= 198
    sunday = easter(year + 1)
    assert sunday - 2 * DAY not in days
    assert sunday + DAY not in days
    gaps = [c for c in calendar.closures if "bank" not in c.name]
    assert [why_no_school(c.starts, calendar) for c in gaps] == [c.name for c in gaps]


def test_the_dates_of_2025_are_those_of_most_schools() -> None:
    ends = [(t.starts.isoformat()[5:], t.ends.isoformat()[5:]) for t in usual_year(2025).terms]
    assert ends == [
        ("09-01", "10-24"),
        ("11-03", "12-19"),
        ("01-05", "02-13"),
        ("02-23", "03-27"),
        ("04-13", "05-22"),
        ("06-01", "07-22"),
    ]


@pytest.mark.parametrize("number", [5, 6])
def test_a_usual_day_is_sound(number: int) -> None:
    periods = usual_day(number)
    assert len(periods) == number + 1
    check(SchoolTime(periods=periods), {})
