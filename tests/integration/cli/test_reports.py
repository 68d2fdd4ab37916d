"""`reports` on the command line: started, rated, closed, and what is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.cli.conftest import CommandLine

AT = "2025-11-24T11:32"
DAYS = ("--from", "2025-11-24", "--to", "2025-12-05")


@pytest.fixture
def on_report(cli: CommandLine, school: Path) -> Path:
    """Return a vault with Sam on report."""
    cli.done("reports", school, "start", "Sam Patel", "--target", "Be on time", *DAYS)
    return school


def test_a_rating_is_taken_back_with_a_dash(cli: CommandLine, on_report: Path) -> None:
    rate = ("reports", on_report, "rate", "9C", "Sam P")
    assert cli.done(*rate, "met", "--at", AT)["targets"][0]["met"] == 1
    assert "rated so already" in cli(*rate, "met", "--at", AT).out
    assert cli.done(*rate, "-", "--at", AT)["lessons"] == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("start", "Sam Patel", "--target", "x", *DAYS), "on report already"),
        (("start", "Nobody", "--target", "x", *DAYS), "no pupil called Nobody"),
        (("start", "Ji-woo Park", "--target", "x", "--to", "soon"), "soon is no day"),
        (("rate", "9C", "Sam P", "great", "--at", AT), "great is no rating"),
        (("rate", "9C", "Sam P", "met", "met", "--at", AT), "no target 2"),
        (("rate", "9C", "Sam P", "met", "--at", "2025-12-08T09:00"), "not on report on that day"),
        (("rate", "9C", "Ji-woo P", "met", "--at", AT), "not on report on that day"),
        (("rate", "9C", "Sam P", "met", "--at", "2035-12-03T09:00"), "still to come"),
        (("close", "Ji-woo Park"), "has no report"),
        (("print", "Ji-woo Park", "-o", "card.pdf"), "has no report"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    cli: CommandLine, on_report: Path, words: tuple[str, ...], why: str
) -> None:
    before = cli.done("reports", on_report, "list")
    assert why in cli.refused("reports", on_report, *words)
    assert cli.done("reports", on_report, "list") == before


def test_an_empty_list_says_so(cli: CommandLine, school: Path) -> None:
    assert cli("reports", school, "list").out == "None.\n"
