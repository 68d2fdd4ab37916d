"""Behaviour types and the ladder of the school's policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.orm import Session

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.storage.schema import behaviour_types, ladder_steps


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
        row.most,
        row.asks_context,
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
            "most": t.most,
            "asks_context": t.asks_context,
        }
        for t in types
    ]
    session.execute(insert(behaviour_types), rows)


def load_ladder(session: Session) -> tuple[LadderStep, ...]:
    """Return the steps in their order."""
    query = select(ladder_steps).order_by(ladder_steps.c.position, ladder_steps.c.id)
    return tuple(
        LadderStep(
            row.id,
            row.uid,
            row.name,
            row.position,
            row.recorded,
            row.points,
            DraftKind(row.drafts) if row.drafts else None,
            row.detention_type_id,
            row.for_families,
        )
        for row in session.execute(query)
    )


def add_steps(session: Session, steps: Iterable[LadderStep]) -> None:
    """Store new steps; their ids are not looked at."""
    rows = [
        {
            "uid": s.uid or new_uid(),
            "name": s.name,
            "position": s.position,
            "recorded": s.recorded,
            "points": s.points,
            "drafts": str(s.drafts) if s.drafts else "",
            "detention_type_id": s.detention_type_id,
            "for_families": s.for_families,
        }
        for s in steps
    ]
    session.execute(insert(ladder_steps), rows)
