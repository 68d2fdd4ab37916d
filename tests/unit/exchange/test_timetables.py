"""Timetables as tables and calendars say them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from seatingapp.domain.calendar import Closure, ClosureKind
from seatingapp.domain.errors import Refusal
from seatingapp.domain.timetable_lists import Meeting, TimetableList, TimetableRow
from seatingapp.exchange.timetable_reading import read_timetable

LONDON = ZoneInfo("Europe/London")
TODAY = dt.date(2026, 11, 30)


def read(folder: Path, text: str | bytes, name: str = "timetable.csv") -> TimetableList:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_timetable(path, LONDON, TODAY)


def calendar_of(*events: str) -> str:
    whole = "\n".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
    lines = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:tests\n{whole}\nEND:VCALENDAR\n"
    return lines.replace("\n", "\r\n")


def meetings(folder: Path, *events: str) -> tuple[Meeting, ...]:
    return read(folder, calendar_of(*events), "timetable.ics").meetings


def test_a_row_has_class_day_period_room_and_week(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Class Name,Day,Period,Room,Week\n9B/Sc2,Monday,P3,Lab 2,A\n8A/En1,Tue,2,,\n",
    )
    assert found.rows == (
        TimetableRow(2, "9B/Sc2", 0, "P3", "A", "Lab 2"),
        TimetableRow(3, "8A/En1", 1, "2"),
    )


def test_semicolons_a_title_and_places_of_sims_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Staff timetable;;;\n\nClass;Initials;Room;Period\n"
        "9B/Sc2;ABC ;L2;1Mon:4\n9B/Sc2;?;L2;2Fri:1\n",
    )
    assert found.rows == (
        TimetableRow(4, "9B/Sc2", 0, "4", "A", "L2", "ABC"),
        TimetableRow(5, "9B/Sc2", 4, "1", "B", "L2"),
    )
    assert found.teachers == ("ABC",)


def test_the_subject_stands_for_the_class_where_there_is_none(tmp_path: Path) -> None:
    found = read(tmp_path, "Name,Subject code,Room,Period\nA,Ch,3,1Mon:4\nB,Ch,3,1Mon:4\n")
    assert found.rows == (TimetableRow(2, "Ch", 0, "4", "A", "3"),)
    assert found.remarks == ("This list names no classes, so the subject stands for the class.",)


def test_times_stand_for_periods(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Group,Weekday,Start time,End time\n9B,Wed,09:00,10:00\n9C,Wed,late,10:00\n",
    )
    assert found.rows[0] == TimetableRow(2, "9B", 2, starts=dt.time(9), ends=dt.time(10))
    assert found.rows[1].problem == "The row names no period and no time."


def test_the_activities_of_fet_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Room"\n'
        '"1","Monday","09:00 - 10:00","9B","Science","Carter","Lab 2"\n',
    )
    assert found.rows == (
        TimetableRow(2, "9B", 0, "09:00 - 10:00", "", "Lab 2", "Carter", dt.time(9), dt.time(10)),
    )


def test_a_grid_has_days_on_top_and_periods_at_the_side(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Period,1Mon,1Tue,2Mon\nP1,9B/Sc2 (Lab 2),,8A @ H4\n11:10-12:10,,9C,free\n",
    )
    assert found.rows == (
        TimetableRow(2, "9B/Sc2", 0, "P1", "A", "Lab 2"),
        TimetableRow(2, "8A", 0, "P1", "B", "H4"),
        TimetableRow(3, "9C", 1, "", "A", starts=dt.time(11, 10), ends=dt.time(12, 10)),
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",Mon,P1,", "The row names no class."),
        ("9B,Someday,P1,", "The row names no day: Someday."),
        ("9B,,,", "The row names no day: nothing is there."),
        ("9B,Mon,,", "The row names no period and no time."),
        ("9B,Mon,P1,C", "The week is neither A nor B: C."),
    ],
)
def test_a_row_that_says_no_lesson_says_why(tmp_path: Path, row: str, problem: str) -> None:
    found = read(tmp_path, f"Class,Day,Period,Week\n9A,Mon,P2,A\n{row}\n")
    assert [r.problem for r in found.rows] == ["", problem]


def test_lessons_by_date_are_meetings(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Class,Date,Start,End,Room\n9B,02/11/2026,09:00,10:00,L2\n9B,?,09:00,10:00,\n"
        "9B,03/11/2026,09:00,,\n,04/11/2026,09:00,10:00,\n",
    )
    assert found.meetings == (
        Meeting(2, "9B", dt.date(2026, 11, 2), dt.time(9), dt.time(10), "L2"),
    )
    assert [r.problem for r in found.rows] == [
        "The date cannot be read: .",
        "The row names no times from and to.",
        "The row names no class.",
    ]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.csv", b"Surname,Forename\nA,B\n", "does not say which class has which lesson"),
        (
            "a.fet",
            b'<?xml version="1.0"?><fet version="5">',
            "This file is a project of the timetabler FET",
        ),
        ("a.pdf", b"%PDF-1.7", "This file is a PDF document, not a timetable."),
        ("a.csv", b"  \n", "This file is empty."),
        ("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VTODO\r\n", "calendar"),
        ("a.ics", calendar_of().encode(), "no lessons and no holidays"),
    ],
)
def test_what_is_no_timetable_is_refused(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    with pytest.raises(Refusal, match=what):
        read(tmp_path, data, name)


WEEKLY = """
UID:1
DTSTART;TZID=Europe/London:20260907T090000
DTEND;TZID=Europe/London:20260907T100000
RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261102T090000Z
SUMMARY:9B/Sc2
LOCATION:Lab 2
"""


def test_a_lesson_every_other_week_stays_at_nine_when_the_clocks_change(tmp_path: Path) -> None:
    found = meetings(tmp_path, WEEKLY)
    assert [m.day.isoformat() for m in found] == [
        *("2026-09-07", "2026-09-21", "2026-10-05", "2026-10-19", "2026-11-02")
    ]
    assert {(m.starts, m.ends, m.room) for m in found} == {(dt.time(9), dt.time(10), "Lab 2")}


def test_a_rule_in_utc_is_read_on_the_clock_of_the_school(tmp_path: Path) -> None:
    found = meetings(
        tmp_path,
        "UID:2\nDTSTART:20260908T080000Z\nDURATION:PT1H\nSUMMARY:8A\nRRULE:FREQ=WEEKLY;COUNT=9",
    )
    assert found[0].starts == dt.time(9)
    assert found[-1].starts == dt.time(8)  # after the clocks went back: so the file says


def test_dates_are_taken_out_added_and_moved(tmp_path: Path) -> None:
    found = meetings(
        tmp_path,
        WEEKLY
        + "EXDATE;TZID=Europe/London:20260921T090000\n"
        + "RDATE;TZID=Europe/London:20260925T110000\n",
        "UID:1\nRECURRENCE-ID:20261005T080000Z\nSUMMARY:9B/Sc2\n"
        "DTSTART;TZID=Europe/London:20261006T090000\nDTEND;TZID=Europe/London:20261006T100000",
    )
    days = sorted(m.day for m in found)
    assert dt.date(2026, 9, 21) not in days
    assert dt.date(2026, 9, 25) in days
    assert dt.date(2026, 10, 5) not in days
    assert dt.date(2026, 10, 6) in days


def test_times_without_a_zone_are_the_schools(tmp_path: Path) -> None:
    found = meetings(tmp_path, "UID:3\nDTSTART:20260908T090000\nDTEND:20260908T100000\nSUMMARY:8A")
    assert found == (Meeting(1, "8A", dt.date(2026, 9, 8), dt.time(9), dt.time(10)),)


def test_what_is_cancelled_past_or_without_end_is_no_lesson(tmp_path: Path) -> None:
    lesson = "DTSTART:20260908T090000\nDTEND:20260908T100000\nSUMMARY:8A"
    found = meetings(
        tmp_path,
        f"UID:1\n{lesson}\nSTATUS:CANCELLED",
        "UID:2\nDTSTART:20200908T090000\nDTEND:20200908T100000\nSUMMARY:Old",
        "UID:3\nDTSTART:20260908T090000\nSUMMARY:No end",
        f"UID:4\n{lesson}",
    )
    assert [m.class_name for m in found] == ["8A"]


def test_all_day_events_close_the_school(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        calendar_of(
            "UID:1\nDTSTART;VALUE=DATE:20261026\nDTEND;VALUE=DATE:20261031\nSUMMARY:Half term",
            "UID:2\nDTSTART;VALUE=DATE:20270104\nSUMMARY:Staff training (school closed)",
            "UID:3\nDTSTART;VALUE=DATE:20261103\nSUMMARY:Half term begins",
            "UID:4\nDTSTART;VALUE=DATE:20261104\nSUMMARY:Sports day",
            "UID:5\nDTSTART;VALUE=DATE:20270503\nRRULE:FREQ=YEARLY;UNTIL=20280601\n"
            "SUMMARY:Bank holiday",
        ),
        "term dates.ics",
    )
    assert found.closures == (
        Closure(ClosureKind.HOLIDAY, "Half term", dt.date(2026, 10, 26), dt.date(2026, 10, 30)),
        Closure(
            ClosureKind.INSET,
            "Staff training (school closed)",
            dt.date(2027, 1, 4),
            dt.date(2027, 1, 4),
        ),
        Closure(ClosureKind.HOLIDAY, "Bank holiday", dt.date(2027, 5, 3), dt.date(2027, 5, 3)),
        Closure(ClosureKind.HOLIDAY, "Bank holiday", dt.date(2028, 5, 3), dt.date(2028, 5, 3)),
    )
    assert found.remarks == ("2 all-day events do not close the school: left out.",)


def test_an_event_whose_dates_make_no_sense_says_so(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        calendar_of("UID:1\nSUMMARY:9B\nDTEND:20260908T100000", WEEKLY),
        "a.ics",
    )
    assert [r.class_name for r in found.rows] == ["9B"]
    assert found.rows[0].problem == "Its dates make no sense."
    assert found.meetings


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", "repeated within a day"),
        ("FREQ=MINUTELY;INTERVAL=1", "repeated within a day"),
        ("FREQ=HOURLY", "repeated within a day"),
        ("FREQ=DAILY;INTERVAL=0", "repeated too often"),
        ("FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(60))), "repeated too often"),
    ],
)
def test_an_event_that_is_repeated_without_an_end_holds_nothing_up(
    tmp_path: Path, rule: str, why: str
) -> None:
    event = f"UID:9\nSUMMARY:9B\nDTSTART:20260907T090000\nDTEND:20260907T090500\nRRULE:{rule}"
    found = read(tmp_path, calendar_of(event, WEEKLY), "a.ics")
    assert found.rows[0].problem == f"Its dates make no sense: it is {why}."
    assert found.meetings


def test_a_table_of_terms_and_holidays_is_read_as_dates(tmp_path: Path) -> None:
    found = read(tmp_path, "Name,From,To\nHT1,01/09/2026,23/10/2026\nINSET,02/09/2026,\n")
    assert [t.name for t in found.terms] == ["HT1"]
    assert [c.kind for c in found.closures] == [ClosureKind.INSET]
    assert found.rows == ()


@pytest.mark.parametrize(
    "event",
    [
        "UID:1\nSUMMARY:9B\nDTSTART:20260907T090000\nDTSTART:20260907T090000",
        "UID:1\nSUMMARY:9B\nDTSTART:20260907T090000\nDTEND:20260907T100000\nDTEND:20260907",
        "UID:1\nSUMMARY:9B\nDTSTART;VALUE=PERIOD:20260907T090000Z/PT1H",
        "UID:1\nSUMMARY:9B\nDTSTART:20260907T090000\nRRULE:FREQ=WEEKLY;BYDAY=9XX",
    ],
)
def test_an_event_with_values_in_the_wrong_place_hides_no_other(tmp_path: Path, event: str) -> None:
    found = read(tmp_path, calendar_of(event, WEEKLY.replace("UID:1", "UID:7")), "a.ics")
    assert {m.class_name for m in found.meetings} >= {"9B/Sc2"}


def test_zones_of_windows_are_known_and_paths_are_no_zones(tmp_path: Path) -> None:
    lesson = "UID:1\nSUMMARY:9B\nDTSTART;TZID={0}:20260907T090000\nDTEND;TZID={0}:20260907T100000"
    found = meetings(tmp_path, lesson.format("GMT Standard Time"))
    assert found[0].starts == dt.time(9)
    with pytest.raises(Refusal, match=r"damaged|no lessons"):
        meetings(tmp_path, lesson.format("Europe"))
