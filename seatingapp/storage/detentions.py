"""Detentions, their types, and the history of each, which is only added to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update

from seatingapp.domain.detentions import (
    Detention,
    DetentionChange,
    DetentionState,
    DetentionType,
)
from seatingapp.domain.identity import new_uid
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import (
    detention_changes,
    detention_entries,
    detention_types,
    detentions,
    ladder_steps,
    staff,
)
from seatingapp.storage.session import Session
from seatingapp.storage.settings import owner


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which detentions are meant; what is None does not narrow the choice."""

    first: dt.date | None = None
    last: dt.date | None = None
    states: Collection[DetentionState] | None = None
    pupil_ids: Collection[int] | None = None
    ids: Collection[int] | None = None
    uids: Collection[str] | None = None


def load_types(session: Session) -> tuple[DetentionType, ...]:
    """Return all types in their order, those that are retired too."""
    query = select(detention_types).order_by(detention_types.c.position, detention_types.c.id)
    return tuple(
        DetentionType(
            row.id,
            row.uid,
            row.name,
            row.minutes,
            _time(row.starts),
            row.place,
            row.room_id,
            row.notice_days,
            row.position,
            row.retired,
        )
        for row in session.execute(query)
    )


def add_types(session: Session, new: Iterable[DetentionType]) -> None:
    """Store new types; their ids are not looked at."""
    rows = [{"uid": t.uid or new_uid(), **_type_values(t)} for t in new]
    if rows:
        session.execute(insert(detention_types), rows)


def update_type(session: Session, kind: DetentionType) -> None:
    """Write a type anew; detentions keep what it was called when they were set."""
    statement = update(detention_types).where(detention_types.c.uid == kind.uid)
    session.execute(statement.values(_type_values(kind)))


def remove_type(session: Session, uid: str) -> None:
    """Take a type out that nothing refers to."""
    session.execute(delete(detention_types).where(detention_types.c.uid == uid))


def type_in_use(session: Session, type_id: int, *, withdrawn: bool = True) -> bool:
    """Whether a detention or a step of the ladder refers to a type.

    Without `withdrawn` only detentions that were not taken back count.
    """
    used = select(detentions.c.id).where(detentions.c.type_id == type_id).limit(1)
    if not withdrawn:
        used = used.where(detentions.c.state != str(DetentionState.WITHDRAWN))
    step = select(ladder_steps.c.id).where(ladder_steps.c.detention_type_id == type_id).limit(1)
    return any(session.execute(query).scalar() is not None for query in (used, step))


def _type_values(kind: DetentionType) -> dict[str, Any]:
    return {
        "name": kind.name,
        "minutes": kind.minutes,
        "place": kind.place,
        "room_id": kind.room_id,
        "starts": _minutes(kind.starts),
        "notice_days": kind.notice_days,
        "position": kind.position,
        "retired": kind.retired,
    }


def load(session: Session, wanted: Wanted) -> tuple[Detention, ...]:
    """Return detentions by day, time and id; withdrawn ones only where they are asked for."""
    query = _narrowed(
        select(detentions, staff.c.name.label("staff_name")).join(
            staff, staff.c.id == detentions.c.staff_id
        ),
        wanted,
    )
    rows = session.execute(
        query.order_by(detentions.c.date, detentions.c.starts, detentions.c.id)
    ).all()
    linked = _entry_ids(session, [row.id for row in rows])
    return tuple(_detention(row, linked.get(row.id, ())) for row in rows)


def count(session: Session, wanted: Wanted) -> int:
    """How many there are."""
    query = _narrowed(select(func.count()).select_from(detentions), wanted)
    return int(session.execute(query).scalar_one())


def _narrowed(query: Select[Any], wanted: Wanted) -> Select[Any]:
    columns = detentions.c
    if wanted.first is not None:
        query = query.where(columns.date >= wanted.first)
    if wanted.last is not None:
        query = query.where(columns.date <= wanted.last)
    if wanted.states is not None:
        query = query.where(columns.state.in_([str(state) for state in wanted.states]))
    elif wanted.ids is None and wanted.uids is None:
        query = query.where(columns.state != str(DetentionState.WITHDRAWN))
    if wanted.pupil_ids is not None:
        query = query.where(columns.pupil_id.in_(list(wanted.pupil_ids)))
    if wanted.ids is not None:
        query = query.where(columns.id.in_(list(wanted.ids)))
    if wanted.uids is not None:
        query = query.where(columns.uid.in_(list(wanted.uids)))
    return query


def _entry_ids(session: Session, ids: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    if not ids:
        return found
    query = select(detention_entries).where(detention_entries.c.detention_id.in_(list(ids)))
    for row in session.execute(query.order_by(detention_entries.c.entry_id)):
        found[row.detention_id] += (row.entry_id,)
    return found


def _detention(row: Row[Any], entry_ids: tuple[int, ...]) -> Detention:
    return Detention(
        row.id,
        row.uid,
        row.pupil_id,
        row.type_id,
        row.type_name,
        row.date,
        _time(row.starts),
        row.minutes,
        row.place,
        row.room_id,
        row.seat_id,
        DetentionState(row.state),
        row.reason,
        row.follows_id,
        from_ticks(row.arrived_at) if row.arrived_at is not None else None,
        from_ticks(row.made_at),
        row.staff_name,
        entry_ids,
    )


def add(session: Session, new: Detention, at: dt.datetime) -> int:
    """Store a detention with what it is for and return its id; its own id is not looked at."""
    values = {
        "uid": new.uid or new_uid(),
        "pupil_id": new.pupil_id,
        "type_id": new.type_id,
        "type_name": new.type_name,
        "made_at": to_ticks(new.made_at or at),
        "staff_id": owner(session)[0],
        **_values(new),
    }
    statement = insert(detentions).values(values).returning(detentions.c.id)
    detention_id = int(session.execute(statement).scalar_one())
    links = [{"detention_id": detention_id, "entry_id": e} for e in dict.fromkeys(new.entry_ids)]
    if links:
        session.execute(insert(detention_entries), links)
    return detention_id


def write(session: Session, detention: Detention) -> None:
    """Write what can change of a detention: when, where, its seat, state and arrival."""
    statement = update(detentions).where(detentions.c.id == detention.id)
    session.execute(statement.values(_values(detention)))


def _values(detention: Detention) -> dict[str, Any]:
    arrived = detention.arrived_at
    return {
        "date": detention.date,
        "starts": _minutes(detention.starts),
        "minutes": detention.minutes,
        "place": detention.place,
        "room_id": detention.room_id,
        "seat_id": detention.seat_id,
        "state": str(detention.state),
        "reason": detention.reason,
        "follows_id": detention.follows_id,
        "arrived_at": to_ticks(arrived) if arrived is not None else None,
    }


def note_changes(
    session: Session, ids: Iterable[int], what: str, note: str, at: dt.datetime
) -> None:
    """Add a line to the history of each."""
    staff_id = owner(session)[0]
    rows = [
        {"detention_id": i, "what": what, "note": note, "at": to_ticks(at), "staff_id": staff_id}
        for i in ids
    ]
    if rows:
        session.execute(insert(detention_changes), rows)


def changes(session: Session, detention_id: int) -> tuple[DetentionChange, ...]:
    """Return the history of a detention, the earliest first."""
    query = (
        select(detention_changes, staff.c.name.label("staff_name"))
        .join(staff, staff.c.id == detention_changes.c.staff_id)
        .where(detention_changes.c.detention_id == detention_id)
        .order_by(detention_changes.c.id)
    )
    return tuple(
        DetentionChange(row.what, row.note, from_ticks(row.at), row.staff_name)
        for row in session.execute(query)
    )


def of_entries(session: Session, entry_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Return by entry the ids of the detentions that are for it."""
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    query = select(detention_entries).where(detention_entries.c.entry_id.in_(list(entry_ids)))
    for row in session.execute(query):
        found[row.entry_id] += (row.detention_id,)
    return dict(found)


def _minutes(moment: dt.time) -> int:
    return moment.hour * 60 + moment.minute


def _time(minutes: int) -> dt.time:
    return dt.time(minutes // 60, minutes % 60)
