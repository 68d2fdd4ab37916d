"""Plans and who sits where in them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.domain.identity import new_uid
from seatingapp.domain.plans import Occupant, Plan, PlanLine, Purpose, SeatChange
from seatingapp.storage import records
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.rooms import layout_from_json, version_of
from seatingapp.storage.schema import plan_comments, plan_seats, plans, room_versions
from seatingapp.storage.session import Session
from seatingapp.storage.settings import owner


def load(
    session: Session, *, plan_id: int | None = None, class_id: int | None = None
) -> tuple[Plan, ...]:
    """Return plans, the newest date first; both arguments narrow the choice."""
    query = select(plans.c.id)
    if plan_id is not None:
        query = query.where(plans.c.id == plan_id)
    if class_id is not None:
        query = query.where(plans.c.class_id == class_id)
    return _load(session, query)


def _load(session: Session, ids: Select[tuple[int]]) -> tuple[Plan, ...]:
    query = (
        select(plans, room_versions.c.layout)
        .join(room_versions, room_versions.c.id == plans.c.room_version_id)
        .where(plans.c.id.in_(ids))
        .order_by(plans.c.from_date.desc(), plans.c.id.desc())
    )
    rows = session.execute(query).all()
    seated = _seated(session, [row.id for row in rows])
    said = _comments(session, [row.id for row in rows])
    return tuple(_plan(row, seated[row.id], said[row.id]) for row in rows)


def _plan(row: Row[Any], seated: Mapping[int, Occupant], comments: Mapping[int, str]) -> Plan:
    return Plan(
        row.id,
        row.uid,
        row.class_id,
        row.room_id,
        row.room_version_id,
        row.from_date,
        layout_from_json(row.layout),
        seated,
        row.name,
        Purpose(row.purpose),
        row.comment,
        comments,
        row.staff_id,
        from_ticks(row.made_at) if row.made_at is not None else None,
    )


def _comments(session: Session, plan_ids: list[int]) -> defaultdict[int, dict[int, str]]:
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    query = select(plan_comments).where(plan_comments.c.plan_id.in_(plan_ids))
    for row in session.execute(query):
        found[row.plan_id][row.seat_id] = row.text
    return found


def _seated(session: Session, plan_ids: list[int]) -> defaultdict[int, dict[int, Occupant]]:
    found: defaultdict[int, dict[int, Occupant]] = defaultdict(dict)
    query = select(plan_seats).where(plan_seats.c.plan_id.in_(plan_ids))
    for row in session.execute(query):
        found[row.plan_id][row.seat_id] = Occupant(row.pupil_id, row.pinned)
    return found


def current(
    session: Session,
    class_id: int,
    room_id: int | None,
    day: dt.date,
    purpose: Purpose = Purpose.LESSON,
    name: str = "",
) -> Plan | None:
    """Return the newest plan of a class that holds on a day; in one room, or in any."""
    query = select(plans.c.id).where(
        plans.c.class_id == class_id,
        plans.c.from_date <= day,
        plans.c.purpose == str(purpose),
        plans.c.name == name,
    )
    if room_id is not None:
        query = query.where(plans.c.room_id == room_id)
    newest = query.order_by(plans.c.from_date.desc(), plans.c.id.desc()).limit(1)
    plan_id = session.execute(newest).scalar()
    return load(session, plan_id=plan_id)[0] if plan_id is not None else None


def lines(session: Session, class_id: int | None = None) -> tuple[PlanLine, ...]:
    """Return the lines that have a plan, of one class or of all, the newest first."""
    query = select(plans).order_by(plans.c.from_date.desc(), plans.c.id.desc())
    if class_id is not None:
        query = query.where(plans.c.class_id == class_id)
    rows = session.execute(query)
    found = (PlanLine(r.class_id, r.room_id, Purpose(r.purpose), r.name) for r in rows)
    return tuple(dict.fromkeys(found))


def add(session: Session, plan: Plan, made_at: dt.datetime | None = None) -> int:
    """Store a plan and return its id; one with an id, uid, author or moment of its own keeps it."""
    made_at = plan.made_at or made_at
    values: dict[str, Any] = {
        "uid": plan.uid or new_uid(),
        "class_id": plan.class_id,
        "room_id": plan.room_id,
        # By content: a layout that no plan used may have been dropped meanwhile.
        "room_version_id": version_of(session, plan.room_id, plan.layout),
        "from_date": plan.from_date,
        "name": plan.name,
        "purpose": str(plan.purpose),
        "comment": plan.comment,
        "made_at": to_ticks(made_at) if made_at is not None else None,
        "staff_id": plan.staff_id if plan.staff_id is not None else owner(session)[0],
    }
    if plan.id:
        values["id"] = plan.id
    statement = insert(plans).values(values).returning(plans.c.id)
    plan_id = int(session.execute(statement).scalar_one())
    change_seats(session, plan_id, [SeatChange(s, o) for s, o in plan.seated.items()])
    for seat_id, text in plan.comments.items():
        set_comment(session, plan_id, seat_id, text)
    return plan_id


def set_comment(session: Session, plan_id: int, seat_id: int | None, text: str) -> None:
    """Set the comment of a plan (`seat_id` None) or of one of its seats; no text removes it."""
    if seat_id is None:
        session.execute(update(plans).where(plans.c.id == plan_id).values(comment=text))
        return
    table = plan_comments
    session.execute(delete(table).where(table.c.plan_id == plan_id, table.c.seat_id == seat_id))
    if text:
        session.execute(insert(table).values(plan_id=plan_id, seat_id=seat_id, text=text))


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
    """Remove a plan and its record; the database refuses one that a lesson refers to."""
    records.put(session, plan_id, None)
    session.execute(delete(plan_seats).where(plan_seats.c.plan_id == plan_id))
    session.execute(delete(plan_comments).where(plan_comments.c.plan_id == plan_id))
    session.execute(delete(plans).where(plans.c.id == plan_id))
