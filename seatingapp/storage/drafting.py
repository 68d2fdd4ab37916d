"""What rules that draft read of entries, and how far they have read.

How far is four numbers: the last entry, the last void, how many voids had been lifted, and the sum
of their ids, which tells which. They do not depend on any clock, which may be set back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, func, literal, null, select

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.engine import Happening
from seatingapp.storage import settings
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.schema import entries, entry_voids, pupils
from seatingapp.storage.session import Session

_KEY = "drafted_up_to"
_POLARITIES = {str(polarity): polarity for polarity in Polarity}
_NOTHING_CLOSER = (
    null().label("lesson_id"),
    literal(0).label("type_id"),
    literal("").label("category"),
    literal("").label("step"),
)
_IS_VOID = exists().where(entry_voids.c.entry_id == entries.c.id, entry_voids.c.lifted_at.is_(None))


@dataclass(frozen=True, slots=True)
class Marks:
    """How far entries and voids were looked at for drafts."""

    entry: int = 0
    void: int = 0
    lifted: int = 0
    lifted_ids: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that is new, was taken back, or came back. `live` is whether it counts now."""

    happening: Happening
    type_name: str
    live: bool


def marks(session: Session) -> Marks:
    """Return how far this vault was looked at; not at all in a new one."""
    return Marks(**settings.get(session, _KEY, {}))


def put_marks(session: Session, marks: Marks) -> None:
    """Keep how far this vault was looked at."""
    settings.put(session, _KEY, asdict(marks))


def end(session: Session) -> Marks:
    """Return the marks of a vault that was looked at completely."""
    entry = session.execute(select(func.max(entries.c.id))).scalar()
    void = session.execute(select(func.max(entry_voids.c.id))).scalar()
    return Marks(entry or 0, void or 0, *_lifted(session))


def changed_since(session: Session, since: Marks, most: int) -> tuple[tuple[Changed, ...], Marks]:
    """Return what changed since some marks, about `most` entries of it, and the marks after it."""
    new = select(entries.c.id).where(entries.c.id > since.entry).order_by(entries.c.id).limit(most)
    new_ids = list(session.execute(new).scalars())
    voids = (
        select(entry_voids.c.id, entry_voids.c.entry_id)
        .where(entry_voids.c.id > since.void)
        .order_by(entry_voids.c.id)
        .limit(most)
    )
    voided = session.execute(voids).all()
    lifted, lifted_ids = _lifted(session)
    back = _brought_back(session, lifted - since.lifted, lifted_ids - since.lifted_ids)
    ids = {*new_ids, *(row.entry_id for row in voided), *back}
    after = Marks(
        new_ids[-1] if new_ids else since.entry,
        voided[-1].id if voided else since.void,
        lifted,
        lifted_ids,
    )
    if not ids:
        return (), after
    query = _query().add_columns(entries.c.type_name, entries.c.counts, _IS_VOID.label("void"))
    rows = session.execute(query.where(entries.c.id.in_(sorted(ids))).order_by(entries.c.id))
    found = (Changed(_happening(r), r.type_name, r.counts and not r.void) for r in rows)
    return tuple(found), after


def _lifted(session: Session) -> tuple[int, int]:
    """How many voids were lifted, and the sum of their ids."""
    query = select(func.count(), func.coalesce(func.sum(entry_voids.c.id), 0))
    count, ids = session.execute(query.where(entry_voids.c.lifted_at.is_not(None))).one()
    return int(count), int(ids)


def _brought_back(session: Session, more: int, ids: int) -> set[int]:
    """The entries whose voids were lifted since: so many more, whose ids come to a sum.

    By the clock they are the last ones. Where the sum denies it, the clock was set back: then they
    are those of the moment that the sum fits, for they came back together; else all are looked at.
    """
    if more <= 0:
        return set()
    voids, at = entry_voids.c, entry_voids.c.lifted_at
    query = select(voids.id, voids.entry_id, at).where(at.is_not(None))
    rows = session.execute(query.order_by(at.desc(), voids.id.desc()).limit(more)).all()
    if sum(row.id for row in rows) != ids:
        fits = (func.count() == more) & (func.sum(voids.id) == ids)
        together = select(at).where(at.is_not(None)).group_by(at).having(fits)
        rows = session.execute(query.where(at.in_(together))).all()
        rows = rows or session.execute(query).all()
    return {row.entry_id for row in rows}


def happenings(
    session: Session,
    pupil_ids: Collection[int],
    polarities: Collection[Polarity],
    since: dt.datetime,
    until: dt.datetime | None = None,
    *,
    closer: bool = True,
) -> Iterator[Happening]:
    """Return the entries of some pupils that count, one pupil after the other.

    `until` is not included. Without `closer`, lesson, type, category and step are left out, and the
    index answers alone: of a million entries each row of the table may lie on another page.
    """
    query = _query(closer=closer).where(
        entries.c.pupil_id.in_(sorted(pupil_ids)),
        entries.c.happened_at >= to_ticks(since),
        entries.c.polarity.in_([str(p) for p in polarities]),
        entries.c.counts,
        ~_IS_VOID,
    )
    if until is not None:
        query = query.where(entries.c.happened_at < to_ticks(until))
    rows = session.execute(query.order_by(entries.c.pupil_id, entries.c.happened_at))
    return map(_happening, rows)


def first_moment(session: Session, entry_ids: Collection[int]) -> tuple[dt.datetime, ...]:
    """Return when the first of some entries happened, if there is any."""
    query = select(func.min(entries.c.happened_at)).where(entries.c.id.in_(sorted(entry_ids)))
    first = session.execute(query).scalar() if entry_ids else None
    return () if first is None else (from_ticks(first),)


def pupils_with_entries(
    session: Session, since: dt.datetime, until: dt.datetime | None = None
) -> tuple[int, ...]:
    """Return the pupils of whom there is an entry in a time; `until` is not included."""
    query = _with_entries(since, until).order_by(pupils.c.id)
    return tuple(session.execute(query).scalars())


def any_entry(session: Session, since: dt.datetime, until: dt.datetime) -> bool:
    """Return whether there is an entry of anybody in a time; `until` is not included."""
    return session.execute(_with_entries(since, until).limit(1)).scalar() is not None


def _with_entries(since: dt.datetime, until: dt.datetime | None) -> Select[Any]:
    inside = (entries.c.pupil_id == pupils.c.id) & (entries.c.happened_at >= to_ticks(since))
    if until is not None:
        inside &= entries.c.happened_at < to_ticks(until)
    return select(pupils.c.id).where(exists().where(inside))


def _query(*, closer: bool = True) -> Select[Any]:
    more = (
        (entries.c.lesson_id, entries.c.type_id, entries.c.category, entries.c.step)
        if closer
        else _NOTHING_CLOSER
    )
    return select(
        entries.c.id,
        entries.c.pupil_id,
        entries.c.class_id,
        entries.c.polarity,
        entries.c.points,
        entries.c.happened_at,
        pupils.c.year_group,
        *more,
    ).join(pupils, pupils.c.id == entries.c.pupil_id)


def _happening(row: Row[Any]) -> Happening:
    # By place and not by name: a year of a class is some thousand rows, right after a click.
    entry, pupil, group, polarity, points, at, year, lesson, kind, category, step, *_more = tuple(
        row
    )
    return Happening(
        entry,
        pupil,
        group,
        lesson,
        kind,
        _POLARITIES[polarity],
        points,
        from_ticks(at),
        category,
        step,
        year,
    )
