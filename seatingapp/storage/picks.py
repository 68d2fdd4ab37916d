"""How often pupils were picked in a class."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.storage.schema import picks
from seatingapp.storage.session import Session


def of_class(session: Session, class_id: int) -> dict[int, int]:
    """Return how often each was picked; those who never were are left out."""
    query = select(picks.c.pupil_id, picks.c.times).where(picks.c.class_id == class_id)
    return {row.pupil_id: row.times for row in session.execute(query)}


def count(session: Session, class_id: int, pupil_id: int) -> None:
    """Count that somebody was picked once more."""
    statement = upsert(picks).values(class_id=class_id, pupil_id=pupil_id, times=1)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["class_id", "pupil_id"], set_={"times": picks.c.times + 1}
        )
    )


def replace(session: Session, class_id: int, times: Mapping[int, int]) -> None:
    """Let these be the counts of a class."""
    session.execute(delete(picks).where(picks.c.class_id == class_id))
    rows = [{"class_id": class_id, "pupil_id": p, "times": n} for p, n in times.items()]
    if rows:
        session.execute(insert(picks), rows)
