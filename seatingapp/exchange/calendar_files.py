"""iCalendar files: lessons as meetings on dates, and all-day events that close the school."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from seatingapp.domain.calendar import Closure, ClosureKind, academic_year_start
from seatingapp.domain.names import tidy
from seatingapp.domain.timetable_lists import Meeting, TimetableList, TimetableRow
from seatingapp.exchange.sources import Source, refuse

# What the library calls an event; its values are of 28 kinds, and files have any of them anywhere.
_Event = Mapping[str, Any]
_DAY = dt.timedelta(days=1)
_MOST_EVENTS = 20_000
_MOST_MEETINGS = 20_000
_LONGEST_NAME = 60
# What values in the wrong place and dates that no calendar has make of the library and of us.
_SENSELESS = (ValueError, TypeError, KeyError, AttributeError, OverflowError)
_INSET = re.compile(r"\binset\b|\binservice\b|\bin-service\b|staff training|training day", re.I)
_HOLIDAY = re.compile(
    r"\bholidays?\b|half[\s-]?term(?! begins| starts| ends)|\bbank holiday\b|\bclosed\b"
    r"|\bclosure\b|\bvacation\b|\bno school\b|good friday|easter monday|christmas break",
    re.IGNORECASE,
)
_WITHIN_A_DAY = re.compile(r"\bFREQ=(SECOND|MINUTE|HOUR)LY\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(return|begins?|starts?|ends?|back to school|re-?opens?)\b", re.IGNORECASE)


class _Senseless(ValueError):
    """Why dates make no sense, in words for the user."""


def is_calendar(source: Source) -> bool:
    """Whether a file is an iCalendar file."""
    return b"BEGIN:VCALENDAR" in source.data[:2000].upper()


def read_calendar_file(source: Source, zone: ZoneInfo, today: dt.date) -> TimetableList:
    """Return the lessons and closed days from the academic year of `today` on.

    Repeated events are followed to the end of the next year. Raises Refusal for a broken file.
    """
    first = academic_year_start(today)
    last = dt.date(first.year + 2, first.month, 1) - _DAY
    meetings: list[Meeting] = []
    closures: list[Closure] = []
    problems: list[TimetableRow] = []
    left_out = 0
    events = _events(source)
    moved = _moved(events)
    for number, event in enumerate(events, start=1):
        name = tidy(str(event.get("SUMMARY", "")))[:_LONGEST_NAME]
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        try:
            found = list(_occurrences(event, moved, zone, first, last))
        except _SENSELESS as error:
            # What a library says of values in the wrong place is for those who write libraries.
            why = f": {error}" if isinstance(error, _Senseless) else ""
            problem = f"Its dates make no sense{why}."
            problems.append(TimetableRow(number, name, problem=problem))
            continue
        if found and not isinstance(found[0][0], dt.datetime):
            kind = closing_kind(name)
            left_out += kind is None
            closures += [Closure(kind, name, a, b - _DAY) for a, b in found if kind is not None]
            continue
        room = tidy(str(event.get("LOCATION", "")))[:_LONGEST_NAME]
        meetings += _meetings(number, name, room, found)
        if len(meetings) > _MOST_MEETINGS:
            raise refuse(source.name, "This calendar has more lessons than a school.", _TODO)
    shut = tuple(sorted(set(closures), key=lambda c: (c.starts, c.ends, c.name)))
    if not (meetings or closures or problems):
        raise refuse(
            source.name, "This calendar has no lessons and no holidays from this year on.", _TODO
        )
    remarks = (f"{left_out} all-day events do not close the school: left out.",) if left_out else ()
    return TimetableList(
        source.name, "icalendar", tuple(problems), tuple(meetings), shut, remarks=remarks
    )


_TODO = "Export your own timetable as an iCalendar file (.ics), or as CSV, and choose that."


def _events(source: Source) -> list[_Event]:
    from icalendar import Calendar as File

    try:
        calendars = File.from_ical(source.data, multiple=True)
        events: list[_Event] = [e for c in calendars for e in c.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, OSError) as error:  # a zone can name any path
        raise refuse(source.name, "This calendar is damaged.", _TODO) from error
    if len(events) > _MOST_EVENTS:
        raise refuse(source.name, "This calendar has more events than a school.", _TODO)
    return events


def _moved(events: list[_Event]) -> frozenset[tuple[str, str]]:
    """Which occurrences of which events have an event of their own in their place."""
    return frozenset(
        (str(e.get("UID", "")), _mark(moment))
        for e in events
        if isinstance(moment := getattr(e.get("RECURRENCE-ID"), "dt", None), dt.date)
    )


def _mark(moment: dt.date) -> str:
    """One text for one moment, in whatever zone it is written."""
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None:
        return moment.astimezone(dt.UTC).isoformat()
    return moment.isoformat()


def closing_kind(name: str) -> ClosureKind | None:
    """How an event of this name closes the school, or None where it does not."""
    if _INSET.search(name):
        return ClosureKind.INSET
    return ClosureKind.HOLIDAY if _HOLIDAY.search(name) and not _OPEN.search(name) else None


def _meetings(number: int, name: str, room: str, found: list[tuple[Any, Any]]) -> Iterator[Meeting]:
    for starts, ends in found:
        if ends.date() == starts.date() and ends > starts and name:
            yield Meeting(number, name, starts.date(), starts.time(), ends.time(), room)


def _occurrences(
    event: _Event, moved: frozenset[tuple[str, str]], zone: ZoneInfo, first: dt.date, last: dt.date
) -> Iterator[tuple[Any, Any]]:
    """When an event takes place, at the school's time: dates for all-day ones, the end excluded."""
    starts = event["DTSTART"].dt
    all_day = not isinstance(starts, dt.datetime)
    length = _length(event, starts)
    uid, own = str(event.get("UID", "")), "RECURRENCE-ID" in event
    for moment in _starts(event, starts, last):
        if not own and (uid, _mark(moment)) in moved:
            continue
        begin = moment if all_day else _local(moment, zone)
        day = begin if all_day else begin.date()
        if first <= day <= last:
            # Lengths are of the clock on the wall: a lesson over a change of clocks is no longer.
            yield begin, begin + length


def _length(event: _Event, starts: dt.date) -> dt.timedelta:
    if "DTEND" in event:
        ends = event["DTEND"].dt
        if isinstance(ends, dt.datetime) and isinstance(starts, dt.datetime):
            return ends - starts if ends.tzinfo or not starts.tzinfo else dt.timedelta()
        length: dt.timedelta = ends - starts
        return length
    if "DURATION" in event:
        duration: dt.timedelta = event["DURATION"].dt
        return duration
    return dt.timedelta() if isinstance(starts, dt.datetime) else _DAY


def _starts(event: _Event, starts: dt.date, last: dt.date) -> list[Any]:
    """The starts of a repeated event, without those taken out, as written in its own zone."""
    out = {_mark(m.dt) for m in _listed(event, "EXDATE")}
    added = [m.dt for m in _listed(event, "RDATE") if not isinstance(m.dt, tuple)]
    found: list[Any] = [starts]
    if "RRULE" in event:
        rules = event["RRULE"]
        for rule in rules if isinstance(rules, list) else [rules]:
            found += _repeated(rule.to_ical().decode(), starts, last)
    whole = {_mark(m): m for m in [*found, *added]}
    return [m for mark, m in sorted(whole.items()) if mark not in out]


def _listed(event: _Event, name: str) -> Iterator[Any]:
    if name in event:
        lists = event[name]
        for dates in lists if isinstance(lists, list) else [lists]:
            yield from dates.dts


def _repeated(rule: str, starts: dt.date, last: dt.date) -> list[Any]:
    """Follow a rule on the clock on the wall, so that 9 o'clock stays 9 o'clock in summer."""
    from dateutil.rrule import rrulestr

    timed = isinstance(starts, dt.datetime)
    zone = starts.tzinfo if isinstance(starts, dt.datetime) else None
    plain = starts.replace(tzinfo=None) if isinstance(starts, dt.datetime) else starts
    anchor = plain if isinstance(plain, dt.datetime) else dt.datetime.combine(plain, dt.time())
    if _WITHIN_A_DAY.search(rule):
        raise _Senseless("it is repeated within a day")
    parts = [p for p in rule.split(";") if not p.upper().startswith("UNTIL=")]
    until = _until(rule, zone)
    end = dt.datetime.combine(last, dt.time.max)
    end = min(end, until) if until is not None else end
    every = takewhile(lambda m: m <= end, iter(rrulestr(";".join(parts), dtstart=anchor)))
    found = list(islice(every, _MOST_MEETINGS))
    if len(found) == _MOST_MEETINGS:
        raise _Senseless("it is repeated too often")
    return [m.replace(tzinfo=zone) if timed else m.date() for m in found]


def _until(rule: str, zone: dt.tzinfo | None) -> dt.datetime | None:
    """When a rule stops, by the clock on the wall; a date stands for its whole day."""
    said = next((p[6:] for p in rule.split(";") if p.upper().startswith("UNTIL=")), "")
    if not said:
        return None
    digits = re.sub(r"[^0-9]", "", said)
    if len(digits) <= 8:
        return dt.datetime.combine(dt.datetime.strptime(digits, "%Y%m%d").date(), dt.time.max)  # noqa: DTZ007
    until = dt.datetime.strptime(digits[:14], "%Y%m%d%H%M%S")  # noqa: DTZ007
    if said.upper().endswith("Z") and zone is not None:
        return until.replace(tzinfo=dt.UTC).astimezone(zone).replace(tzinfo=None)
    return until


def _local(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """A moment on the school's wall; one without a zone is meant there."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment
