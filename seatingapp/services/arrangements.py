"""Arranging a class: what is looked at for it, the seats that come of it, and their record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant, refill
from seatingapp.domain.rules.record import Record, compared, with_seats
from seatingapp.services.seating import ChangeSeats, plan_by_id
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import plan_heads, records

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TOPICS = frozenset({Topic.PLANS})


@dataclass(frozen=True, slots=True)
class ArrangeSeats:
    """Seat a class as it was arranged, from the day `on`, and keep the record of it.

    A plan from an earlier day stays, and a new one is started, as `ChangeSeats` does.
    """

    plan_id: int
    seated: Mapping[int, Occupant]
    record: Record
    on: dt.date
    what: str = "Arrange the class"

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Change seats and record in one step; None where both are so already.

        Raises Refusal where the plan is gone or lacks a seat.
        """
        plan = plan_by_id(session, self.plan_id)
        change = ChangeSeats(plan.id, refill(plan, self.seated), self.on, self.what)
        return ChangeWithRecord(change, with_seats(self.record, self.seated)).perform(session)


@dataclass(frozen=True, slots=True)
class ChangeWithRecord:
    """Change seats of a plan, and what is on record of how it was arranged."""

    change: ChangeSeats
    record: Record | None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.change.what

    def perform(self, session: Session) -> Done | None:
        """Change both; None where both are so already."""
        before = records.of_plan(session, self.change.plan_id)
        done = self.change.perform(session)
        if done is None and self.record == before:
            return None
        plan_id = self.change.plan_id if done is None else done.plan_id
        if plan_id is None:
            raise RuntimeError("Seats were changed on no plan.")
        records.put(session, plan_id, self.record)
        if plan_id != self.change.plan_id:
            return done  # a new plan, which takes its record along when it is taken back
        back = ChangeSeats(plan_id, (), self.change.on, self.change.what)
        if done is not None and isinstance(done.inverse, ChangeSeats):
            back = done.inverse
        return Done(ChangeWithRecord(back, before), _TOPICS, self.change.what, plan_id=plan_id)


def record_of(session: Session, plan_id: int) -> Record | None:
    """Return how a plan was arranged, and how many seats were changed by hand since; private."""
    return records_of(session, [plan_id]).get(plan_id)


def records_of(session: Session, plan_ids: Collection[int]) -> dict[int, Record]:
    """Return the same of those of several plans that were arranged; private."""
    found = records.of_plans(session, plan_ids)
    seats = plan_heads.seats(session, found.keys())
    return {plan_id: compared(record, seats.get(plan_id, {})) for plan_id, record in found.items()}
