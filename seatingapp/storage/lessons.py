"""Lessons that took place, and their register marks. A lesson is stored when something happens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Date, Integer, bindparam, delete, exists, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.identity import new_uid
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.today import TodaySeat
from seatingapp.storage.moments import to_ticks
from seatingapp.storage.schema import (
    entries,
    entry_voids,
    lesson_seats,
    lessons,
    register_marks,
)
from seatingapp.storage.session import Session

# Made once: they run between a click and the moment when its entry is safe and shown.
_MARKS = select(register_marks).where(register_marks.c.lesson_id == bindparam("lesson"))
_TODAY = select(lesson_seats).where(lesson_seats.c.lesson_id == bindparam("lesson"))
FIND = select(lessons.c.id).where(
    lessons.c.class_id == bindparam("lesson_class"),
    lessons.c.date == bindparam("lesson_date", type_=Date),
    # `IS` finds the lesson outside the timetable too, whose period is NULL.
    lessons.c.period_id.is_not_distinct_from(bindparam("lesson_period", type_=Integer)),
)
_GLANCE = FIND.add_columns(
    exists().where(register_marks.c.lesson_id == lessons.c.id).label("has_marks"),
    exists().where(lesson_seats.c.lesson_id == lessons.c.id).label("has_today"),
)


class Glance(NamedTuple):
    """The id of a lesson, and whether it has register marks and changes of who sits where."""

    id: int
    has_marks: bool
    has_today: bool


def sought(key: LessonKey | None) -> dict[str, Any]:
    """Return what `FIND` wants to know; without a key it finds nothing."""
    if key is None:
        return {"lesson_class": None, "lesson_date": None, "lesson_period": None}
    return {
        "lesson_class": key.class_id,
        "lesson_date": key.date,
        "lesson_period": key.period_id,
    }


def find(session: Session, key: LessonKey) -> int | None:
    """Return the id of a lesson in which something happened, or None."""
    return session.execute(FIND, sought(key)).scalar()


def glance(session: Session, key: LessonKey) -> Glance | None:
    """Return what there is of a lesson in which something happened, or None."""
    row = session.execute(_GLANCE, sought(key)).first()
    return None if row is None else Glance(*row)


def ensure(
    session: Session, key: LessonKey, room_id: int | None = None, plan_id: int | None = None
) -> int:
    """Return the id of a lesson and store it if it is new, with its room and plan at that time."""
    found = find(session, key)
    if found is not None:
        return found
    values = {
        "uid": new_uid(),
        "class_id": key.class_id,
        "date": key.date,
        "period_id": key.period_id,
        "room_id": room_id,
        "plan_id": plan_id,
    }
    statement = insert(lessons).values(values).returning(lessons.c.id)
    return int(session.execute(statement).scalar_one())


def keys(session: Session, lesson_ids: Iterable[int]) -> dict[int, LessonKey]:
    """Return which lessons these ids are."""
    query = select(lessons).where(lessons.c.id.in_(list(lesson_ids)))
    return {r.id: LessonKey(r.class_id, r.date, r.period_id) for r in session.execute(query)}


def since(session: Session, class_id: int, day: dt.date) -> dict[LessonKey, int | None]:
    """Return the lessons of a class that were stored from a day on, each with its room."""
    query = select(lessons).where(lessons.c.class_id == class_id, lessons.c.date >= day)
    return {LessonKey(r.class_id, r.date, r.period_id): r.room_id for r in session.execute(query)}


def without_period(session: Session, class_ids: Iterable[int], day: dt.date) -> frozenset[int]:
    """Return the classes that have entries or marks outside the timetable on a day."""
    voided = exists().where(
        entry_voids.c.entry_id == entries.c.id, entry_voids.c.lifted_at.is_(None)
    )
    logged = exists().where(entries.c.lesson_id == lessons.c.id, ~voided)
    marked = exists().where(register_marks.c.lesson_id == lessons.c.id)
    query = select(lessons.c.class_id).where(
        lessons.c.class_id.in_(list(class_ids)),
        lessons.c.date == day,
        lessons.c.period_id.is_(None),
        logged | marked,
    )
    return frozenset(session.execute(query).scalars())


def marks(session: Session, lesson_id: int) -> dict[int, RegisterMark]:
    """Return the marks of a lesson by pupil; pupils without a mark are left out."""
    return {
        r.pupil_id: RegisterMark(r.pupil_id, MarkKind(r.kind), r.minutes)
        for r in session.execute(_MARKS, {"lesson": lesson_id})
    }


def last_marks_on(session: Session, class_id: int, day: dt.date) -> dict[int, RegisterMark]:
    """Return for each pupil the mark given last in any lesson of a class on a day."""
    query = (
        select(register_marks)
        .join(lessons, lessons.c.id == register_marks.c.lesson_id)
        .where(lessons.c.class_id == class_id, lessons.c.date == day)
        .order_by(register_marks.c.recorded_at, register_marks.c.lesson_id)
    )
    return {
        r.pupil_id: RegisterMark(r.pupil_id, MarkKind(r.kind), r.minutes)
        for r in session.execute(query)
    }


def set_mark(session: Session, lesson_id: int, mark: RegisterMark, at: dt.datetime) -> None:
    """Give a pupil a mark."""
    values = {"kind": str(mark.kind), "minutes": mark.minutes, "recorded_at": to_ticks(at)}
    statement = upsert(register_marks).values(lesson_id=lesson_id, pupil_id=mark.pupil_id, **values)
    session.execute(
        statement.on_conflict_do_update(index_elements=["lesson_id", "pupil_id"], set_=values)
    )


def clear_mark(session: Session, lesson_id: int, pupil_id: int) -> None:
    """Take a pupil's mark back."""
    session.execute(
        delete(register_marks).where(
            register_marks.c.lesson_id == lesson_id, register_marks.c.pupil_id == pupil_id
        )
    )


def with_plan(session: Session, plan_id: int) -> tuple[int, ...]:
    """Return the lessons that were taught on a plan."""
    query = select(lessons.c.id).where(lessons.c.plan_id == plan_id).order_by(lessons.c.id)
    return tuple(session.execute(query).scalars())


def set_plan(session: Session, lesson_ids: Iterable[int], plan_id: int | None) -> None:
    """Say on which plan lessons were taught."""
    session.execute(
        update(lessons).where(lessons.c.id.in_(list(lesson_ids))).values(plan_id=plan_id)
    )


def chosen_plan(session: Session, key: LessonKey) -> int | None:
    """Return the plan that the teacher chose for a lesson, if any."""
    found = find(session, key)
    query = select(lessons.c.plan_id).where(lessons.c.id == found, lessons.c.plan_chosen)
    return session.execute(query).scalar()


def choose_plan(session: Session, lesson_id: int, plan_id: int | None, *, chosen: bool) -> None:
    """Say on which plan a lesson is taught, and whether the teacher chose it."""
    session.execute(
        update(lessons).where(lessons.c.id == lesson_id).values(plan_id=plan_id, plan_chosen=chosen)
    )


def plan_of(session: Session, lesson_id: int) -> tuple[int | None, bool]:
    """Return the plan of a lesson, and whether the teacher chose it."""
    query = select(lessons.c.plan_id, lessons.c.plan_chosen).where(lessons.c.id == lesson_id)
    row = session.execute(query).one()
    return row.plan_id, row.plan_chosen


def room_of(session: Session, lesson_id: int) -> int | None:
    """Return the room of a lesson, if it is known."""
    query = select(lessons.c.room_id).where(lessons.c.id == lesson_id)
    found: int | None = session.execute(query).scalar_one()
    return found


def today(session: Session, lesson_id: int) -> dict[int, int | None]:
    """Return today's changes of a lesson: by pupil the seat, or None for no seat."""
    found = session.execute(_TODAY, {"lesson": lesson_id})
    return {row.pupil_id: row.seat_id for row in found}


def set_today(session: Session, lesson_id: int, changes: Iterable[TodaySeat]) -> None:
    """Store today's changes; one that goes back to the plan is removed."""
    for change in changes:
        session.execute(
            delete(lesson_seats).where(
                lesson_seats.c.lesson_id == lesson_id, lesson_seats.c.pupil_id == change.pupil_id
            )
        )
        if not change.back:
            values = {"pupil_id": change.pupil_id, "seat_id": change.seat_id}
            session.execute(insert(lesson_seats).values(lesson_id=lesson_id, **values))
