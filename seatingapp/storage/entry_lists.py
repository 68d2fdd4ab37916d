"""Entries found by what they are about, and the entries that stand in each other's place."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from seatingapp.domain.behaviour import Entry, Polarity
from seatingapp.domain.entry_history import VoidRow
from seatingapp.storage.entries import found_by
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import (
    entries,
    entries_to_complete,
    entry_corrections,
    entry_voids,
    staff,
)
from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are wanted; None lets all through. `until` is not included."""

    class_id: int | None = None
    pupil_id: int | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    polarity: Polarity | None = None
    to_complete: bool = False
    void_too: bool = False
    most: int = 5000


def sought(session: Session, wanted: Sought) -> tuple[Entry, ...]:
    """Return the latest entries that are wanted, the latest first."""
    latest = (
        select(entries.c.id)
        .where(*_conditions(wanted))
        .order_by(entries.c.happened_at.desc(), entries.c.id.desc())
        .limit(wanted.most)
    )
    # Their numbers first: sorting a million of them costs less than sorting what is read of each.
    ids = session.execute(latest).scalars().all()
    return found_by(
        session,
        lambda q: q.where(entries.c.id.in_(ids)).order_by(
            entries.c.happened_at.desc(), entries.c.id.desc()
        ),
    )


def _conditions(wanted: Sought) -> list[Any]:
    conditions: list[Any] = []
    if wanted.class_id is not None:
        conditions.append(entries.c.class_id == wanted.class_id)
    if wanted.pupil_id is not None:
        conditions.append(entries.c.pupil_id == wanted.pupil_id)
    if wanted.since is not None:
        conditions.append(entries.c.happened_at >= to_ticks(wanted.since))
    if wanted.until is not None:
        conditions.append(entries.c.happened_at < to_ticks(wanted.until))
    if wanted.polarity is not None:
        conditions.append(entries.c.polarity == str(wanted.polarity))
    if wanted.to_complete:
        conditions.append(entries.c.id.in_(select(entries_to_complete.c.entry_id)))
    if not wanted.void_too:
        void = select(entry_voids.c.entry_id).where(entry_voids.c.lifted_at.is_(None))
        conditions.append(entries.c.id.not_in(void))
    return conditions


def by_uids(session: Session, uids: Collection[str]) -> tuple[Entry, ...]:
    """Return entries by uid, void ones too, the earliest first."""
    own = entries.c.uid.in_(list(uids))
    return found_by(session, lambda q: q.where(own).order_by(entries.c.happened_at, entries.c.id))


def add_correction(session: Session, entry_id: int, corrects_id: int) -> None:
    """Say in whose place an entry stands."""
    session.execute(insert(entry_corrections).values(entry_id=entry_id, corrects_id=corrects_id))


def replaced_by(session: Session, entry_ids: Collection[int]) -> dict[int, str]:
    """Return for entries that a live one stands in the place of the uid of that one."""
    void = select(entry_voids.c.entry_id).where(entry_voids.c.lifted_at.is_(None))
    query = (
        select(entry_corrections.c.corrects_id, entries.c.uid)
        .join(entries, entries.c.id == entry_corrections.c.entry_id)
        .where(
            entry_corrections.c.corrects_id.in_(list(entry_ids)),
            entry_corrections.c.entry_id.not_in(void),
        )
    )
    return {row.corrects_id: row.uid for row in session.execute(query)}


def uids_of(session: Session, entry_ids: Collection[int]) -> dict[int, str]:
    """Return the uids of entries."""
    query = select(entries.c.id, entries.c.uid).where(entries.c.id.in_(list(entry_ids)))
    return {row.id: row.uid for row in session.execute(query)}


def chain(session: Session, entry: Entry) -> tuple[Entry, ...]:
    """Return an entry with all that it corrects and that correct it, as they were recorded."""
    first = entry
    while first.corrects_id is not None:
        (first,) = _by_ids(session, [first.corrects_id])
    found, new = [first], [first.id]
    while new:
        query = select(entry_corrections.c.entry_id).where(entry_corrections.c.corrects_id.in_(new))
        new = list(session.execute(query).scalars())
        found += _by_ids(session, new)
    return tuple(sorted(found, key=lambda e: e.id))


def lines(session: Session, entry_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return for entries all that they correct and that correct them, themselves too."""
    first = {entry_id: entry_id for entry_id in entry_ids}
    while before := _corrected(session, set(first.values())):
        first = {entry_id: before.get(known, known) for entry_id, known in first.items()}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for root in first.values():
        found[root].add(root)
    new = {root: root for root in found}
    while new:
        new = {entry_id: new[old] for entry_id, old in _correcting(session, new).items()}
        for entry_id, root in new.items():
            found[root].add(entry_id)
    return {entry_id: frozenset(found[root]) for entry_id, root in first.items()}


def standing(session: Session, entry_ids: Collection[int]) -> dict[int, Entry]:
    """Return for void entries the live one that stands in the place of each, where one does."""
    known = lines(session, entry_ids)
    live = {e.id: e for e in _by_ids(session, set().union(*known.values())) if not e.is_void}
    found = {entry_id: [live[e] for e in line if e in live] for entry_id, line in known.items()}
    return {entry_id: held[0] for entry_id, held in found.items() if held}


def _corrected(session: Session, entry_ids: Collection[int]) -> dict[int, int]:
    """By entry the one that it corrects, where it does."""
    own = entry_corrections.c.entry_id.in_(list(entry_ids))
    return {
        row.entry_id: row.corrects_id
        for row in session.execute(select(entry_corrections).where(own))
    }


def _correcting(session: Session, entry_ids: Collection[int]) -> dict[int, int]:
    """By entry the one of these that it corrects."""
    own = entry_corrections.c.corrects_id.in_(list(entry_ids))
    return {
        row.entry_id: row.corrects_id
        for row in session.execute(select(entry_corrections).where(own))
    }


def _by_ids(session: Session, ids: Collection[int]) -> tuple[Entry, ...]:
    return found_by(session, lambda q: q.where(entries.c.id.in_(list(ids))))


def voids(session: Session, entry_ids: Collection[int]) -> tuple[VoidRow, ...]:
    """Return each time that entries were taken back, the earliest first."""
    query = (
        select(entry_voids, staff.c.name.label("by"))
        .join(staff, staff.c.id == entry_voids.c.staff_id)
        .where(entry_voids.c.entry_id.in_(list(entry_ids)))
        .order_by(entry_voids.c.id)
    )
    return tuple(
        VoidRow(
            row.entry_id,
            row.reason,
            from_ticks(row.voided_at),
            row.by,
            from_ticks(row.lifted_at) if row.lifted_at is not None else None,
        )
        for row in session.execute(query)
    )
