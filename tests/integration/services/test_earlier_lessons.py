"""The lessons of a class that are over: to date an entry back into one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.earlier_lessons import EarlierLesson, earlier_lessons
from seatingapp.services.lessons import Timing
from seatingapp.services.workspace import Workspace
from seatingapp.storage import calendar
from tests.integration.services.lesson_school import LAST_WEEK, MONDAY, LessonSchool, found_school

ONE = dt.datetime.combine(MONDAY, dt.time(13), dt.UTC)


@pytest.fixture
def school(workspace: Workspace) -> LessonSchool:
    workspace.clock = lambda: ONE
    return found_school(workspace)


def found(school: LessonSchool, now: dt.datetime = ONE) -> tuple[EarlierLesson, ...]:
    return school.workspace.read(lambda s: earlier_lessons(s, school.class_id, now))


def test_those_of_the_timetable_come_the_latest_first(school: LessonSchool) -> None:
    days = [e.choice.key.date for e in found(school)]
    assert MONDAY in days
    assert days == sorted(days, reverse=True)
    assert {e.choice.timing for e in found(school)} == {Timing.PAST}
    first = found(school)[0]
    assert first.choice.room_id == school.lab
    assert first.period is not None
    local = first.at.astimezone(dt.UTC).time()
    assert first.period.starts < local < first.period.ends


def test_a_lesson_that_is_still_on_is_not_over(school: LessonSchool) -> None:
    period = found(school)[0].period
    assert period is not None
    during = dt.datetime.combine(MONDAY, period.starts, dt.UTC) + dt.timedelta(minutes=5)
    assert MONDAY not in [e.choice.key.date for e in found(school, during)]
    at_the_end = dt.datetime.combine(MONDAY, period.ends, dt.UTC)
    assert MONDAY in [e.choice.key.date for e in found(school, at_the_end)]


def test_one_outside_the_timetable_is_offered_once_its_day_is_over(school: LessonSchool) -> None:
    with school.workspace.vault.write() as session:
        calendar.replace_slots(session, [])
    today, before = LessonKey(school.class_id, MONDAY), LessonKey(school.class_id, LAST_WEEK)
    edit = LogEntries(today, school.pupils[:1], 1, ONE, "x", school.lab)
    school.workspace.perform(edit)
    school.workspace.perform(replace(edit, lesson=before, at=ONE - dt.timedelta(days=7)))
    assert [e.choice.key for e in found(school)] == [before]
    assert found(school)[0].period is None
    assert found(school)[0].choice.room_id == school.lab


def test_no_more_than_asked_for(school: LessonSchool) -> None:
    some = school.workspace.read(lambda s: earlier_lessons(s, school.class_id, ONE, 1))
    assert some == found(school)[:1]
