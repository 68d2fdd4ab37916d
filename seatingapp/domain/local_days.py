"""Days of the school's zone as moments: a day has 23, 24 or 25 hours, and no moment is lost."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

_DAY = dt.timedelta(days=1)


def starts_at(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The first moment of a day at the school, in UTC.

    Where clocks go forward at midnight the day begins when they do.
    """
    return dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)


def span(first: dt.date, last: dt.date, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """From the first moment of `first` to the first one after `last`, in UTC."""
    return starts_at(first, zone), starts_at(last + _DAY, zone)


def moment(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """A time of a day at the school, in UTC; one that comes twice is meant the first time."""
    return dt.datetime.combine(day, time, zone).astimezone(dt.UTC)
