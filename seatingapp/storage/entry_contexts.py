"""What is said of entries later, and which of them somebody still has to explain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.contexts import Context, StoredContext
from seatingapp.storage import entries as stored_entries
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import (
    entries,
    entries_to_complete,
    entry_contexts,
    entry_voids,
    staff,
)
from seatingapp.storage.session import Session

_VOID = select(entry_voids.c.entry_id).where(entry_voids.c.lifted_at.is_(None))
_MARKED = select(entries_to_complete.c.entry_id).where(entries_to_complete.c.entry_id.not_in(_VOID))


def add(
    session: Session, entry_ids: Collection[int], context: Context, at: dt.datetime, staff_id: int
) -> tuple[int, ...]:
    """Say the same of some entries; returns the new rows' ids.."""
    rows = [
        {
            "entry_id": entry_id,
            "happened": context.happened,
            "tried": context.tried,
            "outcome": context.outcome,
            "note": context.note,
            "at": to_ticks(at),
            "staff_id": staff_id,
        }
        for entry_id in entry_ids
    ]
    made = session.execute(insert(entry_contexts).returning(entry_contexts.c.id), rows)
    return tuple(made.scalars())


def lift(session: Session, ids: Collection[int], at: dt.datetime) -> None:
    """Take back what was said; that it was said stays on record."""
    session.execute(
        update(entry_contexts)
        .where(entry_contexts.c.id.in_(list(ids)), entry_contexts.c.lifted_at.is_(None))
        .values(lifted_at=to_ticks(at))
    )


def history(session: Session, entry_ids: Collection[int]) -> tuple[StoredContext, ...]:
    """Return all that was ever said of entries, the earliest first."""
    return tuple(_stored(row) for row in session.execute(_query(entry_ids)))


def holding(session: Session, entry_ids: Collection[int]) -> dict[int, Context]:
    """Return what holds of entries now: the newest of each that was not taken back."""
    query = _query(entry_ids).where(entry_contexts.c.lifted_at.is_(None))
    return {row.entry_id: _stored(row).context for row in session.execute(query)}


def copy(session: Session, from_id: int, to_id: int) -> None:
    """Say of another entry what holds of one, as it was said then."""
    newest = (
        select(entry_contexts)
        .where(entry_contexts.c.entry_id == from_id, entry_contexts.c.lifted_at.is_(None))
        .order_by(entry_contexts.c.id.desc())
        .limit(1)
    )
    row = session.execute(newest).one_or_none()
    if row is not None:
        values = {**row._mapping, "entry_id": to_id}
        del values["id"]
        session.execute(insert(entry_contexts).values(values))


def _query(entry_ids: Collection[int]) -> Select[tuple[object, ...]]:
    return (
        select(entry_contexts, staff.c.name.label("by"))
        .join(staff, staff.c.id == entry_contexts.c.staff_id)
        .where(entry_contexts.c.entry_id.in_(list(entry_ids)))
        .order_by(entry_contexts.c.id)
    )


def _stored(row: Row[tuple[object, ...]]) -> StoredContext:
    return StoredContext(
        row.id,
        row.entry_id,
        Context(row.happened, row.tried, row.outcome, row.note),
        from_ticks(row.at),
        row.by,
        from_ticks(row.lifted_at) if row.lifted_at is not None else None,
    )


# The marks: a small table, so that the tray is as fast in a vault of a million entries.


def marked(session: Session, lesson_id: int | None = None) -> tuple[Entry, ...]:
    """Return the live entries that are to be completed, the earliest first."""
    own: list[ColumnElement[bool]] = [entries.c.id.in_(_MARKED)]
    if lesson_id is not None:
        own.append(entries.c.lesson_id == lesson_id)
    return stored_entries.found_by(
        session, lambda q: q.where(*own).order_by(entries.c.happened_at, entries.c.id)
    )


def count_marked(session: Session) -> int:
    """Return how many live entries are to be completed."""
    return session.execute(select(func.count()).select_from(_MARKED.subquery())).scalar_one()


def mark(session: Session, entry_ids: Collection[int]) -> None:
    """Ask somebody to explain entries; those that are marked already stay so."""
    rows = [{"entry_id": entry_id} for entry_id in entry_ids]
    if rows:
        session.execute(upsert(entries_to_complete).on_conflict_do_nothing(), rows)


def unmark(session: Session, entry_ids: Collection[int]) -> None:
    """Ask no more."""
    session.execute(
        delete(entries_to_complete).where(entries_to_complete.c.entry_id.in_(list(entry_ids)))
    )
