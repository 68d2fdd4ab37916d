"""A process that does the big gestures of follow-up, over and over, until it is killed.

Run as `python -m tests.integration.safety.follow_up_child FOLDER` with the database key on the
first line of its input. For each further line it forks a child that opens the vault, takes up where
the last one was killed, and says after each gesture what is shown as saved.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
from dataclasses import replace

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.policies.starting import KEYS, starting_policy
from seatingapp.services import vaults
from seatingapp.services.behaviour import LogEntries, types
from seatingapp.services.classes import pupils_of
from seatingapp.services.detention_prints import number_room_list
from seatingapp.services.detentions import SetDetentions, Withdraw
from seatingapp.services.draft_detentions import ReleaseAsDetentions
from seatingapp.services.drafts import PutBackDecisions
from seatingapp.services.policy_files import preview
from seatingapp.services.workspace import Workspace
from seatingapp.storage import detentions, drafts
from seatingapp.storage.detentions import Wanted
from seatingapp.storage.vault import Unsealed
from tests.integration.safety.lives import live, say
from tests.integration.services.drafting_school import NOW

DAY = dt.date(2025, 11, 27)


def award(workspace: Workspace) -> str:
    """Award everybody at once."""
    people = tuple(p.id for p in workspace.read(pupils_of))
    kind = workspace.read(types)[0]
    batch = new_uid()
    edit = LogEntries(LessonKey(1, NOW.date()), people, kind.id, NOW, "all", batch=batch)
    workspace.perform(edit)
    return f"award {batch}"


def decide(workspace: Workspace) -> str:
    """Release what waits as detentions, or take all of it back."""
    waiting = tuple(d.uid for d in workspace.read(drafts.waiting) if d.kind is DraftKind.DETENTION)
    if waiting:
        setting = SetDetentions((), 1, DAY, anyway=True)
        workspace.perform(ReleaseAsDetentions(waiting, setting))
        return f"release {len(waiting)}"
    before = workspace.read(lambda s: drafts.decided(s, 500))
    held = workspace.read(lambda s: detentions.load(s, Wanted(first=DAY, last=DAY)))
    again = tuple(
        replace(d, state=DraftState.WAITING, decided_at=None, note="", detention_id=None)
        for d in before
    )
    workspace.perform(PutBackDecisions(again, Withdraw(tuple(d.uid for d in held), "x")))
    return f"reopen {len(again)}"


def replace_policy(workspace: Workspace) -> str:
    """Let another of the starting policies be in force."""
    wanted = starting_policy(random.choice(KEYS))
    workspace.perform(workspace.read(lambda s: preview(s, wanted)).edit)
    return "policy"


def number_list(workspace: Workspace) -> str:
    """Enter the list of today's detentions in the ledger."""
    return (
        f"list {number_room_list(workspace, NOW.date(), SeatOrder.ALPHABET).snapshot.stamp.number}"
    )


def work_until_killed(workspace: Workspace) -> None:
    """Do one gesture after another, and say each."""
    gestures = [award, decide, replace_policy, number_list]
    while True:
        random.shuffle(gestures)
        for gesture in gestures:
            say(f"saved {gesture(workspace)}")


def begin(unsealed: Unsealed) -> None:
    """Live once, unlike all lives before."""
    random.seed(os.getpid())
    work_until_killed(vaults.enter(unsealed, lambda: NOW))


if __name__ == "__main__":
    live(sys.argv[1], begin)
