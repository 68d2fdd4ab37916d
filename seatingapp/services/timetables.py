"""Importing a timetable: look first, then all in one transaction, and one step to take it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import Slot
from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_templates import Template
from seatingapp.domain.timetable_lists import TimetableList
from seatingapp.domain.timetable_plan import (
    ImportChoices,
    KnownSchool,
    PlannedLesson,
    TimetablePlan,
    plan_timetable,
)
from seatingapp.domain.wording import counted
from seatingapp.services.calendar import ChangeTime
from seatingapp.services.new_classes import AddClass
from seatingapp.services.rooms import AddRoom
from seatingapp.services.term_dates import ImportDates
from seatingapp.services.together import Together
from seatingapp.services.workspace import Done, Edit, Topic
from seatingapp.storage import calendar, classes, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.CALENDAR, Topic.PUPILS, Topic.ROOMS})
_WHAT = "Import a timetable"
_ROWS, _COLUMNS = 4, 4  # of desks in a room that nobody has drawn yet


def known_school(session: Session) -> KnownSchool:
    """Return what a timetable is compared with."""
    by_name: dict[str, str] = {}
    for room in rooms.load(session):
        if not room.retired:
            by_name |= {said: room.name for said in (room.code, room.name) if said}
    names = tuple(c.name for c in classes.load(session))
    return KnownSchool(calendar.load_time(session), names, by_name)


def preview(
    session: Session, read: TimetableList, choices: ImportChoices | None = None
) -> TimetablePlan:
    """Return what importing a file would do to this vault, row by row; nothing is changed."""
    return plan_timetable(read, known_school(session), choices or ImportChoices())


@dataclass(frozen=True, slots=True)
class ImportTimetable:
    """Let a file's lessons be the whole timetable, take its dates over; all of it or nothing.

    A file that has terms and closed days only leaves the timetable as it is. Raises Refusal for a
    file of which no row can be taken.
    """

    read: TimetableList
    choices: ImportChoices = ImportChoices()

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _WHAT

    def perform(self, session: Session) -> Done | None:
        """Make what is missing, then the timetable; None where the vault has it all already."""
        plan = preview(session, self.read, self.choices)
        if not plan.lessons and not plan.closures and not plan.terms:
            _refuse_nothing(plan)
        steps: list[Edit] = [AddClass(name) for name in plan.classes]
        steps += [
            AddRoom.of_template(name, Template.ROWS_OF_DOUBLES, _ROWS, _COLUMNS)
            for name in plan.rooms
        ]
        steps += [ImportDates(self.read.terms, plan.closures), _AddPeriods(plan)]
        if plan.lessons:
            steps += [_ReplaceLessons(plan.lessons)]
        done = Together(tuple(steps), _WHAT).perform(session)
        return None if done is None else Done(done.inverse, _TOPICS, _said(plan))


@dataclass(frozen=True, slots=True)
class _AddPeriods:
    """Add the periods of a plan."""

    plan: TimetablePlan
    label: str = _WHAT

    def perform(self, session: Session) -> Done | None:
        """Store them."""
        time = calendar.load_time(session)
        periods = (*time.periods, *self.plan.periods)
        return ChangeTime(replace(time, periods=periods), _WHAT).perform(session)


@dataclass(frozen=True, slots=True)
class _ReplaceLessons:
    """Let these be the whole timetable; classes, rooms and periods are there by now."""

    lessons: tuple[PlannedLesson, ...]
    label: str = _WHAT

    def perform(self, session: Session) -> Done | None:
        """Store them."""
        slots = _slots(session, self.lessons)
        time = calendar.load_time(session)
        return ChangeTime(replace(time, slots=slots), _WHAT).perform(session)


def _refuse_nothing(plan: TimetablePlan) -> None:
    if not plan.verdicts:
        return
    raise Refusal(
        "No row of this file can be taken.",
        where=f"Row {plan.verdicts[0].row.number}: {plan.verdicts[0].notes}",
        kept="The timetable stays as it is.",
        todo="Make the classes that are missing, or let the import make them.",
    )


def _said(plan: TimetablePlan) -> str:
    parts = []
    if plan.lessons:
        parts.append(f"{counted(len(plan.lessons), 'lesson')} imported")
    if plan.terms:
        parts.append(f"{counted(len(plan.terms), 'term')} taken over")
    if plan.closures:
        parts.append(f"{counted(len(plan.closures), 'closed stretch', 'closed stretches')} added")
    if plan.left_out:
        parts.append(f"{counted(plan.left_out, 'row')} left out")
    return ", ".join(parts) + "."


def _slots(session: Session, lessons: tuple[PlannedLesson, ...]) -> tuple[Slot, ...]:
    class_ids = {c.name: c.id for c in classes.load(session)}
    room_ids = {r.name: r.id for r in rooms.load(session)}
    periods = {p.name: p.id for p in calendar.load_periods(session)}
    return tuple(
        Slot(
            class_ids[lesson.class_name],
            room_ids.get(lesson.room),
            lesson.weekday,
            periods[lesson.period],
            lesson.week,
        )
        for lesson in lessons
    )
