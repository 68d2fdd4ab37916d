"""The days that a rule looks at: by the school's clock and calendar, never by hours.

Days are dates at the school, so that a day of 23 or 25 hours is a day like any other. Days of a
holiday belong to the half-term before it, and no window goes on into another academic year.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.domain.calendar import Term, academic_year_start, monday_of
from seatingapp.domain.draft_rules.rule import Span, Window
from seatingapp.domain.wording import counted, short_date

_DAY = dt.timedelta(days=1)
_WEEKDAYS = 5


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


@dataclass(frozen=True, slots=True)
class _Year:
    """An academic year: its days, the school days in it, and where its terms begin."""

    days: Days
    school: tuple[dt.date, ...]
    halves: tuple[dt.date, ...]
    wholes: tuple[dt.date, ...]


class SchoolClock:
    """Says which days a moment and a window mean at a school.

    `terms` are half-terms; in an academic year without any, Monday to Friday are school days and
    terms are the whole year.
    """

    def __init__(self, zone: dt.tzinfo, terms: Iterable[Term]) -> None:
        """Keep what the school's calendar says."""
        self._zone = zone
        self._terms = tuple(terms)
        self._years: dict[dt.date, _Year] = {}

    def day_of(self, at: dt.datetime) -> dt.date:
        """The date at the school at an aware moment."""
        return at.astimezone(self._zone).date()

    def begins(self, day: dt.date) -> dt.datetime:
        """The first moment of a day at the school, in UTC."""
        return dt.datetime.combine(day, dt.time(), self._zone).astimezone(dt.UTC)

    def year_of(self, day: dt.date) -> Days:
        """The academic year of a day."""
        return self._year(day).days

    def stretch(self, span: Span, day: dt.date) -> Days:
        """The day, week, half-term, term or year that a day lies in."""
        year = self._year(day)
        match span:
            case Span.DAY:
                return Days(day, day)
            case Span.WEEK:
                monday = monday_of(day)
                return Days(monday, monday + 6 * _DAY)
            case Span.HALF_TERM:
                return _between(day, year.halves, year.days)
            case Span.TERM:
                return _between(day, year.wholes, year.days)
            case _:
                return year.days

    def number(self, window: Window, day: dt.date) -> int:
        """Number a day so that days of a window of `length` differ by less than that."""
        if window.span is Span.DAYS:
            return day.toordinal()
        return bisect_right(self._year(day).school, day)

    def last_day(self, window: Window, first: dt.date) -> dt.date:
        """The last day of a window that begins on a day; the weekend after it belongs to it."""
        year = self._year(first)
        if window.span is Span.DAYS:
            return min(first + (window.length - 1) * _DAY, year.days.last)
        after = bisect_right(year.school, first) + window.length - 1
        return year.school[after] - _DAY if after < len(year.school) else year.days.last

    def shown(self, days: Days, until: dt.date) -> Days:
        """A window as it is told: without days off at its end, but at least to `until`."""
        school = self._year(days.last).school
        before = bisect_right(school, days.last)
        last = school[before - 1] if before else days.first
        return Days(days.first, max(min(last, days.last), until, days.first))

    def _year(self, day: dt.date) -> _Year:
        first = academic_year_start(day)
        if first not in self._years:
            self._years[first] = self._reckoned(first)
        return self._years[first]

    def _reckoned(self, first: dt.date) -> _Year:
        days = Days(first, first.replace(year=first.year + 1) - _DAY)
        terms = sorted((t for t in self._terms if _meets(t, days)), key=lambda t: t.starts)
        every = (first + n * _DAY for n in range((days.last - first).days + 1))
        weekdays = [d for d in every if d.weekday() < _WEEKDAYS]
        if terms:
            weekdays = [d for d in weekdays if any(t.starts <= d <= t.ends for t in terms)]
        halves = tuple(max(t.starts, first) for t in terms)
        seasons = [_season(d) for d in halves]
        wholes = tuple(d for n, d in enumerate(halves) if n == 0 or seasons[n] != seasons[n - 1])
        return _Year(days, tuple(weekdays), halves, wholes)


def rolling_words(window: Window) -> str:
    """How long a window is that rolls: ` (5 school days)`; nothing for the others."""
    if not window.rolls:
        return ""
    noun = "school day" if window.span is Span.SCHOOL_DAYS else "day"
    return f" ({counted(window.length, noun)})"


def _between(day: dt.date, begun: tuple[dt.date, ...], year: Days) -> Days:
    """The stretch of a day where stretches begin on these days and lie end to end in a year."""
    at = bisect_right(begun, day)
    first = begun[at - 1] if at else year.first
    return Days(first, begun[at] - _DAY if at < len(begun) else year.last)


def _meets(term: Term, days: Days) -> bool:
    return days.meets(Days(term.starts, term.ends))


def _season(starts: dt.date) -> int:
    """Autumn, spring or summer; Easter falls on 22 March at the earliest."""
    if starts.month >= 8:
        return 0
    return 1 if (starts.month, starts.day) < (3, 25) else 2
