"""The print ledger: every print has a number, an audience, a purpose and a destroy-by date."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, insert, select

from seatingapp.domain.audiences import Audience
from seatingapp.storage.moments import to_ticks
from seatingapp.storage.schema import prints
from seatingapp.storage.session import Session
from seatingapp.storage.settings import owner


def record(
    session: Session,
    document: str,
    audience: Audience,
    printed_at: dt.datetime,
    destroy_by: dt.date | None,
    *,
    class_id: int | None = None,
    pupil_id: int | None = None,
    purpose: str = "",
) -> str:
    """Enter a print and return its number, such as P-0417."""
    newest = session.execute(select(func.coalesce(func.max(prints.c.id), 0))).scalar_one()
    number = f"P-{newest + 1:04d}"
    session.execute(
        insert(prints).values(
            number=number,
            document=document,
            audience=str(audience),
            purpose=purpose,
            class_id=class_id,
            pupil_id=pupil_id,
            printed_at=to_ticks(printed_at),
            destroy_by=destroy_by,
            staff_id=owner(session)[0],
        )
    )
    return number


def count(session: Session) -> int:
    """How many prints there are in the ledger."""
    return int(session.execute(select(func.count()).select_from(prints)).scalar_one())
