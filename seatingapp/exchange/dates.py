"""Dates as school systems write them, day first; what might be month first is never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})" + _TIME)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_NAMED = re.compile(
    _WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?[-\s./]*(?:of\s+)?([a-z]{3,9})\.?[-\s./,]*(\d{4}|\d{2})"
)
_NAMED_MONTH_FIRST = re.compile(
    _WEEKDAY + r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_YEARS = range(1950, 2070)
_PIVOT = 70


def parse_date(text: str, *, day_first: bool = True) -> dt.date | None:
    """Return the date that a cell states, or nothing where it states none that can be trusted.

    Two-digit years up to 69 are of this century.
    """
    lowered = text.strip().casefold()
    if found := _ISO.fullmatch(text.strip()) or _COMPACT.fullmatch(lowered):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMERIC.fullmatch(text.strip()):
        first, second, year = (int(part) for part in found.groups())
        day, month = (first, second) if day_first else (second, first)
        year = _whole_year(year)
    elif found := _NAMED.fullmatch(lowered):
        day, month, year = int(found[1]), _month(found[2]), _whole_year(int(found[3]))
    elif found := _NAMED_MONTH_FIRST.fullmatch(lowered):
        month, day, year = _month(found[1]), int(found[2]), int(found[3])
    elif found := _SERIAL.fullmatch(lowered):
        date = _EXCEL_EPOCH + dt.timedelta(days=int(found[1]))
        return date if date.year in _YEARS else None
    else:
        return None
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> dt.date | None:
    if year not in _YEARS:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:  # no such day: stated, but not a date
        return None


def _whole_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0


def month_first_only(text: str) -> bool:
    """Whether a date makes sense only if the month stands first, as 03/14/2012 does."""
    return parse_date(text) is None and parse_date(text, day_first=False) is not None


def could_be_month_first(text: str) -> bool:
    """Whether a date makes sense both ways and says something different each way."""
    day_first, month_first = parse_date(text), parse_date(text, day_first=False)
    return day_first is not None and month_first is not None and day_first != month_first


def looks_month_first(values: Iterable[str]) -> bool:
    """Whether a column of dates shows month-first dates and not one that is day-first only."""
    american = False
    for value in values:
        if not _NUMERIC.fullmatch(value.strip()):
            continue
        if month_first_only(value):
            american = True
        elif parse_date(value) is not None and parse_date(value, day_first=False) is None:
            return False
    return american
