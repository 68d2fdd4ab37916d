"""The six ways in which a vault refuses, each provoked for real."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from argon2.exceptions import HashingError
from sqlalchemy import text

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_templates import Template
from seatingapp.domain.vault_errors import (
    Damaged,
    DiskFull,
    Gone,
    InUse,
    ReadOnly,
    TooNew,
    WrongKey,
)
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups, keys, settings, vault
from seatingapp.storage.backups import verify
from seatingapp.storage.vault import Unsealed, Vault
from tests.conftest import PASSPHRASE, copied
from tests.integration.storage.disks import can_mount, fill, small_disk, write_protect

GARBAGE = ("", "abracadabra", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1" + "Q" * 58, "ключ", "\0")


def change_about(folder: Path, **changes: object) -> None:
    path = folder / "vault.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**about, **changes}), encoding="utf-8")


@pytest.mark.parametrize("passphrase", ["wrong", "", PASSPHRASE + " ", PASSPHRASE.upper(), "\0"])
def test_a_wrong_passphrase_costs_the_whole_derivation(
    unsealed: Unsealed, derivations: list[dict[str, Any]], passphrase: str
) -> None:
    with pytest.raises(WrongKey):
        vault.unseal_with_passphrase(unsealed.folder, passphrase)
    full = keys.Derivation.fresh()
    assert [(d["memory_cost"], d["time_cost"], d["parallelism"]) for d in derivations] == [
        (full.memory_kib, full.passes, full.lanes)
    ]


@pytest.mark.parametrize(
    "typed", [*GARBAGE, pytest.param(keys.new_recovery_key(), id="another vault's key")]
)
def test_a_wrong_recovery_key_costs_the_whole_derivation_too(
    unsealed: Unsealed, derivations: list[dict[str, Any]], typed: str
) -> None:
    with pytest.raises(WrongKey):
        vault.unseal_with_recovery_key(unsealed.folder, typed)
    assert len(derivations) == 1
    assert derivations[0]["memory_cost"] == keys.Derivation.fresh().memory_kib


def test_the_answer_to_a_wrong_key_is_the_same_for_every_part(unsealed: Unsealed) -> None:
    said = set()
    for typed in GARBAGE:
        for unseal in (vault.unseal_with_passphrase, vault.unseal_with_recovery_key):
            with pytest.raises(WrongKey) as caught:
                unseal(unsealed.folder, typed)
            said.add(str(caught.value))
    assert len(said) == 1


def test_a_key_that_fits_the_slot_of_another_vault_opens_nothing(unsealed: Unsealed) -> None:
    with pytest.raises(Damaged):
        vault.open_unsealed(Unsealed(unsealed.folder, keys.new_database_key()))
    vault.open_unsealed(unsealed).close()


def test_a_later_format_is_too_new_before_any_key_is_derived(
    unsealed: Unsealed, derivations: list[dict[str, Any]]
) -> None:
    change_about(unsealed.folder, format=2)
    for unseal in (vault.unseal_with_passphrase, vault.unseal_with_recovery_key):
        with pytest.raises(TooNew):
            unseal(unsealed.folder, PASSPHRASE)
    assert derivations == []


def test_an_unknown_schema_is_too_new_and_is_left_alone(unsealed: Unsealed) -> None:
    opened = vault.open_unsealed(unsealed)
    with opened.write() as session:
        session.execute(text("UPDATE schema_revision SET revision = '9999'"))
    opened.close()
    before = (unsealed.folder / "vault.db").read_bytes()
    with pytest.raises(TooNew):
        vault.open_unsealed(unsealed)
    assert (unsealed.folder / "vault.db").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": 1}',
        '{"format": "1", "derivation": {}}',
        '{"format": 1, "derivation": []}',
        '{"format": 1, "derivation": {}}',
        '{"format": 1, "derivation": {"salt": "xyz"}}',
        '{"format": 1, "derivation": {"salt": "00", "memory_kib": "much"}}',
        '{"format": 1, "derivation": {"salt": "00", "lanes": 0}}',
        '{"format": 1, "derivation": {"salt": 12}}',
        '{"format": 1, "derivation": {"salt": "00112233445566778899aabbccddeeff", "passes": 1.5}}',
        '{"format": 1, "derivation": {"salt": "00112233445566778899aabbccddeeff", "lanes": true}}',
        '{"format": 1, "derivation": {"salt": "00"}}',
        '{"format": 0, "derivation": {"salt": "00112233445566778899aabbccddeeff"}}',
        '{"format": 1, "derivation": {"salt": "0011223344556677", "memory_kib": 8, "lanes": 4}}',
        "\ufeff{}",
    ],
)
def test_a_note_that_is_broken_is_damage(unsealed: Unsealed, content: str) -> None:
    (unsealed.folder / "vault.json").write_text(content, encoding="utf-8")
    with pytest.raises(Damaged, match=r"vault\.json"):
        vault.unseal_with_passphrase(unsealed.folder, PASSPHRASE)


def test_a_note_in_no_encoding_is_damage(unsealed: Unsealed) -> None:
    (unsealed.folder / "vault.json").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(Damaged, match=r"vault\.json"):
        vault.unseal_with_passphrase(unsealed.folder, PASSPHRASE)


def test_a_missing_note_is_damage(unsealed: Unsealed) -> None:
    (unsealed.folder / "vault.json").unlink()
    with pytest.raises(Damaged, match=r"vault\.json"):
        vault.unseal_with_passphrase(unsealed.folder, PASSPHRASE)


@pytest.mark.parametrize("slot", ["passphrase.age", "recovery.age"])
def test_a_missing_empty_or_foreign_slot_is_damage(unsealed: Unsealed, slot: str) -> None:
    unseal = (
        vault.unseal_with_passphrase
        if slot == "passphrase.age"
        else lambda folder, _typed: vault.unseal_with_recovery_key(folder, keys.new_recovery_key())
    )
    path = unsealed.folder / "keys" / slot
    for spoil in (
        lambda: path.write_bytes(b""),
        lambda: path.write_bytes(b"-----BEGIN PGP MESSAGE-----"),
        path.unlink,
    ):
        spoil()
        with pytest.raises(Damaged, match=slot):
            unseal(unsealed.folder, PASSPHRASE)


def test_a_slot_that_holds_no_key_is_damage(unsealed: Unsealed) -> None:
    derivation = keys.Derivation.from_json(
        json.loads((unsealed.folder / "vault.json").read_text())["derivation"]
    )
    identity = keys.passphrase_identity(PASSPHRASE, derivation)
    slot = unsealed.folder / "keys" / "passphrase.age"
    slot.write_bytes(keys.slot_bytes("z" * 64, identity))
    with pytest.raises(Damaged, match=r"passphrase\.age"):
        vault.unseal_with_passphrase(unsealed.folder, PASSPHRASE)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_slot_with_a_flipped_bit_never_gives_a_key(unsealed: Unsealed, place: float) -> None:
    slot = unsealed.folder / "keys" / "passphrase.age"
    content = bytearray(slot.read_bytes())
    content[int(len(content) * place)] ^= 1
    slot.write_bytes(content)
    with pytest.raises((WrongKey, Damaged)):
        vault.unseal_with_passphrase(unsealed.folder, PASSPHRASE)


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_within_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def flip_the_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 0xFF
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_noughts(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def make_plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE pupils (id INTEGER)")
    connection.close()


def open_and_read_all(unsealed: Unsealed) -> None:
    opened = vault.open_unsealed(unsealed)
    try:
        with opened.read() as session:
            for table in ("pupils", "behaviour_types", "entries", "prints"):
                session.execute(text(f"SELECT * FROM {table}")).all()
    finally:
        opened.close()


@pytest.mark.parametrize(
    "spoil",
    [
        cut_in_half,
        cut_within_a_page,
        flip_the_first_page,
        empty,
        fill_with_noughts,
        make_plain,
        Path.unlink,
    ],
)
def test_a_spoilt_database_is_damage_and_is_not_changed(
    unsealed: Unsealed, spoil: Callable[[Path], None]
) -> None:
    database = unsealed.folder / "vault.db"
    spoil(database)
    before = database.read_bytes() if database.exists() else None
    with pytest.raises(Damaged, match=r"vault\.db"):
        open_and_read_all(unsealed)
    assert (database.read_bytes() if database.exists() else None) == before


def test_the_library_does_not_speak_of_damage_on_its_own(
    unsealed: Unsealed, capfd: pytest.CaptureFixture[str]
) -> None:
    database = unsealed.folder / "vault.db"
    flip_the_first_page(database)
    assert verify(database, unsealed.key)
    with pytest.raises(Damaged):
        vault.open_unsealed(unsealed)
    assert capfd.readouterr() == ("", "")


def test_after_damage_the_vault_is_not_held_open(unsealed: Unsealed) -> None:
    whole = (unsealed.folder / "vault.db").read_bytes()
    empty(unsealed.folder / "vault.db")
    with pytest.raises(Damaged):
        vault.open_unsealed(unsealed)
    (unsealed.folder / "vault.db").write_bytes(whole)
    vault.open_unsealed(unsealed).close()


def test_every_flipped_byte_that_is_read_is_found(unsealed: Unsealed) -> None:
    """SQLCipher signs each page: what is read is what was written, or the read fails."""
    database = unsealed.folder / "vault.db"
    whole = database.read_bytes()
    for place in range(50, len(whole), 4096):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1
        database.write_bytes(spoilt)
        assert verify(database, unsealed.key)


@pytest.mark.parametrize("unseal", [vault.unseal_with_passphrase, vault.unseal_with_recovery_key])
def test_where_there_is_no_vault_that_is_said(
    tmp_path: Path, unseal: Callable[[Path, str], Unsealed]
) -> None:
    with pytest.raises(Refusal, match="no vault there"):
        unseal(tmp_path / "nothing.seating", PASSPHRASE)


def test_a_second_window_is_refused(opened: Vault, unsealed: Unsealed) -> None:
    with pytest.raises(InUse):
        vault.open_unsealed(unsealed)
    with opened.read() as session:
        assert settings.owner(session)[1] == "A. Teacher"


OTHER_PROCESS = """
import sys
from pathlib import Path
from seatingapp.domain.vault_errors import InUse
from seatingapp.storage import vault
try:
    vault.open_unsealed(vault.Unsealed(Path(sys.argv[1]), sys.stdin.read())).close()
except InUse:
    print("in use")
else:
    print("opened")
"""


def in_another_process(unsealed: Unsealed) -> str:
    return subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, str(unsealed.folder)],
        input=unsealed.key,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_another_process_is_refused_until_the_vault_is_locked(
    opened: Vault, unsealed: Unsealed
) -> None:
    assert in_another_process(unsealed) == "in use"
    opened.close()
    assert in_another_process(unsealed) == "opened"


def school_names(opened: Vault) -> str:
    with opened.read() as session:
        return str(settings.get(session, "school_name"))


def write_much(opened: Vault) -> None:
    with opened.write() as session:
        settings.put(session, "school_name", "half-done")
        for n in range(400):
            settings.put(session, f"much {n}", "x" * 2000)


def test_a_full_database_refuses_the_change_whole_and_works_again(opened: Vault) -> None:
    before = school_names(opened)
    with opened.write() as session:
        session.execute(text("PRAGMA max_page_count = 1"))
    with pytest.raises(DiskFull):
        write_much(opened)
    assert school_names(opened) == before
    with opened.write() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
    write_much(opened)
    assert school_names(opened) == "half-done"


if can_mount():  # as root on Linux; elsewhere the page limit above stands for a full disk

    def test_on_a_full_disk_nothing_is_half_done_and_later_it_works(
        tmp_path: Path, empty_vault_once: Unsealed
    ) -> None:
        with small_disk(tmp_path / "stick", 4096) as disk:
            opened = vault.open_unsealed(copied(empty_vault_once, disk / "a.seating"))
            before = school_names(opened)
            ballast = fill(disk)
            with pytest.raises(DiskFull):
                write_much(opened)
            assert school_names(opened) == before
            ballast.unlink()
            write_much(opened)
            assert school_names(opened) == "half-done"
            opened.close()

    def test_on_a_full_disk_no_vault_is_made_and_nothing_is_left(tmp_path: Path) -> None:
        with small_disk(tmp_path / "stick", 64) as disk:
            fill(disk)
            with pytest.raises(DiskFull):
                vault.create(disk / "a.seating", PASSPHRASE)
            assert [p.name for p in disk.iterdir()] == ["ballast"]

    def test_a_full_disk_still_lets_a_vault_be_opened(
        tmp_path: Path, empty_vault_once: Unsealed
    ) -> None:
        with small_disk(tmp_path / "stick", 4096) as disk:
            unsealed = copied(empty_vault_once, disk / "a.seating")
            fill(disk)
            opened = vault.open_unsealed(unsealed)
            assert school_names(opened) == ""
            opened.close()

    def test_a_backup_that_does_not_fit_is_refused_and_leaves_nothing(
        tmp_path: Path, empty_vault_once: Unsealed
    ) -> None:
        with small_disk(tmp_path / "stick", 2048) as disk:
            unsealed = copied(empty_vault_once, disk / "a.seating")
            fill(disk)
            with pytest.raises(DiskFull):
                backups.make(unsealed.folder, unsealed.key)
            assert list((unsealed.folder / "backups").iterdir()) == []

    def test_a_write_protected_stick_is_said_to_be_one(
        tmp_path: Path, empty_vault_once: Unsealed
    ) -> None:
        with small_disk(tmp_path / "stick", 2048) as disk:
            unsealed = copied(empty_vault_once, disk / "a.seating")
            write_protect(disk)
            with pytest.raises(ReadOnly):
                vault.open_unsealed(unsealed)
            with pytest.raises(ReadOnly):
                vault.create(disk / "b.seating", PASSPHRASE)

else:

    def test_a_folder_that_cannot_be_written_is_said_to_be_one(unsealed: Unsealed) -> None:
        unsealed.folder.chmod(0o500)
        try:
            with pytest.raises(ReadOnly):
                vault.open_unsealed(unsealed)
        finally:
            unsealed.folder.chmod(0o700)


def test_a_cost_that_this_computer_cannot_pay_is_said(
    unsealed: Unsealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_args: object, **_cost: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(keys, "hash_secret_raw", no_memory)
    with pytest.raises(Refusal, match="not enough free memory"):
        vault.unseal_with_passphrase(unsealed.folder, PASSPHRASE)


def test_a_vault_whose_folder_is_gone_says_to_put_the_stick_back(
    workspace: Workspace, vault_path: Path
) -> None:
    elsewhere = vault_path.with_name("pulled out")
    vault_path.rename(elsewhere)
    with pytest.raises(Gone, match="Put the stick back in"):
        workspace.perform(AddRoom.of_template("Lab 1", Template.ROWS_OF_SINGLES, 1, 1))
    elsewhere.rename(vault_path)
    workspace.perform(AddRoom.of_template("Lab 2", Template.ROWS_OF_SINGLES, 1, 1))
    assert [room.name for room in workspace.read(all_rooms)] == ["Lab 2"]
