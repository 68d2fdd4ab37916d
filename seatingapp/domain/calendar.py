"""The school's clock: academic year, terms, weeks A and B, periods, and what is on now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

_FIRST_MONTH = 9
_DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of school days, first and last day included; usually a half-term."""

    name: str
    starts: dt.date
    ends: dt.date


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the school day, in the school's local time."""

    id: int
    name: str
    starts: dt.time
    ends: dt.time


@dataclass(frozen=True, slots=True)
class Slot:
    """A class in a period on a weekday (0 is Monday), in week "A", "B" or both ("")."""

    class_id: int
    room_id: int
    weekday: int
    period_id: int
    week: str = ""


@dataclass(frozen=True, slots=True)
class LessonKey:
    """Names a lesson: a class in a period on a date. `period_id` is None outside the timetable."""

    class_id: int
    date: dt.date
    period_id: int | None = None


def academic_year_start(day: dt.date) -> dt.date:
    """1 September of the academic year that a day lies in."""
    return dt.date(day.year if day.month >= _FIRST_MONTH else day.year - 1, _FIRST_MONTH, 1)


def monday_of(day: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def term_of(day: dt.date, terms: Iterable[Term]) -> Term | None:
    """The term that a day lies in, if any."""
    return next((t for t in terms if t.starts <= day <= t.ends), None)


def week_letter(day: dt.date, terms: Iterable[Term]) -> str:
    """Return "A" or "B": weeks of school alternate from A at the start of the academic year.

    Empty where the day lies in no term. Weeks of holidays are not counted.
    """
    known = tuple(terms)
    term = term_of(day, known)
    if term is None:
        return ""
    # By its end: a term that begins in August belongs to the year to come.
    year = academic_year_start(term.ends)
    own = [t for t in known if academic_year_start(t.ends) == year]
    mondays = {
        monday_of(t.starts) + dt.timedelta(days=n)
        for t in own
        for n in range(0, (t.ends - monday_of(t.starts)).days + 1, _DAYS_IN_WEEK)
    }
    return "AB"[sorted(mondays).index(monday_of(day)) % 2]


def slots_on(day: dt.date, slots: Iterable[Slot], terms: Iterable[Term]) -> tuple[Slot, ...]:
    """The slots of a date; none outside term."""
    letter = week_letter(day, terms)
    if not letter:
        return ()
    return tuple(s for s in slots if s.weekday == day.weekday() and s.week in ("", letter))
