"""A process that logs entries as fast as it can and says after each that it is shown as saved.

Run as `python -m tests.integration.safety.logging_child FOLDER CLASS PUPIL...` with the database
key on the first line of its input. For each further line it forks a child that opens the vault and
logs until it is killed: importing everything once makes a life cheap.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.identity import new_uid
from seatingapp.services import vaults
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.workspace import Workspace, utc_now
from seatingapp.storage.vault import Unsealed


def say(line: str) -> None:
    """Write a line into the pipe at once; no buffer of ours can lose it."""
    os.write(1, f"{line}\n".encode())


def log_until_killed(workspace: Workspace, class_id: int, pupil_ids: list[int]) -> None:
    """Log for one to five pupils at a time; the note says for how many."""
    lot = random.Random(os.getpid())
    while True:
        chosen = tuple(lot.sample(pupil_ids, lot.randint(1, 5)))
        now = utc_now()
        edit = LogEntries(
            LessonKey(class_id, now.date(), lot.randint(1, 5)),
            chosen,
            1,
            now,
            "some",
            note=f"{len(chosen)} pupils",
            batch=new_uid(),
        )
        workspace.perform(edit)
        say(f"saved {edit.batch} {len(chosen)}")


def main() -> None:
    """Start a life for every line of input."""
    folder, class_id, *pupil_ids = sys.argv[1:]
    unsealed = Unsealed(Path(folder), sys.stdin.readline().strip())
    say("ready")
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            log_until_killed(vaults.enter(unsealed), int(class_id), [int(p) for p in pupil_ids])
        say(f"alive {pid}")
        os.waitpid(pid, 0)
        say("dead")


if __name__ == "__main__":
    main()
