"""Term dates from tables and calendars."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from seatingapp.domain.calendar import Closure, ClosureKind, Term
from seatingapp.domain.errors import Refusal
from seatingapp.domain.timetable_lists import TimetableList
from seatingapp.exchange.term_dates import read_term_dates
from tests.unit.exchange.test_timetables import WEEKLY, calendar_of

TODAY = dt.date(2026, 11, 30)


def read(folder: Path, text: str, name: str = "dates.csv") -> TimetableList:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_term_dates(path, ZoneInfo("Europe/London"), TODAY)


def test_terms_holidays_and_inset_days_are_told_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "School dates;;;\nEvent;First day;Last day;Type\nAutumn 1;1 Sep 2026;23 Oct 2026;\n"
        "Half term break;26/10/2026;30/10/2026;\nHT2;02/11/2026;18/12/2026;half term\n"
        "Staff;04/01/2027;;INSET\nSnow;05/01/2027;;closed\n;06/01/2027;;\n",
    )
    assert found.terms == (
        Term("Autumn 1", dt.date(2026, 9, 1), dt.date(2026, 10, 23)),
        Term("HT2", dt.date(2026, 11, 2), dt.date(2026, 12, 18)),
    )
    assert found.closures == (
        Closure(
            ClosureKind.HOLIDAY, "Half term break", dt.date(2026, 10, 26), dt.date(2026, 10, 30)
        ),
        Closure(ClosureKind.INSET, "Staff", dt.date(2027, 1, 4), dt.date(2027, 1, 4)),
        Closure(ClosureKind.HOLIDAY, "Snow", dt.date(2027, 1, 5), dt.date(2027, 1, 5)),
    )
    assert found.remarks == ("Row 8 is left out: it has no name or no date.",)


def test_of_a_calendar_the_closed_days_are_taken_and_lessons_are_not(tmp_path: Path) -> None:
    holiday = "UID:9\nDTSTART;VALUE=DATE:20261026\nDTEND;VALUE=DATE:20261031\nSUMMARY:Half term"
    found = read(tmp_path, calendar_of(WEEKLY, holiday), "dates.ics")
    assert [c.name for c in found.closures] == ["Half term"]
    assert found.remarks == ("5 lessons left out: import them as a timetable.",)


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.csv", "Surname,Forename\nA,B\n", "does not say when terms and holidays are"),
        ("a.ics", calendar_of(WEEKLY), "no holidays and no INSET days"),
        ("a.pdf", "%PDF-1.7", "This file is a PDF document, not a calendar."),
    ],
)
def test_a_file_without_dates_is_refused(tmp_path: Path, name: str, text: str, what: str) -> None:
    with pytest.raises(Refusal, match=what):
        read(tmp_path, text, name)
