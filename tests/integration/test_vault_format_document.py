"""docs/vault-format.md: a vault opens without the app as the document says, and from a backup."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pyrage
import pytest
import sqlcipher3

from seatingapp.domain.room_templates import Template
from seatingapp.services import vaults
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups
from tests.conftest import PASSPHRASE, Sample

DOCUMENT = Path(__file__).parents[2] / "docs" / "vault-format.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
# Typed into the document's program, for it asks at the keyboard.
_TYPED = "import getpass, sys\ngetpass.getpass = lambda prompt: {typed!r}\n"


def program(typed: str) -> str:
    """The program of the document, with somebody who types this passphrase."""
    found = re.search(r"```python open_vault\.py\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    assert "seatingapp" not in found[1]
    return _TYPED.format(typed=typed) + found[1]


def run(tmp_path: Path, typed: str, vault: Path) -> subprocess.CompletedProcess[str]:
    """Run it where our own code cannot be found."""
    script = tmp_path / "open_vault.py"
    script.write_text(program(typed), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-I", str(script), str(vault)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        timeout=120,
    )


def test_the_program_of_the_document_reads_a_vault_by_its_passphrase(
    sample: Sample, tmp_path: Path
) -> None:
    sample.workspace.lock()
    done = run(tmp_path, PASSPHRASE, sample.workspace.vault.folder)
    assert (done.returncode, done.stderr) == (0, "")
    said = dict(line.split(": ") for line in done.stdout.splitlines())
    assert said["pupils"] == str(sample.summary.pupils)
    assert int(said["entries"]) >= sample.summary.entries


def test_a_passphrase_may_be_typed_in_either_unicode_form(tmp_path: Path) -> None:
    words = "Größe fuchsia élan kettle"
    made = vaults.create(tmp_path / "Ash", unicodedata.normalize("NFC", words), teacher="T")
    made.workspace.lock()
    folder = made.workspace.vault.folder
    assert run(tmp_path, unicodedata.normalize("NFD", words), folder).returncode == 0


def test_a_wrong_passphrase_reads_nothing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.lock()
    done = run(tmp_path, "not the one at all", workspace.vault.folder)
    assert done.returncode != 0
    assert done.stdout == ""


def test_the_recovery_key_is_an_ordinary_age_identity(tmp_path: Path) -> None:
    made = vaults.create(tmp_path / "Ash", PASSPHRASE, teacher="T")
    made.workspace.lock()
    folder = made.workspace.vault.folder
    slot = (folder / "keys" / "recovery.age").read_bytes()
    assert slot.startswith(b"age-encryption.org/v1\n")
    key = pyrage.decrypt(slot, [pyrage.x25519.Identity.from_str(made.recovery_key)]).decode()
    assert re.fullmatch("[0-9a-f]{64}", key)
    database = sqlcipher3.connect(str(folder / "vault.db"))
    database.execute(f"PRAGMA key = \"x'{key}'\"")
    assert database.execute("SELECT name FROM staff").fetchall() == [("T",)]
    database.close()


def test_every_file_of_a_vault_is_in_the_document(workspace: Workspace) -> None:
    backups.make(workspace.vault.folder, workspace.vault.unsealed.key)
    folder = workspace.vault.folder
    workspace.lock()
    for path in folder.rglob("*"):
        if path.is_file() and path.parent.name != "backups":
            assert path.relative_to(folder).as_posix() in TEXT
    about = json.loads((folder / "vault.json").read_text(encoding="utf-8"))
    assert set(about["derivation"]) == {"salt", "memory_kib", "passes", "lanes", "name"}


@pytest.mark.parametrize("journal", [False, True])
def test_a_backup_is_gone_back_to_as_the_document_says(
    workspace: Workspace, tmp_path: Path, journal: bool
) -> None:
    folder = workspace.vault.folder
    workspace.perform(AddRoom.of_template("Kept", Template.HORSESHOE, 2, 2))
    made = backups.make(folder, workspace.vault.unsealed.key)
    workspace.perform(AddRoom.of_template("Later", Template.HORSESHOE, 2, 2))
    workspace.lock()
    shutil.copytree(folder, tmp_path / "safe.seating")
    if journal:
        (folder / "vault.db-journal").write_bytes(b"left by a crash")
    shutil.copy(made.path, folder / "vault.db")
    (folder / "vault.db-journal").unlink(missing_ok=True)
    again = vaults.enter(vaults.unseal(folder, PASSPHRASE))
    assert [room.name for room in again.read(all_rooms)] == ["Kept"]
    again.lock()
    older = vaults.enter(vaults.unseal(tmp_path / "safe.seating", PASSPHRASE))
    assert [room.name for room in older.read(all_rooms)] == ["Kept", "Later"]
    older.lock()
