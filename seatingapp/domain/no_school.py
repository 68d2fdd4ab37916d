"""Why there are no lessons on a day, in the words of the Lesson page."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.calendar import Calendar, term_of


def why_no_school(day: dt.date, calendar: Calendar) -> str:
    """`INSET day`, `Autumn half-term`, `weekend`, `holidays`; empty on a day with lessons.

    Where no terms were entered nothing is known, and nothing is said but the weekend.
    """
    closure = calendar.closure_on(day)
    if closure is not None:
        return closure.words
    if day.weekday() not in calendar.week.days:
        return "weekend"
    if not calendar.terms or term_of(day, calendar.terms) is not None:
        return ""
    before = any(t.ends < day for t in calendar.terms)
    after = any(t.starts > day for t in calendar.terms)
    if before and after:
        return "holidays"
    return "after the last term entered" if before else "before the first term entered"
