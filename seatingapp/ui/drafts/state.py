"""What the review tray shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.domain.ladder import DraftKind


class Only(Enum):
    """Which drafts are listed; the value is the key of its segment."""

    WAITING = "waiting"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in the list. `outcome` says what was decided, or since when it waits."""

    uid: str
    kind: DraftKind
    what: str
    who: str
    why: str
    outcome: str
    adjusted: bool = False


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry behind a draft: when it was, and what."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class DraftDetails:
    """One draft in full."""

    uid: str
    pupil_id: int
    who: str
    what: str
    why: str
    made_by: str
    adjustments: tuple[str, ...] = ()
    entries: tuple[EntryLine, ...] = ()
    decided: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class DraftsState:
    """The rows of one kind, those selected, and the one of them that is shown in full.

    `paper` is what the paper of a released letter or postcard is called, where one can be made.
    `rules_on`: whether a rule may draft at all, which matters where nothing waits.
    """

    only: Only = Only.WAITING
    rows: tuple[DraftRow, ...] = ()
    selected: tuple[str, ...] = ()
    details: DraftDetails | None = None
    can_reopen: bool = False
    paper: str = ""
    busy: str = ""
    rules_on: bool = True
