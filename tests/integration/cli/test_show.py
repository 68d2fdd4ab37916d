"""`show`: every list with stable fields, of everything or of one class."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.cli.conftest import CommandLine

FIELDS = {
    "classes": {"id", "name", "subject", "year_group", "pupils"},
    "pupils": {"id", "uid", "name", "shown_name", "form", "year_group", "candidate_number"}
    | {"classes"},
    "rooms": {"id", "name", "seats", "desks", "width_cm", "depth_cm"},
    "plans": {"id", "class", "room", "from", "seats", "seated"},
    "entries": {
        "uid", "batch", "pupil", "name", "class", "behaviour", "polarity", "points",
        "happened_at", "recorded_at", "note", "by", "void", "void_reason",
        "amount", "step", "counts", "place", "to_complete",
    },
}  # fmt: skip


@pytest.mark.parametrize("what", FIELDS)
def test_each_list_has_its_fields(cli: CommandLine, sample_vault: Path, what: str) -> None:
    listed = cli.done("show", sample_vault, what)
    assert list(listed) == [what]
    assert {frozenset(row) for row in listed[what]} == {frozenset(FIELDS[what])}


@pytest.mark.parametrize("what", FIELDS)
def test_each_list_can_be_read_by_people(cli: CommandLine, sample_vault: Path, what: str) -> None:
    said = cli("show", sample_vault, what)
    assert said.status == 0
    assert len(said.out.splitlines()) == len(cli.done("show", sample_vault, what)[what]) + 1


@pytest.mark.parametrize("what", FIELDS)
def test_an_empty_vault_shows_empty_lists(cli: CommandLine, vault: Path, what: str) -> None:
    assert cli.done("show", vault, what) == {what: []}
    assert cli("show", vault, what).out == "None.\n"


@pytest.mark.parametrize("what", ["classes", "pupils", "plans", "entries"])
def test_a_list_can_be_of_one_class(cli: CommandLine, sample_vault: Path, what: str) -> None:
    name = cli.done("show", sample_vault, "classes")["classes"][0]["name"]
    rows = cli.done("show", sample_vault, what, "--class", name)[what]
    assert 0 < len(rows) < len(cli.done("show", sample_vault, what)[what])
    own = {"classes": "name", "pupils": "classes", "plans": "class", "entries": "class"}[what]
    assert all(name in row[own] for row in rows)


def test_a_class_that_is_not_there_is_refused(cli: CommandLine, sample_vault: Path) -> None:
    assert "There is no class called 99Z." in cli.refused(
        "show", sample_vault, "pupils", "--class", "99Z"
    )


def test_what_cannot_be_shown_is_wrong_usage(cli: CommandLine, vault: Path) -> None:
    assert "invalid choice" in cli.misused("show", vault, "secrets")


def test_showing_changes_nothing(cli: CommandLine, sample_vault: Path) -> None:
    before = (sample_vault / "vault.db").read_bytes()
    for what in FIELDS:
        cli.done("show", sample_vault, what)
    assert (sample_vault / "vault.db").read_bytes() == before
