"""Which plan of a class is meant by where the user is, and what there is to choose from. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seatingapp.domain.plan_history import Standing, is_usual
from seatingapp.domain.plans import PlanLine
from seatingapp.domain.wording import short_date
from seatingapp.services.plan_history import HistoryEntry
from seatingapp.ui.place import Place


@dataclass(frozen=True, slots=True)
class PlanOption:
    """A plan in the chooser: what holds today of each line, and what is still to come."""

    plan_id: int
    text: str


def entry_at(entries: Sequence[HistoryEntry], place: Place) -> HistoryEntry | None:
    """Return the plan that is meant by a place; None where a room has no usual plan yet.

    `entries` are the plans of the class, the newest first. A line or a day that is gone gives way
    to what is nearest.
    """
    if place.line is not None:
        of_line = [e for e in entries if e.head.line == place.line]
        ahead = _ahead(of_line, place.ahead)
        if found := ahead or _first(of_line):
            return found
    usual = [e for e in entries if is_usual(e.head.line)]
    if place.room_id is not None:
        return _first(e for e in usual if e.head.line.room_id == place.room_id)
    return newest(entries)


def newest(entries: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """Return the plan that is shown where nothing was chosen: for lessons, if there is any."""
    usual = [e for e in entries if is_usual(e.head.line)]
    return _first(usual) or _first(entries)


def options(entries: Sequence[HistoryEntry]) -> tuple[PlanOption, ...]:
    """Return what there is to choose from: usual plans first, what is to come last of its line."""
    found = [e for e in entries if e.standing in (Standing.CURRENT, Standing.UPCOMING)]
    order = {line: at for at, line in enumerate(_in_order(e.head.line for e in found))}
    found.sort(key=lambda e: (order[e.head.line], e.head.from_date, e.head.id))
    return tuple(PlanOption(e.head.id, option_words(e)) for e in found)


def option_words(entry: HistoryEntry) -> str:
    """Return what a plan is called in the chooser: `Test · Lab 2 · from Mon 30 Nov`."""
    parts = [entry.head.line.label, entry.room]
    if entry.standing is Standing.UPCOMING:
        parts.append(f"upcoming, from {short_date(entry.head.from_date)}")
    return " · ".join(parts)


def _in_order(lines: Iterable[PlanLine]) -> list[PlanLine]:
    return sorted(dict.fromkeys(lines), key=lambda line: not is_usual(line))


def _ahead(entries: Sequence[HistoryEntry], day: dt.date | None) -> HistoryEntry | None:
    wanted = (e for e in entries if e.standing is Standing.UPCOMING and e.head.from_date == day)
    return next(wanted, None)


def _first(entries: Iterable[HistoryEntry]) -> HistoryEntry | None:
    """The one that holds, else the next that will."""
    known = list(entries)
    holds = next((e for e in known if e.standing is Standing.CURRENT), None)
    coming = [e for e in known if e.standing is Standing.UPCOMING]
    return holds or min(coming, key=lambda e: (e.head.from_date, -e.head.id), default=None)
