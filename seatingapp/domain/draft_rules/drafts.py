"""A draft: what a rule or a step of the ladder proposes, until a person decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.ladder import DraftKind


class DraftState(StrEnum):
    """Waiting, or what a person decided."""

    WAITING = "waiting"
    RELEASED = "released"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft. `source` names what made it; with pupil and `window` there is never a second.

    `why` is in the words of the day it was made. `note` says what was decided, or why it was
    dismissed. Times are aware, in UTC. `by` is who decided.
    """

    id: int
    uid: str
    source: str
    rule_id: int | None
    pupil_id: int
    window: str
    kind: DraftKind
    why: str
    state: DraftState
    made_at: dt.datetime
    decided_at: dt.datetime | None = None
    note: str = ""
    detention_id: int | None = None
    by: str = ""
    entry_ids: tuple[int, ...] = ()


def step_source(step_uid: str) -> str:
    """What drafts say that a step of the ladder made."""
    return f"step:{step_uid}"
