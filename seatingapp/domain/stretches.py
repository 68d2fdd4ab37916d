"""Which week, half-term, term or academic year a day lies in, and when that began.

Stretches lie end to end: holidays belong to the stretch before them, so that whatever happens on
any day counts somewhere and nowhere twice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.calendar import Calendar, Term, academic_year_start, monday_of
from seatingapp.domain.ladder import ResetCycle

_HALF_TERMS = 6
_CODE = re.compile(r"\bHT\s*([1-6])\b", re.IGNORECASE)
_DAY = dt.timedelta(days=1)


class Season(StrEnum):
    """The three terms of a year; `Calendar.terms` are usually halves of them."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


_SEASONS = tuple(Season)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on end, first and last day included; `name` as a reader would say it."""

    name: str
    first: dt.date
    last: dt.date


def stretch_of(day: dt.date, cycle: ResetCycle, calendar: Calendar) -> Stretch | None:
    """The stretch that a day lies in; None for a cycle that never begins anew.

    Without terms that reach to the day, terms and half-terms are the whole academic year: points
    must not vanish because nobody typed a date.
    """
    if cycle is ResetCycle.NEVER:
        return None
    if cycle is ResetCycle.WEEKLY:
        monday = monday_of(day)
        return Stretch(f"week of {monday:%d/%m/%Y}", monday, monday + 6 * _DAY)
    if cycle is ResetCycle.YEARLY:
        return academic_year(day)
    return _of_terms(day, calendar, whole=cycle is ResetCycle.TERMLY)


def academic_year(day: dt.date) -> Stretch:
    """The academic year of a day: `2026/27`."""
    first = academic_year_start(day)
    last = dt.date(first.year + 1, first.month, 1) - _DAY
    return Stretch(f"{first.year}/{last.year % 100:02}", first, last)


def season_of(term: Term) -> Season:
    """Which term of the year a stored one is (a half of): by its name, its number, or its start."""
    folded = term.name.casefold()
    for season in _SEASONS:
        if season in folded:
            return season
    if code := _CODE.search(term.name):
        return _SEASONS[(int(code[1]) - 1) // 2]
    if term.starts.month >= 8:
        return Season.AUTUMN
    # Easter falls on 22 March at the earliest, and the last term begins after it.
    return Season.SPRING if (term.starts.month, term.starts.day) < (3, 25) else Season.SUMMER


def half_term_code(term: Term, terms: Sequence[Term]) -> str:
    """`HT1` to `HT6`: its place in its academic year, where that has six; else nothing."""
    year = academic_year_start(term.ends)
    own = sorted((t for t in terms if academic_year_start(t.ends) == year), key=lambda t: t.starts)
    return f"HT{own.index(term) + 1}" if len(own) == _HALF_TERMS and term in own else ""


@dataclass(frozen=True, slots=True)
class _Begun:
    """Where a stretch begins, and 1 September of its academic year."""

    first: dt.date
    name: str
    year: dt.date


def _of_terms(day: dt.date, calendar: Calendar, *, whole: bool) -> Stretch:
    """A year without terms is one stretch, and no stretch goes on into the next year."""
    begun = _begun(calendar.terms, whole=whole)
    year = academic_year_start(day)
    now = next((b for b in reversed(begun) if b.first <= day), None)
    if now is None or now.year < year:
        now = _Begun(year, academic_year(day).name, year)
    over = dt.date(now.year.year + 1, now.year.month, 1)
    after = next((b.first for b in begun if b.first > day), over)
    return Stretch(now.name, now.first, min(after, over) - _DAY)


def _begun(terms: Sequence[Term], *, whole: bool) -> list[_Begun]:
    """Where terms begin, in order; the first of a year does so on 1 September at the latest.

    `whole` joins the halves of a term.
    """
    found: list[_Begun] = []
    before: tuple[Season, dt.date] | None = None
    for term in sorted(terms, key=lambda t: t.starts):
        season, year = season_of(term), academic_year_start(term.ends)
        if whole and before == (season, year):
            continue
        first = term.starts if before and before[1] == year else min(term.starts, year)
        before = (season, year)
        found.append(_Begun(first, f"{season} term" if whole else term.name, year))
    return found
