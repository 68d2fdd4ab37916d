"""Plans without their seats and layouts, for lists and for questions over many plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Column, ColumnElement, Select, func, select

from seatingapp.domain.plan_history import PlanHead
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.rooms import RoomLayout
from seatingapp.storage.moments import from_ticks
from seatingapp.storage.rooms import layout_from_json
from seatingapp.storage.schema import lessons, plan_seats, plans, room_versions
from seatingapp.storage.session import Session


def of_class(session: Session, class_id: int, *, comments: bool = False) -> tuple[PlanHead, ...]:
    """Return the plans of a class, the newest date first; `comments` are private."""
    return _heads(session, plans.c.class_id == class_id, comments=comments)


def of_classes_with(session: Session, pupil_id: int) -> tuple[PlanHead, ...]:
    """Return all plans of every class that ever seated a pupil, the newest date first."""
    sat = select(plan_seats.c.plan_id).where(plan_seats.c.pupil_id == pupil_id)
    known = select(plans.c.class_id).where(plans.c.id.in_(sat))
    return _heads(session, plans.c.class_id.in_(known), comments=False)


def by_ids(session: Session, plan_ids: Collection[int]) -> tuple[PlanHead, ...]:
    """Return these plans, the newest date first; those that are gone are left out."""
    return _heads(session, plans.c.id.in_(list(plan_ids)), comments=False)


def with_pupil(session: Session, pupil_id: int) -> dict[int, int]:
    """Return the plans on which a pupil sits, each with the seat."""
    query = select(plan_seats.c.plan_id, plan_seats.c.seat_id).where(
        plan_seats.c.pupil_id == pupil_id
    )
    return {row.plan_id: row.seat_id for row in session.execute(query)}


def seats(session: Session, plan_ids: Collection[int]) -> dict[int, dict[int, int]]:
    """Return for each plan who sits where: pupil by seat."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    query = select(plan_seats.c.plan_id, plan_seats.c.seat_id, plan_seats.c.pupil_id).where(
        plan_seats.c.plan_id.in_(list(plan_ids))
    )
    for plan_id, seat_id, pupil_id in session.execute(query):
        found[plan_id][seat_id] = pupil_id
    return dict(found)


def layouts(session: Session, version_ids: Collection[int]) -> dict[int, RoomLayout]:
    """Return layouts by the version that plans name; each is read once."""
    query = select(room_versions.c.id, room_versions.c.layout).where(
        room_versions.c.id.in_(list(version_ids))
    )
    return {row.id: layout_from_json(row.layout) for row in session.execute(query)}


def _heads(
    session: Session, wanted: ColumnElement[bool], *, comments: bool
) -> tuple[PlanHead, ...]:
    chosen = select(plans.c.id).where(wanted)
    seated = _counts(session, plan_seats.c.plan_id, chosen)
    taught = _counts(session, lessons.c.plan_id, chosen)
    columns = [column for column in plans.c if comments or column is not plans.c.comment]
    query = select(*columns).where(wanted).order_by(plans.c.from_date.desc(), plans.c.id.desc())
    return tuple(
        PlanHead(
            row.id,
            PlanLine(row.class_id, row.room_id, Purpose(row.purpose), row.name),
            row.room_version_id,
            row.from_date,
            seated.get(row.id, 0),
            taught.get(row.id, 0),
            row.comment if comments else "",
            row.staff_id,
            from_ticks(row.made_at) if row.made_at is not None else None,
        )
        for row in session.execute(query)
    )


def _counts(session: Session, plan_id: Column[int], chosen: Select[tuple[int]]) -> dict[int, int]:
    """How many rows of a table name each of the chosen plans."""
    query = select(plan_id, func.count()).where(plan_id.in_(chosen)).group_by(plan_id)
    return {row[0]: row[1] for row in session.execute(query)}
