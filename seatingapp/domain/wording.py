"""Dates and counts in words, the same on every machine whatever its language is set to."""

from __future__ import annotations

import datetime as dt

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: dt.date) -> str:
    """A date such as `23 November 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: dt.date) -> str:
    """A date such as `Monday 23 November 2026`."""
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def short_date(day: dt.date) -> str:
    """A date such as `Mon 23 Nov`."""
    return f"{_DAYS[day.weekday()][:3]} {day_and_month(day)}"


def day_and_month(day: dt.date) -> str:
    """A date such as `23 Nov`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 pupil`, `26 pupils`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
