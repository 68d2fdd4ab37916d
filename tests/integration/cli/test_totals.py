"""`totals`: the numbers of a class, and of a pupil with every line that they come from."""

from __future__ import annotations

from pathlib import Path

from tests.integration.cli.conftest import CommandLine


def test_a_class_has_its_four_numbers_and_a_pupil_every_line(
    cli: CommandLine, school: Path
) -> None:
    cli.done("log", school, "9C", "Sam P", "Great answer")
    wrong = cli.done("log", school, "9C", "Sam P", "Off task")
    cli.done("entries", school, "void", wrong["uid"], "--reason", "wrong pupil")
    found = cli.done("totals", school, "--class", "9C", "--scope", "all")
    sam = next(one for one in found["totals"] if one["name"] == "Sam Patel")
    assert (found["class"], found["scope"], found["since"]) == ("9C", "all", None)
    assert (sam["praise_events"], sam["praise_points"]) == (1, 1)
    assert (sam["concern_events"], sam["ratio"], sam["net"]) == (0, None, 1)
    told = cli.done("totals", school, "--pupil", "Sam Patel", "--scope", "year")
    assert told["total"] == {k: v for k, v in sam.items() if k not in ("pupil", "name")}
    assert [line["kind"] for line in told["lines"]] == ["entry", "entry", "taken back"]
    assert told["lines"][-1]["reason"] == "wrong pupil"
    assert told["since"] is not None
    for key in ("praise_events", "praise_points", "concern_events", "concern_points"):
        changes = sum(line["change"][key] for line in told["lines"])
        assert told["opening"][key] + changes == told["total"][key]


def test_in_words_the_trace_is_a_ledger(cli: CommandLine, school: Path) -> None:
    wrong = cli.done("log", school, "9C", "Sam P", "Off task")
    cli.done("entries", school, "void", wrong["uid"], "--reason", "wrong pupil")
    said = cli("totals", school, "--pupil", "Sam Patel").out
    assert "Opening balance" in said
    assert "Off task (taken back: wrong pupil)" in said
    assert "Result" in said
    assert said.endswith("Totals are private: mind who can see this screen.\n")


def test_a_class_or_a_pupil_must_be_named(cli: CommandLine, school: Path) -> None:
    assert cli("totals", school).status == 2
    assert "There is no pupil called Nobody" in cli.refused("totals", school, "--pupil", "Nobody")
