"""`entries`: what was logged is found, explained, put right and disputed, and never lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.conftest import CommandLine

AT = "2025-11-24T11:32"


@pytest.fixture
def entry(cli: CommandLine, school: Path) -> str:
    """Return the uid of a concern entry of Sam's that waits to be completed."""
    logged = cli.done("log", school, "9C", "Sam P", "Off task", "--at", AT, "--to-complete")
    return str(logged["uid"])


def listed(cli: CommandLine, school: Path, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli.done("entries", school, "list", *options)["entries"]
    return found


def test_lists_are_narrowed_by_each_option(cli: CommandLine, school: Path, entry: str) -> None:
    cli.done("log", school, "9C", "Ji-woo P", "Great answer", "--at", "2025-11-25T09:00")

    def names(*options: str) -> list[str]:
        return [one["name"] for one in listed(cli, school, *options)]

    assert names() == ["Ji-woo Park", "Sam Patel"]
    assert names("--class", "9c", "--pupil", "Sam P") == ["Sam Patel"]
    assert names("--pupil", "Ji-woo Park") == ["Ji-woo Park"]
    assert names("--from", "2025-11-25") == ["Ji-woo Park"]
    assert names("--to", "2025-11-24") == ["Sam Patel"]
    assert names("--from", "2025-11-24", "--to", "2025-11-24") == ["Sam Patel"]
    assert names("--polarity", "praise") == ["Ji-woo Park"]
    assert names("--to-complete") == ["Sam Patel"]
    cli.done("entries", school, "void", entry, "--reason", "Logged twice")
    assert names() == ["Ji-woo Park"]
    assert names("--void") == ["Ji-woo Park", "Sam Patel"]
    assert names("--to-complete") == []


def test_a_list_has_the_latest_so_many_and_says_where_there_are_more(
    cli: CommandLine, school: Path, entry: str
) -> None:
    for minute in range(3):
        at = f"2025-11-25T09:0{minute}"
        cli.done("log", school, "9C", "Ji-woo P", "Great answer", "--at", at)
    answer = cli("entries", school, "list", "--limit", "2")
    assert answer.out.count("Ji-woo Park") == 2
    assert "The latest 2 entries; there are more. --limit N shows up to 5,000" in answer.out
    found = cli.done("entries", school, "list", "--limit", "3")
    assert (len(found["entries"]), found["more"]) == (3, True)
    every = cli.done("entries", school, "list", "--limit", "4")
    assert (len(every["entries"]), every["more"]) == (4, False)
    assert "there are more" not in cli("entries", school, "list").out


def test_a_list_has_200_entries_unless_somebody_says(cli: CommandLine, sample_vault: Path) -> None:
    found = cli.done("entries", sample_vault, "list")
    assert (len(found["entries"]), found["more"]) == (200, True)
    times = [one["happened_at"] for one in found["entries"]]
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("limit", ["0", "5001"])
def test_a_list_of_none_or_too_many_is_refused(cli: CommandLine, school: Path, limit: str) -> None:
    assert "1 to 5,000 entries" in cli.refused("entries", school, "list", "--limit", limit)


def test_words_say_what_a_reader_must_know(cli: CommandLine, school: Path, entry: str) -> None:
    said = cli("entries", school, "list").out
    assert "Off task −1" in said
    assert "to complete" in said
    assert "Entries are private" in said
    cli.done("entries", school, "complete", entry, "--tried", "Quiet word", "--note", "lost page")
    cli.done("entries", school, "dispute", entry, "--view", "I was helping")
    assert "disputed; Quiet word; lost page" in cli("entries", school, "list").out
    cli.done("entries", school, "settle", entry, "--outcome", "it stands")
    assert "dispute settled" in cli("entries", school, "list").out
    cli.done("entries", school, "correct", entry, "--behaviour", "talking over")
    rows = cli("entries", school, "list", "--void").out.splitlines()
    assert sum("was corrected" in row for row in rows) == 1
    assert sum("; corrected" in row or "  corrected" in row for row in rows) == 1
    empty = cli("entries", school, "list", "--to", "2020-01-01")
    assert empty.out == "None.\n"


def test_completing_answers_with_the_whole_entry(
    cli: CommandLine, school: Path, entry: str
) -> None:
    done = cli.done(
        "entries",
        school,
        "complete",
        entry,
        "--happened",
        "Used a phone",
        "--outcome",
        "Carried on",
    )
    assert (done["happened"], done["tried"], done["outcome"]) == ("Used a phone", "", "Carried on")
    assert not done["to_complete"]
    again = cli("entries", school, "complete", entry, "--nothing-to-add")
    assert again.out == f"Entry {done['id']}, Sam Patel: Off task −1, completed.\n"
    for options in ((), ("--note", "x", "--nothing-to-add")):
        refused = cli("entries", school, "complete", entry, *options)
        assert (refused.status, "and not both" in refused.err) == (1, True)


def test_a_correction_changes_what_is_named_and_keeps_the_rest(
    cli: CommandLine, school: Path, entry: str
) -> None:
    done = cli.done(
        "entries", school, "correct", entry, "--pupil", "Ji-woo P", "--behaviour", "Talking over",
        "--at", "11:20", "--note", "with Sam", "--reason", "mixed up",
    )  # fmt: skip
    assert (done["name"], done["behaviour"], done["note"]) == (
        "Ji-woo Park", "Talking over", "with Sam",
    )  # fmt: skip
    assert done["happened_at"] == "2025-11-24T11:20:00+00:00"
    assert done["corrects"] == entry
    old = next(e for e in listed(cli, school, "--void") if e["uid"] == entry)
    assert (old["void_reason"], old["replaced_by"]) == ("mixed up", done["uid"])
    same = cli("entries", school, "correct", done["id"], "--behaviour", "Talking over")
    assert (same.status, "like that already" in same.err) == (1, True)


def test_history_tells_all_of_it(cli: CommandLine, school: Path, entry: str) -> None:
    cli.done("entries", school, "complete", entry, "--nothing-to-add")
    new = cli.done("entries", school, "correct", entry, "--note", "lost page 3")
    cli.done("entries", school, "void", new["id"], "--reason", "Wrong pupil")
    told = cli.done("entries", school, "history", entry)
    assert [event["what"] for event in told["events"]] == [
        "logged", "completed", "corrected", "void",
    ]  # fmt: skip
    assert told["entry"]["uid"] == entry
    words = cli("entries", school, "history", entry).out
    assert "no note to “lost page 3”" in words
    assert "Wrong pupil" in words


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("void", "999", "--reason", "x"), "no entry 999"),
        (("history", "nobody"), "no entry nobody"),
        (("void", "{}", "--reason", " "), "needs a reason"),
        (("void", "{}", "--reason", "has bruises"), "child's safety"),
        (("complete", "{}", "--note", "x" * 10_000), "this one has 10000"),
        (("correct", "{}", "--at", "2035-01-01T10:00"), "in the future"),
        (("correct", "{}", "--at", "2024-11-24T10:00"), "another academic year"),
        (("correct", "{}", "--at", "noon"), "no moment that can be read. Nothing was changed."),
        (("correct", "{}", "--behaviour", "Sneezing"), "no behaviour called Sneezing"),
        (("correct", "{}", "--pupil", "Nobody"), "no pupil called Nobody"),
        (("correct", "{}", "--amount", "3"), "once at a time"),
        (("settle", "{}", "--outcome", "x"), "not disputed"),
        (("dispute", "{}", "--view", ""), "What the pupil says is missing"),
        (("list", "--from", "2025-12-01", "--to", "2025-11-01"), "before the first"),
        (("list", "--from", "2030-01-01"), "1 January 2030 is still to come"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason_and_nothing_changes(
    cli: CommandLine, school: Path, entry: str, command: tuple[str, ...], said: str
) -> None:
    before = listed(cli, school, "--void")
    answered = cli("entries", school, *(part.format(entry) for part in command))
    assert answered.status == 1
    assert said in answered.err
    assert listed(cli, school, "--void") == before


def test_what_is_void_or_corrected_says_so(cli: CommandLine, school: Path, entry: str) -> None:
    new = cli.done("entries", school, "correct", entry, "--behaviour", "Talking over")
    again = cli("entries", school, "correct", entry, "--behaviour", "No equipment")
    assert "was corrected already" in again.err
    assert new["uid"] in again.err
    cli.done("entries", school, "void", new["uid"], "--reason", "Logged twice")
    assert "void already: Logged twice" in cli(
        "entries", school, "void", new["uid"], "--reason", "x"
    ).err  # fmt: skip
