"""Lessons as the answer to who sat where: on which plan, with which changes, without whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.register import MarkKind
from seatingapp.domain.sittings import Taught
from seatingapp.storage.schema import lesson_seats, lessons, plan_seats, register_marks
from seatingapp.storage.session import Session


def on_day(session: Session, class_id: int, day: dt.date) -> tuple[Taught, ...]:
    """Return the lessons of a class on a day that were taught on a plan."""
    return _taught(session, lessons.c.class_id == class_id, lessons.c.date == day)


def between(session: Session, class_id: int, since: dt.date, until: dt.date) -> tuple[Taught, ...]:
    """Return the lessons of a class taught on a plan from a day to another, both included."""
    return _taught(session, lessons.c.class_id == class_id, lessons.c.date.between(since, until))


def with_pupil(session: Session, pupil_id: int) -> tuple[Taught, ...]:
    """Return the lessons taught on a plan that seats a pupil, or where they sat for that lesson."""
    planned = select(plan_seats.c.plan_id).where(plan_seats.c.pupil_id == pupil_id)
    moved = select(lesson_seats.c.lesson_id).where(lesson_seats.c.pupil_id == pupil_id)
    return _taught(session, lessons.c.plan_id.in_(planned) | lessons.c.id.in_(moved))


def _taught(session: Session, *wanted: ColumnElement[bool]) -> tuple[Taught, ...]:
    columns = [lessons.c[n] for n in ("id", "class_id", "date", "period_id", "plan_id")]
    query = select(*columns).where(*wanted, lessons.c.plan_id.is_not(None))
    return tuple(
        Taught(row.id, LessonKey(row.class_id, row.date, row.period_id), row.plan_id)
        for row in session.execute(query.order_by(lessons.c.date, lessons.c.id))
    )


def changes(session: Session, lesson_ids: Collection[int]) -> dict[int, dict[int, int | None]]:
    """Return today's changes of lessons: by lesson and pupil the seat, or None for no seat."""
    found: defaultdict[int, dict[int, int | None]] = defaultdict(dict)
    query = select(lesson_seats).where(lesson_seats.c.lesson_id.in_(list(lesson_ids)))
    for row in session.execute(query):
        found[row.lesson_id][row.pupil_id] = row.seat_id
    return dict(found)


def away(session: Session, lesson_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return who was marked absent or elsewhere in lessons."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    query = select(register_marks.c.lesson_id, register_marks.c.pupil_id).where(
        register_marks.c.lesson_id.in_(list(lesson_ids)),
        register_marks.c.kind.in_([str(MarkKind.ABSENT), str(MarkKind.ELSEWHERE)]),
    )
    for lesson_id, pupil_id in session.execute(query):
        found[lesson_id].add(pupil_id)
    return {lesson_id: frozenset(ids) for lesson_id, ids in found.items()}
