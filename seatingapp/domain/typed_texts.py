"""Days and times as people type them: `3/9/26`, `3 Sep 2026`, `2026-09-03`; `840`, `8.40`."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})\s*[/. -]\s*(\d{1,2}|[a-z]{3,9})\.?(?:\s*[/. ,-]\s*(\d{4}|\d{2}))?"
)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]+")
_TIME = re.compile(r"(\d{1,2})[:.h]?(\d{2})")
_SPAN = re.compile(r"(.+?)\s*(?:-|–|to)\s*(.+)")


def typed_day(text: str, year: int) -> dt.date | None:
    """Return the day that a text says, day first; None where it says none.

    Without a year it lies in the academic year that begins in September of `year`.
    """
    bare = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    if found := _ISO.fullmatch(bare):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.fullmatch(bare)
    if found is None:
        return None
    month = int(found[2]) if found[2].isdigit() else _month(found[2])
    if found[3]:
        of_year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    else:
        of_year = year if month >= 9 else year + 1
    return _day(of_year, month, int(found[1]))


def typed_time(text: str) -> dt.time | None:
    """Return the time that a text says; None where it says none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def typed_span(text: str) -> tuple[dt.time, dt.time] | None:
    """Return the two times of `8:40-9:20`; None where there are not two."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    starts, ends = typed_time(found[1]), typed_time(found[2])
    return (starts, ends) if starts is not None and ends is not None else None


def _month(name: str) -> int:
    return next((n for n, m in enumerate(_MONTHS, start=1) if name.startswith(m)), 0)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
