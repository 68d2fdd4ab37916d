"""Comments on plans and on their seats: private, kept with the plan, never printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.services.seating import plan_by_id
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import plans

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

LONGEST = 500


@dataclass(frozen=True, slots=True)
class SetComment:
    """Write a comment on a plan (`seat_id` None) or on one of its seats; no text removes it.

    It changes who sits where on no day, so it starts no new plan.
    """

    plan_id: int
    seat_id: int | None
    text: str

    @property
    def label(self) -> str:
        """Its name in the undo list; never what was written."""
        return "Comment on the plan" if self.seat_id is None else "Comment on a seat"

    def perform(self, session: Session) -> Done | None:
        """Write it. Raises Refusal for an overlong text and for a seat that the plan lacks."""
        plan = plan_by_id(session, self.plan_id)
        text = self.text.strip()
        if len(text) > LONGEST:
            raise Refusal(
                f"A comment has at most {LONGEST} letters.",
                where=f"This one has {len(text)}.",
                kept="The comment was not changed.",
                todo="Make it shorter.",
            )
        seats = {place.seat_id for place in plan.layout.places()}
        if self.seat_id is not None and self.seat_id not in seats:
            raise Refusal("This plan has no such seat.", kept="Nothing was changed.")
        before = plan.comment if self.seat_id is None else plan.comments.get(self.seat_id, "")
        if text == before:
            return None
        plans.set_comment(session, plan.id, self.seat_id, text)
        back = SetComment(plan.id, self.seat_id, before)
        said = "Comment saved." if text else "Comment removed."
        return Done(back, frozenset({Topic.PLANS}), said, plan_id=plan.id)
