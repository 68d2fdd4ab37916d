"""Making and opening vaults: where the passphrase comes from, and every way to be refused."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

import pytest

from seatingapp.cli.access import VARIABLE
from seatingapp.services import vaults
from seatingapp.storage.vault import Unsealed
from tests.conftest import PASSPHRASE
from tests.integration.cli.conftest import CommandLine


class Terminal:
    """Somebody at a keyboard, as far as `isatty` can tell."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def types(monkeypatch: pytest.MonkeyPatch, *typed: str) -> list[str]:
    """Let a user type these passphrases; return the prompts, which fill up."""
    answers, prompts = iter(typed), list[str]()

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", ask)
    return prompts


def test_a_new_vault_opens_with_its_passphrase_and_its_recovery_key(
    cli: CommandLine, tmp_path: Path
) -> None:
    made = cli.done("new", tmp_path / "Ash", "--teacher", "Ms Carter", "--school", "Ashgrove")
    assert made["vault"] == str(tmp_path / "Ash.seating")
    assert made["recovery_key"].startswith("AGE-SECRET-KEY-1")
    by_recovery = vaults.unseal(tmp_path / "Ash", recovery_key=made["recovery_key"])
    assert by_recovery.key == vaults.unseal(tmp_path / "Ash", PASSPHRASE).key


def test_a_new_vault_shows_its_recovery_key_in_words_too(cli: CommandLine, tmp_path: Path) -> None:
    said = cli("new", tmp_path / "Ash").out
    assert "Recovery key (print it and lock it away; it is shown only now):" in said
    assert "AGE-SECRET-KEY-1" in said


def test_a_new_vault_does_not_take_a_name_that_is_taken(cli: CommandLine, vault: Path) -> None:
    assert "something of that name already" in cli.refused("new", vault)


def test_a_weak_passphrase_makes_no_vault(
    cli: CommandLine, tmp_path: Path, passphrase_file: Path
) -> None:
    passphrase_file.write_text("password12", encoding="utf-8")
    assert "too easy to guess" in cli.refused("new", tmp_path / "Ash")
    assert not (tmp_path / "Ash.seating").exists()


def test_a_place_that_is_no_folder_is_refused_with_a_sentence(
    cli: CommandLine, tmp_path: Path, passphrase_file: Path
) -> None:
    assert str(passphrase_file) in cli.refused("new", passphrase_file / "Ash")


@pytest.mark.parametrize("typed", ["", ".", "..", "/"])
def test_a_vault_without_a_name_is_wrong_usage(cli: CommandLine, typed: str) -> None:
    assert "this names no vault" in cli.misused("check", typed)


def test_the_folder_that_we_are_in_can_be_the_vault(
    cli: CommandLine, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(vault)
    assert cli.done("check", ".")["ok"] is True


@pytest.mark.parametrize("ending", ["", "/vault.db", "/vault.json"])
def test_a_vault_can_be_named_by_what_is_in_it(cli: CommandLine, vault: Path, ending: str) -> None:
    assert cli.done("show", f"{vault}{ending}", "classes") == {"classes": []}


def test_the_ending_of_a_vaults_name_can_be_left_out(cli: CommandLine, vault: Path) -> None:
    assert cli.done("show", vault.with_suffix(""), "classes") == {"classes": []}


def test_a_missing_vault_is_said_before_anybody_types(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts = types(monkeypatch, PASSPHRASE)
    assert "There is no vault there." in cli.refused("check", tmp_path / "None")
    assert prompts == []


def test_a_wrong_passphrase_is_refused(
    cli: CommandLine, vault: Path, passphrase_file: Path
) -> None:
    passphrase_file.write_text("not the one at all", encoding="utf-8")
    assert "does not open the vault" in cli.refused("check", vault)


def test_a_vault_that_is_open_elsewhere_is_refused(
    cli: CommandLine, vault: Path, empty_vault_once: Unsealed
) -> None:
    workspace = vaults.enter(Unsealed(vault, empty_vault_once.key))
    try:
        assert "open in another window" in cli.refused("show", vault, "classes")
    finally:
        workspace.lock()
    assert cli("show", vault, "classes").status == 0


def test_a_command_leaves_the_vault_closed_even_where_it_was_refused(
    cli: CommandLine, vault: Path
) -> None:
    cli.refused("seat", vault, "9C", "--room", "R1")
    assert cli("show", vault, "classes").status == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The passphrase file is empty."),
        (b"\n\nsomething", "The passphrase file is empty."),
        (b"\xff\xfe\x00", "The passphrase file cannot be read."),
        (None, "The passphrase file cannot be read."),
    ],
)
def test_a_passphrase_file_that_will_not_do_is_named(
    cli: CommandLine, vault: Path, passphrase_file: Path, content: bytes | None, sentence: str
) -> None:
    if content is None:
        passphrase_file.unlink()
    else:
        passphrase_file.write_bytes(content)
    said = cli.refused("check", vault)
    assert sentence in said
    assert str(passphrase_file) in said


@pytest.mark.parametrize("form", ["{}", "{}\n", "{}\r\n", "\ufeff{}\r\nand more"])
def test_the_first_line_of_a_passphrase_file_counts(
    cli: CommandLine, vault: Path, passphrase_file: Path, form: str
) -> None:
    passphrase_file.write_bytes(form.format(PASSPHRASE).encode())
    assert cli("check", vault).status == 0


def test_the_option_outdoes_the_variable(cli: CommandLine, vault: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("another passphrase", encoding="utf-8")
    assert "does not open" in cli.refused("check", vault, "--passphrase-file", other)


def test_a_user_at_a_keyboard_is_asked(
    cli: CommandLine, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts = types(monkeypatch, PASSPHRASE)
    assert cli("check", vault).status == 0
    assert prompts == ["Passphrase: "]


def test_a_new_passphrase_is_asked_for_twice(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts = types(monkeypatch, PASSPHRASE, "a slip of the finger")
    assert "The two passphrases differ." in cli.refused("new", tmp_path / "Ash")
    assert prompts == ["Passphrase: ", "Once more: "]


def test_a_user_who_types_nothing_is_refused(
    cli: CommandLine, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch)
    assert "No passphrase was typed." in cli.refused("check", vault)


def test_without_a_keyboard_and_a_file_the_ways_are_named(
    cli: CommandLine, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        said = cli.refused("check", vault)
    assert "--passphrase-file FILE" in said
    assert VARIABLE in said


def test_a_passphrase_is_no_argument(cli: CommandLine, vault: Path) -> None:
    assert "unrecognized arguments" in cli.misused("check", vault, "--passphrase", PASSPHRASE)


def test_work_stays_done_where_its_backup_fails(cli: CommandLine, vault: Path) -> None:
    (vault / "backups").rmdir()
    (vault / "backups").write_bytes(b"in the way")
    answer = cli("room", vault, "add", "R1", "--template", "horseshoe", "--json")
    assert (answer.status, answer.json["name"]) == (0, "R1")
    assert answer.err.startswith("Done, but the vault was not backed up.")
    assert [r["name"] for r in cli("show", vault, "rooms", "--json").json["rooms"]] == ["R1"]
