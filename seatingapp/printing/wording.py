"""Dates and footers in words, the same on every machine whatever its language is set to."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.audiences import AUDIENCE_LABELS, PrintStamp

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
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"


def left_footer(stamp: PrintStamp) -> str:
    """Number, audience and when to destroy; a preview says that it is one."""
    parts = [stamp.number or "preview · not printed yet", AUDIENCE_LABELS[stamp.audience]]
    if stamp.destroy_by:
        parts.append(f"destroy after {long_date(stamp.destroy_by)}")
    return " · ".join(parts)


def right_footer(stamp: PrintStamp, page: int, pages: int) -> str:
    """When it was printed and which page it is."""
    at = stamp.printed_at
    numbered = f"page {page} of {pages}"
    if not stamp.number:
        return numbered
    month = _MONTHS[at.month - 1][:3]
    return f"Printed {at.day} {month} {at.year}, {at:%H:%M} · {numbered}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 pupil`, `26 pupils`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
