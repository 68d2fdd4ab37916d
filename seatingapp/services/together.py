"""Several edits that are one step for the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.services.workspace import Done, Edit

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one step of the undo list; what changes nothing is passed over."""

    edits: tuple[Edit, ...]
    what: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Do one after the other; what one of them refuses, none has done.

        Taken back they are in the opposite order.
        """
        done = [d for edit in self.edits if (d := edit.perform(session)) is not None]
        if not done:
            return None
        back = tuple(d.inverse for d in reversed(done) if d.inverse is not None)
        topics = frozenset(t for d in done for t in d.topics)
        plan_id = next((d.plan_id for d in done if d.plan_id is not None), None)
        inverse = Together(back, self.what) if back else None
        return Done(inverse, topics, self.what, plan_id=plan_id)
