"""Disputes of entries. Rows are only added and lifted: settling one puts another in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Row, Select, insert, select, update

from seatingapp.domain.disputes import Dispute
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import entry_disputes, staff
from seatingapp.storage.session import Session


def add(session: Session, dispute: Dispute, staff_id: int) -> None:
    """Store a row; its id and name are not looked at."""
    settled = dispute.settled_at
    session.execute(
        insert(entry_disputes).values(
            entry_id=dispute.entry_id,
            view=dispute.view,
            raised_at=to_ticks(dispute.raised_at),
            settled_at=to_ticks(settled) if settled is not None else None,
            outcome=dispute.outcome,
            staff_id=staff_id,
        )
    )


def lift(session: Session, dispute_id: int, at: dt.datetime) -> None:
    """Let a row hold no longer; it stays on record."""
    session.execute(
        update(entry_disputes)
        .where(entry_disputes.c.id == dispute_id, entry_disputes.c.lifted_at.is_(None))
        .values(lifted_at=to_ticks(at))
    )


def history(session: Session, entry_ids: Collection[int]) -> tuple[Dispute, ...]:
    """Return all rows of entries, the earliest first."""
    return tuple(_dispute(row) for row in session.execute(_query(entry_ids)))


def holding(session: Session, entry_ids: Collection[int]) -> dict[int, Dispute]:
    """Return the newest dispute of each entry that holds, open or settled."""
    query = _query(entry_ids).where(entry_disputes.c.lifted_at.is_(None))
    return {row.entry_id: _dispute(row) for row in session.execute(query)}


def _query(entry_ids: Collection[int]) -> Select[tuple[object, ...]]:
    return (
        select(entry_disputes, staff.c.name.label("by"))
        .join(staff, staff.c.id == entry_disputes.c.staff_id)
        .where(entry_disputes.c.entry_id.in_(list(entry_ids)))
        .order_by(entry_disputes.c.id)
    )


def _dispute(row: Row[tuple[object, ...]]) -> Dispute:
    return Dispute(
        row.id,
        row.entry_id,
        row.view,
        from_ticks(row.raised_at),
        row.by,
        from_ticks(row.settled_at) if row.settled_at is not None else None,
        row.outcome,
        from_ticks(row.lifted_at) if row.lifted_at is not None else None,
    )
