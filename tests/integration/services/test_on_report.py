"""On report and interventions in a real vault: started, rated, changed, undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import LONGEST_NOTE, Rated, Rating, Report
from seatingapp.services import interventions, on_report
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.interventions import (
    AddIntervention,
    ChangeIntervention,
    RemoveIntervention,
)
from seatingapp.services.on_report import ChangeReport, RateLesson, RemoveReport, StartReport
from seatingapp.services.workspace import Done, Edit, Topic, Workspace
from seatingapp.storage import pupils
from seatingapp.storage.schema import interventions as tried_table
from seatingapp.storage.schema import report_ratings
from tests.conftest import Sample
from tests.reports import nobody_on_report

MET, NOT = Rated(Rating.MET), Rated(Rating.NOT_MET, "came late")


def do(workspace: Workspace, edit: Edit | None) -> Done:
    assert edit is not None
    done = workspace.perform(edit)
    assert done is not None
    return done


class School:
    """A pupil of the showcase class, and the days of a report."""

    def __init__(self, sample: Sample) -> None:
        self.workspace = sample.workspace
        nobody_on_report(sample.workspace)
        self.class_id = sample.summary.showcase.class_id
        members = self.workspace.read(lambda s: pupils.load(s, class_id=self.class_id))
        self.pupil, *self.others = members
        self.day = sample.workspace.clock().date()
        self.lesson = LessonKey(self.class_id, self.day, 3)
        ends = self.day + dt.timedelta(days=11)
        self.report = Report(0, "", self.pupil.id, self.day, ends, ("On time", "Hands up"))

    def later(self, hours: int) -> None:
        now = self.workspace.clock() + dt.timedelta(hours=hours)
        self.workspace.clock = lambda: now

    def start(self) -> str:
        return do(self.workspace, StartReport(self.report, "Ada")).uids[0]


@pytest.fixture
def at(sample: Sample) -> School:
    return School(sample)


def test_a_pupil_is_put_on_report_and_the_lesson_knows(at: School) -> None:
    done = do(at.workspace, StartReport(at.report, "Ada"))
    assert (done.said, set(done.topics)) == ("Ada is on report.", {Topic.FOLLOW_UP})
    found = at.workspace.read(lambda s: on_report.on_report_in(s, at.lesson))
    assert found[at.pupil.id].targets == ("On time", "Hands up")
    later = replace(at.lesson, date=at.report.ends + dt.timedelta(days=1))
    assert at.workspace.read(lambda s: on_report.on_report_in(s, later)) == {}
    other = LessonKey(at.class_id + 999, at.day)
    assert at.workspace.read(lambda s: on_report.on_report_in(s, other)) == {}
    as_guest = at.workspace.read(lambda s: on_report.on_report_in(s, other, (at.pupil.id,)))
    assert set(as_guest) == {at.pupil.id}


def test_ratings_are_kept_by_lesson_summed_up_and_taken_back(at: School) -> None:
    uid = at.start()
    rate = RateLesson(uid, at.lesson, ((1, MET), (2, NOT)), "Ada")
    done = do(at.workspace, rate)
    assert done.said == "Ada · target 1 met, target 2 not met"
    assert at.workspace.perform(rate) is None
    record = at.workspace.read(lambda s: on_report.record(s, uid))
    (lesson,) = record.lessons
    assert lesson.ratings == {1: MET, 2: NOT}
    assert lesson.lesson.startswith("9B/Sc2, ")
    assert lesson.by
    assert [r.words for r in record.results] == ["met in 1 of 1 lessons", "met in 0 of 1 lessons"]
    back = do(at.workspace, done.inverse)
    report = record.report
    read = at.workspace.read
    assert read(lambda s: on_report.ratings_in(s, report, at.lesson)) == {}
    do(at.workspace, back.inverse)
    assert read(lambda s: on_report.ratings_in(s, report, at.lesson)) == {1: MET, 2: NOT}


def test_lessons_stand_in_the_order_in_which_they_were(at: School) -> None:
    uid = at.start()
    for period in (3, 1, None):
        lesson = LessonKey(at.class_id, at.day, period)
        do(at.workspace, RateLesson(uid, lesson, ((1, MET),), "Ada"))
    lessons = at.workspace.read(lambda s: on_report.record(s, uid)).lessons
    assert len({lesson.lesson for lesson in lessons}) == 3
    assert lessons[-1].lesson == "9B/Sc2"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"given": ((3, MET),)}, "no target 3"),
        ({"given": ((1, Rated(Rating.MET, "x" * (LONGEST_NOTE + 1))),)}, "at most 300"),
        ({"uid": "nobody"}, "not in this vault"),
    ],
)
def test_ratings_that_cannot_be_are_refused(
    at: School, change: dict[str, object], words: str
) -> None:
    rate = RateLesson(at.start(), at.lesson, ((1, MET),), "Ada")
    with pytest.raises(Refusal, match=words):
        at.workspace.perform(replace(rate, **change))  # type: ignore[arg-type]


def test_a_lesson_after_the_report_is_not_rated(at: School) -> None:
    uid = at.start()
    late = replace(at.lesson, date=at.report.ends + dt.timedelta(days=1))
    with pytest.raises(Refusal, match="not on report on that day"):
        at.workspace.perform(RateLesson(uid, late, ((1, MET),), "Ada"))


def test_a_removed_report_comes_back_with_its_ratings(at: School) -> None:
    uid = at.start()
    do(at.workspace, RateLesson(uid, at.lesson, ((1, MET), (2, NOT)), "Ada"))
    before = at.workspace.read(lambda s: on_report.record(s, uid))
    removed = do(at.workspace, RemoveReport(uid, "Ada"))
    assert at.workspace.read(on_report.all_reports) == ()
    again = do(at.workspace, removed.inverse)
    after = at.workspace.read(lambda s: on_report.record(s, uid))
    assert after.lessons == before.lessons
    assert replace(after.report, id=before.report.id) == before.report
    do(at.workspace, again.inverse)
    with pytest.raises(Refusal, match="not in this vault"):
        at.workspace.perform(RemoveReport(uid, "Ada"))


def test_a_removed_report_comes_back_at_its_place_with_who_rated_it_when(at: School) -> None:
    uid = at.start()
    rated = do(at.workspace, RateLesson(uid, at.lesson, ((1, MET),), "Ada"))
    other = replace(at.report, pupil_id=at.others[0].id)
    do(at.workspace, StartReport(other, "Ben"))
    before = at.workspace.read(on_report.all_reports)
    rows = at.workspace.read(lambda s: s.execute(select(report_ratings)).all())
    assert [r.pupil_id for r in before] == [other.pupil_id, at.pupil.id]
    removed = do(at.workspace, RemoveReport(uid, "Ada"))
    at.later(hours=1)
    do(at.workspace, removed.inverse)
    assert at.workspace.read(on_report.all_reports) == before
    assert at.workspace.read(lambda s: s.execute(select(report_ratings)).all()) == rows
    do(at.workspace, rated.inverse)


def test_reports_and_interventions_come_back_where_another_took_their_number(at: School) -> None:
    uid = at.start()
    removed = do(at.workspace, RemoveReport(uid, "Ada"))
    other = replace(at.report, pupil_id=at.others[0].id)
    do(at.workspace, StartReport(other, "Ben"))
    do(at.workspace, removed.inverse)
    reports = at.workspace.read(on_report.all_reports)
    assert [r.pupil_id for r in reports] == [at.pupil.id, other.pupil_id]
    assert {r.targets for r in reports} == {at.report.targets}
    new = Intervention(0, "", at.pupil.id, "Check-in", at.day)
    added = do(at.workspace, AddIntervention(new, "Ada"))
    gone = do(at.workspace, added.inverse)
    do(at.workspace, AddIntervention(replace(new, what="Mentor"), "Ada"))
    do(at.workspace, gone.inverse)
    tried = at.workspace.read(interventions.all_interventions)
    assert [one.what for one in tried] == ["Check-in", "Mentor"]


def test_a_removed_intervention_comes_back_as_it_was(at: School) -> None:
    for what in ("Check-in", "Mentor"):
        new = Intervention(0, "", at.pupil.id, what, at.day)
        do(at.workspace, AddIntervention(new, "Ada"))
    before = at.workspace.read(interventions.all_interventions)
    rows = at.workspace.read(lambda s: s.execute(select(tried_table)).all())
    removed = do(at.workspace, RemoveIntervention(before[1].uid, "Ada"))
    at.later(hours=1)
    do(at.workspace, removed.inverse)
    assert at.workspace.read(interventions.all_interventions) == before
    assert at.workspace.read(lambda s: s.execute(select(tried_table)).all()) == rows


def test_a_report_is_changed_closed_and_opened_again(at: School) -> None:
    uid = at.start()
    report = at.workspace.read(lambda s: on_report.report_by_uid(s, uid))
    assert at.workspace.perform(ChangeReport(report, "Ada")) is None
    closed = replace(report, closed_on=at.day, outcome="Much better")
    done = do(at.workspace, ChangeReport(closed, "Ada"))
    assert done.said == "The report of Ada is closed."
    assert at.workspace.read(lambda s: on_report.reports_of(s, at.pupil.id)) == (closed,)
    do(at.workspace, done.inverse)
    assert at.workspace.read(lambda s: on_report.reports_of(s, at.pupil.id)) == (report,)


def test_a_target_that_was_rated_stays_and_one_that_was_not_may_change(at: School) -> None:
    uid = at.start()
    do(at.workspace, RateLesson(uid, at.lesson, ((1, MET),), "Ada"))
    report = at.workspace.read(lambda s: on_report.report_by_uid(s, uid))
    with pytest.raises(Refusal, match="Target 1 was rated"):
        at.workspace.perform(ChangeReport(replace(report, targets=("Other", "Hands up")), "Ada"))
    do(at.workspace, ChangeReport(replace(report, targets=("On time", "Other")), "Ada"))


def test_nobody_is_put_on_report_twice_or_without_being_there(at: School) -> None:
    at.start()
    with pytest.raises(Refusal, match="on report already"):
        at.workspace.perform(StartReport(at.report, "Ada"))
    with pytest.raises(Refusal, match="not in this vault"):
        at.workspace.perform(StartReport(replace(at.report, pupil_id=99_999), "Nobody"))


def test_an_intervention_is_added_changed_removed_and_each_is_undone(at: School) -> None:
    new = Intervention(0, "", at.pupil.id, "Check-in", at.day, note="each morning")
    added = do(at.workspace, AddIntervention(new, "Ada"))
    (first,) = at.workspace.read(lambda s: interventions.interventions_of(s, at.pupil.id))
    assert at.workspace.perform(ChangeIntervention(first, "Ada")) is None
    ended = replace(first, ends=at.day, outcome="calmer")
    changed = do(at.workspace, ChangeIntervention(ended, "Ada"))
    assert at.workspace.read(interventions.all_interventions) == (ended,)
    do(at.workspace, changed.inverse)
    assert at.workspace.read(interventions.all_interventions) == (first,)
    removed = do(at.workspace, RemoveIntervention(first.uid, "Ada"))
    assert at.workspace.read(interventions.all_interventions) == ()
    do(at.workspace, removed.inverse)
    (again,) = at.workspace.read(interventions.all_interventions)
    assert replace(again, id=first.id) == first
    do(at.workspace, added.inverse)
    with pytest.raises(Refusal, match="not in this vault"):
        at.workspace.perform(ChangeIntervention(first, "Ada"))
    with pytest.raises(Refusal, match="not in this vault"):
        at.workspace.perform(AddIntervention(replace(new, pupil_id=99_999), "Nobody"))


def test_entries_are_counted_as_long_before_an_intervention_as_since(at: School) -> None:
    week = dt.timedelta(days=7)
    others = at.workspace.read(lambda s: pupils.load(s, class_id=at.class_id))
    assert at.pupil in others
    start = at.day - week + dt.timedelta(days=1)
    new = Intervention(0, "", at.pupil.id, "Check-in", start)
    uid = do(at.workspace, AddIntervention(new, "Ada")).uids[0]
    before = at.workspace.read(lambda s: interventions.before_and_since(s, uid, at.day))
    assert before is not None
    log = LogEntries(at.lesson, (at.pupil.id,), 1, at.workspace.clock(), "Ada")
    do(at.workspace, log)
    after = at.workspace.read(lambda s: interventions.before_and_since(s, uid, at.day))
    assert after is not None
    assert after.days == 7
    assert after.since.praise_events == before.since.praise_events + 1
    assert after.before == before.before
