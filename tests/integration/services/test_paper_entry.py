"""What was ticked on paper becomes entries of its lesson, back-dated; all or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.paper_marks import PaperMarks
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.today import TodaySeat
from seatingapp.services.lessons import LessonRecord, record
from seatingapp.services.mark_sheets import (
    MarkSheetOrder,
    lessons_ahead,
    mark_sheet_preview,
    number_mark_sheet,
)
from seatingapp.services.paper_drafts import KeepPaperDraft, kept_draft
from seatingapp.services.paper_entry import (
    DAYS_BACK,
    PaperLesson,
    Sheet,
    days_to_type,
    enter,
    lessons_to_type,
    sheet,
)
from seatingapp.services.printouts import unprintable
from seatingapp.services.today import SeatToday
from seatingapp.services.workspace import Workspace
from seatingapp.storage import entries
from tests.integration.services.lesson_school import MONDAY, LessonSchool, found_school

# Monday's first lesson is from 11:30 to 12:30; the clock shows noon of a day later.
TUESDAY_NOON = dt.datetime(2025, 11, 25, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def school(workspace: Workspace) -> LessonSchool:
    founded = found_school(workspace)
    workspace.clock = lambda: TUESDAY_NOON
    founded.add_plan(founded.lab)
    return founded


def paper(school: LessonSchool, lesson: PaperLesson | None = None) -> Sheet:
    first = lessons_of(school, MONDAY)[0]
    return school.workspace.read(lambda s: sheet(s, lesson or first))


def lessons_of(
    school: LessonSchool, day: dt.date, now: dt.datetime = TUESDAY_NOON
) -> tuple[PaperLesson, ...]:
    return school.workspace.read(lambda s: lessons_to_type(s, school.class_id, day, now))


def type_id(paper: Sheet, name: str) -> int:
    return next(t.id for t in paper.types if t.name == name)


def test_a_day_offers_the_lessons_of_the_timetable_then_other_periods_then_none(
    school: LessonSchool,
) -> None:
    monday, tuesday = lessons_of(school, MONDAY), lessons_of(school, TUESDAY_NOON.date())
    assert [(n.key.period_id, n.taught) for n in monday] == [(1, True), (None, False)]
    assert [(n.key.period_id, n.taught) for n in tuesday] == [(1, False), (None, False)]
    early = TUESDAY_NOON - dt.timedelta(hours=2)
    assert [n.key.period_id for n in lessons_of(school, early.date(), early)] == [None]


def test_sheets_of_six_weeks_may_be_typed_today_first(school: LessonSchool) -> None:
    days = school.workspace.read(lambda s: days_to_type(s, TUESDAY_NOON))
    assert (days[0], len(days)) == (TUESDAY_NOON.date(), DAYS_BACK + 1)


def test_the_sheet_has_pupils_as_they_sat_row_by_row_and_those_without_a_seat(
    school: LessonSchool,
) -> None:
    ann, ben = school.pupils[:2]
    school.workspace.perform(SeatToday(school.key, (TodaySeat(ben, None),), "Ben has no seat"))
    found = paper(school)
    shown = [[c.name if c else "" for c in row] for row in found.rows]
    assert shown == [["Ann A", "", "Cay C", "Dan D"], ["Eve E", "Flo F", "", ""]]
    assert [c.pupil_id for c in found.unseated] == [ben]
    assert found.pupils[0].pupil_id == ann
    assert {c.pupil_id for c in found.pupils} == set(school.pupils)
    assert (found.starts.hour, found.ends.hour, found.logged) == (11, 12, 0)


def test_saving_is_one_step_back_dated_to_the_lesson_and_recorded_now(
    school: LessonSchool,
) -> None:
    found = paper(school)
    ann, ben, cay = school.pupils[:3]
    great, late = type_id(found, "Great answer"), RegisterMark(cay, MarkKind.LATE, 7)
    typed = PaperMarks().tick(ann, great).tick(ben, great).tick(ann, great).register(late)
    done = school.workspace.perform(enter(found, typed, TUESDAY_NOON))
    assert done is not None
    assert done.said == "From paper: 3 entries and 1 register mark, Mon 24 Nov"
    kept = record_of(school)
    assert sorted((e.pupil_id, e.type_id) for e in kept.entries) == sorted(
        [(ann, great), (ann, great), (ben, great)]
    )
    assert all(found.starts <= e.happened_at < found.ends for e in kept.entries)
    assert {e.recorded_at for e in kept.entries} == {TUESDAY_NOON}
    assert {e.seat_id for e in kept.entries if e.pupil_id == ann} == {dict(found.seats)[ann]}
    assert kept.marks == {cay: late}
    assert (paper(school).logged, paper(school).praised) == (3, 3)
    assert done.inverse is not None
    again = school.workspace.perform(done.inverse)
    assert record_of(school).entries == ()
    assert record_of(school).marks == {}
    assert again is not None
    assert again.inverse is not None
    school.workspace.perform(again.inverse)
    assert len(record_of(school).entries) == 3


def record_of(school: LessonSchool) -> LessonRecord:
    return school.workspace.read(lambda s: record(s, school.key))


def test_who_was_absent_sat_next_to_nobody(school: LessonSchool) -> None:
    found = paper(school)
    ann, ben, cay = school.pupils[:3]
    great = type_id(found, "Great answer")
    typed = PaperMarks().tick(ann, great).register(RegisterMark(ben, MarkKind.ABSENT))
    school.workspace.perform(enter(found, typed, TUESDAY_NOON))
    (entry,) = record_of(school).entries
    near = school.workspace.read(lambda s: entries.neighbours(s, [entry.id]))
    assert ben not in near.get(entry.id, {})
    school.workspace.perform(enter(found, PaperMarks().tick(cay, great), TUESDAY_NOON))


def test_nothing_typed_and_a_lesson_to_be_are_refused(school: LessonSchool) -> None:
    found = paper(school)
    with pytest.raises(Refusal, match="Nothing was typed"):
        enter(found, PaperMarks(), TUESDAY_NOON)
    typed = PaperMarks().tick(school.pupils[0], type_id(found, "Great answer"))
    with pytest.raises(Refusal, match="has not begun yet"):
        enter(found, typed, found.starts - dt.timedelta(minutes=1))


def test_one_refusal_keeps_everything_out(school: LessonSchool) -> None:
    found = paper(school)
    great = type_id(found, "Great answer")
    typed = PaperMarks().tick(school.pupils[0], great).tick(school.other, great)
    with pytest.raises(Refusal, match="is not in this class"):
        school.workspace.perform(enter(found, typed, TUESDAY_NOON))
    assert record_of(school).entries == ()


def test_a_sheet_that_is_typed_while_the_lesson_is_on_reaches_until_now(
    school: LessonSchool,
) -> None:
    found = paper(school)
    begun = found.starts + dt.timedelta(seconds=1)
    school.workspace.clock = lambda: begun
    great, effort = type_id(found, "Great answer"), type_id(found, "Good effort")
    ann = school.pupils[0]
    typed = PaperMarks().tick(ann, great).tick(ann, effort).tick(ann, great).tick(ann, great)
    school.workspace.perform(enter(found, typed, begun))
    assert max(e.happened_at for e in record_of(school).entries) == begun


def test_outside_the_timetable_and_without_a_plan_the_class_is_a_list(school: LessonSchool) -> None:
    outside = lessons_of(school, MONDAY - dt.timedelta(days=20))[-1]
    found = paper(school, replace(outside))
    assert found.rows == ()
    assert len(found.unseated) == 6
    typed = PaperMarks().tick(school.pupils[0], type_id(found, "Great answer"))
    assert school.workspace.perform(enter(found, typed, TUESDAY_NOON)) is not None


def test_a_mark_sheet_has_the_order_of_the_screen(school: LessonSchool) -> None:
    order = MarkSheetOrder(school.class_id, MONDAY)
    made = number_mark_sheet(school.workspace, order)
    shown = tuple(tuple(c.name if c else "" for c in row) for row in paper(school).rows)
    assert made.snapshot.rows == shown
    assert made.snapshot.when == "Monday 24 November 2025, P1, 11:30–12:30"
    assert made.snapshot.keys[0] == ("1", "Great answer")
    assert made.draw().number == "P-0001"
    named = number_mark_sheet(school.workspace, replace(order, period="p1"))
    assert named.snapshot.when == made.snapshot.when
    with pytest.raises(Refusal, match="There is no period called P7"):
        number_mark_sheet(school.workspace, replace(order, period="P7"))


def test_what_is_typed_is_kept_until_it_is_saved_or_left(school: LessonSchool) -> None:
    ann, ben = school.pupils[:2]
    typed = PaperMarks().tick(ann, 5).register(RegisterMark(ben, MarkKind.LATE, 7)).tick(ann, 5)
    read, perform = school.workspace.read, school.workspace.perform
    assert read(lambda s: kept_draft(s, school.class_id)) is None
    done = perform(KeepPaperDraft(school.key, typed))
    assert done is not None
    assert (done.inverse, done.topics) == (None, frozenset())
    assert perform(KeepPaperDraft(school.key, typed)) is None
    assert read(lambda s: kept_draft(s, school.class_id)) == (school.key, typed)
    assert read(lambda s: kept_draft(s, school.class_id + 1)) is None
    assert record_of(school).entries == ()
    perform(KeepPaperDraft(school.key, PaperMarks()))
    assert read(lambda s: kept_draft(s, school.class_id)) is None
    assert KeepPaperDraft(school.key, typed).label == "Keep what is typed"


def test_sheets_are_wanted_for_the_next_lessons(school: LessonSchool) -> None:
    found = school.workspace.read(lambda s: lessons_ahead(s, school.class_id, MONDAY))
    assert [words for _day, _period, words in found] == [
        "Mon 24 Nov, P1",
        "Mon 1 Dec, P1",
        "Mon 24 Nov, outside the timetable",
    ]
    outside = MarkSheetOrder(school.class_id, MONDAY, outside=True)
    preview = mark_sheet_preview(school.workspace, outside)
    assert preview.when == "Monday 24 November 2025"
    assert preview.stamp.number == ""
    assert unprintable(preview) == ()


def test_a_mark_sheet_can_be_printed_before_the_lesson(school: LessonSchool) -> None:
    next_monday = MONDAY + dt.timedelta(days=7)
    made = number_mark_sheet(school.workspace, MarkSheetOrder(school.class_id, next_monday))
    assert "P1" in made.snapshot.when
    sunday = number_mark_sheet(
        school.workspace, MarkSheetOrder(school.class_id, MONDAY - dt.timedelta(days=1))
    )
    assert sunday.snapshot.when == "Sunday 23 November 2025"
