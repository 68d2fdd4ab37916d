"""Seating a whole class at one stroke: what changes, and what is said about it. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant, Plan, SeatChange, refill
from seatingapp.domain.rooms import Room
from seatingapp.domain.wording import counted
from seatingapp.services.seating import seating_by_register
from seatingapp.ui.seating.state import Order

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


@dataclass(frozen=True, slots=True)
class Arranged:
    """The changes of a plan, their name in the history, and the sentence for the user."""

    changes: tuple[SeatChange, ...]
    what: str
    said: str


def arrange(session: Session, plan: Plan, on: dt.date, order: Order, seed: int) -> Arranged:
    """Return how to seat the class of a plan in its own layout; pinned pupils stay.

    `seed` decides a random order and is named, so that the same seating can be had again.
    """
    if order is Order.CLEAR:
        pinned = {s: o for s, o in plan.seated.items() if o.pinned}
        stay = f" {counted(len(pinned), 'pinned pupil')} stayed." if pinned else ""
        return Arranged(refill(plan, pinned), "Clear the seats", f"Seats cleared.{stay}")
    # The plan's own layout, which may be an older one than the room has now.
    room = Room(plan.room_id, "", "", plan.room_version_id, plan.layout)
    lot = seed if order is Order.RANDOM else None
    seated = seating_by_register(session, plan.class_id, room, on, lot)
    if order is Order.RANDOM:
        what, said = f"Seat at random (seed {seed})", f"Seated at random, seed {seed}."
    else:
        what, said = "Seat in alphabetical order", "Seated in alphabetical order."
    return Arranged(refill(plan, seated), what, said + _left_over(plan, seated))


def _left_over(plan: Plan, seated: dict[int, Occupant]) -> str:
    """Nothing where there are seats to spare."""
    return "" if len(seated) < plan.layout.capacity else " Every seat is taken."
