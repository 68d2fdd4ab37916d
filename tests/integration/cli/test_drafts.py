"""`drafts` and its rules: what is refused, and what the window does as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.conftest import CommandLine


@pytest.fixture
def ashgrove(cli: CommandLine, tmp_path: Path) -> str:
    """Return a vault with a class and a rule that drafted a detention and a word for the head."""
    vault = str(tmp_path / "Ashgrove")
    names = tmp_path / "class.csv"
    names.write_text("Forename,Surname,Class\nAda,Testa,9C\nBen,Trial,9C\n", encoding="utf-8")
    for command in (
        ("new", vault),
        ("import", vault, str(names)),
        ("log", vault, "9C", "Ada Testa", "Off task"),
        ("drafts", vault, "rules", "add", "detention", "1", "concern", "--in", "day", "--on"),
        ("drafts", vault, "rules", "add", "tell", "1", "concern", "--days", "7", "--points"),
        ("drafts", vault, "rules", "on", "1", "2", "--since", "2025-09-01"),
    ):
        answer = cli(*command)
        assert answer.status == 0, answer.err
    return vault


def listed(cli: CommandLine, vault: str, *more: str) -> list[dict[str, Any]]:
    """The drafts that a list names."""
    answer = cli("drafts", vault, "list", *more, "--json")
    found: list[dict[str, Any]] = json.loads(answer.out)["drafts"]
    return found


def test_a_detention_is_released_on_the_next_free_day_or_on_another(
    cli: CommandLine, ashgrove: str
) -> None:
    (detention,) = (d for d in listed(cli, ashgrove) if d["kind"] == "detention")
    answer = cli("drafts", ashgrove, "release", str(detention["id"]), "--anyway")
    assert answer.out.startswith(f"{detention['name']}: "), answer.err
    (decided,) = listed(cli, ashgrove, "--decided")
    assert decided["detention"] == 1
    assert "released" in cli("drafts", ashgrove, "list", "--decided").out
    again = cli("drafts", ashgrove, "reopen", str(detention["id"]))
    assert "Cancel the detention instead" in again.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("release", "1", "2"), "a command of their own"),
        (("release", "2", "--anyway"), "for detentions only"),
        (("release", "1", "--note", "x"), "are no detentions"),
        (("release", "1", "--type", "Nothing"), "no type of detention called Nothing"),
        (("release", "1", "--on", "2020-01-01"), "Nothing was"),
        (("release", "9"), "No draft with the number 9 waits."),
        (("reopen", "1"), "No draft with the number 1 was decided."),
        (("dismiss", "1", "--reason", " "), "needs a reason"),
        (("rules", "off", "9"), "no rule that drafts with the number 9"),
        (("rules", "add", "tell", "0", "concern", "--within", "5"), "1 to 1,000 entries"),
        (("rules", "add", "tell", "1", "concern", "--in", "week", "--class", "x"), "no class"),
        (
            ("rules", "add", "tell", "1", "concern", "--in", "week", "--category", "Sports"),
            "no category called Sports. The policy has: Learning",
        ),
        (
            ("rules", "add", "tell", "1", "concern", "--in", "week", "--step", "C9"),
            "no step called C9. The policy has: C1 warning",
        ),
        (
            ("rules", "add", "tell", "1", "concern", "--in", "week", "--year", "77"),
            "There is no year group 77. Year groups are R, 1 to 14.",
        ),
        (
            (
                "rules",
                "add",
                "tell",
                "1",
                "concern",
                "--in",
                "day",
                "--on",
                "--since",
                "2999-01-01",
            ),
            "1 January 2999 is still to come",
        ),
        (("rules", "on", "1", "--since", "2999-01-01"), "a rule drafts from now on at the latest"),
        (("simulate", "1", "--from", "2025-12-01", "--to", "2025-11-01"), "before the first"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    cli: CommandLine, ashgrove: str, arguments: tuple[str, ...], said: str
) -> None:
    before = listed(cli, ashgrove)
    answer = cli("drafts", ashgrove, *arguments)
    assert answer.status == 1
    assert said in answer.err
    assert listed(cli, ashgrove) == before


def test_a_released_postcard_is_printed_and_one_that_waits_is_not(
    cli: CommandLine, ashgrove: str, tmp_path: Path
) -> None:
    cli("log", ashgrove, "9C", "Ada Testa", "Great answer")
    since = ("--on", "--since", "2025-09-01")
    cli("drafts", ashgrove, "rules", "add", "postcard", "1", "praise", "--in", "day", *since)
    (card,) = (d for d in listed(cli, ashgrove) if d["kind"] == "praise postcard")
    paper = tmp_path / "card.pdf"
    printed = ("drafts", ashgrove, "print", str(card["id"]), "-o", str(paper))
    assert "was decided" in cli(*printed).err
    released = cli("drafts", ashgrove, "release", str(card["id"]))
    how = f"seatingapp drafts VAULT print {card['id']} -o FILE.pdf"
    assert released.out == f"Released: praise postcard. Print it: {how}\n"
    assert cli(*printed).out == f"P-0001: {paper}\n"
    assert paper.read_bytes().startswith(b"%PDF")


def test_what_is_no_paper_is_released_without_a_word_of_printing(
    cli: CommandLine, ashgrove: str
) -> None:
    (tell,) = (d for d in listed(cli, ashgrove) if d["kind"] != "detention")
    released = cli("drafts", ashgrove, "release", str(tell["id"]))
    assert released.out == "Released: tell the head of year.\n"


def test_several_that_are_released_are_named_to_be_printed(cli: CommandLine, ashgrove: str) -> None:
    cli("log", ashgrove, "9C", "Ada Testa", "Great answer")
    cli("log", ashgrove, "9C", "Ben Trial", "Great answer")
    since = ("--on", "--since", "2025-09-01")
    cli("drafts", ashgrove, "rules", "add", "postcard", "1", "praise", "--in", "day", *since)
    every = listed(cli, ashgrove)
    ids = [str(d["id"]) for d in every if d["kind"] != "detention"]
    cards = ", ".join(str(d["id"]) for d in every if d["kind"] == "praise postcard")
    said = cli("drafts", ashgrove, "release", *ids).out
    how = "seatingapp drafts VAULT print ID -o FILE.pdf"
    assert said == f"3 drafts released. Print each of {cards}: {how}\n"


def test_a_year_is_understood_as_it_is_said_and_one_without_pupils_is_told(
    cli: CommandLine, ashgrove: str
) -> None:
    said = ("rules", "add", "tell", "9", "concern", "--in", "week", "--year", "Year 10")
    answer = cli("drafts", ashgrove, *said)
    words = "9 concerns in a week by a pupil of Year 10: tell the head of year."
    assert answer.out == f"Rule 3 added, switched off: {words} Nobody is in Year 10 now.\n"


def test_a_rule_names_category_and_step_as_the_policy_writes_them(
    cli: CommandLine, ashgrove: str
) -> None:
    told = ("--category", "focus", "--step", "c1 WARNING", "--json")
    rule = cli("drafts", ashgrove, "rules", "add", "tell", "9", "concern", "--in", "week", *told)
    assert (rule.json["category"], rule.json["step"]) == ("Focus", "C1 warning")


def test_rules_are_switched_and_removed(cli: CommandLine, ashgrove: str) -> None:
    off = json.loads(cli("drafts", ashgrove, "rules", "off", "1", "--json").out)
    assert [(r["id"], r["on"]) for r in off["rules"]] == [(1, False)]
    assert len(listed(cli, ashgrove)) == 2
    answer = cli("drafts", ashgrove, "rules", "remove", "1", "2")
    assert answer.out == "2 rules removed. 2 waiting drafts of it went too.\n"
    assert json.loads(cli("drafts", ashgrove, "rules", "list", "--json").out) == {"rules": []}


def test_a_simulation_lists_days_and_pupils(cli: CommandLine, ashgrove: str) -> None:
    answer = cli("drafts", ashgrove, "simulate", "1", "--from", "2025-09-01", "--to", "2027-08-31")
    assert "1 draft for 1 pupil" in answer.out
    assert "Ada Testa" in answer.out
    found = json.loads(
        cli(
            *("drafts", ashgrove, "simulate", "1"),
            *("--from", "2025-09-01", "--to", "2027-08-31", "--json"),
        ).out
    )
    assert (found["drafts"], found["pupils"], len(found["weeks"])) == (1, 1, 1)
