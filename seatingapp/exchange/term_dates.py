"""Term dates from files: a table with names and days, or the all-day events of a calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from seatingapp.domain.calendar import Closure, ClosureKind, Term
from seatingapp.domain.class_lists import ReadOptions
from seatingapp.domain.timetable_lists import TimetableList
from seatingapp.domain.wording import counted
from seatingapp.exchange.calendar_files import closing_kind, is_calendar, read_calendar_file
from seatingapp.exchange.dates import parse_date
from seatingapp.exchange.delimited import read_delimited
from seatingapp.exchange.other_formats import OtherFormat
from seatingapp.exchange.readers import reader_for
from seatingapp.exchange.sources import open_source, refuse
from seatingapp.exchange.spreadsheets import read_spreadsheet
from seatingapp.exchange.synonyms import key
from seatingapp.exchange.tables import Table, TableRow

_LOOKED_AT = 30
_HEADINGS = {
    "name": frozenset({"name", "term", "event", "title", "description", "halfterm", "subject"}),
    "starts": frozenset({"start", "starts", "startdate", "from", "begins", "firstday", "date"}),
    "ends": frozenset({"end", "ends", "enddate", "to", "until", "finishes", "lastday"}),
    "kind": frozenset({"kind", "type", "category"}),
}


def read_term_dates(path: Path, zone: ZoneInfo, today: dt.date) -> TimetableList:
    """Return the terms and closed days of a file. Raises Refusal where it says nothing of them."""
    source = open_source(path, "calendar", "CSV, Excel or iCalendar")
    if is_calendar(source):
        read = read_calendar_file(source, zone, today)
        if not read.closures:
            raise refuse(
                source.name,
                "This calendar has no holidays and no INSET days.",
                "If it holds your lessons, import it as a timetable.",
            )
        lessons = counted(len(read.meetings), "lesson")
        told = (f"{lessons} left out: import them as a timetable.",) if read.meetings else ()
        return replace(read, rows=(), meetings=(), remarks=(*read.remarks, *told))
    other = OtherFormat()
    if other.recognises(source):
        raise other.refusal(source, "calendar")
    is_workbook = reader_for(source).name == "spreadsheet"
    table = read_spreadsheet if is_workbook else read_delimited
    return read_dates_table(table(source, ReadOptions()))


def has_dates(table: Table) -> bool:
    """Whether a table has names and the days on which they begin."""
    return _head(table) is not None


def _head(table: Table) -> TableRow | None:
    needed = {"name", "starts"}
    return next((r for r in table.rows[:_LOOKED_AT] if needed <= _columns(r).keys()), None)


def read_dates_table(table: Table) -> TimetableList:
    """Return the terms and closed days of a table. Raises Refusal where it says nothing of them."""
    head = _head(table)
    if head is None:
        raise refuse(
            table.file,
            "This file does not say when terms and holidays are.",
            "It needs the headings Name, From and To; and Kind, if you like: term, holiday, INSET.",
        )
    columns = _columns(head)
    terms: list[Term] = []
    closures: list[Closure] = []
    remarks: list[str] = []
    for row in table.rows:
        if row.number <= head.number or row.blank:
            continue
        cells = {name: row.cell(at) for name, at in columns.items()}
        starts = parse_date(cells["starts"])
        ends = parse_date(cells.get("ends", "")) if cells.get("ends") else starts
        if starts is None or ends is None or not cells["name"]:
            remarks.append(f"Row {row.number} is left out: it has no name or no date.")
            continue
        kind = _kind(cells["name"], cells.get("kind", ""))
        if kind is None:
            terms.append(Term(cells["name"], starts, ends))
        else:
            closures.append(Closure(kind, cells["name"], starts, ends))
    return TimetableList(
        table.file,
        table.format,
        terms=tuple(terms),
        closures=tuple(closures),
        remarks=tuple(remarks),
    )


def _columns(row: TableRow) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        name = next((n for n, words in _HEADINGS.items() if key(cell) in words), None)
        if name is not None:
            found.setdefault(name, at)
    return found


def _kind(name: str, kind: str) -> ClosureKind | None:
    """What a row is: by its kind, else by its name; None for a term."""
    said = key(kind)
    if said in ("term", "halfterm", "terms"):
        return None
    if said == "inset":
        return ClosureKind.INSET
    if said in ("holiday", "holidays", "bankholiday", "closure", "closed"):
        return ClosureKind.HOLIDAY
    return closing_kind(name)
