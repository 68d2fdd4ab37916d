"""`rules`: from words to rules and back, files between vaults, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.integration.cli.conftest import CommandLine

PRIVATE = "Rules are private: mind who can see this screen."


def add(cli: CommandLine, school: Path, *typed: object) -> str:
    """Add a rule and return what it says."""
    said: str = cli.done("rules", school, "9C", "add", *typed)["sentence"]
    return said


def listed(cli: CommandLine, school: Path) -> list[dict[str, object]]:
    """The rules of 9C."""
    found: list[dict[str, object]] = cli.done("rules", school, "9C", "list")["rules"]
    return found


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["apart", "Sam P", "Ji-woo P"], "Sam P and Ji-woo P not next to each other"),
        (["apart", "Sam P", "Ji-woo P", "--metres", 2], "Sam P and Ji-woo P at least 2 m apart"),
        (["together", "Sam P", "Ji-woo P"], "Sam P and Ji-woo P side by side"),
        (["together", "Sam P", "4", "--near", "table"], "Sam P and Ji-woo P at the same table"),
        (["in", "Zosia Ł", "--zone", "front row"], "Zosia Ł in the front row"),
        (["not-in", "Zosia Ł", "--seat", 1, "--seat", 2], "Zosia Ł not on 2 chosen seats"),
        (["keep-empty", "--zone", "Edge"], "Nobody sits at the edge"),
        (["faces-board"], "Nobody faces away from the board"),
        (["faces-board", "Sam Patel"], "Sam P does not face away from the board"),
        (["from-front"], "Fill from the front"),
        (["alternate", "--by", "sex"], "Alternate by sex"),
        (["mix", "--within", "table"], "Mix prior attainment at each table"),
        (["group", "--by", "target"], "Group by target at each desk"),
        (["balance", "--measure", "praise"], "Balance lesson praise by table"),
        (["alphabetical"], "In alphabetical order"),
        (["register"], "In the order of the register"),
        (["random", "--seed", 7], "In a random order (seed 7)"),
        (["new-neighbours", "--plans", 1], "New neighbours: nobody from the last plan"),
        (["few-moves"], "Move as few pupils as possible"),
        (["friends", "Sam P", "4", "Zosia Ł"], "Sam P next to Ji-woo P or Zosia Ł"),
        (["helper", "Sam P"], "A free chair beside Sam P"),
        (["helper", "Sam P", "Zosia Ł"], "Zosia Ł beside Sam P to help"),
    ],
)
def test_every_rule_but_those_of_evidence_can_be_said_in_words(
    cli: CommandLine, school: Path, typed: list[object], says: str
) -> None:
    assert add(cli, school, *typed, "--strength", "low") == says
    (rule,) = listed(cli, school)
    assert (rule["sentence"], rule["strength"], rule["scope"]) == (says, "low", "class")


def test_a_rule_can_be_said_as_a_rule_file_says_it(cli: CommandLine, school: Path) -> None:
    said = {"kind": "apart", "pupils": ["Sam P", "Ji-woo P"], "strength": "must", "note": "noise"}
    assert add(cli, school, json.dumps(said)) == "Sam P and Ji-woo P not next to each other"
    assert listed(cli, school)[0]["note"] == "noise"
    wrong = cli.refused("rules", school, "9C", "add", json.dumps({**said, "metres": 99}))
    assert "Place in the file: metres." in wrong


def test_a_rule_of_a_file_may_follow_somebody_of_another_class(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    path = tmp_path / "9D.csv"
    path.write_text("Surname,Forename,Reg Group\nStone,Ada,9D\n", encoding="utf-8")
    cli.done("import", school, path, "--class", "9D")
    said = {"kind": "faces board", "pupils": ["Ada Stone"], "strength": "low", "scope": "pupil"}
    expected = "Ada Stone does not face away from the board"
    assert add(cli, school, json.dumps(said)) == expected
    assert listed(cli, school) == []
    assert cli.done("rules", school, "9D", "list")["rules"][0]["of"]["name"] == "Ada S"


def test_a_rule_belongs_to_the_class_a_pupil_or_one_plan(cli: CommandLine, school: Path) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    typed = ("in", "Sam P", "--zone", "Edge", "--strength", "must", "--note", "left ear")
    add(cli, school, *typed, "--follow")
    add(cli, school, "few-moves", "--strength", "low", "--room", "r1", "--off")
    one, other = listed(cli, school)
    assert one["scope"] == "pupil"
    assert one["of"] == one["pupils"][0]  # type: ignore[index]
    assert (other["scope"], other["plan"], other["active"]) == (
        *("plan", {"room": "R1", "purpose": "lesson", "name": ""}),
        False,
    )
    words = cli("rules", school, "9C", "list").out
    assert "must      Sam P at the edge               follows Sam P  left ear" in words
    assert "low, off  Move as few pupils as possible  R1, Lessons" in words


def test_a_list_says_what_rules_use_and_that_they_are_private(
    cli: CommandLine, school: Path
) -> None:
    assert cli("rules", school, "9C", "list").out == "None.\n"
    add(cli, school, "balance", "--measure", "praise", "--strength", "low")
    add(cli, school, "alternate", "--by", "sex", "--strength", "low")
    words = cli("rules", school, "9C", "list").out.splitlines()
    assert words[1].endswith("uses praise entries (behaviour data)")
    used = "Uses praise entries (behaviour data), sex (protected characteristic)."
    assert words[-2:] == [used, PRIVATE]
    uses = listed(cli, school)[1]["uses"]
    assert uses == [{"what": "sex", "sensitivity": "protected characteristic"}]


def test_what_is_added_says_what_it_uses(cli: CommandLine, school: Path) -> None:
    typed = ("rules", school, "9C", "add", "alternate", "--by", "sex", "--strength", "high")
    assert cli(*typed).out == (
        "Rule 1 added, high: Alternate by sex. "
        "Uses sex (protected characteristic). Behaviour entries are not used.\n"
    )


def test_a_part_of_a_room_that_no_room_has_is_told(cli: CommandLine, school: Path) -> None:
    typed = ("rules", school, "9C", "add", "keep-empty", "--strength", "low")
    assert cli(*typed, "--zone", "Front row").out == (
        "Rule 1 added, low: Nobody sits in the front row.\n"
    )
    assert cli(*typed, "--zone", "Frnt row").out == (
        "Rule 2 added, low: Nobody sits in the zone Frnt row. "
        "No room has such a part yet, so it does not apply.\n"
    )
    assert "does not apply" in cli(*typed, "--seat", 999).out


def test_rules_are_removed_by_id_or_uid_all_of_them_or_none(cli: CommandLine, school: Path) -> None:
    for what in ("few-moves", "from-front", "register"):
        add(cli, school, what, "--strength", "low")
    one, _other, last = listed(cli, school)
    assert "9C has no rule 77." in cli.refused("rules", school, "9C", "remove", 1, 77)
    assert len(listed(cli, school)) == 3
    removed = cli.done("rules", school, "9C", "remove", one["id"], last["uid"], one["uid"])
    assert removed == {"removed": [one["uid"], last["uid"]]}
    assert [rule["sentence"] for rule in listed(cli, school)] == ["Fill from the front"]
    assert cli("rules", school, "9C", "remove", 2).out == "1 rule removed.\n"


def test_rules_go_out_as_a_file_and_come_back(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    add(cli, school, "apart", "Sam P", "Farhan Ahmed (9B)", "--strength", "must")
    add(cli, school, "keep-empty", "--seat", 1, "--strength", "high", "--room", "R1")
    add(cli, school, "helper", "Sam P", "--strength", "low", "--follow")
    before = listed(cli, school)
    file = tmp_path / "rules.json"
    assert "not encrypted" in cli("rules", school, "9C", "export", file).out
    shown = cli("rules", school, "9C", "export")
    assert shown.out == file.read_text(encoding="utf-8")
    assert cli.done("rules", school, "9C", "export") == json.loads(shown.out)
    again = cli.done("rules", school, "9C", "import", file)
    assert (again["added"], again["known"]) == (0, 3)
    cli.done("rules", school, "9C", "remove", 1, 2, 3)
    tried = cli.done("rules", school, "9C", "import", file, "--dry-run")
    assert (tried["added"], tried["known"], tried["dry_run"]) == (3, 0, True)
    assert listed(cli, school) == []
    assert cli("rules", school, "9C", "import", file).out == "3 rules added, 0 there already.\n"
    assert [{**rule, "id": 0} for rule in listed(cli, school)] == [
        {**rule, "id": 0} for rule in before
    ]


def test_rules_of_another_vault_find_pupils_by_name(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rules.json"
    add(cli, school, "apart", "Sam P", "Farhan Ahmed (9B)", "--strength", "must")
    cli.done("rules", school, "9C", "export", file)
    said = json.loads(file.read_text(encoding="utf-8"))
    for pupil in said["rules"][0]["pupils"]:
        pupil["uid"] = "of-another-vault"
    file.write_text(json.dumps(said), encoding="utf-8")
    cli.done("rules", school, "9C", "remove", 1)
    cli.done("rules", school, "9C", "import", file)
    expected = "Sam P and Farhan Ahmed (9B) not next to each other"
    assert listed(cli, school)[0]["sentence"] == expected


def test_a_file_with_one_wrong_rule_adds_none_and_says_where(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    rule = {"kind": "apart", "pupils": ["Sam P", "Ji-woo P"], "strength": "must"}
    other = {**rule, "pupils": ["Sam P", "Farhan Ahmed"]}
    file = tmp_path / "rules.json"
    said = {"format": "seatingapp-rules", "version": 1, "rules": [rule, other]}
    file.write_text(json.dumps(said), encoding="utf-8")
    refused = cli.refused("rules", school, "9C", "import", file)
    assert refused.startswith("More than one pupil is called Farhan Ahmed.")
    assert "Place in the file: rules 2, pupils 2. Nothing was added or changed." in refused
    assert listed(cli, school) == []


def test_a_file_that_cannot_be_read_is_refused(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    lost = tmp_path / "lost.json"
    assert "The rule file cannot be read." in cli.refused("rules", school, "9C", "import", lost)
    lost.write_bytes(b"\xff\xfe")
    assert "That is no rule file." in cli.refused("rules", school, "9C", "import", lost)
    lost.write_text("{", encoding="utf-8")
    assert "docs/rule-files.md" in cli.refused("rules", school, "9C", "import", lost)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["near", "Sam P"], "There is no rule called near. Rules: apart, together, in, not-in,"),
        (["apart", "Sam P", "Ji-woo P"], "Say how much the rule matters."),
        (["apart", "Sam P", "--strength", "must"], "too few pupils: at least 2. No rule was added"),
        (["apart", "Sam P", "Sam Patel", "--strength", "must"], "named twice"),
        (["apart", "Sam P", "4", "--near", "desk", "--strength", "low"], "--near is not for apart"),
        (["keep-empty", "Sam P", "--strength", "low"], "keep-empty names no pupils."),
        (["in", "Sam P", "--strength", "low"], "either a zone or seats"),
        (["alternate", "--strength", "low"], "alternate needs --by."),
        (["in", "Sam P", "--plans", "2", "--strength", "low"], "--plans is not for in."),
        (["few-moves", "--seat", "2", "--strength", "low"], "--seat is not for few-moves."),
        (["friends", "--strength", "low"], "friends needs a pupil."),
        (["few-moves", "--follow", "--strength", "low"], "has to name them."),
        (["few-moves", "--room", "R1", "--strength", "low"], "no such plan in R1."),
        (["few-moves", "--purpose", "test", "--strength", "low"], "go with --room."),
        (["helper", "4", "--room", "R1", "--follow", "--strength", "low"], "not for one room only"),
        (["apart", "Sam P", "Nobody", "--strength", "low"], "no pupil called Nobody in this class"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    cli: CommandLine, school: Path, typed: list[str], says: str
) -> None:
    assert says in cli.refused("rules", school, "9C", "add", *typed)
    assert listed(cli, school) == []


def test_a_rule_that_is_there_is_not_added_twice(cli: CommandLine, school: Path) -> None:
    add(cli, school, "apart", "Sam P", "4", "--strength", "must")
    again = cli.refused("rules", school, "9C", "add", "apart", "4", "Sam P", "--strength", "low")
    assert again.startswith("This rule is there already, as a must.")


@pytest.mark.parametrize(
    "typed",
    [
        ["add", "apart", "Sam P", "4", "--strength", "very"],
        ["add", "in", "Sam P", "--zone", "Edge", "--seat", "3", "--strength", "must"],
        ["add", "alternate", "--by", "height", "--strength", "must"],
        ["add", "apart", "Sam P", "4", "--metres", "two", "--strength", "must"],
        ["remove"],
        ["dance"],
        [],
    ],
)
def test_wrong_usage_of_rules_is_told(cli: CommandLine, school: Path, typed: list[str]) -> None:
    assert "usage" in cli.misused("rules", school, "9C", *typed)
