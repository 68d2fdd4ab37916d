"""Behaviour entries. They are only ever added; a void takes one back and can be lifted again."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, func, insert, select, update

from seatingapp.domain.behaviour import BehaviourType, Entry, Polarity
from seatingapp.domain.calendar import LessonKey
from seatingapp.storage.lessons import FIND, sought
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.policy import behaviour_type
from seatingapp.storage.schema import (
    behaviour_types,
    class_members,
    entries,
    entries_to_complete,
    entry_corrections,
    entry_neighbours,
    entry_voids,
    ladder_steps,
    settings,
    staff,
)
from seatingapp.storage.session import Session

# One statement, made once: it runs between a click and the moment when its entry is safe.
_STAMP = (
    select(
        behaviour_types,
        staff.c.id.label("staff_id"),
        settings.c.value.label("zone"),
        ladder_steps.c.recorded.label("step_recorded"),
        ladder_steps.c.points.label("step_points"),
        ladder_steps.c.for_families.label("step_for_families"),
        select(func.count())
        .select_from(class_members)
        .where(
            class_members.c.class_id == bindparam("class_id"),
            class_members.c.pupil_id.in_(bindparam("pupil_ids", expanding=True)),
        )
        .scalar_subquery()
        .label("members"),
        FIND.scalar_subquery().label("lesson_id"),
    )
    .select_from(behaviour_types)
    .join(staff, staff.c.is_owner)
    .outerjoin(settings, settings.c.key == "zone")
    .outerjoin(ladder_steps, ladder_steps.c.name == behaviour_types.c.step)
    .where(behaviour_types.c.id == bindparam("type_id"), ~behaviour_types.c.retired)
)

_STORE = insert(entries)
_SIT = insert(entry_neighbours).values(
    entry_id=select(entries.c.id).where(entries.c.uid == bindparam("uid")).scalar_subquery()
)

_VOIDED = select(entry_voids.c.entry_id).where(entry_voids.c.lifted_at.is_(None))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an entry copies when it is made: its type as it is now, who logs, and the zone.

    `points` are those of the type or, where it has none of its own, those of its step. `members`
    is how many of the pupils asked for are in the class. `lesson_id` is None where nothing has
    happened in the lesson yet.
    """

    kind: BehaviourType
    staff_id: int
    zone: str
    points: int = 0
    counts: bool = True
    for_families: bool = True
    members: int = 0
    lesson_id: int | None = None


def stamp(
    session: Session,
    type_id: int,
    default_zone: str,
    lesson: LessonKey | None = None,
    pupil_ids: Collection[int] = (),
) -> Stamp | None:
    """Return what an entry of this type copies, or None where the type is not in use.

    It finds the lesson too, and counts how many of the pupils are members of its class.
    """
    class_id = None if lesson is None else lesson.class_id
    own = {"type_id": type_id, "class_id": class_id, "pupil_ids": list(pupil_ids)}
    row = session.execute(_STAMP, own | sought(lesson)).one_or_none()
    if row is None:
        return None
    zone = default_zone if row.zone is None else json.loads(row.zone)
    return Stamp(
        behaviour_type(row),
        row.staff_id,
        zone,
        row.points or row.step_points or 0,
        row.step_recorded is not False,
        row.step_for_families is not False,
        row.members,
        row.lesson_id,
    )


def add(session: Session, new: Sequence[Entry], staff_id: int, zone: str) -> None:
    """Store entries; their ids are not looked at, their uids must be new."""
    session.execute(_STORE, [_values(entry, staff_id, zone) for entry in new])
    unexplained = [entry.uid for entry in new if entry.to_complete]
    if unexplained:
        ids = select(entries.c.id).where(entries.c.uid.in_(unexplained))
        session.execute(insert(entries_to_complete).from_select(["entry_id"], ids))


def add_neighbours(session: Session, sat: Iterable[tuple[str, int, str]]) -> None:
    """Keep who sat next to the pupil of a new entry: its uid, the neighbour, and how they sat."""
    rows = [{"uid": uid, "pupil_id": pupil_id, "kind": kind} for uid, pupil_id, kind in sat]
    if rows:
        session.execute(_SIT, rows)


def neighbours(session: Session, entry_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """Return by entry and neighbour how they sat at that moment."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    query = select(entry_neighbours).where(entry_neighbours.c.entry_id.in_(list(entry_ids)))
    for row in session.execute(query):
        found[row.entry_id][row.pupil_id] = row.kind
    return dict(found)


def _values(entry: Entry, staff_id: int, zone: str) -> dict[str, Any]:
    return {
        "uid": entry.uid,
        "batch": entry.batch,
        "pupil_id": entry.pupil_id,
        "class_id": entry.class_id,
        "lesson_id": entry.lesson_id,
        "type_id": entry.type_id,
        "type_name": entry.type_name,
        "polarity": str(entry.polarity),
        "points": entry.points,
        "step": entry.step,
        "happened_at": to_ticks(entry.happened_at),
        "recorded_at": to_ticks(entry.recorded_at),
        "zone": zone,
        "seat_id": entry.seat_id,
        "note": entry.note,
        "staff_id": staff_id,
        "amount": entry.amount,
        "category": entry.category,
        "plain_reason": entry.plain_reason,
        "counts": entry.counts,
        "for_families": entry.for_families,
        "place": entry.place,
    }


# In the order of the fields of an entry, which is made of them by place: asking a row by name takes
# longer than all the rest, and a lesson's entries are read again between a click and its line.
_FIELDS = (
    entries.c.id,
    entries.c.uid,
    entries.c.batch,
    entries.c.pupil_id,
    entries.c.class_id,
    entries.c.lesson_id,
    entries.c.type_id,
    entries.c.type_name,
    entries.c.polarity,
    entries.c.points,
    entries.c.happened_at,
    entries.c.recorded_at,
    entries.c.seat_id,
    entries.c.note,
    staff.c.name,
    entries.c.step,
    func.coalesce(entry_voids.c.reason, ""),
    entries.c.amount,
    entries.c.category,
    entries.c.plain_reason,
    entries.c.counts,
    entries.c.for_families,
    entries_to_complete.c.entry_id.is_not(None),
    entry_corrections.c.corrects_id,
    entries.c.place,
)


def _query() -> Select[Any]:
    void = (entry_voids.c.entry_id == entries.c.id) & entry_voids.c.lifted_at.is_(None)
    return (
        select(*_FIELDS)
        .select_from(entries)
        .join(staff, staff.c.id == entries.c.staff_id)
        .outerjoin(entry_voids, void)
        .outerjoin(entries_to_complete, entries_to_complete.c.entry_id == entries.c.id)
        .outerjoin(entry_corrections, entry_corrections.c.entry_id == entries.c.id)
    )


# Made once: it runs between a click and the moment when its entry is shown.
_OF_LESSON = (
    _query()
    .where(entries.c.lesson_id == bindparam("lesson"))
    .order_by(entries.c.happened_at.desc(), entries.c.id.desc())
)


def of_lesson(session: Session, lesson_id: int) -> tuple[Entry, ...]:
    """Return the entries of a lesson, void ones too, the latest first."""
    return tuple(_entry(row) for row in session.execute(_OF_LESSON, {"lesson": lesson_id}))


def with_uids(session: Session, uids: Collection[str]) -> tuple[Entry, ...]:
    """Return these entries, void ones too, in the order in which they were stored."""
    query = _query().where(entries.c.uid.in_(list(uids)))
    return _found(session, query.order_by(entries.c.id))


def on_duty(
    session: Session, since: dt.datetime, until: dt.datetime, most: int = 200
) -> tuple[Entry, ...]:
    """Return the entries that belong to no class, void ones too, the latest first."""
    query = _query().where(
        entries.c.class_id.is_(None),
        entries.c.happened_at >= to_ticks(since),
        entries.c.happened_at < to_ticks(until),
    )
    query = query.order_by(entries.c.happened_at.desc(), entries.c.id.desc()).limit(most)
    return _found(session, query)


def of_pupil(
    session: Session,
    pupil_id: int,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> tuple[Entry, ...]:
    """Return a pupil's entries, void ones too, the earliest first; `until` is not included."""
    query = _query().where(entries.c.pupil_id == pupil_id)
    if since is not None:
        query = query.where(entries.c.happened_at >= to_ticks(since))
    if until is not None:
        query = query.where(entries.c.happened_at < to_ticks(until))
    return _found(session, query.order_by(entries.c.happened_at, entries.c.id))


def latest_of_pupil(
    session: Session, pupil_id: int, since: dt.datetime | None, most: int
) -> tuple[Entry, ...]:
    """Return a pupil's latest entries, void ones too, the earliest of them first."""
    query = _query().where(entries.c.pupil_id == pupil_id)
    if since is not None:
        query = query.where(entries.c.happened_at >= to_ticks(since))
    query = query.order_by(entries.c.happened_at.desc(), entries.c.id.desc()).limit(most)
    return _found(session, query)[::-1]


def of_class(session: Session, class_id: int | None, most: int = 5000) -> tuple[Entry, ...]:
    """Return the latest entries of a class, or of all classes, the latest first."""
    query = _query()
    if class_id is not None:
        query = query.where(entries.c.class_id == class_id)
    query = query.order_by(entries.c.happened_at.desc(), entries.c.id.desc()).limit(most)
    return _found(session, query)


def by_ids(session: Session, ids: Collection[int]) -> tuple[Entry, ...]:
    """Return entries by number, void ones too, the earliest first; those unknown are left out."""
    query = _query().where(entries.c.id.in_(list(ids)))
    return _found(session, query.order_by(entries.c.happened_at, entries.c.id))


def praise_counts(session: Session, class_id: int) -> dict[int, int]:
    """Return how many praise entries, without void ones, pupils have in a class."""
    query = (
        select(entries.c.pupil_id, func.count())
        .where(
            entries.c.class_id == class_id,
            entries.c.polarity == str(Polarity.PRAISE),
            entries.c.counts,
            entries.c.id.not_in(_VOIDED),
        )
        .group_by(entries.c.pupil_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def concerned(session: Session, lesson_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return for each lesson who had a concern entry in it, without void ones."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    query = select(entries.c.lesson_id, entries.c.pupil_id).where(
        entries.c.lesson_id.in_(list(lesson_ids)),
        entries.c.polarity == str(Polarity.CONCERN),
        entries.c.counts,
        entries.c.id.not_in(_VOIDED),
    )
    for lesson_id, pupil_id in session.execute(query):
        found[lesson_id].add(pupil_id)
    return {lesson_id: frozenset(ids) for lesson_id, ids in found.items()}


def found_by(session: Session, narrowed: Callable[[Select[Any]], Select[Any]]) -> tuple[Entry, ...]:
    """Return the entries that are left of all, void ones too, when their query is narrowed."""
    return _found(session, narrowed(_query()))


def _found(session: Session, query: Select[Any]) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in session.execute(query))


def _entry(row: Sequence[Any]) -> Entry:
    moments = (from_ticks(row[10]), from_ticks(row[11]))
    fields: tuple[Any, ...] = (*row[:8], Polarity(row[8]), row[9], *moments, *row[12:])
    return Entry(*fields)


def void(
    session: Session, uids: Collection[str], reason: str, at: dt.datetime, staff_id: int
) -> tuple[str, ...]:
    """Take back those of the entries that are live; return their uids. A reason is a must."""
    if not reason.strip():
        raise ValueError("A void needs a reason.")
    live = _query().where(entries.c.uid.in_(list(uids)), entry_voids.c.id.is_(None))
    found = _found(session, live)
    rows: Iterable[dict[str, Any]] = [
        {"entry_id": e.id, "reason": reason, "voided_at": to_ticks(at), "staff_id": staff_id}
        for e in found
    ]
    if found:
        session.execute(insert(entry_voids), list(rows))
    return tuple(entry.uid for entry in found)


def lift_voids(session: Session, uids: Collection[str], at: dt.datetime) -> None:
    """Bring entries back; that they were void stays on record."""
    ids = select(entries.c.id).where(entries.c.uid.in_(list(uids)))
    session.execute(
        update(entry_voids)
        .where(entry_voids.c.entry_id.in_(ids), entry_voids.c.lifted_at.is_(None))
        .values(lifted_at=to_ticks(at))
    )
