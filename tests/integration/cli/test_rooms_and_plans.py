"""`room` and `plan` look into rooms and plans; a room goes from vault to vault as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.integration.cli.conftest import CommandLine


def test_a_room_is_shown_in_centimetres_with_who_is_next_to_whom(
    cli: CommandLine, school: Path
) -> None:
    room = cli.done("room", school, "show", "r1")
    places = {p["seat"]: p for p in room["places"]}
    assert room["seats"] == len(places) == sum(len(d["seats"]) for d in room["desks"])
    assert {f["kind"] for f in room["fixtures"]} == {"board", "teacher_desk"}
    pair = room["neighbours"][0]
    apart = abs(places[pair["seat"]]["x_cm"] - places[pair["other"]]["x_cm"]) / 100
    assert (pair["relation"], pair["metres"]) == ("same desk", apart)


def test_zones_are_proposed_until_the_school_has_its_own(cli: CommandLine, school: Path) -> None:
    answer = cli.done("room", school, "zones", "R1")
    assert answer["zones"] == []
    assert [z["name"] for z in answer["proposals"]][:2] == ["Front row", "Back row"]
    assert all(z["seats"] for z in answer["proposals"])


def test_a_room_goes_from_one_vault_to_another_as_a_file(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "room.json"
    assert cli.done("room", school, "export", "R1", "-o", file)["name"] == "R1"
    assert json.loads(file.read_text(encoding="utf-8"))["name"] == "R1"
    cli.refused("room", school, "import", file)  # the name is taken
    cli.done("room", school, "import", file, "--name", "R2")
    first, second = (cli.done("room", school, "show", name) for name in ("R1", "R2"))
    for part in ("desks", "fixtures", "places", "neighbours", "outline_cm"):
        assert first[part] == second[part], part


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "line 1"),
        (b"{}", "no room file"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b'{"format": "seatingapp-room", "version": 99}', "version"),
    ],
)
def test_a_file_that_is_no_room_is_refused_with_a_sentence(
    cli: CommandLine, school: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    file = tmp_path / "room.json"
    file.write_bytes(content)
    assert says in cli.refused("room", school, "import", file)
    assert len(cli.done("show", school, "rooms")["rooms"]) == 1


def test_a_room_file_that_is_not_there_is_refused(cli: CommandLine, school: Path) -> None:
    assert "cannot be read" in cli.refused("room", school, "import", "nowhere.json")
    cli.refused("room", school, "show", "R9")


def test_plans_are_listed_shown_and_compared(cli: CommandLine, school: Path) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    before = cli.done("plan", school, "show", "--class", "9C")
    assert (before["case"], before["unseated"]) == ("own", [])
    assert [s["label"] for s in before["seated"]] == ["1", "2", "3", "4", "5"]
    cli.done("room", school, "add", "R2", "--template", "groups-of-4")
    cli.done("seat", school, "9C", "--room", "R2", "--seed", 3)
    listed = cli.done("plan", school, "list", "--class", "9C")["plans"]
    assert [(p["room"], p["standing"], p["seated"]) for p in listed] == [
        ("R2", "current", 5),
        ("R1", "current", 5),
    ]
    assert cli.done("plan", school, "list")["plans"] == listed
    after = listed[0]["id"]
    answer = cli.done("plan", school, "compare", before["plan"], after)
    assert not answer["comparable"]
    assert answer["moved"] == []
    same = cli.done("plan", school, "compare", after, after)
    assert (same["comparable"], same["stayed"], same["new_neighbours"]) == (True, 5, [])
    cli.refused("plan", school, "compare", after, 999)
    cli.refused("plan", school, "show", "--plan", 999)


def test_a_class_without_a_plan_is_told_what_its_lesson_opens_with(
    cli: CommandLine, school: Path
) -> None:
    answer = cli.done("plan", school, "show", "--class", "9C", "--room", "R1")
    assert (answer["plan"], answer["case"]) == (None, "room")
    assert answer["sentence"]
    assert cli.done("plan", school, "show", "--class", "9C")["case"] == "grid"


def test_who_sat_next_to_whom_is_told_by_day_and_by_pupil(cli: CommandLine, school: Path) -> None:
    plan = cli.done("seat", school, "9C", "--room", "R1")
    told = cli.done("plan", school, "neighbours", "--class", "9C")
    (sitting,) = told["sittings"]
    assert sitting["plan"] == plan["plan"]
    beside = {frozenset((p["pupil"], p["other"])) for p in sitting["pairs"]}
    assert frozenset((plan["seated"]["1"], plan["seated"]["2"])) in beside
    first = str(plan["seated"]["1"])
    everyone = cli.done("plan", school, "neighbours", "--pupil", first)["beside"]
    assert {b["pupil"] for b in everyone} == {
        p for pair in beside if int(first) in pair for p in pair - {int(first)}
    }
    long_ago = cli.done("plan", school, "neighbours", "--pupil", first, "--on", "2020-01-31")
    assert long_ago["beside"] == []
    assert "2020" in cli("plan", school, "neighbours", "--class", "9C", "--on", "2020-01-31").out


def test_a_day_that_is_none_is_wrong_usage(cli: CommandLine, school: Path) -> None:
    assert "2026-11-23" in cli.misused("plan", school, "list", "--on", "yesterday")
