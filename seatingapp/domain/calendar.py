"""The school's clock: terms, days without school, weeks A and B, periods, and the timetable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

_FIRST_MONTH = 9
_DAYS_IN_WEEK = 7
LETTERS = "AB"
SCHOOL_WEEKDAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of school days, first and last day included; usually a half-term."""

    name: str
    starts: dt.date
    ends: dt.date


class ClosureKind(StrEnum):
    """Why there are no lessons on a day within a term."""

    HOLIDAY = "holiday"
    INSET = "INSET"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days without lessons, first and last day included."""

    kind: ClosureKind
    name: str
    starts: dt.date
    ends: dt.date

    @property
    def words(self) -> str:
        """Its own name, or what it is."""
        plain = {ClosureKind.INSET: "INSET day", ClosureKind.HOLIDAY: "Holiday"}
        return self.name or plain[self.kind]

    def covers(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """How weeks follow each other: one kind or two, and which letter begins an academic year.

    `days` are the days of the week with school; 0 is Monday. `anew` are Mondays and the letters
    that their weeks have, whatever the week before had; from there they alternate again.
    """

    weeks: int = 2
    first: str = "A"
    days: tuple[int, ...] = SCHOOL_WEEKDAYS
    anew: tuple[tuple[dt.date, str], ...] = ()

    @property
    def letters(self) -> str:
        """The letters of its weeks in the order of the year; none where all weeks are alike."""
        if self.weeks == 1:
            return ""
        return LETTERS if self.first == LETTERS[0] else LETTERS[::-1]

    def begun_anew(self, day: dt.date, letter: str) -> SchoolWeek:
        """It with a letter for the week of a day; without one it goes on as the week before."""
        kept = [one for one in self.anew if one[0] != monday_of(day)]
        own = [(monday_of(day), letter)] if letter else []
        return replace(self, anew=tuple(sorted(kept + own)))


@dataclass(frozen=True, slots=True)
class PeriodDay:
    """Other times of a period on a day of the week; without times there is none that day."""

    weekday: int
    starts: dt.time | None = None
    ends: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the school day, in the school's local time.

    `days` are the days of the week on which it is another. A retired one keeps its old lessons and
    has no new ones.
    """

    id: int
    name: str
    starts: dt.time
    ends: dt.time
    retired: bool = False
    days: tuple[PeriodDay, ...] = ()

    def on(self, weekday: int) -> Period | None:
        """It with the times of a day of the week, or None where there is none that day."""
        for day in self.days:
            if day.weekday == weekday:
                if day.starts is None or day.ends is None:
                    return None
                return replace(self, starts=day.starts, ends=day.ends)
        return self


@dataclass(frozen=True, slots=True)
class Slot:
    """A class in a period on a weekday (0 is Monday), in week "A", "B" or both ("")."""

    class_id: int
    room_id: int | None
    weekday: int
    period_id: int
    week: str = ""


@dataclass(frozen=True, slots=True)
class LessonKey:
    """Names a lesson: a class in a period on a date. `period_id` is None outside the timetable."""

    class_id: int
    date: dt.date
    period_id: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """When there is school."""

    terms: tuple[Term, ...] = ()
    closures: tuple[Closure, ...] = ()
    week: SchoolWeek = SchoolWeek()

    def closure_on(self, day: dt.date) -> Closure | None:
        """What closes the school on a day; of several the shortest."""
        found = [c for c in self.closures if c.covers(day)]
        return min(found, key=lambda c: (c.ends - c.starts, c.kind, c.name), default=None)

    def is_school_day(self, day: dt.date) -> bool:
        """Whether there are lessons on a day."""
        return (
            day.weekday() in self.week.days
            and term_of(day, self.terms) is not None
            and self.closure_on(day) is None
        )

    def school_days(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        """The days with lessons from `first` to `last`, both included."""
        span = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(day for day in span if self.is_school_day(day))

    def school_days_before(self, day: dt.date, count: int) -> tuple[dt.date, ...]:
        """The last `count` school days up to `day`, itself included, the earliest first.

        Fewer where the calendar knows fewer. Windows such as "within 5 school days" use this.
        """
        found: list[dt.date] = []
        earliest = min((t.starts for t in self.terms), default=day)
        while len(found) < count and day >= earliest:
            if self.is_school_day(day):
                found.append(day)
            day -= dt.timedelta(days=1)
        return tuple(reversed(found))

    def school_days_after(self, day: dt.date, count: int) -> tuple[dt.date, ...]:
        """The next `count` school days after `day`; fewer where the calendar knows fewer."""
        found: list[dt.date] = []
        latest = max((t.ends for t in self.terms), default=day)
        while len(found) < count and day < latest:
            day += dt.timedelta(days=1)
            if self.is_school_day(day):
                found.append(day)
        return tuple(found)


def academic_year_start(day: dt.date) -> dt.date:
    """1 September of the academic year that a day lies in."""
    return dt.date(day.year if day.month >= _FIRST_MONTH else day.year - 1, _FIRST_MONTH, 1)


def monday_of(day: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def term_of(day: dt.date, terms: Iterable[Term]) -> Term | None:
    """The term that a day lies in, if any."""
    return next((t for t in terms if t.starts <= day <= t.ends), None)


def week_letter(day: dt.date, calendar: Calendar) -> str:
    """Return "A" or "B": weeks with school alternate from the start of the academic year.

    A week that begins anew (`SchoolWeek.anew`) has its own letter; where such a week has no school,
    the next one has it. Empty where the day lies in no term, in a week without a single school day
    (such weeks are not counted), and where the school has one kind of week only.
    """
    term = term_of(day, calendar.terms)
    if term is None or not calendar.week.letters:
        return ""
    # By its end: a term that begins in August belongs to the year to come.
    return _weeks(calendar, academic_year_start(term.ends)).get(monday_of(day), "")


@lru_cache(maxsize=16)
def _weeks(calendar: Calendar, year: dt.date) -> dict[dt.date, str]:
    """The letters of the weeks of an academic year that have school, by their Mondays."""
    own = [t for t in calendar.terms if academic_year_start(t.ends) == year]
    mondays = {
        monday_of(t.starts) + dt.timedelta(days=n)
        for t in own
        for n in range(0, (t.ends - monday_of(t.starts)).days + 1, _DAYS_IN_WEEK)
    }
    last = dt.timedelta(days=_DAYS_IN_WEEK - 1)
    taught = [m for m in sorted(mondays) if not _all_closed(calendar, m, m + last)]
    letters, found = calendar.week.letters, dict[dt.date, str]()
    letter, before = letters[0], min(mondays, default=year) - dt.timedelta(days=1)
    for monday in taught:
        due = [own for start, own in calendar.week.anew if before < start <= monday]
        letter = due[-1] if due else letter
        found[monday] = letter
        letter, before = letters[letters.index(letter) - 1], monday
    return found


def _all_closed(calendar: Calendar, first: dt.date, last: dt.date) -> bool:
    """Whether every day of a week that a term has is closed; a weekend alone closes nothing."""
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    own = [d for d in days if term_of(d, calendar.terms) is not None]
    school = [d for d in own if d.weekday() in calendar.week.days] or own
    return all(calendar.closure_on(day) is not None for day in school)


def slots_on(day: dt.date, slots: Iterable[Slot], calendar: Calendar) -> tuple[Slot, ...]:
    """The slots of a date; none on days without school."""
    if not calendar.is_school_day(day):
        return ()
    letter = week_letter(day, calendar)
    return tuple(s for s in slots if s.weekday == day.weekday() and s.week in ("", letter))
