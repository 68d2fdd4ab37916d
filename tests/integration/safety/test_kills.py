"""`kill -9` at any moment loses no entry that was shown as saved, and tears no gesture in two."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections import Counter

from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.services import vaults
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups, calendar, classes, entries, pupils
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied
from tests.integration.safety.killing import working

KILLS = 220


def add_class(workspace: Workspace) -> tuple[int, list[int]]:
    """Add a class of 30, and five periods to log in."""
    with workspace.vault.write() as session:
        class_id = classes.add(session, "9B")
        people = (Pupil(0, "", PersonName(f"Pupil {n}", "Test")) for n in range(30))
        ids = [pupils.add(session, p) for p in people]
        classes.add_members(session, class_id, ids)
        for n in range(5):
            calendar.add_period(session, f"P{n + 1}", dt.time(9 + n), dt.time(10 + n))
    return class_id, ids


def stored(unsealed: Unsealed) -> dict[str, int]:
    """Open the vault as after a crash and return how many entries each gesture left.

    Fails where the file is damaged or a gesture was torn in two.
    """
    workspace = vaults.enter(unsealed)
    found = workspace.read(lambda s: entries.of_class(s, None, most=1_000_000))
    workspace.lock()
    assert backups.verify(unsealed.folder / "vault.db", unsealed.key) == []
    counted = Counter(e.batch for e in found)
    assert [e for e in found if e.note != f"{counted[e.batch]} pupils"] == []
    return dict(counted)


if hasattr(os, "fork"):  # Windows has no fork, and no kill that is as sudden

    def test_killed_at_any_moment_the_vault_holds_what_was_shown_as_saved(
        workspace: Workspace, empty_vault_once: Unsealed
    ) -> None:
        class_id, pupil_ids = add_class(workspace)
        unsealed = workspace.vault.unsealed
        workspace.lock()
        lot = random.Random(20261123)
        before: dict[str, int] = {}
        unshown = in_the_middle = 0
        with working("logging_child", unsealed, class_id, *pupil_ids) as process:
            for _kill in range(KILLS):
                said = process.live_and_die(lot.randint(0, 6), lot.uniform(0, 0.006))
                shown = {batch: int(count) for batch, count in said}
                in_the_middle += (unsealed.folder / "vault.db-journal").exists()
                after = stored(unsealed)
                assert before.items() <= after.items()
                assert shown.items() <= after.items()
                unseen = after.keys() - before.keys() - shown.keys()
                # At most the gesture that was being committed when the end came.
                assert len(unseen) <= 1
                unshown += bool(unseen)
                before = after
        assert len(before) > KILLS
        # The moments were the awkward ones: within a commit, and between it and the message.
        assert in_the_middle
        assert unshown


def test_the_count_of_what_is_stored_can_fail(
    workspace: Workspace, empty_vault_once: Unsealed
) -> None:
    unsealed = workspace.vault.unsealed
    workspace.lock()
    assert stored(unsealed) == {}
    spoilt = copied(unsealed, unsealed.folder.with_name("spoilt.seating"))
    content = bytearray((spoilt.folder / "vault.db").read_bytes())
    content[-2000] ^= 1
    (spoilt.folder / "vault.db").write_bytes(content)
    assert backups.verify(spoilt.folder / "vault.db", spoilt.key)
