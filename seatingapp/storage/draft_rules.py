"""Rules that draft. What each says is JSON, described in `domain.draft_rules.stored`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, true, update

from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.stored import from_json, to_json
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import detention_types, draft_rules, drafts
from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class StoredDraftRule:
    """A rule with what brings it back exactly: its place, when it was made, and by whom."""

    rule: DraftRule
    position: int
    made_at: dt.datetime
    staff_id: int


def load(session: Session) -> tuple[StoredDraftRule, ...]:
    """Return all rules in their order, those that are off too."""
    return _load(session, true())


def by_uid(session: Session, uid: str) -> StoredDraftRule | None:
    """Return a rule by its uid, if it is there."""
    return next(iter(_load(session, draft_rules.c.uid == uid)), None)


def _load(session: Session, wanted: ColumnElement[bool]) -> tuple[StoredDraftRule, ...]:
    query = select(draft_rules).where(wanted)
    rows = session.execute(query.order_by(draft_rules.c.position, draft_rules.c.id))
    return tuple(_stored(row) for row in rows)


def _stored(row: Row[Any]) -> StoredDraftRule:
    said = from_json(row.data)
    rule = replace(said, name=row.name, active=row.active, uid=row.uid, id=row.id)
    return StoredDraftRule(rule, row.position, from_ticks(row.made_at), row.staff_id)


def add(session: Session, stored: StoredDraftRule) -> int:
    """Store a rule and return its id; one that has an id keeps it."""
    values = _columns(stored) | ({"id": stored.rule.id} if stored.rule.id else {})
    statement = insert(draft_rules).values(values).returning(draft_rules.c.id)
    return int(session.execute(statement).scalar_one())


def put(session: Session, stored: StoredDraftRule) -> None:
    """Store a known rule (by its id) as it is now."""
    wanted = draft_rules.c.id == stored.rule.id
    session.execute(update(draft_rules).where(wanted).values(_columns(stored)))


def remove(session: Session, rule_ids: Iterable[int]) -> tuple[int, ...]:
    """Remove rules that nothing waits for; return the ids of decided drafts that forget them.

    Those drafts still say in `source` and in words what made them.
    """
    ids = list(rule_ids)
    own = drafts.c.rule_id.in_(ids)
    decided = tuple(session.execute(select(drafts.c.id).where(own)).scalars())
    session.execute(update(drafts).where(own).values(rule_id=None))
    session.execute(delete(draft_rules).where(draft_rules.c.id.in_(ids)))
    return decided


def claim(session: Session, rule: DraftRule, draft_ids: Iterable[int]) -> None:
    """Let decided drafts know their rule again, which came back."""
    wanted = drafts.c.id.in_(list(draft_ids)) & (drafts.c.source == rule.source)
    session.execute(update(drafts).where(wanted).values(rule_id=rule.id))


def detention_type_names(session: Session) -> dict[int, str]:
    """Return what the types of detention are called, by their ids."""
    rows = session.execute(select(detention_types.c.id, detention_types.c.name))
    return {row.id: row.name for row in rows}


def _columns(stored: StoredDraftRule) -> dict[str, Any]:
    return {
        "uid": stored.rule.uid,
        "name": stored.rule.name,
        "data": to_json(stored.rule),
        "active": stored.rule.active,
        "position": stored.position,
        "made_at": to_ticks(stored.made_at),
        "staff_id": stored.staff_id,
    }
