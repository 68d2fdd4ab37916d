"""Storing what happened at the sample school: lessons, entries, voids and register marks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.identity import new_uid
from seatingapp.domain.plans import Plan
from seatingapp.domain.register import RegisterMark
from seatingapp.services.sample_school.anchoring import SampleLesson
from seatingapp.services.sample_school.data import SampleSchool
from seatingapp.services.sample_school.drawing import TAKEN_BACK_AFTER, DrawnEntry
from seatingapp.services.sample_school.founding import Founded
from seatingapp.services.sample_school.history import History
from seatingapp.storage import entries, lessons, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


def record(session: Session, school: SampleSchool, past: History, founded: Founded) -> None:
    """Store a history in a school that was founded."""
    zone = ZoneInfo(school.time_zone)
    staff_id, teacher = settings.owner(session)
    taught = dict.fromkeys([*(e.lesson for e in past.entries), *past.marks])
    plan_of = {lesson: _plan_of(founded, lesson) for lesson in taught}
    ids = {
        lesson: _lesson(session, school, founded, lesson, plan) for lesson, plan in plan_of.items()
    }
    batches: dict[int, str] = {}
    stored: list[Entry] = []
    for drawn in past.entries:
        batch = batches.setdefault(drawn.batch, new_uid(_milliseconds(drawn, zone)))
        plan = plan_of[drawn.lesson]
        stored.append(_entry(founded, drawn, batch, ids[drawn.lesson], plan, zone, teacher))
    entries.add(session, stored, staff_id, school.time_zone)
    for drawn, entry in zip(past.entries, stored, strict=True):
        if drawn.void_reason:
            at = entry.happened_at + TAKEN_BACK_AFTER
            entries.void(session, [entry.uid], drawn.void_reason, at, staff_id)
    for lesson, marks in past.marks.items():
        at = _moment(dt.datetime.combine(lesson.date, lesson.period.starts), zone)
        for admission, (kind, minutes) in marks.items():
            mark = RegisterMark(founded.pupils[admission], kind, minutes)
            lessons.set_mark(session, ids[lesson], mark, at)


def _plan_of(founded: Founded, lesson: SampleLesson) -> Plan | None:
    """The plan that held on the date; the founded plans stand newest first."""
    class_id = founded.classes[lesson.class_name]
    held = (p for p in founded.plans if p.class_id == class_id and p.from_date <= lesson.date)
    return next(held, None)


def _lesson(
    session: Session,
    school: SampleSchool,
    founded: Founded,
    lesson: SampleLesson,
    plan: Plan | None,
) -> int:
    key = LessonKey(
        founded.classes[lesson.class_name], lesson.date, founded.periods[lesson.period.name]
    )
    room = founded.rooms[school.classes[lesson.class_name].room]
    return lessons.ensure(session, key, room.id, plan.id if plan else None)


def _entry(
    founded: Founded,
    drawn: DrawnEntry,
    batch: str,
    lesson_id: int,
    plan: Plan | None,
    zone: ZoneInfo,
    teacher: str,
) -> Entry:
    kind = founded.types[drawn.type_name]
    pupil_id = founded.pupils[drawn.pupil]
    happened = _moment(drawn.happened, zone)
    return Entry(
        id=0,
        uid=new_uid(_milliseconds(drawn, zone)),
        batch=batch,
        pupil_id=pupil_id,
        class_id=founded.classes[drawn.lesson.class_name],
        lesson_id=lesson_id,
        type_id=kind.id,
        type_name=kind.name,
        polarity=kind.polarity,
        points=kind.points,
        happened_at=happened,
        recorded_at=happened + drawn.later,
        seat_id=plan.seat_of(pupil_id) if plan else None,
        note=drawn.note,
        by=teacher,
        step=kind.step,
    )


def _moment(local: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return local.replace(tzinfo=zone).astimezone(dt.UTC)


def _milliseconds(drawn: DrawnEntry, zone: ZoneInfo) -> int:
    return int(_moment(drawn.happened, zone).timestamp() * 1000)
