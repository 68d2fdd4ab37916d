"""Days and times as somebody types them in a hurry: `thu`, `27/11`, `3.15`, `1515`, `840-920`."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMBERS = re.compile(
    r"(?:[a-z]+[,.]?\s+)?(?P<day>\d{1,2})\s*[./ -]\s*(?P<month>\d{1,2})"
    r"(?:\s*[./ -]\s*(?P<year>\d{4}|\d{2}))?"
)
_NAMED = re.compile(
    r"(?:[a-z]+[,.]?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?P<name>[a-z]{3,9})\.?"
    r"(?:[\s,./-]+(?P<year>\d{4}|\d{2}))?"
)
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(am|pm)?")
_SPAN = re.compile(r"(.+?)\s*(?:-|–|to)\s*(.+)")
_EARLIEST_SCHOOL = 7  # a bare hour before this, without "am" or "pm", is in the afternoon
_HALF_A_YEAR = dt.timedelta(days=183)
_SEPTEMBER = 9


def read_day(typed: str, today: dt.date) -> dt.date | None:
    """Return the day meant, or None. A day without a year is the next one, if it is not long ago.

    Days stand before months, as in Britain; `2026-11-25` is understood too, and so are `today`,
    `tomorrow`, and days of the week, which mean the next one from tomorrow on.
    """
    text = typed.strip().casefold()
    words = {"today": 0, "tomorrow": 1}
    if text in words:
        return today + dt.timedelta(days=words[text])
    if len(text) >= 3 and text[:3] in _WEEKDAYS and text.isalpha():
        ahead = (_WEEKDAYS.index(text[:3]) - today.weekday() - 1) % 7 + 1
        return today + dt.timedelta(days=ahead)
    day, month, year = _parts(text)
    if year is not None:
        return _day(year, month, day)
    found = _day(today.year, month, day)
    if found is not None and today - found > _HALF_A_YEAR:
        return _day(today.year + 1, month, day)
    return found


def read_day_of_year(typed: str, first_year: int) -> dt.date | None:
    """Return the day meant, or None.

    One without a year lies in the academic year that begins in September of `first_year`.
    """
    day, month, year = _parts(typed.strip().casefold())
    if year is None:
        year = first_year if month >= _SEPTEMBER else first_year + 1
    return _day(year, month, day)


def _parts(text: str) -> tuple[int, int, int | None]:
    """Return day, month and year as they are written; day 0 where it is no day."""
    found = _ISO.fullmatch(text) or _NUMBERS.fullmatch(text) or _NAMED.fullmatch(text)
    if found is None:
        return 0, 0, None
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else _month(parts["name"])
    year = int(parts["year"]) if parts["year"] else None
    if year is not None and year < 100:
        year += 2000
    return int(parts["day"]), month, year


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # there is no such day
        return None


def read_time(typed: str) -> dt.time | None:
    """Return the time meant, or None: `15:15`, `15.15`, `1515`, `3.15 pm`.

    `3.15` is in the afternoon, for there is no school before seven; `03:15` is meant as it stands.
    """
    found = _CLOCK.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif hour < _EARLIEST_SCHOOL and len(found[1]) == 1:
        hour += 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def read_span(typed: str) -> tuple[dt.time, dt.time] | None:
    """Return the two times of `8:40-9:20`; None where there are not two."""
    found = _SPAN.fullmatch(typed.strip())
    if found is None:
        return None
    starts, ends = read_time(found[1]), read_time(found[2])
    return (starts, ends) if starts is not None and ends is not None else None
