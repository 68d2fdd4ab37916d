"""Logging where it is not plain: on duty, for strangers, amounts, odd clocks; nothing is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text

from seatingapp.domain.errors import Refusal
from seatingapp.domain.today import TodaySeat
from seatingapp.services.behaviour import LogEntries, VoidEntries, duty_entries
from seatingapp.services.lessons import record
from seatingapp.services.today import SeatToday
from seatingapp.services.workspace import Workspace
from seatingapp.storage import entries
from tests.conftest import Sample
from tests.integration.services.lesson_school import MONDAY, LessonSchool, found_school

AT = dt.datetime.combine(MONDAY, dt.time(9, 30), dt.UTC)


@pytest.fixture
def school(workspace: Workspace) -> LessonSchool:
    workspace.clock = lambda: AT
    return found_school(workspace)


def log(school: LessonSchool, *pupils: int) -> LogEntries:
    return LogEntries(school.key, pupils, 1, AT, "x")


def stored(school: LessonSchool) -> list[tuple[int, int]]:
    """Pupil and points of the lesson, the latest first."""
    return [(e.pupil_id, e.points) for e in school.record().entries]


def test_an_entry_on_duty_belongs_to_no_lesson_and_is_found_by_its_day(
    school: LessonSchool,
) -> None:
    both = (school.pupils[0], school.other)
    edit = LogEntries(None, both, 5, AT, "Two", place=" Corridor\n by the hall ")
    done = school.workspace.perform(edit)
    assert done is not None
    found = school.workspace.read(lambda s: duty_entries(s, MONDAY))
    assert {(e.pupil_id, e.class_id, e.lesson_id, e.place) for e in found} == {
        (pupil, None, None, "Corridor by the hall") for pupil in both
    }
    assert school.record().entries == ()
    tomorrow = MONDAY + dt.timedelta(days=1)
    assert school.workspace.read(lambda s: duty_entries(s, tomorrow)) == ()
    assert done.inverse is not None
    school.workspace.perform(done.inverse)
    assert school.workspace.read(lambda s: duty_entries(s, MONDAY)) == ()
    theirs = school.workspace.read(lambda s: entries.of_pupil(s, school.other))
    assert [e.void_reason for e in theirs] == ["undo"]


def test_a_day_on_duty_is_the_schools_day_in_summer_too(school: LessonSchool) -> None:
    late = dt.datetime(2025, 7, 1, 23, 30, tzinfo=dt.UTC)  # half past midnight at the school
    school.workspace.perform(LogEntries(None, (school.other,), 1, late, "x"))
    first = school.workspace.read(lambda s: duty_entries(s, dt.date(2025, 7, 1)))
    second = school.workspace.read(lambda s: duty_entries(s, dt.date(2025, 7, 2)))
    assert (len(first), len(second)) == (0, 1)


def test_whoever_is_not_in_the_class_is_refused_by_name_unless_a_guest(
    school: LessonSchool,
) -> None:
    with pytest.raises(Refusal, match="Ann Abbot is not in this class") as refused:
        school.workspace.perform(log(school, school.pupils[0], school.other))
    assert "Nothing was logged" in refused.value.kept
    assert school.record().entries == ()
    school.workspace.perform(SeatToday(school.key, (TodaySeat(school.other),), "guest"))
    school.workspace.perform(log(school, school.pupils[0], school.other))
    assert {p for p, _points in stored(school)} == {school.pupils[0], school.other}


@pytest.mark.parametrize("lesson", [True, False])
def test_a_pupil_who_is_in_no_vault_is_refused(school: LessonSchool, lesson: bool) -> None:
    edit = replace(log(school, 999), lesson=school.key if lesson else None)
    with pytest.raises(Refusal, match="not in this vault any more"):
        school.workspace.perform(edit)
    with school.workspace.vault.read() as session:
        assert session.execute(text("SELECT count(*) FROM entries")).scalar() == 0


def test_an_amount_counts_in_one_entry_and_is_said(school: LessonSchool) -> None:
    with school.workspace.vault.write() as session:
        session.execute(text("UPDATE behaviour_types SET most = 5, points = 2 WHERE id = 1"))
    done = school.workspace.perform(replace(log(school, school.pupils[0]), amount=3))
    assert done is not None
    assert done.said == "x · Great answer ×3 +6"
    assert stored(school) == [(school.pupils[0], 6)]
    for amount in (0, 6):
        with pytest.raises(Refusal, match="logged once to 5 times"):
            school.workspace.perform(replace(log(school, school.pupils[0]), amount=amount))


def test_an_entry_whose_step_is_not_recorded_is_a_reminder(school: LessonSchool) -> None:
    with school.workspace.vault.write() as session:
        session.execute(text("UPDATE ladder_steps SET recorded = 0 WHERE name = 'C1 warning'"))
    edit = replace(log(school, school.pupils[0]), type_id=5)
    done = school.workspace.perform(edit)
    assert done is not None
    assert done.said == "x · Off task · reminder"
    (entry,) = school.record().entries
    assert not entry.counts


@pytest.mark.parametrize(
    ("place", "sentence"),
    [("a" * 10_000, "A place has at most 60 letters"), ("his uncle hits him", "child's safety")],
)
def test_a_place_is_short_and_no_safeguarding_note(
    school: LessonSchool, place: str, sentence: str
) -> None:
    edit = replace(log(school, school.pupils[0]), lesson=None, place=place)
    with pytest.raises(Refusal, match=sentence):
        school.workspace.perform(edit)
    assert stored(school) == []


def test_a_clock_that_was_set_back_loses_nothing(school: LessonSchool) -> None:
    school.workspace.perform(log(school, school.pupils[0]))
    earlier = AT - dt.timedelta(minutes=20)
    school.workspace.clock = lambda: earlier
    school.workspace.perform(replace(log(school, school.pupils[1]), at=earlier))
    assert [p for p, _points in stored(school)] == [school.pupils[0], school.pupils[1]]
    (first, second) = school.record().entries
    assert first.recorded_at > second.recorded_at


def test_two_entries_in_the_same_instant_are_two_the_later_one_first(
    school: LessonSchool,
) -> None:
    for pupil in (*school.pupils[:2], school.pupils[0]):
        school.workspace.perform(log(school, pupil))
    wanted = [school.pupils[0], school.pupils[1], school.pupils[0]]
    assert [p for p, _points in stored(school)] == wanted
    newest = school.record().entries[0]
    school.workspace.perform(VoidEntries((newest.uid,), "twice", "x"))
    assert [p for p, _points in stored(school)] == wanted[1:]


def test_another_school_year_is_said_and_a_date_long_ago_is_refused(
    school: LessonSchool,
) -> None:
    summer = AT - dt.timedelta(days=150)
    done = school.workspace.perform(replace(log(school, school.pupils[0]), at=summer))
    assert done is not None
    assert done.said == "x · Great answer +1 · in the school year 2024/25"
    long_ago = AT.replace(year=205)
    with pytest.raises(Refusal, match="more than 10 years ago"):
        school.workspace.perform(replace(log(school, school.pupils[0]), at=long_ago))


def test_neighbours_stay_as_they_were_when_seats_change(school: LessonSchool) -> None:
    one, two, three = school.pupils[:3]
    edit = replace(log(school, one), neighbours=((one, two, "same desk"), (three, one, "beside")))
    school.workspace.perform(edit)
    school.workspace.perform(SeatToday(school.key, (TodaySeat(two),), "away"))
    (entry,) = school.record().entries
    sat = school.workspace.read(lambda s: entries.neighbours(s, [entry.id]))
    assert sat == {entry.id: {two: "same desk"}}


def test_what_the_sample_school_logs_is_for_its_own_pupils(sample: Sample) -> None:
    found = sample.workspace.read(lambda s: record(s, sample.summary.showcase)).entries
    assert found
    assert all(e.class_id == sample.summary.showcase.class_id for e in found)


def test_the_school_year_begins_at_midnight_at_the_school(school: LessonSchool) -> None:
    first = dt.datetime(2025, 8, 31, 23, 30, tzinfo=dt.UTC)  # 1 September, half past midnight
    done = school.workspace.perform(LogEntries(None, (school.other,), 1, first, "x"))
    assert done is not None
    assert done.said == "x · Great answer +1"
