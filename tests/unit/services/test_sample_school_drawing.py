"""The calendar of the sample school around any day, and the entries drawn for it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import academic_year_start, term_of, week_letter
from seatingapp.domain.calendar_proposals import easter
from seatingapp.domain.register import MarkKind
from seatingapp.services.sample_school.anchoring import (
    anchor,
    born,
    half_terms,
    lessons,
    plan_date,
)
from seatingapp.services.sample_school.drawing import (
    DrawnEntry,
    absent_on,
    draw_entries,
    showcase_entries,
)
from seatingapp.services.sample_school.history import history
from seatingapp.services.sample_school.reading import read_sample_school
from seatingapp.services.sample_school.registering import draw_marks, showcase_marks

SCHOOL = read_sample_school()
POLARITY = {t.name: t.polarity for t in SCHOOL.types}
ANY_DAY = st.dates(dt.date(2024, 1, 1), dt.date(2040, 12, 31))
NOVEMBER = dt.date(2026, 11, 23)


def drawn_for(day: dt.date) -> tuple[DrawnEntry, ...]:
    anchored = anchor(SCHOOL, day)
    return draw_entries(SCHOOL, anchored, lessons(SCHOOL, anchored))


@pytest.mark.parametrize(
    "sunday", ["2024-03-31", "2025-04-20", "2027-03-28", "2038-04-25", "2285-03-22", "1954-04-18"]
)
def test_easter_is_where_the_almanac_has_it(sunday: str) -> None:
    day = dt.date.fromisoformat(sunday)
    assert easter(day.year) == day


@given(st.integers(2000, 2200))
def test_half_terms_run_from_a_monday_to_a_friday_without_touching(year: int) -> None:
    terms = half_terms(SCHOOL, year)
    for term in terms:
        assert (term.starts.weekday(), term.ends.weekday()) == (0, 4)
        assert academic_year_start(term.starts).year == year
        assert term.starts < term.ends
    for before, after in itertools.pairwise(terms):
        assert (after.starts - before.ends).days >= 9
    assert term_of(easter(year + 1) - dt.timedelta(days=2), terms) is None
    assert term_of(easter(year + 1) + dt.timedelta(days=1), terms) is None


def test_a_november_monday_is_in_autumn_2_and_week_a() -> None:
    anchored = anchor(SCHOOL, NOVEMBER)
    assert anchored.latest.name == "Autumn 2"
    assert anchored.since == dt.date(2026, 9, 7)
    assert week_letter(NOVEMBER, anchored.calendar) == "A"


@given(ANY_DAY)
@settings(max_examples=60, deadline=None)
def test_for_any_day_of_the_year_there_is_a_history_that_ends_by_then(day: dt.date) -> None:
    anchored = anchor(SCHOOL, day)
    taught = lessons(SCHOOL, anchored)
    assert anchored.since <= anchored.latest.starts <= day
    assert len(anchored.school_days(anchored.since, day)) >= 25
    assert all(anchored.since <= lesson.date <= day for lesson in taught)
    assert all(term_of(lesson.date, anchored.terms) for lesson in taught)
    assert {lesson.class_name for lesson in taught} == set(SCHOOL.classes)


@given(ANY_DAY)
@settings(max_examples=60, deadline=None)
def test_in_the_summer_holidays_the_next_school_year_is_known(day: dt.date) -> None:
    anchored = anchor(SCHOOL, day)
    if day.month == 8:
        assert any(term.starts > day for term in anchored.terms)


@given(ANY_DAY)
@settings(max_examples=15, deadline=None)
def test_for_any_day_about_1500_entries_lie_in_lessons_four_praise_to_one_concern(
    day: dt.date,
) -> None:
    entries = drawn_for(day)
    assert 1350 <= len(entries) <= 1650
    for entry in entries:
        start = dt.datetime.combine(entry.lesson.date, entry.lesson.period.starts)
        end = dt.datetime.combine(entry.lesson.date, entry.lesson.period.ends)
        assert start < entry.happened < end
        assert entry.pupil in SCHOOL.classes[entry.lesson.class_name].pupils
        assert entry.pupil not in absent_on(SCHOOL, entry.lesson.date)
    live = Counter(POLARITY[e.type_name] for e in entries if not e.void_reason)
    assert 3.2 <= live[Polarity.PRAISE] / live[Polarity.CONCERN] <= 5
    assert 10 <= live[Polarity.NEUTRAL] <= 60


def test_the_same_day_draws_the_same_entries_and_another_day_others() -> None:
    assert drawn_for(NOVEMBER) == drawn_for(NOVEMBER)
    assert drawn_for(NOVEMBER) != drawn_for(NOVEMBER + dt.timedelta(days=1))


def test_some_entries_are_void_and_wrong_buttons_are_put_right() -> None:
    entries = drawn_for(NOVEMBER)
    reasons = Counter(e.void_reason for e in entries if e.void_reason)
    assert set(reasons) == {"undo", "meant for another pupil", "wrong button"}
    for before, after in itertools.pairwise(entries):
        if before.void_reason == "wrong button":
            assert (before.pupil, before.happened) == (after.pupil, after.happened)
            assert (before.type_name, after.type_name) == ("Off task", "No equipment")
            assert before.batch != after.batch


def test_a_few_pupils_have_no_entry_and_one_has_rising_concern() -> None:
    anchored = anchor(SCHOOL, NOVEMBER)
    entries = drawn_for(NOVEMBER)
    counted = {e.pupil for e in entries}
    assert 3 <= len(set(SCHOOL.pupils) - counted) <= 8
    tom = next(p.admission for p in SCHOOL.pupils.values() if p.name.full == "Tom Weller")
    middle = anchored.since + (NOVEMBER - anchored.since) / 2
    when = [
        e.lesson.date > middle
        for e in entries
        if e.pupil == tom and POLARITY[e.type_name] is Polarity.CONCERN
    ]
    assert when.count(True) >= 2 * when.count(False) > 0


def test_notes_name_no_pupil() -> None:
    forenames = {p.name.forename for p in SCHOOL.pupils.values()} - {"Will", "Mark", "May"}
    words = {w for notes in SCHOOL.behaviour.notes.values() for n in notes for w in n.split()}
    assert not words & forenames


def test_register_marks_agree_with_who_is_away() -> None:
    seen: set[MarkKind] = set()
    for lesson in lessons(SCHOOL, anchor(SCHOOL, NOVEMBER))[-40:]:
        marks = draw_marks(SCHOOL, lesson)
        absent = {a for a, (kind, _) in marks.items() if kind is MarkKind.ABSENT}
        group = set(SCHOOL.classes[lesson.class_name].pupils)
        assert set(marks) == group
        assert absent == group & absent_on(SCHOOL, lesson.date)
        assert all((minutes > 0) == (kind is MarkKind.LATE) for kind, minutes in marks.values())
        seen |= {kind for kind, _ in marks.values()}
    assert seen == {MarkKind.PRESENT, MarkKind.LATE, MarkKind.ABSENT}


def test_the_showcase_lesson_has_two_absent_and_the_points_of_the_picture() -> None:
    lesson = next(x for x in lessons(SCHOOL, anchor(SCHOOL, NOVEMBER)) if x.class_name == "9B/Sc2")
    points = {t.name: t.points for t in SCHOOL.types}
    scores = [points[e.type_name] for e in showcase_entries(SCHOOL, lesson)]
    absent = [a for a, (kind, _) in showcase_marks(SCHOOL).items() if kind is MarkKind.ABSENT]
    assert len(absent) == 2
    assert sum(s for s in scores if s > 0) == 19
    assert sum(s for s in scores if s < 0) == -3


@given(ANY_DAY)
@settings(max_examples=60, deadline=None)
def test_pupils_are_as_old_as_their_year_group_and_plans_hold_by_today(day: dt.date) -> None:
    anchored = anchor(SCHOOL, day)
    september = academic_year_start(day)
    for pupil in SCHOOL.pupils.values():
        turned = september.year - born(pupil, anchored).year
        assert turned in (pupil.year_group + 4, pupil.year_group + 5)
    old, new = (plan_date(SCHOOL, p, anchored) for p in SCHOOL.plans if p.class_name == "9B/Sc2")
    assert old < new <= day


@given(ANY_DAY, st.times(dt.time(7), dt.time(17)))
@settings(max_examples=25, deadline=None)
def test_nothing_has_happened_later_than_now(day: dt.date, now: dt.time) -> None:
    past = history(SCHOOL, anchor(SCHOOL, day), now)
    moment = dt.datetime.combine(day, now)
    assert [e.happened for e in past.entries] == sorted(e.happened for e in past.entries)
    assert past.entries[-1].happened <= moment
    for lesson in past.marks:
        assert dt.datetime.combine(lesson.date, lesson.period.starts) <= moment
    assert past.showcase.class_name == SCHOOL.showcase_class


def test_at_half_past_eleven_the_showcase_lesson_is_on() -> None:
    past = history(SCHOOL, anchor(SCHOOL, NOVEMBER), dt.time(11, 33))
    assert (past.showcase.date, past.showcase.period.name) == (NOVEMBER, "P3")
    assert past.entries[-1].happened == dt.datetime.combine(NOVEMBER, dt.time(11, 32))
    assert len({lesson.date for lesson in past.marks}) == 10
