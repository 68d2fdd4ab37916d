"""`calendar` and `timetable`: shown, tried first, imported whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from seatingapp.domain.school_time import DAY_NAMES
from tests.integration.cli.conftest import CommandLine

LESSON = """\
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/London:20260907T090000
DTEND;TZID=Europe/London:20260907T100000
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:9C
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20260921
SUMMARY:INSET day
END:VEVENT
"""


@pytest.fixture
def calendar_file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.ics"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{LESSON}END:VCALENDAR\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path


def test_the_sample_school_says_when_it_is_open_and_what_is_taught(
    cli: CommandLine, sample_vault: Path
) -> None:
    calendar = cli("calendar", sample_vault, "show", "--json").json
    assert {c["name"] for c in calendar["closures"]} >= {"INSET day", "Christmas holidays"}
    assert [t["half_term"] for t in calendar["terms"]][:6] == [f"HT{n}" for n in range(1, 7)]
    assert calendar["periods"][1]["other_days"] == []
    lessons = cli("timetable", sample_vault, "show", "--json").json["lessons"]
    assert len(lessons) == 24
    days = [DAY_NAMES.index(lesson["day"]) for lesson in lessons]
    assert days == sorted(days)
    assert {lesson["week"] for lesson in lessons} == {None, "A", "B"}


def test_dates_that_are_tried_first_change_nothing(cli: CommandLine, vault: Path) -> None:
    before = cli("calendar", vault, "show", "--json").json
    tried = cli("calendar", vault, "import", "--usual", "2026", "--dry-run", "--json").json
    assert (len(tried["terms"]), tried["dry_run"], tried["file"]) == (6, True, None)
    assert cli("calendar", vault, "show", "--json").json == before
    done = cli("calendar", vault, "import", "--usual", "2026")
    assert done.out == "Took over 6 terms and 7 closed stretches.\n"
    again = cli("calendar", vault, "import", "--usual", "2026")
    assert again.status == 0
    assert len(cli("calendar", vault, "show", "--json").json["closures"]) == 7
    assert "Autumn half-term" in cli("calendar", vault, "show").out


def test_dates_that_contradict_each_other_are_refused_also_when_tried(
    cli: CommandLine, vault: Path, tmp_path: Path
) -> None:
    path = tmp_path / "dates.csv"
    path.write_text(
        "Name,From,To\nHT1,01/09/2026,23/10/2026\nHT2,01/10/2026,18/12/2026\n", encoding="utf-8"
    )
    for option in ((), ("--dry-run",)):
        refused = cli("calendar", vault, "import", path, *option)
        assert refused.status == 1
        assert "HT1 and HT2 overlap" in refused.err


def test_a_calendar_brings_lessons_periods_and_closed_days(
    cli: CommandLine, vault: Path, calendar_file: Path
) -> None:
    tried = cli("timetable", vault, "import", calendar_file, "--make-classes", "--dry-run")
    assert "Would import: 1 lesson, 1 closed stretch; 0 rows left out." in tried.out
    done = cli("timetable", vault, "import", calendar_file, "--make-classes", "--json").json
    assert (done["format"], done["new_periods"], done["new_classes"]) == (
        "icalendar",
        ["P1"],
        ["9C"],
    )
    shown = cli("timetable", vault, "show", "--json").json["lessons"]
    assert shown == [
        {
            "day": "Monday",
            "week": None,
            "period": "P1",
            "from": "09:00",
            "to": "10:00",
            "class": "9C",
            "room": None,
        }
    ]
    closed = cli("calendar", vault, "show", "--json").json["closures"]
    assert closed == [
        {"kind": "INSET", "name": "INSET day", "from": "2026-09-21", "to": "2026-09-21"}
    ]


def test_a_timetable_of_which_nothing_fits_is_refused(
    cli: CommandLine, vault: Path, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Class,Day,Period\n9C,Mon,1\n", encoding="utf-8")
    refused = cli("timetable", vault, "import", path)
    assert (refused.status, refused.out) == (1, "")
    assert "No row of this file can be taken. Row 2: There is no class called 9C." in refused.err
    assert "None." in cli("timetable", vault, "show").out


def test_a_week_is_said_to_be_a_or_b_and_the_next_ones_alternate_from_there(
    cli: CommandLine, vault: Path
) -> None:
    cli("calendar", vault, "import", "--usual", "2026")
    before = cli("calendar", vault, "week", "2027-01-13", "none", "--json").json
    other = "B" if before["week"] == "A" else "A"
    said = cli("calendar", vault, "week", "2027-01-13", other).out
    assert said == f"The week of 2027-01-11 is week {other}; weeks alternate from there.\n"
    shown = cli("calendar", vault, "show", "--json").json
    assert shown["weeks_anew"] == [{"week_of": "2027-01-11", "letter": other}]
    after = cli.done("calendar", vault, "week", "2027-01-13", "none")
    assert after == {"week_of": "2027-01-11", "week": before["week"], "set": False}
    closed = cli.refused("calendar", vault, "week", "2026-12-25", "A")
    assert closed.startswith("The week of 2026-12-21 has no school, or weeks have no letters.")
    assert cli("calendar", vault, "show", "--json").json["weeks_anew"] == []
