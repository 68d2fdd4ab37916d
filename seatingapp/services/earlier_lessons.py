"""Lessons of a class that are over, to log something in them later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import LessonKey, Period
from seatingapp.services.lessons import LessonChoice, Timing, slots_today
from seatingapp.services.school import School, school
from seatingapp.storage import lessons

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_DAYS_BACK = 21
_NOON = dt.time(12)


@dataclass(frozen=True, slots=True)
class EarlierLesson:
    """A lesson that is over: how to open it, its period, and the moment of what is logged in it."""

    choice: LessonChoice
    period: Period | None
    at: dt.datetime


def earlier_lessons(
    session: Session, class_id: int, now: dt.datetime, most: int = 6
) -> tuple[EarlierLesson, ...]:
    """Return the latest lessons of a class that are over, the latest first.

    Those of the timetable in the last three weeks, and others that something was recorded in.
    """
    info = school(session)
    local = now.astimezone(info.tz)
    first = local.date() - dt.timedelta(days=_DAYS_BACK)
    found: dict[LessonKey, EarlierLesson] = {}
    for back in range(_DAYS_BACK + 1):
        day = local.date() - dt.timedelta(days=back)
        for slot, period in slots_today(info, day):
            if slot.class_id == class_id:
                key = LessonKey(class_id, day, period.id)
                found[key] = _earlier(info, key, slot.room_id, period)
    periods = {p.id: p for p in info.periods}
    for key, room_id in lessons.since(session, class_id, first).items():
        if key not in found:
            found[key] = _earlier(info, key, room_id, periods.get(key.period_id or 0))
    over = [e for e in found.values() if e.at < now and _is_over(e, local)]
    return tuple(sorted(over, key=lambda e: e.at, reverse=True)[:most])


def _earlier(
    info: School, key: LessonKey, room_id: int | None, period: Period | None
) -> EarlierLesson:
    """Logged in the last minute of the period; without one at noon."""
    local = dt.datetime.combine(key.date, period.ends if period is not None else _NOON, info.tz)
    if period is not None:
        local -= dt.timedelta(minutes=1)
    choice = LessonChoice(key, room_id, Timing.PAST)
    return EarlierLesson(choice, period, local.astimezone(dt.UTC))


def _is_over(lesson: EarlierLesson, local: dt.datetime) -> bool:
    """Whether its period has ended; one outside the timetable is over with its day."""
    day = lesson.choice.key.date
    if day != local.date():
        return day < local.date()
    return lesson.period is not None and lesson.period.ends <= local.time()
