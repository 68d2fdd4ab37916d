"""Lessons of the week out of meetings on dates: which weekday and times, every week or A or B."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from seatingapp.domain.calendar import LETTERS, Calendar, monday_of, week_letter
from seatingapp.domain.timetable_lists import Meeting, TimetableRow
from seatingapp.domain.wording import long_date

_FEWEST = 2  # what happens on fewer dates is no lesson of the week
_WEEK = 7

_Key = tuple[str, int, dt.time, dt.time]


def weekly_rows(meetings: Iterable[Meeting], calendar: Calendar) -> tuple[TimetableRow, ...]:
    """Return a row for each lesson of the week, and one with a problem for what happens once.

    A lesson that lies in weeks of one letter only is of that week. Where no terms are known, weeks
    are told apart by counting from the first meeting of all.
    """
    found: dict[_Key, list[Meeting]] = {}
    for meeting in meetings:
        key = (meeting.class_name, meeting.day.weekday(), meeting.starts, meeting.ends)
        found.setdefault(key, []).append(meeting)
    every = [m.day for group in found.values() for m in group]
    first = monday_of(min(every)) if every else dt.date.min
    return tuple(_row(group, calendar, first) for group in found.values())


def _row(group: Sequence[Meeting], calendar: Calendar, first: dt.date) -> TimetableRow:
    one, days = group[0], sorted({m.day for m in group})
    problem = ""
    if len(days) < _FEWEST:
        problem = f"It happens once only, on {long_date(days[0])}."
    return TimetableRow(
        one.number,
        one.class_name,
        one.day.weekday(),
        week=_week(days, calendar, first),
        room=_commonest(m.room for m in group),
        teacher=_commonest(m.teacher for m in group),
        starts=one.starts,
        ends=one.ends,
        problem=problem,
    )


def _week(days: Sequence[dt.date], calendar: Calendar, first: dt.date) -> str:
    if calendar.week.weeks == 1:
        return ""
    if calendar.terms:
        letters = {week_letter(day, calendar) for day in days} - {""}
    else:
        letters = {LETTERS[(monday_of(day) - first).days // _WEEK % 2] for day in days}
    return next(iter(letters)) if len(letters) == 1 else ""


def _commonest(texts: Iterable[str]) -> str:
    counted = Counter(text for text in texts if text)
    return counted.most_common(1)[0][0] if counted else ""
