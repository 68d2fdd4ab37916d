"""Interventions: what was tried for a pupil, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, delete, insert, select, update

from seatingapp.domain.interventions import Intervention
from seatingapp.storage.moments import to_ticks
from seatingapp.storage.schema import interventions
from seatingapp.storage.session import Session


def load(session: Session) -> tuple[Intervention, ...]:
    """Return all interventions, the newest first."""
    return _found(session, select(interventions))


def of_pupil(session: Session, pupil_id: int) -> tuple[Intervention, ...]:
    """Return those of a pupil, the newest first."""
    return _found(session, select(interventions).where(interventions.c.pupil_id == pupil_id))


def by_uid(session: Session, uid: str) -> Intervention | None:
    """Return an intervention, if it is there."""
    query = select(interventions).where(interventions.c.uid == uid)
    return next(iter(_found(session, query)), None)


def _found(session: Session, query: Select[Any]) -> tuple[Intervention, ...]:
    ordered = query.order_by(interventions.c.starts.desc(), interventions.c.id.desc())
    return tuple(
        Intervention(r.id, r.uid, r.pupil_id, r.what, r.starts, r.ends, r.note, r.outcome)
        for r in session.execute(ordered)
    )


def add(session: Session, new: Intervention, at: dt.datetime, staff_id: int) -> None:
    """Store an intervention under its uid; its id is not looked at."""
    values = {
        "uid": new.uid,
        "pupil_id": new.pupil_id,
        "made_at": to_ticks(at),
        "staff_id": staff_id,
        **_changeable(new),
    }
    session.execute(insert(interventions).values(values))


def change(session: Session, changed: Intervention) -> None:
    """Store what an intervention says now."""
    session.execute(
        update(interventions).where(interventions.c.uid == changed.uid).values(_changeable(changed))
    )


def take(session: Session, uid: str) -> Mapping[str, Any]:
    """Remove an intervention; return its row, by column, for `put_back`."""
    own = interventions.c.uid == uid
    taken = dict(session.execute(select(interventions).where(own)).mappings().one())
    session.execute(delete(interventions).where(own))
    return taken


def put_back(session: Session, taken: Mapping[str, Any]) -> None:
    """Store an intervention as it was, with who wrote it and when, at its place."""
    row = dict(taken)
    if session.execute(select(interventions.c.id).where(interventions.c.id == row["id"])).first():
        del row["id"]  # another one has it by now
    session.execute(insert(interventions).values(row))


def _changeable(found: Intervention) -> dict[str, Any]:
    return {
        "what": found.what,
        "starts": found.starts,
        "ends": found.ends,
        "note": found.note,
        "outcome": found.outcome,
    }
