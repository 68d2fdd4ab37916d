"""What speaks against a time for a detention, and the next one that is free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.calendar import Calendar, Closure, ClosureKind, Term
from seatingapp.domain.detention_clashes import (
    LOOK_AHEAD,
    Busy,
    Circumstances,
    ClashKind,
    When,
    clashes,
    is_open,
    propose,
    school_days_between,
)
from seatingapp.domain.detentions import Detention

MONDAY = dt.date(2025, 11, 24)
HALF_TERM = Term("Autumn 2", dt.date(2025, 11, 3), dt.date(2025, 12, 19))
INSET = Closure(ClosureKind.INSET, "", dt.date(2025, 11, 28), dt.date(2025, 11, 28))
CALENDAR = Calendar((HALF_TERM,), (INSET,))
AFTER_SCHOOL = When(MONDAY + dt.timedelta(days=1), dt.time(15, 15), 60, "Hall")
LESSON = Busy("9C, P5", dt.time(14, 20), dt.time(15, 20))


def nothing(_day: dt.date) -> Sequence[Busy]:
    return ()


def about(**known: object) -> Circumstances:
    noon = dt.datetime.combine(MONDAY, dt.time(12, 0))
    return replace(Circumstances(noon, CALENDAR, 1, nothing), **known)  # type: ignore[arg-type]


def kinds(when: When, circumstances: Circumstances) -> list[ClashKind]:
    return [clash.kind for clash in clashes(when, circumstances)]


def test_tomorrow_after_school_is_free_with_a_day_of_notice() -> None:
    assert clashes(AFTER_SCHOOL, about()) == ()
    assert AFTER_SCHOOL.words == "Tue 25 Nov, 15:15 to 16:15"


def test_yesterday_and_an_hour_ago_are_past() -> None:
    yesterday = replace(AFTER_SCHOOL, date=dt.date(2025, 11, 21))
    assert kinds(yesterday, about(notice_days=0)) == [ClashKind.PAST]
    this_morning = replace(AFTER_SCHOOL, date=MONDAY, starts=dt.time(10, 30), minutes=30)
    assert kinds(this_morning, about(notice_days=0)) == [ClashKind.PAST]
    assert kinds(replace(this_morning, starts=dt.time(11, 45)), about(notice_days=0)) == []


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (dt.date(2025, 11, 28), "INSET day"),
        (dt.date(2025, 11, 29), "weekend"),
        (dt.date(2025, 12, 25), "lies in no term"),
    ],
)
def test_a_day_without_school_says_why(day: dt.date, says: str) -> None:
    (clash,) = clashes(replace(AFTER_SCHOOL, date=day), about())
    assert clash.kind is ClashKind.CLOSED
    assert clash.kind.blocks
    assert says in clash.words


def test_a_year_that_was_mistyped_is_named() -> None:
    (clash,) = clashes(replace(AFTER_SCHOOL, date=dt.date(2027, 11, 25)), about())
    assert clash.kind is ClashKind.TOO_FAR


def test_lesson_notice_and_a_full_room_are_for_a_person_to_decide() -> None:
    today = replace(AFTER_SCHOOL, date=MONDAY)
    found = clashes(
        today, about(busy=lambda _day: [LESSON], taken=lambda _w: 2, capacity=lambda _w: 2)
    )
    assert [c.kind for c in found] == [ClashKind.LESSON, ClashKind.NOTICE, ClashKind.FULL]
    assert not any(c.kind.blocks for c in found)
    assert found[0].words == "There is a lesson then: 9C, P5, 14:20 to 15:20."
    assert found[1].words.endswith("this type needs 1 school day, and this gives none.")


def test_two_detentions_at_once_cannot_be() -> None:
    other = Detention(2, "x", 7, 1, "Lunch", AFTER_SCHOOL.date, dt.time(16, 0), 30)
    found = clashes(AFTER_SCHOOL, about(others=[other]))
    assert [c.kind for c in found] == [ClashKind.DETENTION]
    assert found[0].kind.blocks
    assert kinds(AFTER_SCHOOL, about(others=[replace(other, starts=dt.time(16, 15))])) == []


def test_the_proposal_passes_over_what_clashes_and_says_why() -> None:
    other = Detention(2, "x", 7, 1, "After school", AFTER_SCHOOL.date, dt.time(15, 15), 60)
    found = propose(replace(AFTER_SCHOOL, date=MONDAY), about(others=[other]))
    assert found.when is not None
    assert found.when.date == dt.date(2025, 11, 26)
    assert found.why == (
        "Wed 26 Nov is the first free day with 2 school days of notice. Not earlier:"
        " Mon 24 Nov: too short notice; Tue 25 Nov: another detention."
    )


def test_days_without_school_are_passed_over_in_silence() -> None:
    found = propose(replace(AFTER_SCHOOL, date=dt.date(2025, 11, 28)), about(notice_days=0))
    assert found.when is not None
    assert found.when.date == dt.date(2025, 12, 1)
    assert found.why == "Mon 1 Dec is the first free day."


def test_where_nothing_is_free_that_is_said() -> None:
    found = propose(replace(AFTER_SCHOOL, date=dt.date(2025, 12, 20)), about())
    assert found.when is None
    assert found.why == f"No free day in the next {LOOK_AHEAD} days: there is no school day."


def test_without_a_calendar_monday_to_friday_are_school_days() -> None:
    empty = Calendar()
    assert is_open(dt.date(2025, 12, 25), empty)
    assert not is_open(dt.date(2025, 12, 27), empty)
    saturday = replace(AFTER_SCHOOL, date=dt.date(2025, 11, 29))
    assert kinds(saturday, about(days=empty)) == [ClashKind.CLOSED]


@given(
    st.dates(dt.date(2025, 11, 24), dt.date(2025, 12, 19)),
    st.integers(0, 5),
    st.sets(st.integers(0, 25), max_size=10),
)
def test_a_proposal_is_free_of_clashes_and_no_earlier_day_is(
    first: dt.date, notice: int, booked: set[int]
) -> None:
    others = [
        Detention(n, str(n), 7, 1, "x", MONDAY + dt.timedelta(days=n), dt.time(15, 0), 60)
        for n in booked
    ]
    circumstances = about(others=others, notice_days=notice)
    wish = replace(AFTER_SCHOOL, date=first)
    found = propose(wish, circumstances)
    last = found.when.date if found.when else first + dt.timedelta(days=LOOK_AHEAD)
    if found.when is not None:
        assert clashes(found.when, circumstances) == ()
        assert school_days_between(MONDAY, last, CALENDAR) >= notice
    for n in range((last - first).days):
        assert clashes(replace(wish, date=first + dt.timedelta(days=n)), circumstances)
