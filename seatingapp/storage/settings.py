"""Settings of the school and of this vault, by key, as JSON; and who owns the vault."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.domain.identity import new_uid
from seatingapp.storage.schema import settings, staff
from seatingapp.storage.session import Session


def get(session: Session, key: str, default: Any = None) -> Any:  # noqa: ANN401 -- JSON
    """Return a setting, or the default where it was never set."""
    found = session.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
    return default if found is None else json.loads(found)


def put(session: Session, key: str, value: Any) -> None:  # noqa: ANN401 -- JSON
    """Set a setting to any JSON value."""
    text = json.dumps(value, ensure_ascii=False)
    statement = upsert(settings).values(key=key, value=text)
    session.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": text}))


def set_owner(session: Session, name: str) -> None:
    """Name the teacher whose vault this is."""
    if session.execute(select(staff.c.id).where(staff.c.is_owner)).scalar() is None:
        session.execute(insert(staff).values(uid=new_uid(), name=name, is_owner=True))
    else:
        session.execute(update(staff).where(staff.c.is_owner).values(name=name))


def owner(session: Session) -> tuple[int, str]:
    """Return row id and name of the teacher whose vault this is."""
    row = session.execute(select(staff.c.id, staff.c.name).where(staff.c.is_owner)).one()
    return row.id, row.name


def staff_names(session: Session) -> dict[int, str]:
    """Return the names of the teachers whose work is in this vault, by row id."""
    return {row.id: row.name for row in session.execute(select(staff.c.id, staff.c.name))}
