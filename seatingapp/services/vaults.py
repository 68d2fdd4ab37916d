"""Creating and opening vaults.

Opening has two halves: `unseal...` derives the key, takes a tenth of a second or more and may run
on any thread; `enter` opens the database and belongs on the thread that works with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from seatingapp.domain.default_policy import default_policy
from seatingapp.domain.errors import Refusal
from seatingapp.services.passphrases import require_strong
from seatingapp.services.school import set_up
from seatingapp.services.workspace import Clock, Workspace, utc_now
from seatingapp.storage import backups, policy, vault
from seatingapp.storage.vault import Unsealed, vault_folder

__all__ = ["Created", "create", "enter", "unseal", "vault_folder"]


@dataclass(frozen=True, slots=True)
class Created:
    """A new, open vault and its recovery key, which is shown once and kept nowhere."""

    workspace: Workspace
    recovery_key: str


def create(
    path: Path, passphrase: str, *, teacher: str, school_name: str = "", clock: Clock = utc_now
) -> Created:
    """Make a vault with the starting policy and open it.

    Raises Refusal for a weak passphrase, a name that is taken, or a place that cannot be written.
    """
    require_strong(passphrase)
    opened, recovery_key = vault.create(vault_folder(path), passphrase)
    try:
        with opened.write() as session:
            set_up(session, school_name=school_name, teacher=teacher)
            policy.add(session, default_policy())
    except Refusal:
        opened.close()
        raise
    return Created(Workspace(opened, clock), recovery_key)


def unseal(path: Path, passphrase: str = "", recovery_key: str = "") -> Unsealed:
    """Take the key out of its slot by passphrase or by recovery key. Raises a vault error."""
    folder = vault_folder(path)
    if recovery_key:
        return vault.unseal_with_recovery_key(folder, recovery_key)
    return vault.unseal_with_passphrase(folder, passphrase)


def enter(unsealed: Unsealed, clock: Clock = utc_now) -> Workspace:
    """Open the database. Raises a vault error."""
    return Workspace(vault.open_unsealed(unsealed), clock)


def back_up_if_due(unsealed: Unsealed) -> bool:
    """Make a verified backup where the vault changed since the last one; say whether it did."""
    if not backups.is_due(unsealed.folder):
        return False
    backups.make(unsealed.folder, unsealed.key)
    return True
