"""Seating a whole class at one stroke: what changes, and what is said about it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.arranging.orders import at_random, in_order
from seatingapp.domain.plans import Occupant, Plan, SeatChange, refill
from seatingapp.domain.wording import counted
from seatingapp.services.classes import pupils_of
from seatingapp.ui.seating.state import Order

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


@dataclass(frozen=True, slots=True)
class Arranged:
    """The changes of a plan, their name in the history, and the sentence for the user."""

    changes: tuple[SeatChange, ...]
    what: str
    said: str


def arrange(session: Session, plan: Plan, order: Order, seed: int) -> Arranged:
    """Return how to seat the class of a plan in its own layout; pinned pupils stay.

    `seed` decides a random order and is named, so that the same seating can be had again.
    """
    if order is Order.CLEAR:
        pinned = {s: o for s, o in plan.seated.items() if o.pinned}
        stay = f" {counted(len(pinned), 'pinned pupil')} stayed." if pinned else ""
        return Arranged(refill(plan, pinned), "Clear the seats", f"Seats cleared.{stay}")
    ids = [p.id for p in pupils_of(session, plan.class_id)]
    pinned = {s: o for s, o in plan.seated.items() if o.pinned and o.pupil_id in ids}
    if order is Order.RANDOM:
        seated = at_random(plan.layout, ids, pinned, seed)
        what, said = f"Seat at random (seed {seed})", f"Seated at random, seed {seed}."
    else:
        seated = in_order(plan.layout, ids, pinned)
        what, said = "Seat in alphabetical order", "Seated in alphabetical order."
    return Arranged(refill(plan, seated), what, said + _left_over(plan, seated))


def _left_over(plan: Plan, seated: dict[int, Occupant]) -> str:
    """Nothing where there are seats to spare."""
    return "" if len(seated) < plan.layout.capacity else " Every seat is taken."
