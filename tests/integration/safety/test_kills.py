"""`kill -9` at any moment loses no entry that was shown as saved, and tears no gesture in two."""

from __future__ import annotations

import datetime as dt
import os
import random
import select
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.services import vaults
from seatingapp.services.workspace import Workspace
from seatingapp.storage import backups, calendar, classes, entries, pupils
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied

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


class Logger:
    """The process that logs, seen from here."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._to, self._from = process.stdin.fileno(), process.stdout.fileno()
        self._rest = b""

    def lines(self) -> Iterator[str]:
        """Every line that comes, waiting for the next one."""
        while True:
            while b"\n" not in self._rest:
                read = os.read(self._from, 65536)
                assert read, "The logging process ended by itself."
                self._rest += read
            line, self._rest = self._rest.split(b"\n", 1)
            yield line.decode()

    def live_and_die(self, after_saves: int, and_seconds: float) -> dict[str, int]:
        """Let a child log, kill it some time after so many saves; return what it had shown."""
        os.write(self._to, b"go\n")
        shown: dict[str, int] = {}
        pid, killed = 0, False
        for line in self.lines():
            word, *rest = line.split()
            if word == "saved":
                shown[rest[0]] = int(rest[1])
            elif word == "alive":
                pid = int(rest[0])
            elif word == "dead":
                return shown
            if pid and not killed and len(shown) >= after_saves:
                # Whatever comes meanwhile stays in the pipe and is read afterwards.
                select.select([], [], [], and_seconds)
                os.kill(pid, signal.SIGKILL)
                killed = True
        raise AssertionError("unreachable")


@contextmanager
def logger(unsealed: Unsealed, class_id: int, pupil_ids: list[int]) -> Iterator[Logger]:
    arguments = [str(unsealed.folder), str(class_id), *map(str, pupil_ids)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.safety.logging_child", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert process.stdin is not None
    os.write(process.stdin.fileno(), f"{unsealed.key}\n".encode())
    with process:
        found = Logger(process)
        assert next(found.lines()) == "ready"
        yield found
        process.stdin.close()
        assert process.wait() == 0


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
        with logger(unsealed, class_id, pupil_ids) as process:
            for _kill in range(KILLS):
                shown = process.live_and_die(lot.randint(0, 6), lot.uniform(0, 0.006))
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
