"""Reasonable adjustments: what a pupil is owed before anybody punishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import adjustments
from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One, of a pupil, in plain words. `made_at` is aware, in UTC."""

    id: int
    uid: str
    pupil_id: int
    text: str
    made_at: dt.datetime
    staff_id: int


def of_pupils(session: Session, pupil_ids: Collection[int]) -> tuple[Adjustment, ...]:
    """Return those of some pupils, the oldest first."""
    return _load(session, adjustments.c.pupil_id.in_(sorted(pupil_ids)))


def by_uid(session: Session, uid: str) -> Adjustment | None:
    """Return one by its uid, if it is there."""
    return next(iter(_load(session, adjustments.c.uid == uid)), None)


def _load(session: Session, wanted: ColumnElement[bool]) -> tuple[Adjustment, ...]:
    rows = session.execute(
        select(adjustments).where(wanted).order_by(adjustments.c.made_at, adjustments.c.id)
    )
    return tuple(
        Adjustment(r.id, r.uid, r.pupil_id, r.text, from_ticks(r.made_at), r.staff_id) for r in rows
    )


def add(session: Session, new: Iterable[Adjustment]) -> None:
    """Store some; one that has an id keeps it."""
    for one in new:
        session.execute(insert(adjustments).values(_columns(one)))


def put(session: Session, one: Adjustment) -> None:
    """Store a known one (by its id) as it is now."""
    session.execute(update(adjustments).where(adjustments.c.id == one.id).values(_columns(one)))


def remove(session: Session, ids: Collection[int]) -> None:
    """Remove some."""
    session.execute(delete(adjustments).where(adjustments.c.id.in_(list(ids))))


def _columns(one: Adjustment) -> dict[str, Any]:
    values: dict[str, Any] = {
        "uid": one.uid,
        "pupil_id": one.pupil_id,
        "text": one.text,
        "made_at": to_ticks(one.made_at),
        "staff_id": one.staff_id,
    }
    return values | ({"id": one.id} if one.id else {})
