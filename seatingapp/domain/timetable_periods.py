"""Which period of the school a row of a timetable means, and periods made from times."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from seatingapp.domain.calendar import Period, PeriodDay
from seatingapp.domain.timetable_lists import TimetableRow

_TUTOR = frozenset(
    {"am", "amreg", "reg", "registration", "tutor", "tutortime", "tutorial", "form", "formtime"}
)
_BEFORE = re.compile(r"^(period|lesson|p|l)(?=\d)")


def period_key(name: str) -> str:
    """What tells periods apart however they are written: `P4`, `Period 4` and `4` are one.

    So are all names of the time with the tutor in the morning: SIMS writes `AM`, others `Reg`.
    """
    bare = _BEFORE.sub("", re.sub(r"[^0-9a-z]", "", name.casefold()))
    return "tutor" if bare in _TUTOR else bare


def period_of(row: TimetableRow, periods: Sequence[Period]) -> Period | None:
    """The period that a row means: by its name, else by its times on that day of the week."""
    if row.period:
        exact = [p for p in periods if p.name.casefold() == row.period.casefold()]
        alike = [p for p in periods if period_key(p.name) == period_key(row.period)]
        if exact or alike:
            return (exact or alike)[0]
    if row.starts is None or row.ends is None:
        return None
    best, most = None, 0.0
    for period in periods:
        at = period.on(row.weekday)
        share = _shared(row.starts, row.ends, at) if at else 0.0
        if share > most:
            best, most = period, share
    return best if most > 0.5 else None


def _shared(starts: dt.time, ends: dt.time, period: Period) -> float:
    """How much of the longer of two spans lies in both, 0 to 1."""
    both = min(_minutes(ends), _minutes(period.ends)) - max(
        _minutes(starts), _minutes(period.starts)
    )
    longer = max(_length(starts, ends), _length(period.starts, period.ends), 1)
    return both / longer


def periods_from(rows: Iterable[TimetableRow], known: Sequence[Period]) -> tuple[Period, ...]:
    """Make periods for rows that have times and mean no known one.

    Times that overlap on different days of the week are one period with other times on some days;
    the commonest are its usual ones. Named as the rows name them, or by a number or their start.
    """
    spans: dict[tuple[str, dt.time, dt.time], Counter[int]] = {}
    for row in rows:
        if row.starts is not None and row.ends is not None and row.starts < row.ends:
            spans.setdefault((row.period, row.starts, row.ends), Counter())[row.weekday] += 1
    groups: list[list[tuple[str, dt.time, dt.time]]] = []
    for span in sorted(spans, key=lambda s: (s[1], s[2], s[0])):
        if groups and _same(groups[-1], span, spans):
            groups[-1].append(span)
        else:
            groups.append([span])
    taken = {p.name.casefold() for p in known}
    made: list[Period] = []
    for number, group in enumerate(groups, start=1):
        made.append(_period(group, spans, number if not known else 0, taken))
        taken.add(made[-1].name.casefold())
    return tuple(made)


def _same(
    group: Sequence[tuple[str, dt.time, dt.time]],
    span: tuple[str, dt.time, dt.time],
    spans: dict[tuple[str, dt.time, dt.time], Counter[int]],
) -> bool:
    """Whether a span is the period of a group on other days of the week."""
    busy = {day for one in group for day in spans[one]}
    named = {one[0] for one in group} | {span[0]}
    last = group[-1]
    overlap = span[1] < last[2] and span[1] < max(one[2] for one in group)
    return overlap and len(named) == 1 and not busy & set(spans[span])


def _period(
    group: Sequence[tuple[str, dt.time, dt.time]],
    spans: dict[tuple[str, dt.time, dt.time], Counter[int]],
    number: int,
    taken: set[str],
) -> Period:
    usual = max(group, key=lambda span: spans[span].total())
    days = tuple(
        PeriodDay(day, span[1], span[2])
        for span in group
        if span != usual
        for day in sorted(spans[span])
    )
    said = f"P{usual[0]}" if usual[0].isdigit() else usual[0]
    name = said or (f"P{number}" if number else f"{usual[1]:%H:%M}")
    while name.casefold() in taken:
        name += "*"
    return Period(0, name, usual[1], usual[2], days=tuple(sorted(days, key=lambda d: d.weekday)))


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _length(starts: dt.time, ends: dt.time) -> int:
    return _minutes(ends) - _minutes(starts)
