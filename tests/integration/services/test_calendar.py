"""Changing when school is, and taking it back; importing a timetable whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seatingapp.domain.calendar import (
    Calendar,
    Closure,
    ClosureKind,
    LessonKey,
    Period,
    PeriodDay,
    SchoolWeek,
    Slot,
    Term,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_templates import Template
from seatingapp.domain.school_time import SchoolTime
from seatingapp.domain.timetable_lists import TimetableList, TimetableRow
from seatingapp.domain.timetable_plan import ImportChoices
from seatingapp.exchange.timetable_reading import read_timetable
from seatingapp.services.calendar import ChangeTime, school_time
from seatingapp.services.lessons import whats_on
from seatingapp.services.new_classes import AddClass, RemoveClass
from seatingapp.services.rooms import AddRoom, RemoveRoom
from seatingapp.services.school import school
from seatingapp.services.term_dates import ImportDates
from seatingapp.services.timetables import ImportTimetable, preview
from seatingapp.services.together import Together
from seatingapp.services.workspace import Done, Edit, Topic, Workspace
from seatingapp.storage import classes, lessons, rooms
from tests.integration.services.contents import contents

HT1 = Term("Autumn 1", dt.date(2026, 9, 1), dt.date(2026, 10, 23))
INSET = Closure(ClosureKind.INSET, "", dt.date(2026, 9, 14), dt.date(2026, 9, 14))
FRIDAY = PeriodDay(4, dt.time(8, 40), dt.time(9, 20))
P1 = Period(0, "P1", dt.time(9), dt.time(10), days=(PeriodDay(2), FRIDAY))
P2 = Period(0, "P2", dt.time(10), dt.time(11))
CALENDAR = Calendar((HT1,), (INSET,), SchoolWeek(first="B"))
MAKING = ImportChoices(make_classes=True, make_rooms=True)


@pytest.fixture
def taught(workspace: Workspace) -> Workspace:
    """Return a vault with classes 9A and 9B, a room, two periods, and a timetable."""
    with workspace.vault.write() as session:
        classes.add(session, "9A")
        classes.add(session, "9B")
    workspace.perform(AddRoom.of_template("Lab", Template.ROWS_OF_DOUBLES, 2, 2))
    change(workspace, lambda t: replace(t, calendar=CALENDAR, periods=(P1, P2)))
    slots = (Slot(1, 1, 0, 1), Slot(2, None, 0, 2, "A"), Slot(1, 1, 0, 2, "B"))
    change(workspace, lambda t: replace(t, slots=slots))
    return workspace


def change(workspace: Workspace, how: Callable[[SchoolTime], SchoolTime]) -> Done | None:
    return workspace.perform(ChangeTime(how(time_of(workspace)), "Change", "Changed."))


def time_of(workspace: Workspace) -> SchoolTime:
    return workspace.read(school_time)


def back_and_again(workspace: Workspace, edit: Edit, before: object) -> None:
    after = contents(workspace)
    undone = workspace.perform(edit)
    assert undone is not None
    assert undone.inverse is not None
    assert contents(workspace) == before
    assert workspace.perform(undone.inverse) is not None
    assert contents(workspace) == after


def test_everything_is_stored_as_it_was_said(taught: Workspace) -> None:
    time = time_of(taught)
    assert time.calendar == CALENDAR
    assert [(p.name, p.days) for p in time.periods] == [("P1", P1.days), ("P2", ())]
    assert len(time.slots) == 3
    assert taught.read(school).time == time


def test_a_change_tells_of_the_calendar_and_the_same_again_is_none(taught: Workspace) -> None:
    done = change(taught, lambda t: replace(t, slots=()))
    assert done is not None
    assert done.topics == frozenset({Topic.CALENDAR})
    assert done.said == "Changed."
    assert change(taught, lambda t: t) is None


def test_one_edit_replaces_the_timetable_and_undo_restores_it(taught: Workspace) -> None:
    before = contents(taught)
    done = change(taught, lambda t: replace(t, slots=(Slot(2, 1, 3, 1, "B"),)))
    assert done is not None
    assert done.inverse is not None
    assert done.inverse.label == "Change"
    back_and_again(taught, done.inverse, before)


def test_a_contradiction_is_refused_and_changes_nothing(taught: Workspace) -> None:
    before = contents(taught)
    with pytest.raises(Refusal, match="9A and 9B would be taught at the same time"):
        change(taught, lambda t: replace(t, slots=(*t.slots, Slot(2, None, 0, 1))))
    assert contents(taught) == before


def test_periods_change_their_names_for_each_others(taught: Workspace) -> None:
    before = contents(taught)
    names = {"P1": "P2", "P2": "P1"}
    done = change(
        taught,
        lambda t: replace(t, periods=tuple(replace(p, name=names[p.name]) for p in t.periods)),
    )
    assert [p.name for p in time_of(taught).periods] == ["P2", "P1"]
    assert done is not None
    assert done.inverse is not None
    back_and_again(taught, done.inverse, before)


def test_a_period_without_lessons_is_removed_with_its_slots(taught: Workspace) -> None:
    before = contents(taught)
    done = change(taught, lambda t: replace(t, periods=t.periods[:1]))
    assert [p.name for p in time_of(taught).periods] == ["P1"]
    assert {s.period_id for s in time_of(taught).slots} == {1}
    assert done is not None
    assert done.inverse is not None
    back_and_again(taught, done.inverse, before)


def test_a_period_that_lessons_took_place_in_is_retired_and_comes_back_by_name(
    taught: Workspace,
) -> None:
    with taught.vault.write() as session:
        lessons.ensure(session, LessonKey(1, dt.date(2026, 9, 7), 2))
    before = contents(taught)
    done = change(taught, lambda t: replace(t, periods=t.periods[:1]))
    time = time_of(taught)
    assert [(p.name, p.retired) for p in time.periods] == [("P1", False), ("P2", True)]
    assert [p.name for p in time.active] == ["P1"]
    assert {s.period_id for s in time.slots} == {1}
    assert done is not None
    assert done.inverse is not None
    back_and_again(taught, done.inverse, before)
    again = Period(0, "p2", dt.time(12), dt.time(13))
    change(taught, lambda t: replace(t, periods=(*t.active, again)))
    assert [(p.id, p.name, p.retired) for p in time_of(taught).periods] == [
        (1, "P1", False),
        (2, "p2", False),
    ]


def test_a_room_that_was_removed_and_brought_back_is_the_room_of_its_slots(
    taught: Workspace,
) -> None:
    taught.perform(AddRoom.of_template("Hall", Template.ROWS_OF_DOUBLES, 1, 1))
    cleared = change(taught, lambda t: replace(t, slots=()))
    removed = taught.perform(RemoveRoom(1))
    taught.perform(AddRoom.of_template("New", Template.ROWS_OF_DOUBLES, 1, 1))
    assert cleared is not None
    assert cleared.inverse is not None
    assert removed is not None
    assert removed.inverse is not None
    taught.perform(removed.inverse)
    taught.perform(cleared.inverse)
    lab = next(r for r in taught.read(rooms.load) if r.name == "Lab")
    assert {s.room_id for s in time_of(taught).slots} == {lab.id, None}


def test_a_slot_in_a_room_that_is_gone_has_none(taught: Workspace) -> None:
    change(taught, lambda t: replace(t, slots=(Slot(1, 99, 0, 1),)))
    assert time_of(taught).slots == (Slot(1, None, 0, 1),)


@pytest.mark.parametrize(
    ("clock", "day", "period_id"),
    [
        ("09:30", dt.date(2026, 9, 7), 1),
        ("09:30", dt.date(2026, 9, 14), None),  # INSET
        ("10:30", dt.date(2026, 9, 7), 2),
    ],
)
def test_what_is_on_follows_closures_and_weeks(
    taught: Workspace, clock: str, day: dt.date, period_id: int | None
) -> None:
    tz = taught.read(school).tz
    now = dt.datetime.combine(day, dt.time.fromisoformat(clock), tz)
    found = taught.read(lambda s: whats_on(s, now))
    assert found is None or found.key.period_id == period_id
    assert (found is None) == (period_id is None)  # nobody is in these classes yet


TERMS = st.lists(st.integers(0, 11), min_size=0, max_size=4, unique=True).map(
    lambda starts: tuple(
        Term(
            f"T{n}", HT1.starts + dt.timedelta(days=30 * n), HT1.starts + dt.timedelta(30 * n + 20)
        )
        for n in sorted(starts)
    )
)
CLOSURES = st.lists(
    st.builds(
        lambda kind, n, more: Closure(
            kind, "", HT1.starts + dt.timedelta(n), HT1.starts + dt.timedelta(n + more)
        ),
        st.sampled_from(ClosureKind),
        st.integers(0, 60),
        st.integers(0, 9),
    ),
    max_size=3,
).map(tuple)
MONDAYS = st.integers(0, 8).map(lambda n: dt.date(2026, 8, 31) + dt.timedelta(days=7 * n))
WEEKS = st.builds(
    SchoolWeek,
    st.integers(1, 2),
    st.sampled_from("AB"),
    anew=st.lists(st.tuples(MONDAYS, st.sampled_from("AB")), max_size=2).map(tuple),
)
SLOTS = st.lists(
    st.builds(
        Slot,
        st.integers(1, 2),
        st.sampled_from([None, 1]),
        st.integers(0, 5),
        st.integers(1, 2),
        st.sampled_from(["", "A", "B"]),
    ),
    max_size=6,
).map(tuple)
KEEP = st.lists(st.booleans(), min_size=2, max_size=2)


@given(st.lists(st.tuples(TERMS, CLOSURES, WEEKS, SLOTS, KEEP), min_size=1, max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_changes_are_taken_back_and_done_again(
    taught: Workspace,
    changes: list[
        tuple[tuple[Term, ...], tuple[Closure, ...], SchoolWeek, tuple[Slot, ...], list[bool]]
    ],
) -> None:
    undo: list[Edit] = []
    states = [contents(taught)]
    for terms, closures, week, slots, keep in changes:
        time = time_of(taught)
        kept = tuple(p for p, stays in zip(time.periods, keep, strict=False) if stays)
        after = SchoolTime(Calendar(terms, closures, week), kept, slots)
        try:
            done = taught.perform(ChangeTime(after, "Change"))
        except Refusal:
            assert contents(taught) == states[-1]
            continue
        if done is not None:
            assert done.inverse is not None
            undo.append(done.inverse)
            states.append(contents(taught))
    redo: list[Edit] = []
    for edit, state in zip(reversed(undo), reversed(states[:-1]), strict=True):
        undone = taught.perform(edit)
        assert undone is not None
        assert undone.inverse is not None
        redo.append(undone.inverse)
        assert contents(taught) == state
    for edit, state in zip(reversed(redo), states[1:], strict=True):
        taught.perform(edit)
        assert contents(taught) == state
    for edit in undo[::-1]:
        taught.perform(edit)


def rows(*said: tuple[str, int, str, str]) -> TimetableList:
    return TimetableList(
        "f.csv",
        "csv",
        tuple(
            TimetableRow(number, name, day, period, "", room)
            for number, (name, day, period, room) in enumerate(said, start=2)
        ),
        closures=(
            Closure(ClosureKind.INSET, "Training", dt.date(2026, 9, 2), dt.date(2026, 9, 2)),
        ),
    )


def test_an_import_replaces_the_timetable_and_makes_what_is_missing(taught: Workspace) -> None:
    before = contents(taught)
    read = rows(("9b", 1, "1", "lab"), ("7C", 3, "P2", "M1"), ("7D", 3, "P9", ""))
    plan = taught.read(lambda s: preview(s, read, MAKING))
    assert (plan.classes, plan.rooms, plan.left_out) == (("7C",), ("M1",), 1)
    done = taught.perform(ImportTimetable(read, MAKING))
    assert done is not None
    assert done.said == "2 lessons imported, 1 closed stretch added, 1 row left out."
    assert time_of(taught).slots == (Slot(2, 1, 1, 1), Slot(3, 2, 3, 2))
    assert INSET in time_of(taught).calendar.closures
    assert len(time_of(taught).calendar.closures) == 2
    assert done.inverse is not None
    assert done.inverse.label == "Import a timetable"
    back_and_again(taught, done.inverse, before)
    assert taught.perform(ImportTimetable(read, MAKING)) is None


def test_an_import_of_holidays_alone_leaves_the_timetable(taught: Workspace) -> None:
    slots = time_of(taught).slots
    done = taught.perform(ImportTimetable(rows()))
    assert done is not None
    assert done.said == "1 closed stretch added."
    assert time_of(taught).slots == slots


def test_an_import_of_which_nothing_can_be_taken_is_refused(taught: Workspace) -> None:
    before = contents(taught)
    read = replace(rows(("?", 1, "1", "lab")), closures=())
    with pytest.raises(Refusal, match="No row of this file can be taken"):
        taught.perform(ImportTimetable(read))
    assert contents(taught) == before


def test_the_timetable_of_sims_is_imported_for_one_teacher(
    workspace: Workspace, realdata: Path
) -> None:
    path = realdata / "uk" / "sims-hap-timetable" / "student_timetables.csv"
    tz = workspace.read(school).tz
    read = read_timetable(path, tz, dt.date(2026, 11, 30))
    assert len(read.teachers) > 10
    before = contents(workspace)
    done = workspace.perform(ImportTimetable(read, replace(MAKING, teacher="PQR")))
    assert done is not None
    assert done.said == "17 lessons imported, 1 row left out."
    assert done.inverse is not None
    back_and_again(workspace, done.inverse, before)


def test_a_timetable_of_fet_that_has_no_times_is_refused(
    workspace: Workspace, realdata: Path
) -> None:
    path = realdata / "timetable" / "fet-data" / "denmark-small-school.fet"
    with pytest.raises(Refusal, match="This file is a project of the timetabler FET"):
        read_timetable(path, workspace.read(school).tz, dt.date(2026, 11, 30))


def test_a_class_in_use_is_not_removed_and_one_that_is_gone_is_nothing(taught: Workspace) -> None:
    with pytest.raises(Refusal, match="9A is in use"):
        taught.perform(RemoveClass(1))
    assert taught.perform(RemoveClass(99)) is None
    added = taught.perform(AddClass("7C"))
    assert added is not None
    assert added.inverse is not None
    assert (AddClass("7C").label, added.inverse.label) == ("Add class 7C", "Remove class")


def test_steps_that_change_nothing_are_nothing_together(taught: Workspace) -> None:
    same = ChangeTime(time_of(taught), "Change")
    assert taught.perform(Together((same,), "Nothing")) is None
    assert Together((same,), "Nothing").label == "Nothing"


def test_an_import_of_dates_takes_the_place_of_the_terms_of_its_year(taught: Workspace) -> None:
    before = contents(taught)
    new = Term("HT1", dt.date(2026, 9, 2), dt.date(2026, 10, 22))
    other = Term("HT1 of next year", dt.date(2027, 9, 2), dt.date(2027, 10, 22))
    read = TimetableList("f.csv", "csv", terms=(new, other), closures=(INSET,))
    done = taught.perform(ImportTimetable(read))
    assert done is not None
    assert done.said == "2 terms taken over."
    assert time_of(taught).calendar.terms == (new, other)
    assert time_of(taught).calendar.closures == (INSET,)
    assert done.inverse is not None
    back_and_again(taught, done.inverse, before)
    assert ImportDates((new,), ()).label == "Import dates"
