"""Terms, days without school, periods and the timetable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Text, cast, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from seatingapp.domain.calendar import (
    Calendar,
    Closure,
    ClosureKind,
    Period,
    PeriodDay,
    SchoolWeek,
    Slot,
    Term,
)
from seatingapp.domain.school_time import SchoolTime
from seatingapp.storage import settings
from seatingapp.storage.schema import (
    closures,
    lessons,
    period_days,
    periods,
    terms,
    timetable_slots,
)
from seatingapp.storage.session import Session

_WEEK = "school_week"


def load_time(session: Session) -> SchoolTime:
    """Return everything that says when school is."""
    calendar = Calendar(load_terms(session), load_closures(session), load_week(session))
    return SchoolTime(calendar, load_periods(session), load_slots(session))


def load_terms(session: Session) -> tuple[Term, ...]:
    """Return the terms in their order."""
    rows = session.execute(select(terms).order_by(terms.c.starts)).all()
    return tuple(Term(r.name, r.starts, r.ends) for r in rows)


def load_closures(session: Session) -> tuple[Closure, ...]:
    """Return the days without school in their order."""
    order = (closures.c.starts, closures.c.ends, closures.c.name)
    rows = session.execute(select(closures).order_by(*order)).all()
    return tuple(Closure(ClosureKind(r.kind), r.name, r.starts, r.ends) for r in rows)


def load_week(session: Session) -> SchoolWeek:
    """Return how weeks follow each other."""
    known = settings.get(session, _WEEK)
    if known is None:
        return SchoolWeek()
    # Weeks that begin anew came later than the rest.
    anew = ((dt.date.fromisoformat(day), letter) for day, letter in known.get("anew", ()))
    return SchoolWeek(known["weeks"], known["first"], tuple(known["days"]), tuple(anew))


def load_periods(session: Session) -> tuple[Period, ...]:
    """Return the periods in the order of the day, retired ones too."""
    days: dict[int, list[PeriodDay]] = {}
    for r in session.execute(select(period_days).order_by(period_days.c.weekday)):
        times = (None, None) if r.starts is None else (_time(r.starts), _time(r.ends))
        days.setdefault(r.period_id, []).append(PeriodDay(r.weekday, *times))
    rows = session.execute(select(periods).order_by(periods.c.starts, periods.c.id)).all()
    return tuple(
        Period(r.id, r.name, _time(r.starts), _time(r.ends), r.retired, tuple(days.get(r.id, ())))
        for r in rows
    )


def load_slots(session: Session) -> tuple[Slot, ...]:
    """Return the whole timetable."""
    rows = session.execute(select(timetable_slots)).all()
    return tuple(Slot(r.class_id, r.room_id, r.weekday, r.period_id, r.week) for r in rows)


def used_periods(session: Session) -> frozenset[int]:
    """Return the periods that lessons took place in."""
    found = session.execute(select(lessons.c.period_id).distinct()).scalars()
    return frozenset(p for p in found if p is not None)


def add_terms(session: Session, new: Iterable[Term]) -> None:
    """Store terms."""
    rows = [{"name": t.name, "starts": t.starts, "ends": t.ends} for t in new]
    session.execute(insert(terms), rows)


def replace_terms(session: Session, new: Collection[Term]) -> None:
    """Make these all terms."""
    session.execute(delete(terms))
    if new:
        add_terms(session, new)


def replace_closures(session: Session, new: Iterable[Closure]) -> None:
    """Make these all days without school."""
    session.execute(delete(closures))
    rows = [{"kind": str(c.kind), "name": c.name, "starts": c.starts, "ends": c.ends} for c in new]
    if rows:
        session.execute(insert(closures), rows)


def set_week(session: Session, week: SchoolWeek) -> None:
    """Say how weeks follow each other."""
    said: dict[str, object] = {
        "weeks": week.weeks,
        "first": week.first,
        "days": list(week.days),
    }
    if week.anew:
        said["anew"] = [[day.isoformat(), letter] for day, letter in week.anew]
    settings.put(session, _WEEK, said)


def add_period(session: Session, name: str, starts: dt.time, ends: dt.time) -> int:
    """Store a period and return its id."""
    values = {"name": name, "starts": _minutes(starts), "ends": _minutes(ends)}
    statement = insert(periods).values(values).returning(periods.c.id)
    return int(session.execute(statement).scalar_one())


def replace_periods(session: Session, new: Iterable[Period]) -> tuple[Period, ...]:
    """Make these all periods, and return them with their ids; one with the id 0 is new.

    The timetable must not refer to those that go, nor may a lesson.
    """
    wanted = tuple(new)
    kept = [p.id for p in wanted if p.id]
    session.execute(delete(period_days))
    session.execute(delete(periods).where(periods.c.id.not_in(kept)))
    # Names are unique: two that change theirs for each other's must not meet on the way.
    session.execute(update(periods).values(name=cast(periods.c.id, Text).concat("\n")))
    stored = tuple(_put_period(session, period) for period in wanted)
    rows = [
        {
            "period_id": period.id,
            "weekday": day.weekday,
            "starts": None if day.starts is None else _minutes(day.starts),
            "ends": None if day.ends is None else _minutes(day.ends),
        }
        for period in stored
        for day in period.days
    ]
    if rows:
        session.execute(insert(period_days), rows)
    return stored


def _put_period(session: Session, period: Period) -> Period:
    values = {
        "name": period.name,
        "starts": _minutes(period.starts),
        "ends": _minutes(period.ends),
        "retired": period.retired,
    }
    if not period.id:
        statement = insert(periods).values(values).returning(periods.c.id)
        new_id = int(session.execute(statement).scalar_one())
        return replace(period, id=new_id)
    whole = upsert(periods).values(id=period.id, **values)
    session.execute(whole.on_conflict_do_update(index_elements=["id"], set_=values))
    return period


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
