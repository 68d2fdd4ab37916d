"""Terms, periods and the timetable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from seatingapp.domain.calendar import Period, Slot, Term
from seatingapp.storage.schema import periods, terms, timetable_slots


def load_terms(session: Session) -> tuple[Term, ...]:
    """Return the terms in their order."""
    rows = session.execute(select(terms).order_by(terms.c.starts)).all()
    return tuple(Term(r.name, r.starts, r.ends) for r in rows)


def load_periods(session: Session) -> tuple[Period, ...]:
    """Return the periods in the order of the day."""
    rows = session.execute(select(periods).order_by(periods.c.starts, periods.c.id)).all()
    return tuple(Period(r.id, r.name, _time(r.starts), _time(r.ends)) for r in rows)


def load_slots(session: Session) -> tuple[Slot, ...]:
    """Return the whole timetable."""
    rows = session.execute(select(timetable_slots)).all()
    return tuple(Slot(r.class_id, r.room_id, r.weekday, r.period_id, r.week) for r in rows)


def add_terms(session: Session, new: Iterable[Term]) -> None:
    """Store terms."""
    rows = [{"name": t.name, "starts": t.starts, "ends": t.ends} for t in new]
    session.execute(insert(terms), rows)


def add_period(session: Session, name: str, starts: dt.time, ends: dt.time) -> int:
    """Store a period and return its id."""
    values = {"name": name, "starts": _minutes(starts), "ends": _minutes(ends)}
    statement = insert(periods).values(values).returning(periods.c.id)
    return int(session.execute(statement).scalar_one())


def replace_slots(session: Session, new: Iterable[Slot]) -> None:
    """Make this the whole timetable."""
    session.execute(delete(timetable_slots))
    rows = [
        {
            "class_id": s.class_id,
            "room_id": s.room_id,
            "weekday": s.weekday,
            "period_id": s.period_id,
            "week": s.week,
        }
        for s in new
    ]
    if rows:
        session.execute(insert(timetable_slots), rows)


def _minutes(moment: dt.time) -> int:
    return moment.hour * 60 + moment.minute


def _time(minutes: int) -> dt.time:
    return dt.time(minutes // 60, minutes % 60)
