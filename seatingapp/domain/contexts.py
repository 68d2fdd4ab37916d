"""What is said of an entry after the lesson: log now, explain later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.domain.names import tidy

LONGEST_PICK = 120


@dataclass(frozen=True, slots=True)
class Context:
    """What happened, what the teacher tried, what came of it, and a short factual note.

    The first three usually come from the school's pick-lists. One that says nothing means that
    there is nothing to add: it completes an entry too.
    """

    happened: str = ""
    tried: str = ""
    outcome: str = ""
    note: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to add."""
        return not (self.happened or self.tried or self.outcome or self.note)

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What is said, as (label, text), without what is left out."""
        labelled = (
            ("What happened", self.happened),
            ("What was tried", self.tried),
            ("Outcome", self.outcome),
            ("Note", self.note),
        )
        return tuple((label, text) for label, text in labelled if text)

    def tidied(self) -> Context:
        """Return it as it is stored."""
        return Context(tidy(self.happened), tidy(self.tried), tidy(self.outcome), tidy(self.note))


NOTHING_TO_ADD = Context()


@dataclass(frozen=True, slots=True)
class StoredContext:
    """A context with when and by whom it was given; `lifted_at` where it was taken back."""

    id: int
    entry_id: int
    context: Context
    at: dt.datetime
    by: str
    lifted_at: dt.datetime | None = None
