"""The lesson to open: what the clock and the timetable say is on now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.calendar import Closure, ClosureKind, LessonKey, PeriodDay, Slot, Term
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.room_templates import Template
from seatingapp.services.behaviour import LiftVoids, LogEntries, VoidEntries
from seatingapp.services.calendar import ChangeTime, school_time
from seatingapp.services.lessons import (
    LessonChoice,
    Timing,
    choice_for,
    logged_outside,
    record,
    setting,
    whats_on,
)
from seatingapp.services.register import SetMarks
from seatingapp.services.rooms import AddRoom, room_named
from seatingapp.services.seating import new_plan
from seatingapp.services.workspace import Done, Workspace
from seatingapp.storage import calendar, classes, lessons, policy, pupils, rooms

LONDON = ZoneInfo("Europe/London")
MONDAY = dt.date(2026, 11, 2)


@pytest.fixture
def school(workspace: Workspace) -> Workspace:
    """Return a school with two classes, two periods on Mondays and a break between them."""
    with workspace.vault.write() as session:
        for n, name in enumerate(("9A", "9B")):
            class_id = classes.add(session, name)
            pupil_id = pupils.add(session, Pupil(0, "", PersonName("Ann", f"Nr {n}")))
            classes.add_members(session, class_id, [pupil_id])
        calendar.add_terms(
            session,
            [
                Term("HT1", dt.date(2026, 9, 3), dt.date(2026, 10, 23)),
                Term("HT2", dt.date(2026, 11, 2), dt.date(2027, 4, 23)),
            ],
        )
        calendar.add_period(session, "P1", dt.time(9, 0), dt.time(10, 0))
        calendar.add_period(session, "P2", dt.time(10, 20), dt.time(11, 20))
    for name in ("Lab", "Hall"):
        workspace.perform(AddRoom.of_template(name, Template.ROWS_OF_DOUBLES, 1, 1))
    with workspace.vault.write() as session:
        calendar.replace_slots(session, [Slot(1, 1, 0, 1), Slot(2, 2, 0, 2)])
    return workspace


def at(workspace: Workspace, day: dt.date, clock: str) -> LessonChoice | None:
    moment = dt.datetime.combine(day, dt.time.fromisoformat(clock), LONDON)
    return workspace.read(lambda s: whats_on(s, moment.astimezone(dt.UTC)))


@pytest.mark.parametrize(
    ("clock", "class_id", "timing"),
    [
        ("07:00", 1, Timing.NEXT),
        ("09:00", 1, Timing.NOW),
        ("09:59:59", 1, Timing.NOW),
        ("10:00", 2, Timing.NEXT),
        ("10:20", 2, Timing.NOW),
        ("11:20", 2, Timing.EARLIER),
        ("23:59", 2, Timing.EARLIER),
    ],
)
def test_what_is_on_now_then_next_then_earlier(
    school: Workspace, clock: str, class_id: int, timing: Timing
) -> None:
    key = LessonKey(class_id, MONDAY, class_id)
    assert at(school, MONDAY, clock) == LessonChoice(key, class_id, timing)


@pytest.mark.parametrize("day", [dt.date(2026, 11, 3), dt.date(2026, 10, 26), dt.date(2026, 11, 1)])
def test_without_lessons_that_day_the_first_class_is_open_outside_its_time(
    school: Workspace, day: dt.date
) -> None:
    assert at(school, day, "09:30") == LessonChoice(LessonKey(1, day), None, Timing.UNTIMED)


def test_without_a_timetable_the_first_class_is_open(school: Workspace) -> None:
    with school.vault.write() as session:
        calendar.replace_slots(session, [])
    found = at(school, MONDAY, "09:30")
    assert found == LessonChoice(LessonKey(1, MONDAY), None, Timing.UNTIMED)


def test_without_a_class_nothing_is_on(workspace: Workspace) -> None:
    assert at(workspace, MONDAY, "09:30") is None


def test_a_class_without_pupils_is_not_opened_by_itself(workspace: Workspace) -> None:
    with workspace.vault.write() as session:
        classes.add(session, "Empty")
    assert at(workspace, MONDAY, "09:30") is None


@pytest.mark.parametrize(
    ("moment", "timing"),
    [
        # Clocks went back on 25 October 2026 and go forward on 28 March 2027.
        (dt.datetime(2026, 10, 19, 8, 30, tzinfo=dt.UTC), Timing.NOW),
        (dt.datetime(2026, 11, 2, 8, 30, tzinfo=dt.UTC), Timing.NEXT),
        (dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC), Timing.NOW),
        (dt.datetime(2027, 3, 29, 8, 30, tzinfo=dt.UTC), Timing.NOW),
        (dt.datetime(2027, 3, 22, 8, 30, tzinfo=dt.UTC), Timing.NEXT),
    ],
)
def test_summer_time_is_the_schools_time(
    school: Workspace, moment: dt.datetime, timing: Timing
) -> None:
    found = school.read(lambda s: whats_on(s, moment))
    assert found is not None
    assert (found.key.class_id, found.timing) == (1, timing)


def test_the_date_is_the_schools_not_that_of_greenwich(school: Workspace) -> None:
    late = dt.datetime(2026, 9, 6, 23, 30, tzinfo=dt.UTC)  # Monday already in British summer time
    found = school.read(lambda s: whats_on(s, late))
    assert found is not None
    assert (found.key.date, found.timing) == (dt.date(2026, 9, 7), Timing.NEXT)


def test_a_class_is_opened_in_its_period_or_outside_the_timetable(school: Workspace) -> None:
    now = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)
    assert school.read(lambda s: choice_for(s, 1, now)).timing is Timing.NOW
    other = school.read(lambda s: choice_for(s, 2, now))
    assert other == LessonChoice(LessonKey(2, MONDAY), None, Timing.UNTIMED)


def test_a_lesson_has_its_room_plan_and_palette(school: Workspace) -> None:
    choice = at(school, MONDAY, "09:30")
    assert choice is not None
    before = school.read(lambda s: setting(s, choice))
    assert before.room is not None
    assert (before.room.name, before.plan, before.week) == ("Lab", None, "A")
    assert before.period is not None
    assert before.period.name == "P1"
    assert [c.name for c in before.cards] == ["Ann N"]
    assert len(before.types) == 11
    hall = school.read(lambda s: room_named(s, "Hall"))
    school.perform(school.read(lambda s: new_plan(s, 1, hall, MONDAY, {})))
    elsewhere = school.read(lambda s: setting(s, choice))
    assert elsewhere.room is not None
    assert (elsewhere.room.name, elsewhere.plan) == ("Lab", None)
    lab = school.read(lambda s: room_named(s, "Lab"))
    school.perform(school.read(lambda s: new_plan(s, 1, lab, MONDAY, {})))
    here = school.read(lambda s: setting(s, choice))
    assert here.plan is not None
    assert here.plan.room_id == lab.id


def test_outside_the_timetable_the_room_is_that_of_the_newest_plan(school: Workspace) -> None:
    sunday = dt.date(2026, 11, 8)
    hall = school.read(lambda s: room_named(s, "Hall"))
    school.perform(school.read(lambda s: new_plan(s, 1, hall, sunday, {})))
    choice = at(school, sunday, "09:30")
    assert choice is not None
    found = school.read(lambda s: setting(s, choice))
    assert found.room is not None
    assert (found.room.name, found.period, found.week) == ("Hall", None, "A")


def test_a_class_that_is_gone_is_refused(school: Workspace) -> None:
    choice = LessonChoice(LessonKey(99, MONDAY), None, Timing.UNTIMED)
    with pytest.raises(Refusal, match="not in this vault any more"):
        school.read(lambda s: setting(s, choice))


def test_of_a_lesson_in_which_nothing_happened_there_is_nothing(school: Workspace) -> None:
    found = school.read(lambda s: record(s, LessonKey(1, MONDAY, 1)))
    assert (found.entries, found.marks, found.today) == ((), {}, {})
    assert len(school.read(rooms.load)) == 2


def change(workspace: Workspace, **changes: object) -> None:
    before = workspace.read(school_time)
    after = replace(before, **changes)  # type: ignore[arg-type]
    workspace.perform(ChangeTime(after, "Change"))


def test_on_an_inset_day_nothing_is_on_and_a_class_can_be_opened(school: Workspace) -> None:
    closed = Closure(ClosureKind.INSET, "", MONDAY, MONDAY)
    calendar_of = school.read(school_time).calendar
    change(school, calendar=replace(calendar_of, closures=(closed,)))
    assert at(school, MONDAY, "09:30") == LessonChoice(LessonKey(1, MONDAY), None, Timing.UNTIMED)
    found = at(school, MONDAY + dt.timedelta(days=7), "09:30")
    assert found is not None
    assert found.timing is Timing.NOW


def test_a_shorter_day_has_its_own_times(school: Workspace) -> None:
    p1, p2 = school.read(school_time).periods
    early = replace(p1, days=(PeriodDay(0, dt.time(8), dt.time(8, 40)),))
    change(school, periods=(early, replace(p2, days=(PeriodDay(0),))))
    key = LessonKey(1, MONDAY, 1)
    assert at(school, MONDAY, "08:20") == LessonChoice(key, 1, Timing.NOW)
    assert at(school, MONDAY, "09:30") == LessonChoice(key, 1, Timing.EARLIER)
    found = at(school, MONDAY, "08:20")
    assert found is not None
    period = school.read(lambda s: setting(s, found)).period
    assert period is not None
    assert period.starts == dt.time(8)


def test_a_retired_period_has_no_lessons_and_names_its_old_ones(school: Workspace) -> None:
    with school.vault.write() as session:
        lessons.ensure(session, LessonKey(2, MONDAY, 2))
    change(school, periods=school.read(school_time).periods[:1])
    found = at(school, MONDAY, "10:30")
    assert found is not None
    assert (found.key.class_id, found.timing) == (1, Timing.EARLIER)
    old = LessonChoice(LessonKey(2, MONDAY, 2), None, Timing.EARLIER)
    period = school.read(lambda s: setting(s, old)).period
    assert period is not None
    assert (period.name, period.retired) == ("P2", True)


def test_a_lesson_without_a_room_is_on_too(school: Workspace) -> None:
    change(school, slots=(Slot(1, None, 0, 1),))
    found = at(school, MONDAY, "09:30")
    assert found == LessonChoice(LessonKey(1, MONDAY, 1), None, Timing.NOW)


def test_classes_with_something_outside_the_timetable_today_are_known(school: Workspace) -> None:
    """Live entries and marks count; those of a period, of other days and void ones do not."""
    moment = school.clock()
    today = moment.date()
    kind = BehaviourType(0, new_uid(), "Great answer", Polarity.PRAISE, 1, "Participation")
    with school.vault.write() as session:
        policy.add(session, [kind])
        kind_id = policy.load(session)[-1].id
        lessons.ensure(session, LessonKey(2, today))  # opened, and nothing more

    def known() -> frozenset[int]:
        return school.read(lambda s: logged_outside(s, (1, 2), moment))

    def log(day: dt.date, period_id: int | None) -> Done:
        at = moment - (today - day)
        edit = LogEntries(LessonKey(1, day, period_id), (1,), kind_id, at, "Ann")
        done = school.perform(edit)
        assert done is not None
        return done

    log(today, 1)
    log(today - dt.timedelta(days=1), None)
    assert known() == frozenset()
    done = log(today, None)
    assert known() == {1}
    school.perform(VoidEntries(done.uids, "undo", "Ann"))
    assert known() == frozenset()
    school.perform(LiftVoids(done.uids, "undo", "Ann"))
    mark = RegisterMark(2, MarkKind.ABSENT)
    school.perform(SetMarks(LessonKey(2, today), ((2, mark),), "Ann"))
    assert known() == {1, 2}
