"""Arranging a class for a room from a day on: what is started from, and the edit that keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from seatingapp.domain.identity import new_uid
from seatingapp.domain.plans import Occupant, Plan, PlanLine
from seatingapp.domain.rooms import Room
from seatingapp.domain.rules.record import Record, with_seats
from seatingapp.domain.rules.rule import ForClass, ForPupil, Owner, Rule
from seatingapp.domain.rules.sound import same
from seatingapp.services.arrangements import ArrangeSeats
from seatingapp.services.plan_lines import plan_in_line, room_changed
from seatingapp.services.rules import rules_of
from seatingapp.services.seating import Kept, StartPlan
from seatingapp.storage import pupils

if TYPE_CHECKING:
    from seatingapp.services.workspace import Edit
    from seatingapp.storage.session import Session

_WHAT = "Arrange the class"


def plan_for_arranging(session: Session, class_id: int, room: Room, on: dt.date) -> Plan:
    """Return the usual plan of a class in a room as it is now, whose seats can be arranged.

    It is the one that holds on the day. Where there is none, or the room has changed since, it is
    one that is not stored yet (id 0); pupils then sit where they sat, on seats that still stand.
    """
    line = PlanLine(class_id, room.id)
    found = plan_in_line(session, line, on)
    if found is not None and not room_changed(found, room):
        return found
    members = {p.id for p in pupils.load(session, class_id=class_id)}
    there = {place.seat_id for place in room.layout.places()}
    before = found.seated if found is not None else {}
    seated = {s: o for s, o in before.items() if s in there and o.pupil_id in members}
    return Plan(0, new_uid(), class_id, room.id, room.version_id, on, room.layout, seated)


def rules_for(session: Session, plan: Plan, read: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return those rules of a file that are about a plan: of its class, its pupils, its line.

    One that says the same as a stored rule of the same owner takes its uid, and so its place.
    """
    members = {p.id for p in pupils.load(session, class_id=plan.class_id)}
    stored = rules_of(session, plan.line)
    return tuple(
        _in_place(rule, stored) for rule in read if _is_about(rule.owner, plan.line, members)
    )


def _is_about(of: Owner, line: PlanLine, members: set[int]) -> bool:
    match of:
        case ForClass(class_id):
            return class_id == line.class_id
        case ForPupil(pupil_id):
            return pupil_id in members
        case _:
            return of.line == line


def _in_place(rule: Rule, stored: tuple[Rule, ...]) -> Rule:
    for known in stored:
        if known.owner == rule.owner and same(known.kind, rule.kind):
            return replace(rule, uid=known.uid)
    return rule


def keep(
    session: Session, plan: Plan, seated: Mapping[int, Occupant], record: Record, on: dt.date
) -> Edit:
    """Return the one edit that seats a class as it was arranged, and keeps the record of it."""
    if plan.id:
        return ArrangeSeats(plan.id, seated, record, on, _WHAT)
    previous = plan_in_line(session, plan.line, on)
    kept = Kept(with_seats(record, seated))
    new = replace(plan, seated=dict(seated))
    return StartPlan(new, previous.id if previous else None, _WHAT, kept=kept)
