"""What a vault's files are, a backup on request, and a check off the workspace's thread."""

from __future__ import annotations

import threading

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.services import checks, upkeep
from seatingapp.services.school_settings import NameSchool
from seatingapp.services.upkeep import BackupEnd, BackupNow
from seatingapp.services.workspace import Workspace
from tests.conftest import Sample


def backed_up(workspace: Workspace) -> BackupEnd:
    backup = BackupNow(workspace)
    try:
        return backup.run()
    finally:
        backup.finish()


def test_a_vault_without_backups_says_so(workspace: Workspace) -> None:
    found = upkeep.facts(workspace.vault.folder)
    assert (found.backups, found.backups_size, found.newest_backup) == (0, 0, None)
    assert found.size == (workspace.vault.folder / "vault.db").stat().st_size


def test_a_backup_is_made_and_counted_and_a_second_is_not_needed(workspace: Workspace) -> None:
    assert backed_up(workspace) is BackupEnd.MADE
    found = upkeep.facts(workspace.vault.folder)
    assert found.backups == 1
    assert found.newest_backup is not None
    assert found.backups_size > 0
    assert backed_up(workspace) is BackupEnd.NOT_DUE


def test_a_write_in_the_meantime_stops_the_backup_and_is_saved(workspace: Workspace) -> None:
    backup = BackupNow(workspace)
    workspace.perform(NameSchool("Ashgrove"))
    assert backup.run() is BackupEnd.GAVE_WAY
    backup.finish()
    assert upkeep.facts(workspace.vault.folder).backups == 0
    assert backed_up(workspace) is BackupEnd.MADE


def test_a_backup_that_is_stopped_leaves_nothing(workspace: Workspace) -> None:
    backup = BackupNow(workspace)
    backup.stop()
    assert backup.run() is BackupEnd.GAVE_WAY
    backup.finish()
    assert list((workspace.vault.folder / "backups").iterdir()) == []


def test_a_backup_on_request_makes_the_one_that_runs_by_itself_give_way(
    workspace: Workspace,
) -> None:
    gave_way: list[bool] = []
    workspace.vault.before_write = lambda: gave_way.append(True)
    backup = BackupNow(workspace)
    assert gave_way == [True]
    backup.finish()
    workspace.perform(NameSchool("Ashgrove"))
    assert gave_way == [True, True], "afterwards it is told of writes as before"


def test_a_vault_that_was_locked_meanwhile_stays_as_locking_left_it(workspace: Workspace) -> None:
    backup = BackupNow(workspace)
    workspace.lock()
    left = workspace.vault.before_write
    backup.finish()
    assert workspace.vault.before_write is left


def test_the_files_are_checked_on_another_thread_with_what_the_plans_say(sample: Sample) -> None:
    backed_up(sample.workspace)
    review = sample.workspace.read(checks.review_plans)
    unsealed = sample.workspace.vault.unsealed
    told: list[float] = []
    reports: list[checks.CheckReport] = []

    def note(share: float, _words: str) -> None:
        told.append(share)

    def work() -> None:
        reports.append(
            checks.check_files(unsealed, review, lambda share, _words: told.append(share))
        )

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert reports == [checks.check(sample.workspace)]
    assert reports[0].is_well
    assert told == [0.0, 0.5]


def test_a_damaged_backup_is_named(workspace: Workspace) -> None:
    backed_up(workspace)
    (backup,) = (workspace.vault.folder / "backups").glob("*.db")
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    report = checks.check(workspace)
    assert not report.is_well
    assert all(problem.startswith(f"backups/{backup.name}: ") for problem in report.problems)


def test_a_check_can_be_stopped_between_two_files(workspace: Workspace) -> None:
    review = workspace.read(checks.review_plans)

    def stop(_share: float, _words: str) -> None:
        raise Refusal("Stopped.")

    with pytest.raises(Refusal, match="Stopped"):
        checks.check_files(workspace.vault.unsealed, review, stop)
