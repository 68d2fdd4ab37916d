"""Which plan of a class is meant by where the user is, and what there is to choose from. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seatingapp.domain.plan_history import Standing, is_usual
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.services.plan_history import HistoryEntry
from seatingapp.ui.place import Place

_OF_A_DAY = (Purpose.EXAM, Purpose.CAROUSEL)


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
        return ahead or _first(of_line) or newest(entries)
    if place.room_id is None:
        return newest(entries)
    usual = [e for e in entries if is_usual(e.head.line)]
    return _first(e for e in usual if e.head.line.room_id == place.room_id)


def newest(entries: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """Return the plan that is shown where nothing was chosen: for lessons, if there is any."""
    usual = [e for e in entries if is_usual(e.head.line)]
    return _first(usual) or _first(entries)


def options(
    entries: Sequence[HistoryEntry], today: dt.date, shown: int | None = None
) -> tuple[PlanOption, ...]:
    """Return what there is to choose from: usual plans first, what is to come last of its line.

    Exams and carousels of days that are past are in the history only, unless one is `shown`.
    """
    found = [
        e
        for e in entries
        if (
            e.standing in (Standing.CURRENT, Standing.UPCOMING)
            and (e.head.line.purpose not in _OF_A_DAY or e.head.from_date >= today)
        )
        or e.head.id == shown
    ]
    order = {line: at for at, line in enumerate(_in_order(e.head.line for e in found))}
    found.sort(key=lambda e: (order[e.head.line], e.head.from_date, e.head.id))
    return tuple(PlanOption(e.head.id, e.words) for e in found)


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
