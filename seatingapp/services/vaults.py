"""Creating and opening vaults.

Opening has two halves: `unseal...` derives the key, takes a tenth of a second or more and may run
on any thread; `enter` opens the database and belongs on the thread that works with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.domain.detentions import default_types
from seatingapp.domain.errors import Refusal
from seatingapp.domain.policies.starting import DEFAULT
from seatingapp.services import policy
from seatingapp.services.passphrases import require_strong
from seatingapp.services.school import set_up
from seatingapp.services.workspace import Clock, Workspace, utc_now
from seatingapp.storage import backups, detentions, vault
from seatingapp.storage.vault import Unsealed, vault_folder

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

__all__ = ["BackupRun", "Created", "Unsealed", "create", "enter", "unseal", "vault_folder"]


@dataclass(frozen=True, slots=True)
class Created:
    """A new, open vault and its recovery key, which is shown once and kept nowhere."""

    workspace: Workspace
    recovery_key: str


def create(
    path: Path,
    passphrase: str,
    *,
    teacher: str,
    school_name: str = "",
    starting_policy: str = DEFAULT,
    clock: Clock = utc_now,
) -> Created:
    """Make a vault with one of the starting policies and open it.

    Raises Refusal for a weak passphrase, a name that is taken, or a place that cannot be written.
    """
    require_strong(passphrase)

    def found(session: Session) -> None:
        set_up(session, school_name=school_name, teacher=teacher)
        detentions.add_types(session, default_types())
        policy.start_with(session, starting_policy)

    opened, recovery_key = vault.create(vault_folder(path), passphrase, found)
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
    return BackupRun(unsealed).run()


def newest_backup(folder: Path) -> dt.datetime | None:
    """Return when the newest backup was made (UTC), or None where there is none."""
    newest = next(iter(backups.listed(folder)), None)
    return newest.made_at if newest else None


class BackupRun:
    """One backup, which may run on any thread and gives way when the user wants to write."""

    def __init__(self, unsealed: Unsealed) -> None:
        """Take the key for the time of the run."""
        self._unsealed = unsealed
        self._stop: Callable[[], None] | None = None
        self.gave_way = False

    def run(self) -> bool:
        """Make a backup if one is due; say whether it was made. Raises Refusal where it failed."""
        if self.gave_way or not backups.is_due(self._unsealed.folder):
            return False
        try:
            backups.make(self._unsealed.folder, self._unsealed.key, started=self._started)
        except Refusal:
            if self._was_stopped():
                return False
            raise
        finally:
            self._stop = None
        return True

    def give_way(self) -> None:
        """Stop a run that is under way; the next lock makes the backup instead."""
        self.gave_way = True
        stop = self._stop
        if stop is not None:
            stop()

    def _was_stopped(self) -> bool:
        return self.gave_way

    def _started(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        if self.gave_way:
            stop()
