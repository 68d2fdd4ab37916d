"""Plans and who sits where in them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from seatingapp.domain.identity import new_uid
from seatingapp.domain.plans import Occupant, Plan, SeatChange
from seatingapp.storage.rooms import layout_from_json
from seatingapp.storage.schema import plan_seats, plans, room_versions
from seatingapp.storage.settings import owner


def load(
    session: Session, *, plan_id: int | None = None, class_id: int | None = None
) -> tuple[Plan, ...]:
    """Return plans, the newest date first; both arguments narrow the choice."""
    query = select(plans, room_versions.c.layout).join(
        room_versions, room_versions.c.id == plans.c.room_version_id
    )
    if plan_id is not None:
        query = query.where(plans.c.id == plan_id)
    if class_id is not None:
        query = query.where(plans.c.class_id == class_id)
    rows = session.execute(query.order_by(plans.c.from_date.desc(), plans.c.id.desc())).all()
    seated = _seated(session, [row.id for row in rows])
    return tuple(_plan(row, seated[row.id]) for row in rows)


def _plan(row: Row[Any], seated: Mapping[int, Occupant]) -> Plan:
    layout = layout_from_json(row.layout)
    return Plan(
        row.id,
        row.uid,
        row.class_id,
        row.room_id,
        row.room_version_id,
        row.from_date,
        layout,
        seated,
        row.name,
    )


def _seated(session: Session, plan_ids: list[int]) -> defaultdict[int, dict[int, Occupant]]:
    found: defaultdict[int, dict[int, Occupant]] = defaultdict(dict)
    query = select(plan_seats).where(plan_seats.c.plan_id.in_(plan_ids))
    for row in session.execute(query):
        found[row.plan_id][row.seat_id] = Occupant(row.pupil_id, row.pinned)
    return found


def current(session: Session, class_id: int, room_id: int | None, day: dt.date) -> Plan | None:
    """Return the newest plan of a class that holds on a day; in one room, or in any."""
    query = select(plans.c.id).where(plans.c.class_id == class_id, plans.c.from_date <= day)
    if room_id is not None:
        query = query.where(plans.c.room_id == room_id)
    newest = query.order_by(plans.c.from_date.desc(), plans.c.id.desc()).limit(1)
    plan_id = session.execute(newest).scalar()
    return load(session, plan_id=plan_id)[0] if plan_id is not None else None


def add(session: Session, plan: Plan) -> int:
    """Store a plan and return its id; one with an id and uid of its own keeps them."""
    values: dict[str, Any] = {
        "uid": plan.uid or new_uid(),
        "class_id": plan.class_id,
        "room_id": plan.room_id,
        "room_version_id": plan.room_version_id,
        "from_date": plan.from_date,
        "name": plan.name,
        "staff_id": owner(session)[0],
    }
    if plan.id:
        values["id"] = plan.id
    statement = insert(plans).values(values).returning(plans.c.id)
    plan_id = int(session.execute(statement).scalar_one())
    change_seats(session, plan_id, [SeatChange(s, o) for s, o in plan.seated.items()])
    return plan_id


def change_seats(session: Session, plan_id: int, changes: Iterable[SeatChange]) -> None:
    """Make the named seats hold what the changes say."""
    changes = list(changes)
    if not changes:
        return
    # Emptied first, so that two pupils can swap without sitting on two seats in between.
    seats = [change.seat_id for change in changes]
    session.execute(
        delete(plan_seats).where(plan_seats.c.plan_id == plan_id, plan_seats.c.seat_id.in_(seats))
    )
    rows = [
        {
            "plan_id": plan_id,
            "seat_id": change.seat_id,
            "pupil_id": change.occupant.pupil_id,
            "pinned": change.occupant.pinned,
        }
        for change in changes
        if change.occupant is not None
    ]
    if rows:
        session.execute(upsert(plan_seats), rows)


def remove(session: Session, plan_id: int) -> None:
    """Remove a plan that no lesson refers to; the database refuses any other."""
    session.execute(delete(plan_seats).where(plan_seats.c.plan_id == plan_id))
    session.execute(delete(plans).where(plans.c.id == plan_id))
