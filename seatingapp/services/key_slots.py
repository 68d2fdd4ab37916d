"""Another passphrase, another recovery key: new ways in for a vault that is open.

Both only seal the database key anew and put the result in the place of one file in `keys/`. The
salt in `vault.json` stays as it is. A fresh salt would have to appear in the same moment as the
slot that needs it, and no file system replaces two files at once: a crash in between would leave
a vault that no passphrase opens. Nothing is lost by that: a salt keeps the work of guessing one
vault from counting for another, and it is still this vault's own; two passphrases of the same
vault, one of which opens nothing any more, do not help each other.

The file itself is written beside the old one, brought to the disk, and moved over it in one step.
So at every moment the old slot or the new one is there, whole. A copy of the vault's folder that
was made before still opens with the old passphrase: what is sealed cannot be called back.

Everything here works on values, takes a tenth of a second or more, and may run on any thread.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import Damaged, ReadOnly, WrongKey
from seatingapp.services.passphrases import rate
from seatingapp.services.vaults import unseal
from seatingapp.storage import keys
from seatingapp.storage.engine import refusal_for
from seatingapp.storage.vault import Unsealed, write_synced

_RECOVERY_PREFIX = "AGE-SECRET-KEY-1"


def prove_owner(unsealed: Unsealed, secret: str) -> None:
    """Let through whoever knows the passphrase or has the recovery key. Raises WrongKey.

    Either will do: the one who lost the passphrase and came in by the recovery key has that.
    """
    is_key = "".join(secret.split()).upper().startswith(_RECOVERY_PREFIX)
    found = unseal(
        unsealed.folder,
        passphrase="" if is_key else secret,
        recovery_key=secret if is_key else "",
    )
    if found.key != unsealed.key:
        raise WrongKey


def change_passphrase(
    unsealed: Unsealed, secret: str, new: str, about_user: Collection[str] = ()
) -> None:
    """Let the vault open with `new` from now on and not with the old passphrase any more.

    `secret` is the passphrase so far, or the recovery key. Raises Refusal where it is wrong, the
    new one is weak or nothing could be written; then all is as before.
    """
    strength = rate(new, about_user)
    if not strength.enough:
        raise Refusal(
            "The new passphrase is too easy to guess.",
            kept="The passphrase was not changed.",
            todo=strength.advice,
        )
    prove_owner(unsealed, secret)
    if new == secret:
        raise Refusal(
            "That is the passphrase you have already.",
            kept="The passphrase was not changed.",
            todo="Think of another one.",
        )
    identity = keys.passphrase_identity(new, _derivation(unsealed.folder))
    _put(unsealed, keys.PASSPHRASE_SLOT, keys.slot_bytes(unsealed.key, identity))


def _derivation(folder: Path) -> keys.Derivation:
    """The salt and cost of this vault. Raises Damaged where they cannot be read."""
    try:
        about = json.loads((folder / "vault.json").read_text(encoding="utf-8"))
        return keys.Derivation.from_json(about["derivation"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged("vault.json") from error


def new_recovery_key() -> str:
    """Return a fresh recovery key. It opens nothing until `use_recovery_key` has run with it."""
    return keys.new_recovery_key()


def use_recovery_key(unsealed: Unsealed, key: str) -> None:
    """Let the vault open with this recovery key from now on and with no other.

    Called after the key was stored, so that a crash before leaves the old one, which is stored
    too. Raises Refusal where nothing could be written; then the old key stays.
    """
    identity = keys.recovery_identity(key)
    _put(unsealed, keys.RECOVERY_SLOT, keys.slot_bytes(unsealed.key, identity))


def _put(unsealed: Unsealed, name: str, sealed: bytes) -> None:
    """Replace a slot in one step; before it the old one counts, after it the new one."""
    slot = unsealed.folder / "keys" / name
    # Not `.age`: what a crash leaves behind must not look like a way in.
    part = slot.with_suffix(".part")
    try:
        write_synced(part, sealed)
        part.replace(slot)
    except OSError as error:
        with suppress(OSError):  # on a disk that went read-only it stays, and opens nothing
            part.unlink(missing_ok=True)
        raise refusal_for(error) or ReadOnly() from error
    _sync_folder(slot.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk at once where the system can; Windows opens no folders."""
    if os.name != "posix":
        return
    # The slot has been replaced by now. A network drive that cannot sync a folder brings the name
    # to the disk in its own time, and until then the old slot is there: no reason to say no.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
