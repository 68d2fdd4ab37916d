"""Making, opening and locking a vault; its slots open with public tools alone."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import bech32
import pyrage
import pytest
import sqlcipher3
from argon2 import low_level

from seatingapp.domain.errors import Refusal
from seatingapp.storage import keys, policy, settings, vault
from seatingapp.storage.vault import Unsealed, Vault, vault_folder
from tests.conftest import PASSPHRASE


def test_a_new_vault_is_a_folder_of_database_slots_and_a_note(vault_path: Path) -> None:
    opened, _recovery = vault.create(vault_path, PASSPHRASE)
    opened.close()
    files = {p.relative_to(vault_path).as_posix() for p in vault_path.rglob("*") if p.is_file()}
    assert files - {"in-use.lock"} == {
        "vault.db",
        "vault.json",
        "keys/passphrase.age",
        "keys/recovery.age",
    }
    assert (vault_path / "backups").is_dir()
    assert list(vault_path.parent.iterdir()) == [vault_path]


def test_nobody_else_on_the_computer_can_list_a_new_vault(vault_path: Path) -> None:
    vault.create(vault_path, PASSPHRASE)[0].close()
    if os.name == "posix":
        assert stat.S_IMODE(vault_path.stat().st_mode) == 0o700


def test_what_was_written_is_there_after_locking_with_either_key(vault_path: Path) -> None:
    opened, recovery = vault.create(vault_path, PASSPHRASE)
    with opened.write() as session:
        settings.put(session, "school_name", "Ashgrove")
    opened.close()
    for unsealed in (
        vault.unseal_with_passphrase(vault_path, PASSPHRASE),
        vault.unseal_with_recovery_key(vault_path, f" {recovery.lower()[:30]}\n{recovery[30:]}"),
    ):
        again = vault.open_unsealed(unsealed)
        with again.read() as session:
            assert settings.get(session, "school_name") == "Ashgrove"
        again.close()


def test_a_passphrase_may_be_typed_in_either_unicode_form(vault_path: Path) -> None:
    vault.create(vault_path, "caf\u00e9 paddock thirty kettle")[0].close()
    unsealed = vault.unseal_with_passphrase(vault_path, "cafe\u0301 paddock thirty kettle")
    vault.open_unsealed(unsealed).close()


def test_two_vaults_share_neither_key_nor_salt(tmp_path: Path) -> None:
    made = []
    for name in ("one.seating", "two.seating"):
        opened, recovery = vault.create(tmp_path / name, PASSPHRASE)
        salt = json.loads((tmp_path / name / "vault.json").read_text())["derivation"]["salt"]
        made.append((opened.unsealed.key, recovery, salt))
        opened.close()
    assert all(one != two for one, two in zip(*made, strict=True))


def test_the_cost_is_at_least_what_was_decided(vault_path: Path) -> None:
    vault.create(vault_path, PASSPHRASE)[0].close()
    about = json.loads((vault_path / "vault.json").read_text())
    cost = about["derivation"]
    assert cost["name"] == "argon2id"
    assert cost["memory_kib"] >= 64 * 1024
    assert cost["passes"] >= 3
    assert cost["lanes"] == 4
    assert set(about) == {"format", "derivation"}


def database_key_by_hand(folder: Path, passphrase: str) -> str:
    """Open the passphrase slot as the user guide says, with public libraries only."""
    cost: dict[str, Any] = json.loads((folder / "vault.json").read_text())["derivation"]
    secret = low_level.hash_secret_raw(
        passphrase.encode(),
        bytes.fromhex(cost["salt"]),
        time_cost=cost["passes"],
        memory_cost=cost["memory_kib"],
        parallelism=cost["lanes"],
        hash_len=32,
        type=low_level.Type.ID,
    )
    words = bech32.convertbits(secret, 8, 5)
    assert words is not None
    identity = bech32.bech32_encode("age-secret-key-", words).upper()
    sealed = (folder / "keys" / "passphrase.age").read_bytes()
    opened = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
    return bytes(opened).decode()


def test_a_vault_opens_with_age_and_sqlcipher_and_without_this_app(
    unsealed: Unsealed, vault_path: Path
) -> None:
    key = database_key_by_hand(vault_path, PASSPHRASE)
    assert key == unsealed.key
    connection = sqlcipher3.connect(str(vault_path / "vault.db"))
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    names = [row[0] for row in connection.execute("SELECT name FROM behaviour_types")]
    connection.close()
    assert "Great answer" in names


def test_the_database_is_no_plain_sqlite_file(unsealed: Unsealed) -> None:
    content = (unsealed.folder / "vault.db").read_bytes()
    assert b"SQLite format" not in content
    assert b"behaviour_types" not in content


def test_every_connection_keeps_its_promises(opened: Vault) -> None:
    from seatingapp.storage.engine import connect

    connection = connect(opened.folder / "vault.db", opened.unsealed.key)
    asked = ("journal_mode", "synchronous", "foreign_keys", "temp_store", "cipher_version")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    connection.close()
    assert found[:4] == ["delete", 2, 1, 2]
    assert str(found[4]).startswith("4.")


def test_at_rest_a_vault_has_no_journal(opened: Vault) -> None:
    with opened.write() as session:
        settings.put(session, "school_name", "Ashgrove")
    assert not list(opened.folder.glob("vault.db-*"))


def test_a_locked_vault_answers_nothing_and_holds_no_key(opened: Vault) -> None:
    key = opened.unsealed.key
    opened.close()
    opened.close()
    assert not opened.is_open
    for ask in (opened.read, opened.write):
        with pytest.raises(Refusal, match="locked"), ask():
            raise AssertionError("A locked vault was opened.")
    with pytest.raises(Refusal, match="locked"):
        _ = opened.unsealed
    assert key not in repr(vars(opened))


def test_a_key_is_never_shown(unsealed: Unsealed) -> None:
    assert unsealed.key not in f"{unsealed!r} {unsealed}"


def test_a_locked_vault_can_be_opened_again_at_once(opened: Vault, unsealed: Unsealed) -> None:
    opened.close()
    again = vault.open_unsealed(unsealed)
    with again.read() as session:
        assert policy.load(session)
    again.close()


def test_a_vault_is_meant_by_its_folder_its_name_or_a_file_in_it(
    unsealed: Unsealed, tmp_path: Path
) -> None:
    assert vault_folder(tmp_path / "School") == tmp_path / "School.seating"
    assert vault_folder(unsealed.folder) == unsealed.folder
    assert vault_folder(unsealed.folder / "vault.db") == unsealed.folder
    assert vault_folder(tmp_path / "Year 9.1") == tmp_path / "Year 9.1.seating"


def test_nothing_is_made_over_what_has_that_name(vault_path: Path) -> None:
    vault_path.mkdir()
    (vault_path / "precious.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal, match="something of that name"):
        vault.create(vault_path, PASSPHRASE)
    assert (vault_path / "precious.txt").read_text(encoding="utf-8") == "mine"


def test_a_vault_that_cannot_be_made_leaves_nothing(
    vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_cost: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keys, "hash_secret_raw", broken)
    with pytest.raises(Refusal, match="disk is full"):
        vault.create(vault_path, PASSPHRASE)
    assert list(vault_path.parent.iterdir()) == []
