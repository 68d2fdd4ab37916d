"""The days that a rule looks at: by the school's clock and calendar, never by hours.

Days are dates at the school, so that a day of 23 or 25 hours is a day like any other. Days of a
holiday belong to the half-term before it, and no window goes on into another academic year.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from seatingapp.domain.calendar import Calendar, academic_year_start
from seatingapp.domain.draft_rules.rule import Span, Window
from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.stretches import academic_year, stretch_of
from seatingapp.domain.wording import short_date

_DAY = dt.timedelta(days=1)
_CYCLES = {
    Span.WEEK: ResetCycle.WEEKLY,
    Span.HALF_TERM: ResetCycle.HALF_TERMLY,
    Span.TERM: ResetCycle.TERMLY,
    Span.YEAR: ResetCycle.YEARLY,
}


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included."""

    first: dt.date
    last: dt.date

    def has(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def meets(self, other: Days) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def until(self, day: dt.date) -> Days:
        """It, up to a day in it."""
        return Days(self.first, day)

    @property
    def words(self) -> str:
        """In words: `on Mon 16 Nov`, `from Mon 16 Nov to Fri 20 Nov`."""
        if self.first == self.last:
            return f"on {short_date(self.first)}"
        return f"from {short_date(self.first)} to {short_date(self.last)}"


def key_of(days: Days) -> str:
    """How a draft calls its window: `2026-11-16/2026-11-20`."""
    return f"{days.first.isoformat()}/{days.last.isoformat()}"


def days_of_key(key: str) -> Days | None:
    """Return the days of a window so called, or None where it has none, such as a lesson."""
    first, slash, last = key.partition("/")
    if not slash:
        return None
    try:
        return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    except ValueError:
        return None


class SchoolClock:
    """Says which days a moment and a window mean at a school.

    In an academic year without terms every day of the school week is a school day.
    """

    def __init__(self, zone: dt.tzinfo, calendar: Calendar) -> None:
        """Keep what the school's calendar says."""
        self._zone = zone
        self._calendar = calendar
        self._stretches: dict[tuple[Span, dt.date], Days] = {}
        self._last: dict[tuple[Window, dt.date], dt.date] = {}

    def day_of(self, at: dt.datetime) -> dt.date:
        """The date at the school at an aware moment."""
        return at.astimezone(self._zone).date()

    def begins(self, day: dt.date) -> dt.datetime:
        """The first moment of a day at the school, in UTC."""
        return dt.datetime.combine(day, dt.time(), self._zone).astimezone(dt.UTC)

    def year_of(self, day: dt.date) -> Days:
        """The academic year of a day."""
        year = academic_year(day)
        return Days(year.first, year.last)

    def stretch(self, span: Span, day: dt.date) -> Days:
        """The day, week, half-term, term or year that a day lies in."""
        if span is Span.DAY:
            return Days(day, day)
        known = self._stretches.get((span, day))
        if known is None:
            found = stretch_of(day, _CYCLES[span], self._calendar) or academic_year(day)
            known = self._stretches[span, day] = Days(found.first, found.last)
        return known

    def number(self, window: Window, day: dt.date) -> int:
        """Number a day so that days of a window of `length` differ by less than that."""
        if window.span is Span.DAYS:
            return day.toordinal()
        return bisect_right(self._school(day), day)

    def last_day(self, window: Window, first: dt.date) -> dt.date:
        """The last day of a window that begins on a day; the weekend after it belongs to it."""
        known = self._last.get((window, first))
        if known is None:
            known = self._last[window, first] = self._reckoned_last(window, first)
        return known

    def _reckoned_last(self, window: Window, first: dt.date) -> dt.date:
        year_ends = self.year_of(first).last
        if window.span is Span.DAYS:
            return min(first + (window.length - 1) * _DAY, year_ends)
        school = self._school(first)
        after = bisect_right(school, first) + window.length - 1
        return school[after] - _DAY if after < len(school) else year_ends

    def _school(self, day: dt.date) -> tuple[dt.date, ...]:
        return _school_days(self._calendar, academic_year_start(day))


@lru_cache(maxsize=16)
def _school_days(calendar: Calendar, first: dt.date) -> tuple[dt.date, ...]:
    """The school days of the academic year that begins on a day."""
    last = academic_year(first).last
    found = calendar.school_days(first, last)
    if found:
        return found
    every = (first + n * _DAY for n in range((last - first).days + 1))
    return tuple(day for day in every if day.weekday() in calendar.week.days)
