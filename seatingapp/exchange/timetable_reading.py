"""Read a timetable or the dates of a year: a table (CSV, XLSX ...) or a calendar (iCalendar)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from seatingapp.domain.class_lists import ReadOptions
from seatingapp.domain.timetable_lists import TimetableList
from seatingapp.exchange.calendar_files import is_calendar, read_calendar_file
from seatingapp.exchange.delimited import read_delimited
from seatingapp.exchange.other_formats import OtherFormat
from seatingapp.exchange.readers import reader_for
from seatingapp.exchange.sources import open_source
from seatingapp.exchange.spreadsheets import read_spreadsheet
from seatingapp.exchange.term_dates import has_dates, read_dates_table
from seatingapp.exchange.timetable_tables import has_lessons, read_timetable_table

_AS_FOUND = ReadOptions()


def read_timetable(path: Path, zone: ZoneInfo, today: dt.date) -> TimetableList:
    """Return what a file says of lessons and closed days, by the clock of the school's zone.

    Raises Refusal, and nothing else, where it says nothing of them.
    """
    source = open_source(path, "timetable", "CSV, Excel or iCalendar")
    if is_calendar(source):
        return read_calendar_file(source, zone, today)
    other = OtherFormat()
    if other.recognises(source):
        raise other.refusal(source, "timetable")
    is_workbook = reader_for(source).name == "spreadsheet"
    table = read_spreadsheet if is_workbook else read_delimited
    found = table(source, _AS_FOUND)
    if has_dates(found) and not has_lessons(found):
        return read_dates_table(found)
    return read_timetable_table(found)
