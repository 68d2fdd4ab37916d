"""The plans that a lesson of a class can open with, in one query and without their seats."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from seatingapp.domain.plan_choice import Candidate
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.storage.schema import plans, staff
from seatingapp.storage.session import Session


def candidates(session: Session, class_id: int, until: dt.date) -> tuple[Candidate, ...]:
    """Return the plans of a class that begin on a day or before, the newest first."""
    query = (
        select(
            plans.c.id,
            plans.c.room_id,
            plans.c.purpose,
            plans.c.name,
            plans.c.from_date,
            staff.c.is_owner,
        )
        .join(staff, staff.c.id == plans.c.staff_id)
        .where(plans.c.class_id == class_id, plans.c.from_date <= until)
        .order_by(plans.c.from_date.desc(), plans.c.id.desc())
    )
    return tuple(
        Candidate(
            row.id,
            PlanLine(class_id, row.room_id, Purpose(row.purpose), row.name),
            row.from_date,
            row.is_owner,
        )
        for row in session.execute(query)
    )
