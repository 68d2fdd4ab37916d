"""`seat --exam`, `print exam` and `carousel`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from seatingapp.domain.wording import weekday_date
from tests.integration.cli.conftest import CommandLine
from tests.unit.printing.pdf_reading import read

NUMBERED = """\
Surname,Forename,Reg Group,Cand No
Ahmed,Farhan,9C,0012
Ahmed,Farhan,9B,0007
Park,Ji-woo,9C,
Patel,Samir,9C,0002
"""


@pytest.fixture
def exams(cli: CommandLine, vault: Path, tmp_path: Path) -> Path:
    """Return the folder of a vault with class 9C, whose candidates have numbers, and a hall."""
    listed = tmp_path / "numbers.csv"
    listed.write_text(NUMBERED, encoding="utf-8")
    cli.done("import", vault, listed, "--class", "9C")
    cli.done("room", vault, "add", "Hall", "--template", "rows-of-singles", "--columns", "6")
    cli.done("room", vault, "add", "Lab", "--template", "groups-of-4", "--rows", 1, "--columns", 3)
    return vault


def test_candidates_sit_by_number_and_who_has_none_comes_last(
    cli: CommandLine, exams: Path
) -> None:
    made = cli.done("seat", exams, "9C", "--room", "hall", "--exam", "candidate-number")
    assert [s["candidate_number"] for s in made["seated"]] == ["0002", "0007", "0012", ""]
    assert [s["label"] for s in made["seated"]] == ["A1", "A3", "B2", "B4"]
    assert (made["exam"], made["spacing"], made["closest"]) == ("Exam", 1.25, 1.41)
    assert made["without_number"] == [made["seated"][-1]["pupil"]]
    said = cli("seat", exams, "9C", "--room", "hall", "--exam", "candidate-number")
    assert "1 candidate has no candidate number and comes last." in said.out


def test_an_exam_has_its_day_and_leaves_the_lessons_plan_alone(
    cli: CommandLine, exams: Path
) -> None:
    cli.done("seat", exams, "9C", "--room", "Lab")
    day = dt.date.today() + dt.timedelta(days=9)  # noqa: DTZ011 -- the command line's own clock
    made = cli.done(
        *("seat", exams, "9C", "--room", "Hall", "--exam", "alphabetical"),
        *("--name", "Mock 1", "--on", day, "--path", "snake", "--spacing", 0),
    )
    assert (made["on"], made["path"], made["spacing"]) == (day.isoformat(), "snake", 0)
    plans = cli.done("show", exams, "plans")["plans"]
    assert sorted(p["room"] for p in plans) == ["Hall", "Lab"]
    again = cli.done(
        *("seat", exams, "9C", "--room", "Hall", "--exam", "alphabetical"),
        *("--name", "mock 1", "--on", day, "--path", "snake", "--spacing", 0),
    )
    assert again == made


def test_what_makes_no_sense_together_is_refused(cli: CommandLine, exams: Path) -> None:
    seat = ("seat", exams, "9C", "--room", "Hall")
    for extra in (["--spacing", "1"], ["--every-second"], ["--name", "x"], ["--path", "snake"]):
        assert "is for exams" in cli.refused(*seat, *extra)
    for extra in (["--order", "random"], ["--seed", "0"]):
        assert "order of its own" in cli.refused(*seat, "--exam", "alphabetical", *extra)
    assert "needs a name" in cli.refused(*seat, "--exam", "alphabetical", "--name", " ")
    past = dt.date(2020, 1, 31)
    said = cli.refused(*seat, "--exam", "alphabetical", "--on", past)
    assert f"{weekday_date(past)} is past" in said


@pytest.mark.parametrize("metres", ["-1", "x", "nan", "inf", "21"])
def test_metres_must_be_metres(cli: CommandLine, exams: Path, metres: str) -> None:
    seat = ("seat", exams, "9C", "--room", "Hall", "--exam", "alphabetical")
    assert "metres" in cli.misused(*seat, f"--spacing={metres}")


def test_a_day_must_be_a_day(cli: CommandLine, exams: Path) -> None:
    seat = ("seat", exams, "9C", "--room", "Hall", "--exam", "alphabetical")
    assert "write a day like" in cli.misused(*seat, "--on", "23/11/2026")


def test_too_many_candidates_are_told_what_fits(cli: CommandLine, exams: Path) -> None:
    seat = ("seat", exams, "9C", "--room", "Hall", "--exam", "alphabetical")
    said = cli.refused(*seat, "--spacing", "5")
    assert "Only 2 of 4 candidates fit, 5.00 m apart." in said
    assert cli.done("show", exams, "plans")["plans"] == []


def test_an_exam_is_printed_for_the_invigilator_and_for_the_door(
    cli: CommandLine, exams: Path, tmp_path: Path
) -> None:
    printing = ("print", exams, "exam", "--class", "9C", "-o", tmp_path / "exam.pdf")
    assert "no such exam plan" in cli.refused(*printing)
    cli.done("seat", exams, "9C", "--room", "Hall", "--exam", "candidate-number")
    made = cli.done(*printing, "--paper", "A3", "--seats", "numbers")
    text = read((tmp_path / "exam.pdf").read_bytes()).text
    assert (made["exam"], made["audience"]) == ("Exam", "invigilator")
    assert all(said in text for said in ("0007", "Ahmed, Farhan (9B)", made["number"]))
    cli.done(*printing, "--audience", "door")
    text = read((tmp_path / "exam.pdf").read_bytes()).text
    assert "Ahmed, Farhan (9B)" in text
    assert "0007" not in text
    assert "no such exam plan" in cli.refused(*printing, "--name", "Mock 9")
    assert cli.misused(*printing, "--audience", "family")


def test_a_place_that_cannot_be_written_is_refused_before_a_number_is_given(
    cli: CommandLine, exams: Path, tmp_path: Path
) -> None:
    cli.done("seat", exams, "9C", "--room", "Hall", "--exam", "alphabetical")
    printing = ("print", exams, "exam", "--class", "9C", "-o")
    cli.refused(*printing, tmp_path)
    assert cli.done(*printing, tmp_path / "exam.pdf")["number"] == "P-0001"


def test_a_carousel_rolls_groups_through_tables(cli: CommandLine, exams: Path) -> None:
    wanted = ("carousel", exams, "9C", "--room", "Lab", "--every", "week", "--name", "Optics")
    shown = cli.done(*wanted, "--count", 2, "--use", 3, "--dry-run")
    assert [day["groups"] for day in shown["rotation"]] == [
        ["Group 1", "Group 2", None],
        [None, "Group 1", "Group 2"],
        ["Group 2", None, "Group 1"],
    ]
    assert cli.done("show", exams, "plans")["plans"] == []
    made = cli.done(*wanted, "--count", 2)
    assert (made["stations"], made["plans"]) == (["Table 1", "Table 2"], 2)
    assert len(cli.done("show", exams, "plans")["plans"]) == 2
    assert "is planned for" in cli.refused(*wanted, "--count", 2)


def test_a_carousel_rolls_groups_through_rooms(cli: CommandLine, exams: Path) -> None:
    made = cli.done(
        *("carousel", exams, "9C", "--room", "Lab", "--room", "Hall", "--every", "day"),
    )
    assert (made["carousel"], made["stations"], made["plans"]) == ("Carousel", ["Lab", "Hall"], 4)


def test_groups_that_sit_at_tables_go_round_together(cli: CommandLine, exams: Path) -> None:
    wanted = ("carousel", exams, "9C", "--room", "Lab", "--every", "day", "--groups", "tables")
    assert "Nobody sits at a table yet" in cli.refused(*wanted)
    cli.done("seat", exams, "9C", "--room", "Lab")
    assert [len(g["pupils"]) for g in cli.done(*wanted)["groups"]] == [2, 2]


def test_a_carousel_that_cannot_be_is_refused(cli: CommandLine, exams: Path) -> None:
    wanted = ("carousel", exams, "9C", "--room", "Lab")
    assert "there are only 0" in cli.refused(*wanted)  # no timetable
    assert "at least one group" in cli.refused(*wanted, "--count", 0)
    assert "no zones" in cli.refused(*wanted, "--stations", "zones")
    assert "as many stations" in cli.refused(*wanted, "--use", "-1", "--every", "day")
    assert "past" in cli.refused(*wanted, "--from", "2020-01-31", "--every", "day")
    assert "There is no room" in cli.refused("carousel", exams, "9C", "--room", "Nowhere")
