"""Rooms and their layouts. A changed room gets a new version; old plans keep the old one."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import delete, func, insert, select, update

from seatingapp.domain.identity import new_uid
from seatingapp.domain.room_json import from_json, to_json
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.storage.schema import (
    detention_types,
    detentions,
    lessons,
    plans,
    room_versions,
    rooms,
    timetable_slots,
)
from seatingapp.storage.session import Session

# Layouts hold no personal data and never change, so parsing them once is enough.
layout_from_json = lru_cache(maxsize=128)(from_json)


def load(session: Session) -> tuple[Room, ...]:
    """Return all rooms by name, each with its newest layout; retired ones too."""
    newest = (
        select(func.max(room_versions.c.id)).group_by(room_versions.c.room_id).scalar_subquery()
    )
    query = (
        select(rooms, room_versions.c.id.label("version_id"), room_versions.c.layout)
        .join(room_versions, room_versions.c.room_id == rooms.c.id)
        .where(room_versions.c.id.in_(newest))
        .order_by(rooms.c.name)
    )
    return tuple(
        Room(r.id, r.uid, r.name, r.version_id, layout_from_json(r.layout), r.code, r.retired)
        for r in session.execute(query)
    )


def add(session: Session, name: str, layout: RoomLayout, uid: str = "", code: str = "") -> int:
    """Store a new room and return its id."""
    values = {"uid": uid or new_uid(), "name": name, "code": code}
    room_id = int(session.execute(insert(rooms).values(values).returning(rooms.c.id)).scalar_one())
    add_version(session, room_id, layout)
    return room_id


def add_version(session: Session, room_id: int, layout: RoomLayout) -> int:
    """Give a room a new layout and return the id of that version.

    Versions that no plan refers to are dropped, so that an afternoon of moving desks leaves one.
    """
    used = select(plans.c.id).where(plans.c.room_version_id == room_versions.c.id)
    session.execute(delete(room_versions).where(room_versions.c.room_id == room_id, ~used.exists()))
    return _store(session, room_id, to_json(layout))


def version_of(session: Session, room_id: int, layout: RoomLayout) -> int:
    """Return the version of a room that has this layout; the newest one, where several have.

    One that is gone meanwhile, because no plan needed it, is stored again, before all others.
    """
    text = to_json(layout)
    found = session.execute(
        select(func.max(room_versions.c.id)).where(
            room_versions.c.room_id == room_id, room_versions.c.layout == text
        )
    ).scalar()
    return int(found) if found is not None else _store_before(session, room_id, text)


def _store(session: Session, room_id: int, text: str) -> int:
    values = {"room_id": room_id, "layout": text}
    statement = insert(room_versions).values(values).returning(room_versions.c.id)
    return int(session.execute(statement).scalar_one())


def _store_before(session: Session, room_id: int, text: str) -> int:
    """Store an old layout so that the newest one of the room stays the newest."""
    lowest = session.execute(select(func.min(room_versions.c.id))).scalar()
    # The lowest may be 0 or below, which is no reason to begin anew.
    number = lowest - 1 if lowest is not None else 1
    values = {"id": number, "room_id": room_id, "layout": text}
    statement = insert(room_versions).values(values).returning(room_versions.c.id)
    return int(session.execute(statement).scalar_one())


def set_names(session: Session, room_id: int, name: str, code: str) -> None:
    """Give a room another name and short code."""
    session.execute(update(rooms).where(rooms.c.id == room_id).values(name=name, code=code))


def set_retired(session: Session, room_id: int, retired: bool) -> None:
    """Put a room away, or bring it back."""
    session.execute(update(rooms).where(rooms.c.id == room_id).values(retired=retired))


def remove(session: Session, room_id: int) -> None:
    """Remove a room that nothing refers to; the database refuses any other."""
    session.execute(room_versions.delete().where(room_versions.c.room_id == room_id))
    session.execute(rooms.delete().where(rooms.c.id == room_id))


def in_use(session: Session, room_id: int) -> bool:
    """Whether a plan, a lesson, the timetable or a detention refers to a room."""
    return any(
        session.execute(select(table.c.id).where(table.c.room_id == room_id).limit(1)).first()
        for table in (plans, lessons, timetable_slots, detentions, detention_types)
    )
