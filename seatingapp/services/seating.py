"""Seating plans: start one, change who sits where, and go back.

A plan is dated. The first change on a later day starts a new plan from that day with the same
seats, so "who sat next to whom on 14 March" keeps its answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from seatingapp.arranging.orders import at_random, in_order
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.plans import Occupant, Plan, PlanLine, SeatChange, apply, inverse, refill
from seatingapp.domain.rooms import Room
from seatingapp.services.workspace import Done, Edit, Topic, now_in
from seatingapp.storage import lessons, plans, pupils, records, rooms, rules

if TYPE_CHECKING:
    from seatingapp.domain.rules.record import Record
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.PLANS})
_RULES_TOO = frozenset({Topic.PLANS, Topic.RULES})


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes with a plan and comes back with it: how it was arranged, and rules of its own.

    Rules of a line go with its last plan, so that none is left that nobody sees.
    """

    record: Record | None = None
    rules: tuple[rules.StoredRule, ...] = ()


NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True)
class ChangeSeats:
    """Make seats of a plan hold what `changes` say, from the day `on`.

    A plan that was arranged stays so: its record goes with it and counts what was moved since.
    """

    plan_id: int
    changes: tuple[SeatChange, ...]
    on: dt.date
    what: str = "Change seats"

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Change the plan, or start a new one where this one is from an earlier day."""
        plan = plan_by_id(session, self.plan_id)
        seated = apply(plan.seated, self.changes)
        if seated == plan.seated:
            return None
        if plan.from_date < self.on:
            later = replace(
                plan,
                id=0,
                uid=new_uid(),
                from_date=self.on,
                seated=seated,
                staff_id=None,
                made_at=None,
            )
            kept = Kept(_adjusted(records.of_plan(session, plan.id)))
            return _started(session, later, plan.id, self.what, kept)
        plans.change_seats(session, plan.id, self.changes)
        back = ChangeSeats(plan.id, inverse(plan.seated, self.changes), self.on, self.what)
        return Done(back, _TOPICS, self.what, plan_id=plan.id)


@dataclass(frozen=True, slots=True)
class StartPlan:
    """Start a plan of a class in a room from a day on; `lessons` were taught on it before."""

    plan: Plan
    previous_id: int | None = None
    what: str = "New plan"
    lessons: tuple[int, ...] = field(default=())
    kept: Kept = NOTHING_KEPT

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done:
        """Store the plan."""
        done = _started(session, self.plan, self.previous_id, self.what, self.kept)
        if self.lessons:
            lessons.set_plan(session, self.lessons, done.plan_id)
        return done


@dataclass(frozen=True, slots=True)
class DropPlan:
    """Take back a plan that was started; its lessons go back to the plan before."""

    plan_id: int
    previous_id: int | None
    what: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done:
        """Remove the plan."""
        plan = plan_by_id(session, self.plan_id)
        taught = lessons.with_plan(session, plan.id)
        lessons.set_plan(session, taught, self.previous_id)
        record = records.of_plan(session, plan.id)
        plans.remove(session, plan.id)
        kept = Kept(record, _rules_left_over(session, plan.line))
        again = StartPlan(plan, self.previous_id, self.what, taught, kept)
        return Done(again, _topics(kept), self.what, plan_id=self.previous_id)


def _started(
    session: Session, plan: Plan, previous_id: int | None, what: str, kept: Kept = NOTHING_KEPT
) -> Done:
    plan_id = plans.add(session, plan, now_in(session))
    records.put(session, plan_id, kept.record)
    rules.add_again(session, kept.rules)
    return Done(DropPlan(plan_id, previous_id, what), _topics(kept), what, plan_id=plan_id)


def _adjusted(record: Record | None) -> Record | None:
    """The record of a plan for one that follows it and is the same seating, with changes."""
    return replace(record, anew=False) if record is not None else None


def _rules_left_over(session: Session, line: PlanLine) -> tuple[rules.StoredRule, ...]:
    """Remove and return the rules of a line that has no plan any more."""
    if line in plans.lines(session, line.class_id):
        return ()
    found = rules.only_of_line(session, line)
    rules.remove(session, [stored.rule.id for stored in found])
    return found


def _topics(kept: Kept) -> frozenset[Topic]:
    return _RULES_TOO if kept.rules else _TOPICS


def plan_by_id(session: Session, plan_id: int) -> Plan:
    """Return a plan with its seats and its room. Raises Refusal where it is gone."""
    found = plans.load(session, plan_id=plan_id)
    if not found:
        raise Refusal("That plan is not in this vault any more.", kept="Nothing was changed.")
    return found[0]


def plan_for(
    session: Session, class_id: int, day: dt.date, room_id: int | None = None
) -> Plan | None:
    """Return the plan of a class that holds on a day, in one room or in the newest one."""
    return plans.current(session, class_id, room_id, day)


def plans_of(session: Session, class_id: int | None = None) -> tuple[Plan, ...]:
    """Return all plans, of one class or of all, the newest first."""
    return plans.load(session, class_id=class_id)


def new_plan(
    session: Session, class_id: int, room: Room, on: dt.date, seated: Mapping[int, Occupant]
) -> Edit:
    """Return the edit that seats a class in a room like this from a day on.

    A plan of that day in the same layout is refilled; otherwise a new plan is started.
    """
    previous = plans.current(session, class_id, room.id, on)
    if previous is not None and previous.from_date == on and previous.layout == room.layout:
        return ChangeSeats(previous.id, refill(previous, seated), on, "Seat the class")
    plan = Plan(0, new_uid(), class_id, room.id, room.version_id, on, room.layout, dict(seated))
    return StartPlan(plan, previous.id if previous else None, "Seat the class")


def seating_by_register(
    session: Session, class_id: int, room: Room, on: dt.date, seed: int | None = None
) -> dict[int, Occupant]:
    """Return who would sit where: in alphabetical order, or by lot where a seed is given.

    Pinned pupils of the plan that holds in this room keep their seats.
    """
    ids = [p.id for p in pupils.load(session, class_id=class_id)]
    previous = plans.current(session, class_id, room.id, on)
    pinned: dict[int, Occupant] = {}
    if previous is not None and previous.layout == room.layout:
        pinned = {s: o for s, o in previous.seated.items() if o.pinned and o.pupil_id in ids}
    if seed is None:
        return in_order(room.layout, ids, pinned)
    return at_random(room.layout, ids, pinned, seed)


def room_of(session: Session, plan: Plan) -> str:
    """Return the name of a plan's room."""
    return next(r.name for r in rooms.load(session) if r.id == plan.room_id)
