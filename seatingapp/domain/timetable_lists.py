"""Timetables as read from a file: lessons of a week, or meetings on dates, and closed days.

A reader in `exchange` makes these; `timetable_plan` says what they would do to a school's time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.domain.calendar import Closure, Term


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """A lesson of the week as a row of a file says it, or why the row says none.

    `weekday` 0 is Monday; `week` is A, B or empty. A row may name its period, its times, or both.
    """

    number: int
    class_name: str = ""
    weekday: int = 0
    period: str = ""
    week: str = ""
    room: str = ""
    teacher: str = ""
    starts: dt.time | None = None
    ends: dt.time | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A lesson on one date, as a calendar has it."""

    number: int
    class_name: str
    day: dt.date
    starts: dt.time
    ends: dt.time
    room: str = ""
    teacher: str = ""


@dataclass(frozen=True, slots=True)
class TimetableList:
    """What a file says of lessons, of days without school, and of terms."""

    file: str
    format: str
    rows: tuple[TimetableRow, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    closures: tuple[Closure, ...] = ()
    terms: tuple[Term, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def teachers(self) -> tuple[str, ...]:
        """Whose lessons the file has, where it says so."""
        named = {r.teacher for r in self.rows} | {m.teacher for m in self.meetings}
        return tuple(sorted(named - {""}, key=str.casefold))
