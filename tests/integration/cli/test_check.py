"""`check`: a good vault is well, and each kind of damage is found and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from seatingapp.domain.plans import Purpose
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups, classes, plans
from seatingapp.storage.vault import Unsealed
from tests.integration.cli.conftest import CommandLine

PAGE = 4096


def spoil(path: Path, page: int) -> None:
    """Turn one bit in the middle of a page."""
    content = bytearray(path.read_bytes())
    content[page * PAGE + PAGE // 2] ^= 1
    path.write_bytes(content)


def test_a_good_vault_is_well(cli: CommandLine, school: Path) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    report = cli.done("check", school)
    made = backups.listed(school)
    assert report == {
        "ok": True,
        "problems": [],
        "plans": 1,
        "backups": len(made),
        "newest_backup": made[0].made_at.isoformat(),
    }
    assert "All is well: every page, 1 plan and" in cli("check", school).out


def test_a_vault_without_backups_is_well_and_says_so(cli: CommandLine, vault: Path) -> None:
    report = cli.done("check", vault)
    assert (report["ok"], report["backups"], report["newest_backup"]) == (True, 0, "")


def test_a_damaged_page_is_found(cli: CommandLine, sample_vault: Path) -> None:
    spoil(sample_vault / "vault.db", (sample_vault / "vault.db").stat().st_size // PAGE // 2)
    answer = cli("check", sample_vault, "--json")
    assert answer.status == 1
    assert answer.json["ok"] is False
    assert any(p.startswith("vault.db: ") for p in answer.json["problems"])


def test_a_database_that_cannot_be_opened_is_refused(cli: CommandLine, vault: Path) -> None:
    spoil(vault / "vault.db", 0)
    assert "This vault is damaged or incomplete." in cli.refused("check", vault)


@pytest.mark.parametrize("part", ["vault.db", "vault.json", "keys/passphrase.age"])
def test_a_missing_part_is_named(cli: CommandLine, vault: Path, part: str) -> None:
    (vault / part).unlink()
    assert part in cli.refused("check", vault)


def test_a_damaged_backup_is_found(
    cli: CommandLine, vault: Path, empty_vault_once: Unsealed
) -> None:
    made = backups.make(vault, empty_vault_once.key)
    spoil(made.path, 2)
    answer = cli("check", vault, "--json")
    assert answer.status == 1
    assert any(p.startswith(f"backups/{made.path.name}: ") for p in answer.json["problems"])
    assert f"backups/{made.path.name}" in cli("check", vault).out


def test_a_plan_with_a_pupil_who_left_is_found(
    cli: CommandLine, school: Path, edited: Callable[[Callable[[Workspace], None]], None]
) -> None:
    cli.done("seat", school, "9C", "--room", "R1")

    def leave(workspace: Workspace) -> None:
        from sqlalchemy import text

        with workspace.vault.write() as session:
            session.execute(text("DELETE FROM class_members WHERE pupil_id = 4"))

    edited(leave)
    answer = cli("check", school, "--json")
    assert answer.status == 1
    assert len(answer.json["problems"]) == 1
    assert "seats 1 pupil" in answer.json["problems"][0]


def test_a_plan_for_a_test_is_checked_besides_that_for_lessons_and_an_exam_is_left_alone(
    cli: CommandLine, school: Path, edited: Callable[[Callable[[Workspace], None]], None]
) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    cli.done("seat", school, "9C", "--room", "R1", "--exam", "alphabetical", "--spacing", "0.6")

    def leave(workspace: Workspace) -> None:
        usual = next(p for p in workspace.read(plans.load) if p.purpose is Purpose.LESSON)
        gone = next(iter(usual.seated.values())).pupil_id
        with workspace.vault.write() as session:
            plans.add(session, replace(usual, id=0, uid="", purpose=Purpose.TEST))
            classes.remove_members(session, usual.class_id, [gone])

    edited(leave)
    problems = cli("check", school, "--json").json["problems"]
    assert len(problems) == 2
    assert all("not in the class" in problem for problem in problems)
