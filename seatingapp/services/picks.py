"""Whom chance has picked how often, so that picking can be fair over weeks.

A pick is counted outside of the history: an undo after it should take back what was logged, and
not that somebody had a turn. Setting the counts back can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import picks

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

# Nothing that is shown depends on the counts: the next pick reads them.
_QUIETLY: frozenset[Topic] = frozenset()


def pick_counts(session: Session, class_id: int) -> dict[int, int]:
    """Return how often each pupil of a class was picked."""
    return picks.of_class(session, class_id)


@dataclass(frozen=True, slots=True)
class CountPick:
    """Somebody was picked in a class."""

    class_id: int
    pupil_id: int

    @property
    def label(self) -> str:
        """Its name; it never stands in the undo list."""
        return "Pick a pupil"

    def perform(self, session: Session) -> Done:
        """Count it."""
        picks.count(session, self.class_id, self.pupil_id)
        return Done(None, _QUIETLY)


@dataclass(frozen=True, slots=True)
class SetPicks:
    """Let picking in a class begin afresh, or bring back the counts that were there."""

    class_id: int
    times: Mapping[int, int]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Start picking afresh"

    def perform(self, session: Session) -> Done | None:
        """Store the counts; nothing to do where they are so already."""
        before = picks.of_class(session, self.class_id)
        if before == dict(self.times):
            return None
        picks.replace(session, self.class_id, self.times)
        said = "Picking starts afresh" if not self.times else "Earlier picks count again"
        return Done(SetPicks(self.class_id, before), _QUIETLY, said)
