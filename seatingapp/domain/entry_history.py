"""What was done with an entry, in order. Nothing of it is ever lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class VoidRow:
    """An entry was taken back; `lifted_at` where it was brought back again."""

    entry_id: int
    reason: str
    voided_at: dt.datetime
    by: str
    lifted_at: dt.datetime | None = None


class Happening(StrEnum):
    """What became of an entry."""

    LOGGED = "logged"
    COMPLETED = "completed"
    COMPLETION_LIFTED = "completion taken back"
    CORRECTED = "corrected"
    VOIDED = "void"
    LIFTED = "brought back"
    DISPUTED = "disputed"
    DISPUTE_LIFTED = "dispute taken back"
    SETTLED = "settled"
    SETTLING_LIFTED = "settling taken back"


TAKEN_BACK = frozenset(
    {
        Happening.LIFTED,
        Happening.COMPLETION_LIFTED,
        Happening.DISPUTE_LIFTED,
        Happening.SETTLING_LIFTED,
    }
)


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One line of the history: when, who, what, and what was said."""

    at: dt.datetime
    by: str
    what: Happening
    text: str = ""
