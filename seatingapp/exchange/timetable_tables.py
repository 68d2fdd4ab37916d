"""Timetables in tables: a row for each lesson, or a grid with the days of the week on top."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from seatingapp.domain.timetable_lists import Meeting, TimetableList, TimetableRow
from seatingapp.exchange.dates import parse_date
from seatingapp.exchange.sources import refuse
from seatingapp.exchange.synonyms import key
from seatingapp.exchange.tables import Table, TableRow
from seatingapp.exchange.timetable_codes import (
    WeekPlace,
    read_place,
    read_span,
    read_time,
    read_week,
)

_LOOKED_AT = 30
_CLASS = (
    "class classname classcode classgroup group groupname teachinggroup teachinggroupname set"
    " course coursename section sectionname activity students studentssets summary"
)
# Headings without blanks and case, by what stands below them.
_HEADINGS: Mapping[str, frozenset[str]] = {
    line.split()[0]: frozenset(line.split())
    for line in (
        _CLASS,
        "subject subjectcode subjectname",
        "day weekday dayofweek dayname",
        "period periods periodname periodcode lesson slot hour block timetableperiod timetableslot",
        "week weekab weektype weekname timetableweek cycle weekcycle",
        "room roomname roomcode roomno roomnumber location site",
        "teacher teachers teachername teachercode initials staff staffcode staffname staffinitials",
        "starts start starttime from begins begin timefrom",
        "ends end endtime to until finish finishes timeto",
        "time times",
        "date lessondate startdate",
    )
}
_UNKNOWN = frozenset({"?", "-", "_", "n/a", "none", "tbc", "free"})
_ROOM_BEHIND = re.compile(r"(?P<class>.+?)\s*[(@\[]\s*(?P<room>[^)\]]+)[)\]]?")


def read_timetable_table(table: Table) -> TimetableList:
    """Return the lessons of a table. Raises Refusal where it has neither headings nor days."""
    for row in table.rows[:_LOOKED_AT]:
        columns = _columns(row)
        if _is_list(columns):
            return _read_list(table, row, columns)
        days = _days(row)
        if len(days) >= 3:
            return _read_grid(table, row, days)
    raise refuse(
        table.file,
        "This file does not say which class has which lesson.",
        "It needs the headings Class, Day and Period (Room and Week if you like), or a column with"
        " places such as 1Mon:4, or a grid with the days of the week on top.",
    )


def has_lessons(table: Table) -> bool:
    """Whether a table says who is taught when, by a row a lesson or by a grid."""
    head = table.rows[:_LOOKED_AT]
    return any(_is_list(_columns(row)) or len(_days(row)) >= 3 for row in head)


def _columns(row: TableRow) -> dict[str, int]:
    """What each known heading of a row stands over; of two alike the first counts."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        heading = key(cell)
        name = next((n for n, words in _HEADINGS.items() if heading in words), None)
        if name is not None:
            found.setdefault(name, at)
    return found


def _is_list(columns: Mapping[str, int]) -> bool:
    when = {"period", "day", "date", "starts", "time"}
    return bool({"class", "subject"} & columns.keys()) and bool(when & columns.keys())


def _days(row: TableRow) -> dict[int, WeekPlace]:
    places = ((at, read_place(cell)) for at, cell in enumerate(row.cells))
    return {at: place for at, place in places if place is not None and not place.period}


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a row by what their headings mean."""

    row: TableRow
    columns: Mapping[str, int]

    def __call__(self, name: str) -> str:
        at = self.columns.get(name)
        cell = "" if at is None else self.row.cell(at)
        return "" if cell.casefold() in _UNKNOWN else cell


def _read_list(table: Table, head: TableRow, columns: dict[str, int]) -> TimetableList:
    rows: dict[TimetableRow, TimetableRow] = {}
    meetings: dict[Meeting, Meeting] = {}
    by_date = "date" in columns and "day" not in columns
    below = [r for r in table.rows if r.number > head.number and not r.blank]
    for row in below:
        cells = _Cells(row, columns)
        made = _meeting(cells) if by_date else _lesson(cells)
        # A pupil's timetable, or one of a whole class, says each lesson many times.
        if isinstance(made, Meeting):
            meetings.setdefault(replace(made, number=0), made)
        else:
            rows.setdefault(replace(made, number=0), made)
    remarks = []
    if "class" not in columns:
        remarks.append("This list names no classes, so the subject stands for the class.")
    return TimetableList(
        table.file,
        table.format,
        tuple(rows.values()),
        tuple(meetings.values()),
        remarks=tuple(remarks),
    )


def _lesson(cells: _Cells) -> TimetableRow:
    number, name = cells.row.number, cells("class") or cells("subject")
    starts, ends = _times(cells)
    said = cells("period")
    own, place = read_place(said), read_place(cells("day"))
    if own is not None:
        place, period = own, own.period
    else:
        period = said if said or place is None else place.period
    week = read_week(cells("week")) if cells("week") else place.week if place else ""
    problem = ""
    if not name:
        problem = "The row names no class."
    elif place is None:
        problem = f"The row names no day: {cells('day') or said or 'nothing is there'}."
    elif not period and starts is None:
        problem = "The row names no period and no time."
    elif week is None:
        problem = f"The week is neither A nor B: {cells('week')}."
    return TimetableRow(
        number,
        name,
        place.weekday if place else 0,
        period,
        (week or (place.week if place else "")) or "",
        cells("room"),
        cells("teacher"),
        starts,
        ends,
        problem,
    )


def _meeting(cells: _Cells) -> Meeting | TimetableRow:
    day = parse_date(cells("date"))
    starts, ends = _times(cells)
    name = cells("class") or cells("subject")
    number = cells.row.number
    if day is None:
        return TimetableRow(number, name, problem=f"The date cannot be read: {cells('date')}.")
    if starts is None or ends is None or not name:
        what = "no class" if not name else "no times from and to"
        return TimetableRow(number, name, problem=f"The row names {what}.")
    return Meeting(number, name, day, starts, ends, cells("room"), cells("teacher"))


def _times(cells: _Cells) -> tuple[dt.time | None, dt.time | None]:
    span = read_span(cells("time")) or read_span(cells("period"))
    if span is not None:
        return span
    starts, ends = read_time(cells("starts")), read_time(cells("ends"))
    return (None, None) if starts is None or ends is None else (starts, ends)


def _read_grid(table: Table, head: TableRow, days: Mapping[int, WeekPlace]) -> TimetableList:
    """A row a period, a column a day; `9B/Sc2 (Lab 2)` and `9B/Sc2 @ Lab 2` name the room too."""
    rows = [
        row
        for line in table.rows
        if line.number > head.number and line.cell(0)
        for row in _grid_line(line, days)
    ]
    return TimetableList(table.file, table.format, tuple(rows))


def _grid_line(line: TableRow, days: Mapping[int, WeekPlace]) -> Iterator[TimetableRow]:
    period = line.cell(0)
    starts, ends = read_span(period) or (None, None)
    for at, place in days.items():
        said = line.cell(at)
        if not said or said.casefold() in _UNKNOWN:
            continue
        found = _ROOM_BEHIND.fullmatch(said)
        name, room = (found["class"], found["room"].strip()) if found else (said, "")
        yield TimetableRow(
            line.number,
            name,
            place.weekday,
            "" if starts else period,
            place.week,
            room,
            starts=starts,
            ends=ends,
        )
