"""Behaviour types and the ladder of the school's policy.

A type is never deleted. One that goes and to which no entry refers is left behind as a row without
a name, which nobody sees, and which is itself again if it comes back: to delete it, the database
would look through every entry for one that refers to it, a second among a million, for each type.
An index would spare that, and every click would pay for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.storage.schema import behaviour_types, detention_types, entries, ladder_steps
from seatingapp.storage.session import Session


def load(session: Session, *, retired: bool = False) -> tuple[BehaviourType, ...]:
    """Return the types in use in their order; with `retired`, all that ever were."""
    known = _stored(session)
    return tuple(t for t in known if t.name and (retired or not t.retired))


def _stored(session: Session) -> tuple[BehaviourType, ...]:
    """Every row, also those that are left behind of types that are gone."""
    query = select(behaviour_types).order_by(behaviour_types.c.position, behaviour_types.c.id)
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
    rows = [_type_values(t) for t in types]
    if rows:
        session.execute(insert(behaviour_types), rows)


def _type_values(kind: BehaviourType) -> dict[str, Any]:
    return {
        "uid": kind.uid or new_uid(),
        "name": kind.name,
        "polarity": str(kind.polarity),
        "points": kind.points,
        "category": kind.category,
        "icon": kind.icon,
        "shortcut": kind.shortcut,
        "step": kind.step,
        "plain_reason": kind.plain_reason,
        "position": kind.position,
        "retired": kind.retired,
        "most": kind.most,
        "asks_context": kind.asks_context,
    }


def last_entry(session: Session) -> int:
    """Return the number of the newest entry; a type that is added now is only in later ones."""
    return session.execute(select(func.max(entries.c.id))).scalar() or 0


def put_types(session: Session, wanted: Sequence[BehaviourType], after: int = 0) -> None:
    """Let these be the types, by their uids. What entries refer to is retired where it is left out.

    One that comes back has its old id again, for the history of this session knows it by that.
    Only entries `after` this one are looked at: whoever knows when the types that go were added
    spares a look through all of them.
    """
    known = {t.uid: t for t in _stored(session)}
    taken = {t.id for t in known.values()}
    for kind in wanted:
        old = known.pop(kind.uid, None)
        if old is None:
            values = _type_values(kind)
            values |= {"id": kind.id} if kind.id and kind.id not in taken else {}
            session.execute(insert(behaviour_types).values(values))
        elif replace(kind, id=old.id) != old:
            change = update(behaviour_types).where(behaviour_types.c.id == old.id)
            session.execute(change.values(_type_values(kind)))
    _drop_types(session, {t.id for t in known.values() if t.name}, after)


def _drop_types(session: Session, ids: Collection[int], after: int) -> None:
    """Let types go, or retire those that entries refer to."""
    if not ids:
        return
    query = select(entries.c.type_id).where(entries.c.id > after, entries.c.type_id.in_(ids))
    used = set(session.execute(query.distinct()).scalars())
    of = behaviour_types.c.id
    session.execute(update(behaviour_types).where(of.in_(used)).values(retired=True))
    gone = update(behaviour_types).where(of.in_(set(ids) - used))
    session.execute(gone.values(name="", retired=True))


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


def _step_values(step: LadderStep) -> dict[str, Any]:
    return {
        "uid": step.uid or new_uid(),
        "name": step.name,
        "position": step.position,
        "recorded": step.recorded,
        "points": step.points,
        "drafts": str(step.drafts) if step.drafts else "",
        "detention_type_id": step.detention_type_id,
        "for_families": step.for_families,
    }


def put_ladder(session: Session, wanted: Sequence[LadderStep]) -> None:
    """Let these be the steps, by their uids; nothing but the names in types refers to one."""
    known = {s.uid: s for s in load_ladder(session)}
    kept = {s.uid for s in wanted}
    gone = [s.id for uid, s in known.items() if uid not in kept]
    session.execute(delete(ladder_steps).where(ladder_steps.c.id.in_(gone)))
    changed = [
        s for s in wanted if s.uid in known and replace(s, id=known[s.uid].id) != known[s.uid]
    ]
    for step in changed:
        # Two may swap their names, which nobody may share even for a moment.
        _change_step(session, known[step.uid].id, {"name": f"\n{step.uid}"})
    for step in changed:
        _change_step(session, known[step.uid].id, _step_values(step))
    # One that comes back has its old id again; those without come after, so that none is taken.
    taken = {s.id for uid, s in known.items() if uid in kept}
    new = [s for s in wanted if s.uid not in known]
    for step in sorted(new, key=lambda s: not s.id):
        values = _step_values(step)
        values |= {"id": step.id} if step.id and step.id not in taken else {}
        session.execute(insert(ladder_steps).values(values))


def _change_step(session: Session, step_id: int, values: dict[str, Any]) -> None:
    session.execute(update(ladder_steps).where(ladder_steps.c.id == step_id).values(values))


def detention_type_names(session: Session) -> dict[int, str]:
    """Return how the kinds of detention are called that a step may draft, by id, in their order."""
    query = select(detention_types.c.id, detention_types.c.name).where(~detention_types.c.retired)
    rows = session.execute(query.order_by(detention_types.c.position, detention_types.c.id))
    return {row.id: row.name for row in rows}
