"""Behaviour types of the school's policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.orm import Session

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.identity import new_uid
from seatingapp.storage.schema import behaviour_types


def load(session: Session, *, retired: bool = False) -> tuple[BehaviourType, ...]:
    """Return the types in use in their order; with `retired`, all that ever were."""
    query = select(behaviour_types).order_by(behaviour_types.c.position, behaviour_types.c.id)
    if not retired:
        query = query.where(~behaviour_types.c.retired)
    return tuple(behaviour_type(row) for row in session.execute(query))


def behaviour_type(row: Row[Any]) -> BehaviourType:
    """Return what a row of `behaviour_types` says; it may have further columns."""
    return BehaviourType(
        row.id,
        row.uid,
        row.name,
        Polarity(row.polarity),
        row.points,
        row.category,
        row.icon,
        row.shortcut,
        row.step,
        row.plain_reason,
        row.position,
        row.retired,
    )


def add(session: Session, types: Iterable[BehaviourType]) -> None:
    """Store new types; their ids are not looked at."""
    rows = [
        {
            "uid": t.uid or new_uid(),
            "name": t.name,
            "polarity": str(t.polarity),
            "points": t.points,
            "category": t.category,
            "icon": t.icon,
            "shortcut": t.shortcut,
            "step": t.step,
            "plain_reason": t.plain_reason,
            "position": t.position,
            "retired": t.retired,
        }
        for t in types
    ]
    session.execute(insert(behaviour_types), rows)
