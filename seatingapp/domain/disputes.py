"""The pupil sees it differently: their view of an entry, and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

LONGEST_VIEW = 1000


@dataclass(frozen=True, slots=True)
class Dispute:
    """A row of the record. Rows of one dispute share `raised_at`; settling it adds one.

    `lifted_at`: the row does not hold any more, for it was taken back or another took its place.
    """

    id: int
    entry_id: int
    view: str
    raised_at: dt.datetime
    by: str
    settled_at: dt.datetime | None = None
    outcome: str = ""
    lifted_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits to be settled."""
        return self.settled_at is None and self.lifted_at is None
