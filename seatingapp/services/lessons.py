"""The lesson that is on, the plan it opens with, and what has happened in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import BehaviourType, Entry
from seatingapp.domain.calendar import LessonKey, Period, Slot, week_letter
from seatingapp.domain.ladder import LadderStep
from seatingapp.domain.plans import Plan
from seatingapp.domain.pupils import SchoolClass
from seatingapp.domain.register import RegisterMark
from seatingapp.domain.rooms import Room
from seatingapp.domain.today import seated_today
from seatingapp.services import classes
from seatingapp.services.classes import ClassCard
from seatingapp.services.plan_resolution import Resolved, resolve
from seatingapp.services.school import School, school
from seatingapp.storage import entries, lessons, policy, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


class Timing(StrEnum):
    """How a lesson lies to the clock."""

    NOW = "now"
    NEXT = "next"
    EARLIER = "earlier"
    UNTIMED = "outside the timetable"
    PAST = "an earlier lesson"


@dataclass(frozen=True, slots=True)
class LessonChoice:
    """A lesson to open, its room by the timetable, and why this one."""

    key: LessonKey
    room_id: int | None
    timing: Timing


@dataclass(frozen=True, slots=True)
class LessonSetting:
    """What stays the same while a lesson is taught, until a plan, class or policy changes.

    `room_id` is the room by the timetable; `resolved` says which plan and room are used.
    """

    key: LessonKey
    timing: Timing
    school_class: SchoolClass
    period: Period | None
    week: str
    room_id: int | None
    resolved: Resolved
    cards: tuple[ClassCard, ...]
    types: tuple[BehaviourType, ...]
    school: School
    ladder: tuple[LadderStep, ...] = ()

    @property
    def room(self) -> Room | None:
        """The room in which the lesson is."""
        return self.resolved.room

    @property
    def plan(self) -> Plan | None:
        """The plan that the lesson opens with, if there is one."""
        return self.resolved.plan


@dataclass(frozen=True, slots=True)
class LessonRecord:
    """What has happened in a lesson: live entries, the latest first, and marks by pupil.

    `today` are today's changes of who sits where, by pupil.
    """

    entries: tuple[Entry, ...]
    marks: Mapping[int, RegisterMark]
    today: Mapping[int, int | None] = field(default_factory=dict)


def whats_on(session: Session, now: dt.datetime) -> LessonChoice | None:
    """Return the lesson to open at an aware moment, or None where there is no class at all.

    The first that exists: the one that is on by the timetable (in the gap after a period, the next
    one), the next one today, the last one today, and else the first class outside the timetable.
    """
    info = school(session)
    local = now.astimezone(info.tz)
    today = slots_today(info, local.date())
    for timing, match in (
        (Timing.NOW, [s for s, p in today if p.starts <= local.time() < p.ends]),
        (Timing.NEXT, [s for s, p in today if p.starts > local.time()]),
        (Timing.EARLIER, [s for s, p in reversed(today)]),
    ):
        if match:
            slot = match[0]
            key = LessonKey(slot.class_id, local.date(), slot.period_id)
            return LessonChoice(key, slot.room_id, timing)
    known = [c for c in classes.all_classes(session) if c.size]
    if not known:
        return None
    return choice_for(session, known[0].school_class.id, now)


def choice_for(session: Session, class_id: int, now: dt.datetime) -> LessonChoice:
    """Return the lesson of a class to open now: its period if it is on, else outside its time."""
    info = school(session)
    local = now.astimezone(info.tz)
    for slot, period in slots_today(info, local.date()):
        if slot.class_id == class_id and period.starts <= local.time() < period.ends:
            key = LessonKey(class_id, local.date(), slot.period_id)
            return LessonChoice(key, slot.room_id, Timing.NOW)
    return outside_timetable(info, class_id, now)


def outside_timetable(info: School, class_id: int, now: dt.datetime) -> LessonChoice:
    """Return the lesson of a class outside the timetable, whatever is on."""
    day = now.astimezone(info.tz).date()
    return LessonChoice(LessonKey(class_id, day), None, Timing.UNTIMED)


def logged_outside(session: Session, class_ids: Iterable[int], now: dt.datetime) -> frozenset[int]:
    """Return the classes of which something was recorded outside the timetable today."""
    day = now.astimezone(school(session).tz).date()
    return lessons.without_period(session, class_ids, day)


def slots_today(info: School, day: dt.date) -> list[tuple[Slot, Period]]:
    """Return the timetable of a date with its periods at that day's times, in their order."""
    return list(info.time.lessons_on(day))


def setting(session: Session, choice: LessonChoice) -> LessonSetting:
    """Return a lesson with its class, plan and palette. Raises Refusal where the class is gone."""
    key = choice.key
    info = school(session)
    school_class = classes.class_by_id(session, key.class_id)
    cards = classes.cards(session, key.class_id, info.in_use)
    known = rooms.load(session)
    return LessonSetting(
        key,
        choice.timing,
        school_class,
        _period(info, key),
        week_letter(key.date, info.calendar),
        choice.room_id,
        resolve(session, key, school_class, len(cards), choice.room_id, known),
        cards,
        policy.load(session),
        info,
        policy.load_ladder(session),
    )


def _period(info: School, key: LessonKey) -> Period | None:
    """The period of a lesson at that day's times, or at its usual ones where it has none now."""
    found = next((p for p in info.periods if p.id == key.period_id), None)
    return None if found is None else found.on(key.date.weekday()) or found


def record(session: Session, key: LessonKey) -> LessonRecord:
    """Return what has happened in a lesson so far."""
    found = lessons.glance(session, key)
    if found is None:
        return LessonRecord((), {})
    live = tuple(e for e in entries.of_lesson(session, found.id) if not e.is_void)
    marks = lessons.marks(session, found.id) if found.has_marks else {}
    return LessonRecord(live, marks, lessons.today(session, found.id) if found.has_today else {})


def seated_in(setting: LessonSetting, record: LessonRecord) -> dict[int, int]:
    """Return who sits where (pupil by seat) in a lesson, today's changes included."""
    if setting.plan is None:
        return {}
    planned = {seat: o.pupil_id for seat, o in setting.plan.seated.items()}
    seats = {place.seat_id for place in setting.plan.layout.places()}
    return seated_today(planned, record.today, seats)
