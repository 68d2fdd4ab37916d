"""Moving the sample school to the school year of a day: its half-terms, lessons and birthdays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.domain.calendar import (
    Calendar,
    Closure,
    Term,
    academic_year_start,
    monday_of,
    week_letter,
)
from seatingapp.domain.calendar_proposals import easter
from seatingapp.services.sample_school.closing import closures
from seatingapp.services.sample_school.data import (
    HalfTerm,
    SamplePeriod,
    SamplePlan,
    SamplePupil,
    SampleSchool,
)

_FRIDAY = 4
_AHEAD = dt.timedelta(days=60)
_AGE_IN_YEAR_GROUP = 5  # a pupil of year group n turns n + 5 in the school year


@dataclass(frozen=True, slots=True)
class SampleLesson:
    """A lesson that took place: a class in a period on a date."""

    date: dt.date
    period: SamplePeriod
    class_name: str
    week: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """The sample school seen from a day.

    `terms` are the half-terms that the school should know; `since` is the first day of the history
    that is drawn; `latest` is the half-term that is running or ended last.
    """

    today: dt.date
    terms: tuple[Term, ...]
    since: dt.date
    latest: Term
    closures: tuple[Closure, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """When there is school."""
        return Calendar(self.terms, self.closures)

    def school_days(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        """The days with school from `first` to `last`, both included."""
        return self.calendar.school_days(first, last)


def anchor(school: SampleSchool, today: dt.date) -> Anchored:
    """Return the sample school's calendar around a day.

    History reaches from the start of the running term (or of the last one, in the holidays) to
    `today`; where that is only a few school days, by as many half-terms more as it takes.
    """
    year = academic_year_start(today).year
    years = [half_terms(school, first) for first in (year - 1, year, year + 1)]
    every = tuple(term for terms in years for term in terms)
    closed = tuple(c for terms in years for c in closures(school.closing, terms))
    calendar = Calendar(every, closed)
    begun = [n for n, term in enumerate(every) if term.starts <= today]
    first = begun[-1]
    season = school.half_terms[first % len(school.half_terms)].season
    while school.half_terms[(first - 1) % len(school.half_terms)].season == season:
        first -= 1
    fewest = school.behaviour.fewest_school_days
    while len(calendar.school_days(every[first].starts, today)) < fewest:
        first -= 1
    near = {academic_year_start(day).year for day in (every[first].starts, today, today + _AHEAD)}
    known = tuple(t for t in every if academic_year_start(t.starts).year in near)
    shut = tuple(c for c in closed if academic_year_start(c.starts).year in near)
    return Anchored(today, known, every[first].starts, every[begun[-1]], shut)


def half_terms(school: SampleSchool, year: int) -> tuple[Term, ...]:
    """The half-terms of the school year that starts in September of `year`."""
    return tuple(_half_term(rule, year) for rule in school.half_terms)


def lessons(school: SampleSchool, anchored: Anchored) -> tuple[SampleLesson, ...]:
    """Every lesson of the timetable in the history, today's included, in the order of the clock."""
    periods = {p.name: p for p in school.periods}
    found: list[SampleLesson] = []
    for day in anchored.school_days(anchored.since, anchored.today):
        week = week_letter(day, anchored.calendar)
        found.extend(
            SampleLesson(day, periods[slot.period], slot.class_name, week)
            for slot in school.slots
            if slot.weekday == day.weekday() and slot.week in ("", week)
        )
    return tuple(sorted(found, key=lambda lesson: (lesson.date, lesson.period.starts)))


def born(pupil: SamplePupil, anchored: Anchored) -> dt.date:
    """A pupil's date of birth, so that the year group fits the school year of the day."""
    month, day = (int(part) for part in pupil.birthday.split("-"))
    turns = academic_year_start(anchored.today).year - pupil.year_group - _AGE_IN_YEAR_GROUP
    return dt.date(turns + (0 if month >= 9 else 1), month, day)


def plan_date(school: SampleSchool, plan: SamplePlan, anchored: Anchored) -> dt.date:
    """From when a plan holds; never later than today.

    A plan of the running half-term starts on its school day; one of a named half-term in the last
    school year before that in which the half-term has come.
    """
    term = anchored.latest
    if plan.half_term != "latest half-term":
        index = [h.code for h in school.half_terms].index(plan.half_term)
        past = [half_terms(school, anchored.latest.starts.year - back)[index] for back in (2, 1, 0)]
        term = [t for t in past if t.ends < anchored.latest.starts][-1]
    days = Calendar((term,), anchored.closures).school_days(term.starts, term.ends)
    return min(days[plan.school_day - 1], anchored.today)


def _half_term(rule: HalfTerm, year: int) -> Term:
    """Ends move inwards: the first day to a Monday, the last one to a Friday."""
    first = monday_of(_date(rule.first, year) + dt.timedelta(days=6))
    last = _date(rule.last, year)
    last -= dt.timedelta(days=(last.weekday() - _FRIDAY) % 7)
    return Term(rule.name, first, last)


def _date(rule: str, year: int) -> dt.date:
    if rule.startswith("easter"):
        return easter(year + 1) + dt.timedelta(days=int(rule.removeprefix("easter")))
    month, day = (int(part) for part in rule.split("-"))
    return dt.date(year if month >= 9 else year + 1, month, day)
