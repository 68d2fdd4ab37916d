"""`kill -9` and full disks: the big gestures of follow-up are done whole or not at all."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import DetentionState
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.names import PersonName
from seatingapp.domain.policies.starting import KEYS, starting_policy
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.vault_errors import DiskFull
from seatingapp.services import vaults
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.detention_prints import number_room_list
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.draft_detentions import ReleaseAsDetentions
from seatingapp.services.drafts import DismissDrafts
from seatingapp.services.policy import in_force
from seatingapp.services.policy_files import preview
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups, classes, detentions, drafts, entries, pupils
from seatingapp.storage.detentions import Wanted
from seatingapp.storage.schema import metadata
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied
from tests.integration.safety.follow_up_child import DAY
from tests.integration.safety.killing import working
from tests.integration.services.drafting_school import NOW, School, found_school
from tests.integration.storage.disks import can_mount, fill, small_disk

KILLS = 60
PUPILS = 30
POLICIES = {tuple(t.name for t in starting_policy(key).policy.types) for key in KEYS}


def found_year(workspace: Workspace) -> School:
    """A class of 30 of whom a detention waits for each, and another is set for today."""
    school = found_school(workspace)
    with workspace.vault.write() as session:
        people = (Pupil(0, "", PersonName(f"Pupil {n}", "Test")) for n in range(PUPILS - 2))
        more = [pupils.add(session, p) for p in people]
        classes.add_members(session, school.class_id, more)
    everybody = School(workspace, school.class_id, (*school.pupils, *more))
    everybody.add_rule(threshold=1, outcome=DraftKind.DETENTION)
    everybody.add_rule(threshold=1)
    for n in range(PUPILS):
        everybody.log(0.1, pupil=n, draft=n == PUPILS - 1)
    workspace.perform(SetDetentions(everybody.pupils, 3, NOW.date(), anyway=True))
    return everybody


def require_whole(unsealed: Unsealed) -> set[str]:
    """Open the vault as after a crash; return the batches of entries that it holds.

    Fails where the file is damaged or a gesture was torn in two.
    """
    workspace = vaults.enter(unsealed, lambda: NOW)
    every = workspace.read(lambda s: entries.of_class(s, None, most=1_000_000))
    awarded = Counter(e.batch for e in every if e.type_name != "Off task")
    assert set(awarded.values()) <= {PUPILS}
    ids = [p.pupil_id for p in workspace.read(drafts.waiting)] or list(range(1, PUPILS + 1))
    kept = workspace.read(lambda s: drafts.of_pupils(s, ids))
    due = [d for d in kept if d.kind is DraftKind.DETENTION]
    held = workspace.read(lambda s: detentions.load(s, Wanted(first=DAY, last=DAY)))
    pending = {d.id for d in held if d.state is DetentionState.PENDING}
    assert len({d.state for d in due}) == 1
    assert len(due) == PUPILS
    released = due[0].state is DraftState.RELEASED
    assert pending == ({d.detention_id for d in due} if released else set())
    assert tuple(t.name for t in workspace.read(in_force).in_use) in POLICIES
    workspace.lock()
    assert backups.verify(unsealed.folder / "vault.db", unsealed.key) == []
    return set(awarded)


if hasattr(os, "fork"):  # Windows has no fork, and no kill that is as sudden

    def test_killed_at_any_moment_big_gestures_are_whole_or_not_there(
        workspace: Workspace,
    ) -> None:
        found_year(workspace)
        unsealed = workspace.vault.unsealed
        workspace.lock()
        lot = random.Random(20261130)
        shown, in_the_middle = set(), 0
        with working("follow_up_child", unsealed) as process:
            for _kill in range(KILLS):
                said = process.live_and_die(lot.randint(0, 4), lot.uniform(0, 0.03))
                in_the_middle += (unsealed.folder / "vault.db-journal").exists()
                shown |= {rest[0] for what, *rest in said if what == "award"}
                assert shown <= require_whole(unsealed)
        assert shown
        assert in_the_middle  # the moments were the awkward ones


def rows(workspace: Workspace) -> dict[str, list[str]]:
    """Everything that the vault holds."""
    with workspace.vault.read() as session:
        return {
            table.name: sorted(repr(tuple(row)) for row in session.execute(select(table)))
            for table in metadata.sorted_tables
        }


def award(school: School) -> None:
    """Award everybody at once."""
    lesson = LessonKey(school.class_id, NOW.date())
    school.workspace.perform(LogEntries(lesson, school.pupils, 1, NOW, "all"))


def release(school: School) -> None:
    """Release all that wait as detentions."""
    uids = tuple(d.uid for d in school.waiting() if d.kind is DraftKind.DETENTION)
    setting = SetDetentions((), 1, DAY, anyway=True)
    school.workspace.perform(ReleaseAsDetentions(uids, setting))


def dismiss(school: School) -> None:
    """Dismiss all that wait."""
    uids = tuple(d.uid for d in school.waiting())
    school.workspace.perform(DismissDrafts(uids, "spoken to already"))


def replace_policy(school: School) -> None:
    """Let another of the starting policies be in force."""
    wanted = starting_policy("relational")
    school.workspace.perform(school.workspace.read(lambda s: preview(s, wanted)).edit)


def number_list(school: School) -> None:
    """Enter the list of today's detentions in the ledger."""
    number_room_list(school.workspace, NOW.date(), SeatOrder.ALPHABET)


if can_mount():

    @pytest.mark.parametrize("gesture", [award, release, dismiss, replace_policy, number_list])
    def test_on_a_full_disk_a_big_gesture_leaves_nothing_and_works_later(
        tmp_path: Path, empty_vault_once: Unsealed, gesture: Callable[[School], None]
    ) -> None:
        with small_disk(tmp_path / "stick", 8192) as disk:
            unsealed = copied(empty_vault_once, disk / "a.seating")
            school = found_year(vaults.enter(unsealed, lambda: NOW))
            before = rows(school.workspace)
            for kilobytes in (0, 4, 8, 12):  # room for the journal, or for some of it
                ballast = fill(disk)
                os.truncate(ballast, ballast.stat().st_size - kilobytes * 1024)
                with pytest.raises(DiskFull):
                    gesture(school)
                school.workspace.lock()
                school.workspace = vaults.enter(unsealed, lambda: NOW)
                assert rows(school.workspace) == before
                ballast.unlink()
            gesture(school)
            assert rows(school.workspace) != before
            school.workspace.lock()
            assert backups.verify(unsealed.folder / "vault.db", unsealed.key) == []
