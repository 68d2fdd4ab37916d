"""What a user asks of a vault's files: how much there is, and a backup right now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from seatingapp.services.vaults import BackupRun
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups


@dataclass(frozen=True, slots=True)
class VaultFacts:
    """Where a vault is, how large, and what is backed up. Sizes are in bytes."""

    folder: Path
    size: int
    backups: int
    backups_size: int
    newest_backup: dt.datetime | None  # UTC


def facts(folder: Path) -> VaultFacts:
    """Look at the files of a vault."""
    copies = backups.listed(folder)
    return VaultFacts(
        folder,
        (folder / "vault.db").stat().st_size,
        len(copies),
        sum(copy.path.stat().st_size for copy in copies),
        copies[0].made_at if copies else None,
    )


class BackupEnd(Enum):
    """How a backup ended that did not fail."""

    MADE = "made"
    NOT_DUE = "not due"  # the newest one has everything already
    GAVE_WAY = "gave way"  # stopped, by the user or because something was to be saved


class BackupNow:
    """A backup that the user asked for. A write in the meantime stops it, as with any other.

    Make and `finish` it on the workspace's thread; `run` may be called on any.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Make a backup that runs by itself give way, and give way to writes from now on."""
        self._vault = workspace.vault
        self._before_write = self._vault.before_write
        self._before_write()
        self._run = BackupRun(self._vault.unsealed)
        self._vault.before_write = self._give_way

    def run(self) -> BackupEnd:
        """Make it where anything changed since the last. Raises Refusal where it failed."""
        if self._run.run():
            return BackupEnd.MADE
        return BackupEnd.GAVE_WAY if self._run.gave_way else BackupEnd.NOT_DUE

    def stop(self) -> None:
        """Stop it; no part of it stays."""
        self._run.give_way()

    def finish(self) -> None:
        """Leave the vault as it was found, unless it was locked meanwhile."""
        if self._vault.is_open:
            self._vault.before_write = self._before_write

    def _give_way(self) -> None:
        self._before_write()
        self._run.give_way()
