"""A plan as a picture to look at, also of an old plan with pupils who have left. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seatingapp.domain.plans import Plan
from seatingapp.services.classes import cards
from seatingapp.services.neighbours import names_of
from seatingapp.ui.plan_view.state import CardState, PlanState

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


def picture(session: Session, plan: Plan) -> PlanState:
    """Return everybody on their seat with the name that is shown; nothing private, no photos.

    A pupil whose name was erased is left out.
    """
    called = people(session, plan.class_id, {o.pupil_id for o in plan.seated.values()})
    return PlanState(
        plan.layout,
        cards={
            seat: CardState(o.pupil_id, *called[o.pupil_id], pinned=o.pinned)
            for seat, o in plan.seated.items()
            if o.pupil_id in called
        },
    )


def people(session: Session, class_id: int, pupil_ids: set[int]) -> dict[int, tuple[str, str]]:
    """Return name and initials of pupils, of a class or not."""
    initials = {c.pupil_id: c.initials for c in cards(session, class_id, frozenset(), photos=False)}
    names = names_of(session, pupil_ids, class_id)
    return {p: (names[p], initials.get(p) or names[p][:1]) for p in pupil_ids if p in names}
