"""A process that logs entries as fast as it can and says after each that it is shown as saved.

Run as `python -m tests.integration.safety.logging_child FOLDER CLASS PUPIL...` with the database
key on the first line of its input. For each further line it forks a child that opens the vault and
logs until it is killed.
"""

from __future__ import annotations

import os
import random
import sys

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.identity import new_uid
from seatingapp.services import vaults
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.workspace import Workspace, utc_now
from tests.integration.safety.lives import live, say


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
    ids = [int(pupil_id) for pupil_id in pupil_ids]
    live(folder, lambda unsealed: log_until_killed(vaults.enter(unsealed), int(class_id), ids))


if __name__ == "__main__":
    main()
