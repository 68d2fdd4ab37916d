"""Where in the week a lesson is, as timetables write it: `1Mon:4`, `MonA:3`, `Week B Friday P5`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = (
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_BETWEEN = r"[\s\-_/.]*"
_CODE = re.compile(
    rf"(?:(?:w(?:ee)?k\s*)?(?P<before>[12ab]){_BETWEEN})?{_DAY}"
    # Behind the day: a letter, a number right before a colon, or a week that calls itself so.
    rf"(?:{_BETWEEN}(?:w(?:ee)?k\s*(?P<named>[12ab])|(?P<letter>[ab])|(?P<number>[12])(?=:))"
    r"(?![a-z]))?"
    r"(?:(?:[\s\-_/.:]+|(?=\d))(?P<period>[a-z0-9][a-z0-9 .+]*))?",
    re.IGNORECASE,
)
_LETTERS = {"1": "A", "2": "B", "a": "A", "b": "B"}
_WEEK_WORDS = re.compile(r"(?:w(?:ee)?k\s*)?([12ab])", re.IGNORECASE)
_BOTH = frozenset({"", "both", "all", "every", "weekly", "ab", "a+b", "a/b", "a&b", "1+2", "1/2"})
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap]m)?", re.IGNORECASE)
_SPAN = re.compile(r"(.+?)\s*(?:-|–|to|until)\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WeekPlace:
    """A day of the week, in a kind of week or in all, and a period where one was named."""

    weekday: int
    week: str = ""
    period: str = ""


def read_place(text: str) -> WeekPlace | None:
    """Return where in the week a text points, or None where it does not."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    weeks = [w for name in ("before", "named", "letter", "number") if (w := found[name])]
    if len(weeks) > 1:
        return None
    week = _LETTERS[weeks[0].casefold()] if weeks else ""
    weekday = _DAYS.index(found["day"][:3].casefold())
    return WeekPlace(weekday, week, (found["period"] or "").strip())


def read_week(text: str) -> str | None:
    """Return A, B, or nothing for every week; None for what is no week."""
    bare = text.strip().casefold()
    if bare.replace(" ", "").removesuffix("weeks").removesuffix("week") in _BOTH:
        return ""
    found = _WEEK_WORDS.fullmatch(bare)
    return _LETTERS[found[1].casefold()] if found else None


def read_time(text: str) -> dt.time | None:
    """Return a time of the day such as `09:05`, `9.05`, `1:30 pm`; None for what is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half else hour
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def read_span(text: str) -> tuple[dt.time, dt.time] | None:
    """Return the two times of `09:00-10:00`; None for what is no span."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    starts, ends = read_time(found[1]), read_time(found[2])
    return (starts, ends) if starts is not None and ends is not None else None
