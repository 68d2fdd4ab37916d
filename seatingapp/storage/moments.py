"""Moments in the vault: whole microseconds since 1970 in UTC."""

from __future__ import annotations

import datetime as dt

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TICK = dt.timedelta(microseconds=1)


def to_ticks(moment: dt.datetime) -> int:
    """Return an aware moment as a number. Raises ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its zone.")
    return (moment - _EPOCH) // _TICK


def from_ticks(ticks: int) -> dt.datetime:
    """Return the moment, aware, in UTC."""
    return _EPOCH + ticks * _TICK
