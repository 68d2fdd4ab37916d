"""How plans were arranged: one record a plan, for those that were."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.domain.rules.record import Record, from_json, to_json
from seatingapp.storage.schema import plan_records
from seatingapp.storage.session import Session


def of_plans(session: Session, plan_ids: Collection[int]) -> dict[int, Record]:
    """Return the records of those plans that have one."""
    query = select(plan_records).where(plan_records.c.plan_id.in_(list(plan_ids)))
    return {row.plan_id: from_json(row.data) for row in session.execute(query)}


def of_plan(session: Session, plan_id: int) -> Record | None:
    """Return the record of a plan, if it has one."""
    return of_plans(session, [plan_id]).get(plan_id)


def put(session: Session, plan_id: int, record: Record | None) -> None:
    """Keep the record of a plan in place of the one before; None takes it away."""
    if record is None:
        session.execute(delete(plan_records).where(plan_records.c.plan_id == plan_id))
        return
    text = to_json(record)
    statement = upsert(plan_records).values(plan_id=plan_id, data=text)
    session.execute(
        statement.on_conflict_do_update(index_elements=["plan_id"], set_={"data": text})
    )
