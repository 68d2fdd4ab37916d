"""Rooms and their layouts. A changed room gets a new version; old plans keep the old one."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from seatingapp.domain.identity import new_uid
from seatingapp.domain.room_json import from_json, to_json
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.storage.schema import lessons, plans, room_versions, rooms, timetable_slots

# Layouts hold no personal data and never change, so parsing them once is enough.
layout_from_json = lru_cache(maxsize=128)(from_json)


def load(session: Session) -> tuple[Room, ...]:
    """Return all rooms by name, each with its newest layout."""
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
        Room(r.id, r.uid, r.name, r.version_id, layout_from_json(r.layout))
        for r in session.execute(query)
    )


def add(session: Session, name: str, layout: RoomLayout, uid: str = "") -> int:
    """Store a new room and return its id."""
    statement = insert(rooms).values(uid=uid or new_uid(), name=name).returning(rooms.c.id)
    room_id = int(session.execute(statement).scalar_one())
    add_version(session, room_id, layout)
    return room_id


def add_version(session: Session, room_id: int, layout: RoomLayout) -> int:
    """Give a room a new layout and return the id of that version."""
    statement = (
        insert(room_versions)
        .values(room_id=room_id, layout=to_json(layout))
        .returning(room_versions.c.id)
    )
    return int(session.execute(statement).scalar_one())


def remove(session: Session, room_id: int) -> None:
    """Remove a room that nothing refers to; the database refuses any other."""
    session.execute(room_versions.delete().where(room_versions.c.room_id == room_id))
    session.execute(rooms.delete().where(rooms.c.id == room_id))


def in_use(session: Session, room_id: int) -> bool:
    """Whether a plan, a lesson or the timetable refers to a room."""
    return any(
        session.execute(select(table.c.id).where(table.c.room_id == room_id).limit(1)).first()
        for table in (plans, lessons, timetable_slots)
    )
