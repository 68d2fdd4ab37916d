"""Drafts: those that wait, and what was decided about the others."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update

from seatingapp.domain.draft_rules.drafts import Draft, DraftState
from seatingapp.domain.ladder import DraftKind
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import draft_entries, drafts, entry_voids, staff
from seatingapp.storage.session import Session

_MOST_BOUND = 500  # ids in one statement


def waiting(session: Session) -> tuple[Draft, ...]:
    """Return all drafts that wait, the oldest first."""
    return _load(session, drafts.c.state == str(DraftState.WAITING))


def decided(session: Session, most: int) -> tuple[Draft, ...]:
    """Return the drafts that were decided last, the latest first."""
    newest = (
        select(drafts.c.id)
        .where(drafts.c.state != str(DraftState.WAITING))
        .order_by(drafts.c.decided_at.desc(), drafts.c.id.desc())
        .limit(most)
    )
    found = _load(session, drafts.c.id.in_(newest))
    return tuple(sorted(found, key=lambda d: (d.decided_at or d.made_at, d.id), reverse=True))


def of_pupils(session: Session, pupil_ids: Collection[int]) -> tuple[Draft, ...]:
    """Return the drafts of some pupils, whatever became of them, the oldest first."""
    return _in_parts(session, drafts.c.pupil_id, pupil_ids)


def by_uids(session: Session, uids: Collection[str]) -> tuple[Draft, ...]:
    """Return drafts by their uids, the oldest first."""
    return _in_parts(session, drafts.c.uid, uids)


def waiting_of_rule(session: Session, rule_id: int) -> tuple[Draft, ...]:
    """Return the drafts of a rule that wait, the oldest first."""
    return _load(
        session, (drafts.c.rule_id == rule_id) & (drafts.c.state == str(DraftState.WAITING))
    )


def count_waiting(session: Session) -> int:
    """Return how many drafts wait."""
    query = select(func.count()).where(drafts.c.state == str(DraftState.WAITING))
    return int(session.execute(query).scalar_one())


def void_entries(session: Session, ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return by draft its entries that were taken back, for those drafts that have any."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for part in _parts(ids):
        query = (
            select(draft_entries)
            .join(entry_voids, entry_voids.c.entry_id == draft_entries.c.entry_id)
            .where(draft_entries.c.draft_id.in_(part), entry_voids.c.lifted_at.is_(None))
        )
        for row in session.execute(query):
            found[row.draft_id].add(row.entry_id)
    return {draft_id: frozenset(own) for draft_id, own in found.items()}


def _in_parts(
    session: Session, column: ColumnElement[Any], values: Collection[Any]
) -> tuple[Draft, ...]:
    found = [draft for part in _parts(values) for draft in _load(session, column.in_(part))]
    return tuple(sorted(found, key=lambda d: (d.made_at, d.id)))


def _parts(values: Collection[Any]) -> list[list[Any]]:
    every = list(dict.fromkeys(values))
    return [every[n : n + _MOST_BOUND] for n in range(0, len(every), _MOST_BOUND)]


def _load(session: Session, wanted: ColumnElement[bool]) -> tuple[Draft, ...]:
    query = (
        select(drafts, staff.c.name.label("by"))
        .join(staff, staff.c.id == drafts.c.staff_id)
        .where(wanted)
        .order_by(drafts.c.made_at, drafts.c.id)
    )
    rows = session.execute(query).all()
    of: defaultdict[int, list[int]] = defaultdict(list)
    for part in _parts([row.id for row in rows]):
        linked = select(draft_entries).where(draft_entries.c.draft_id.in_(part))
        for link in session.execute(linked.order_by(draft_entries.c.entry_id)):
            of[link.draft_id].append(link.entry_id)
    return tuple(_draft(row, tuple(of[row.id])) for row in rows)


def _draft(row: Row[Any], entry_ids: tuple[int, ...]) -> Draft:
    return Draft(
        row.id,
        row.uid,
        row.source,
        row.rule_id,
        row.pupil_id,
        row.window,
        DraftKind(row.kind),
        row.why,
        DraftState(row.state),
        from_ticks(row.made_at),
        None if row.decided_at is None else from_ticks(row.decided_at),
        row.note,
        row.detention_id,
        row.by,
        entry_ids,
    )


def add(session: Session, new: Iterable[Draft], staff_id: int) -> None:
    """Store drafts; one that has an id keeps it, unless another was made meanwhile that has it."""
    wanted = list(new)
    known = select(drafts.c.id).where(drafts.c.id.in_([d.id for d in wanted if d.id]))
    taken = set(session.execute(known).scalars())
    # Who needs another number comes last, or would be given that of one who keeps it.
    for draft in sorted(wanted, key=lambda d: not d.id or d.id in taken):
        values = _columns(draft) | {"staff_id": staff_id}
        values |= {"id": draft.id} if draft.id and draft.id not in taken else {}
        statement = insert(drafts).values(values).returning(drafts.c.id)
        draft_id = int(session.execute(statement).scalar_one())
        _link(session, draft_id, draft.entry_ids)


def put(session: Session, draft: Draft) -> None:
    """Store a known draft (by its id) as it is now; who decided it stays."""
    session.execute(update(drafts).where(drafts.c.id == draft.id).values(_columns(draft)))
    session.execute(delete(draft_entries).where(draft_entries.c.draft_id == draft.id))
    _link(session, draft.id, draft.entry_ids)


def remove(session: Session, ids: Collection[int]) -> None:
    """Remove drafts."""
    for part in _parts(ids):
        session.execute(delete(draft_entries).where(draft_entries.c.draft_id.in_(part)))
        session.execute(delete(drafts).where(drafts.c.id.in_(part)))


def decide(
    session: Session,
    draft_id: int,
    state: DraftState,
    at: dt.datetime | None,
    note: str = "",
    detention_id: int | None = None,
) -> None:
    """Keep what was decided about a draft, or that it waits again."""
    values = {
        "state": str(state),
        "decided_at": None if at is None else to_ticks(at),
        "note": note,
        "detention_id": detention_id,
    }
    session.execute(update(drafts).where(drafts.c.id == draft_id).values(values))


def _link(session: Session, draft_id: int, entry_ids: Iterable[int]) -> None:
    rows = [{"draft_id": draft_id, "entry_id": entry_id} for entry_id in entry_ids]
    if rows:
        session.execute(insert(draft_entries), rows)


def _columns(draft: Draft) -> dict[str, Any]:
    return {
        "uid": draft.uid,
        "source": draft.source,
        "rule_id": draft.rule_id,
        "pupil_id": draft.pupil_id,
        "window": draft.window,
        "kind": str(draft.kind),
        "why": draft.why,
        "state": str(draft.state),
        "made_at": to_ticks(draft.made_at),
        "decided_at": None if draft.decided_at is None else to_ticks(draft.decided_at),
        "note": draft.note,
        "detention_id": draft.detention_id,
    }
