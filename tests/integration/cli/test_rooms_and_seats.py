"""`room` and `seat`: a room from each template, and a class on its seats."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from seatingapp.domain.room_templates import Template
from tests.integration.cli.conftest import CommandLine


@pytest.mark.parametrize("template", list(Template))
def test_every_template_makes_a_room(cli: CommandLine, vault: Path, template: Template) -> None:
    made = cli.done("room", vault, "add", "R1", "--template", template, "--rows", 3, "--columns", 4)
    assert (set(made), made["name"]) == ({"id", "name", "seats"}, "R1")
    (room,) = cli.done("show", vault, "rooms")["rooms"]
    assert (room["name"], room["seats"]) == ("R1", made["seats"])
    assert room["seats"] >= 10
    assert set(room) == {"id", "name", "seats", "desks", "width_cm", "depth_cm"}


def test_five_rows_of_six_doubles_have_sixty_seats(cli: CommandLine, vault: Path) -> None:
    said = cli(
        "room", vault, "add", "Größe 李", "--template", "rows-of-doubles",
        "--rows", 5, "--columns", 6,
    )  # fmt: skip
    assert said.out == "Größe 李 added, 60 seats.\n"


@pytest.mark.parametrize(("name", "rows"), [("", 4), ("R2", 0), ("R2", 31), ("R2", -1), ("R1", 4)])
def test_a_room_that_cannot_be_is_refused(
    cli: CommandLine, school: Path, name: str, rows: int
) -> None:
    cli.refused("room", school, "add", name, "--template", "horseshoe", f"--rows={rows}")
    assert [r["name"] for r in cli.done("show", school, "rooms")["rooms"]] == ["R1"]


@pytest.mark.parametrize("wrong", [("--template", "pit"), ("--template", "horseshoe", "--rows=x")])
def test_a_template_that_is_not_there_is_wrong_usage(
    cli: CommandLine, vault: Path, wrong: tuple[str, ...]
) -> None:
    assert "invalid" in cli.misused("room", vault, "add", "R1", *wrong)


def test_a_class_is_seated_in_the_order_of_the_register(cli: CommandLine, school: Path) -> None:
    seated = cli.done("seat", school, "9c", "--room", "R1")
    assert (seated["class"], seated["room"], seated["unseated"]) == ("9C", "R1", 0)
    assert (seated["order"], seated["seed"]) == ("alphabetical", None)
    (plan,) = cli.done("show", school, "plans", "--class", "9C")["plans"]
    assert plan["from"] == seated["from"]
    assert plan["from"] == dt.date.fromisoformat(plan["from"]).isoformat()
    assert {str(s["seat"]): s["pupil"] for s in plan["seated"]} == seated["seated"]
    assert [s["name"] for s in plan["seated"]][2:] == ["Zosia Ł", "Ji-woo P", "Sam P"]


def test_one_seed_gives_one_plan_and_another_seed_another(cli: CommandLine, school: Path) -> None:
    plans = [cli.done("seat", school, "9C", "--room", "R1", "--seed", s) for s in (1, 2, 1)]
    assert plans[0]["seated"] == plans[2]["seated"] != plans[1]["seated"]
    assert {(p["order"], p["seed"]) for p in plans} == {("random", 1), ("random", 2)}


def test_a_random_plan_says_its_seed_so_that_it_can_be_had_again(
    cli: CommandLine, school: Path
) -> None:
    first = cli.done("seat", school, "9C", "--room", "R1", "--order", "random")
    again = cli.done("seat", school, "9C", "--room", "R1", "--seed", first["seed"])
    assert first["seated"] == again["seated"]


def test_an_alphabetical_plan_takes_no_seed(cli: CommandLine, school: Path) -> None:
    cli.refused("seat", school, "9C", "--room", "R1", "--order", "alphabetical", "--seed", 1)
    assert cli.done("show", school, "plans") == {"plans": []}


def test_pupils_without_a_seat_are_counted(cli: CommandLine, school: Path) -> None:
    cli.done("room", school, "add", "Tiny", "--template", "rows-of-singles", "--rows", 1,
             "--columns", 2)  # fmt: skip
    said = cli("seat", school, "9C", "--room", "Tiny").out
    assert said == "9C in Tiny: 2 pupils seated, 3 without a seat.\n"


@pytest.mark.parametrize(
    ("school_class", "room", "sentence"),
    [("9D", "R1", "There is no class called 9D."), ("9C", "R2", "There is no room called R2.")],
)
def test_what_is_not_there_is_refused_by_name(
    cli: CommandLine, school: Path, school_class: str, room: str, sentence: str
) -> None:
    assert sentence in cli.refused("seat", school, school_class, "--room", room)
