"""Days and times as somebody types them in a hurry: `thu`, `27/11`, `3.15`, `1515`."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{2}|\d{4}))?")
_NAMED = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})(?:,?\s+(\d{4}))?")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2})|(\d{2}))?\s*(am|pm)?")
_EARLIEST_SCHOOL = 7  # without "am" or "pm", an hour before this is in the afternoon
_HALF_A_YEAR = dt.timedelta(days=183)


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
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return _read_parts(text, today)


def _read_parts(text: str, today: dt.date) -> dt.date | None:
    if found := _NUMBERS.fullmatch(text):
        return _day(found[1], int(found[2]), found[3], today)
    if (found := _NAMED.fullmatch(text)) and found[2][:3] in _MONTHS:
        return _day(found[1], _MONTHS.index(found[2][:3]) + 1, found[3], today)
    return None


def _day(day: str, month: int, year: str | None, today: dt.date) -> dt.date | None:
    try:
        if year:
            return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
        found = dt.date(today.year, month, int(day))
        return found.replace(year=today.year + 1) if today - found > _HALF_A_YEAR else found
    except ValueError:
        return None


def read_time(typed: str) -> dt.time | None:
    """Return the time meant, or None: `15:15`, `15.15`, `1515`, `3.15 pm`; `3.15` is afternoon."""
    found = _CLOCK.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif hour < _EARLIEST_SCHOOL:
        hour += 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
