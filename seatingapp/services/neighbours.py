"""Who sat next to whom on a date, and everyone a pupil has sat next to.

Lessons come before plans: what was taught with a guest or a pupil moved for the day is told so,
and where no lesson was recorded the plan that held on that day answers.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import Slot, slots_on
from seatingapp.domain.plan_history import Span, is_usual, sat
from seatingapp.domain.sitting_together import Spell, covered, joined, pairs, pairs_of
from seatingapp.domain.sittings import Sitting, Taught
from seatingapp.services.classes import shown_names
from seatingapp.services.school_settings import card_options
from seatingapp.services.sitting_books import Books, seated_lessons
from seatingapp.storage import calendar, classes, plan_heads, pupils, rooms, sittings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

OUTSIDE = "outside the timetable"


@dataclass(frozen=True, slots=True)
class NeighboursOn:
    """Who sat next to whom in a class on a day, with the names of all who are named."""

    class_id: int
    day: dt.date
    sittings: tuple[Sitting, ...]
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Beside:
    """A pupil who sat next to the one asked for, and when; the latest spell first."""

    pupil_id: int
    name: str
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class EveryoneBeside:
    """Everyone a pupil has sat next to, by name; `classes` and `rooms` are names by id."""

    pupil_id: int
    name: str
    others: tuple[Beside, ...]
    classes: Mapping[int, str]
    rooms: Mapping[int, str]


def neighbours_on(session: Session, class_id: int, day: dt.date) -> NeighboursOn:
    """Return who sat next to whom on a day.

    For each plan that a lesson of that day was taught on: those lessons, with the changes of that
    lesson, its guests, and without those who were away. Where no lesson was recorded: each plan
    that held, those for lessons first.
    """
    taught = sittings.on_day(session, class_id, day)
    found = _by_lessons(session, taught) if taught else _by_plans(session, class_id, day)
    named = {p for s in found for pair in s.pairs for p in (pair.pupil, pair.other)}
    named |= {p for s in found for p in (*s.moved, *s.guests, *s.away)}
    return NeighboursOn(class_id, day, found, names_of(session, named, class_id))


def everyone_beside(session: Session, pupil_id: int, day: dt.date) -> EveryoneBeside:
    """Return everyone a pupil has sat next to up to a day, in any class, by plan and by lesson."""
    heads = plan_heads.of_classes_with(session, pupil_id)
    held = sat(heads, _rooms_by_class(calendar.load_slots(session)))
    seats = plan_heads.with_pupil(session, pupil_id)
    books = Books(session, [head for head in heads if head.id in seats])
    together = _spells(books, held, pupil_id, day)
    _add_lessons(session, pupil_id, day, books, held, together)
    names = names_of(session, {pupil_id, *together})
    others = [
        Beside(other, names[other], joined(spells))
        for other, spells in together.items()
        if other in names
    ]
    return EveryoneBeside(
        pupil_id,
        names.get(pupil_id, ""),
        tuple(sorted(others, key=lambda b: (b.name.casefold(), b.pupil_id))),
        {c.id: c.name for c in classes.load(session)},
        {r.id: r.name for r in rooms.load(session)},
    )


def names_of(
    session: Session, pupil_ids: Collection[int], class_id: int | None = None
) -> dict[int, str]:
    """Return names of the form that the teacher chose, which tell these and a class apart."""
    known = {p.id: p for p in pupils.load(session, ids=pupil_ids)}
    if class_id is not None:
        known |= {p.id: p for p in pupils.load(session, class_id=class_id)}
    return shown_names(tuple(known.values()), card_options(session).name_form)


def _by_lessons(session: Session, taught: tuple[Taught, ...]) -> tuple[Sitting, ...]:
    """Lessons in which everybody sat alike are one sitting."""
    books = Books(session, ())
    names = {p.id: p.name for p in calendar.load_periods(session)}
    called = {r.id: r.name for r in rooms.load(session)}
    members = classes.members(session).get(taught[0].key.class_id, frozenset())
    found: dict[tuple[object, ...], Sitting] = {}
    for lesson in seated_lessons(session, taught, books):
        plan_id, period = lesson.taught.plan_id, lesson.taught.key.period_id
        like = (plan_id, frozenset(lesson.seated.items()), lesson.away)
        known = found.get(like)
        name = names.get(period, OUTSIDE) if period is not None else OUTSIDE
        if known is not None:
            found[like] = replace(known, lessons=(*known.lessons, name))
            continue
        head = books.heads[plan_id]
        own = {pupil: seat for seat, pupil in books.planned(plan_id).items()}
        guests = frozenset(lesson.changed) - members - own.keys()
        moved = {pupil for pupil, seat in lesson.changed.items() if own.get(pupil) != seat}
        found[like] = Sitting(
            plan_id,
            head.line,
            called[head.line.room_id],
            head.from_date,
            (name,),
            pairs(books.layout(plan_id), lesson.seated),
            frozenset(moved) - guests,
            guests,
            lesson.away,
        )
    return tuple(found.values())


def _by_plans(session: Session, class_id: int, day: dt.date) -> tuple[Sitting, ...]:
    """By the timetable the class was in some rooms only; without it, in that of the newest plan."""
    heads = plan_heads.of_class(session, class_id)
    time = calendar.load_time(session)
    held = sat(heads, _rooms_by_class(time.slots))
    found = [head for head in heads if day in held[head.id]]
    there = {s.room_id for s in slots_on(day, time.slots, time.calendar) if s.class_id == class_id}
    if any(is_usual(h.line) and h.line.room_id in there for h in found):
        found = [h for h in found if not is_usual(h.line) or h.line.room_id in there]
    found.sort(key=lambda h: not is_usual(h.line))
    books = Books(session, found)
    called = {r.id: r.name for r in rooms.load(session)}
    return tuple(
        Sitting(
            head.id,
            head.line,
            called[head.line.room_id],
            head.from_date,
            (),
            pairs(books.layout(head.id), books.planned(head.id)),
        )
        for head in found
    )


def _rooms_by_class(slots: Iterable[Slot]) -> dict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for slot in slots:
        if slot.room_id is not None:
            found[slot.class_id].add(slot.room_id)
    return dict(found)


def _spells(
    books: Books, held: Mapping[int, Span], pupil_id: int, day: dt.date
) -> dict[int, list[Spell]]:
    """What plans say up to a day, by the other pupil; what still holds has no last day."""
    found: defaultdict[int, list[Spell]] = defaultdict(list)
    for head in books.heads.values():
        span = held[head.id]
        if span.empty or span.first > day:
            continue
        last = span.last if span.last is not None and span.last < day else None
        if span.last == span.first:
            last = span.last
        for pair in pairs_of(books.layout(head.id), books.planned(head.id), pupil_id):
            spell = Spell(head.line, pair.relation, pair.metres, span.first, last, (head.id,))
            found[pair.other].append(spell)
    return dict(found)


def _add_lessons(
    session: Session,
    pupil_id: int,
    day: dt.date,
    books: Books,
    held: Mapping[int, Span],
    together: dict[int, list[Spell]],
) -> None:
    """Add what lessons say that the plans do not: other plans, changes of the day, guests."""
    taught = [t for t in sittings.with_pupil(session, pupil_id) if t.key.date <= day]
    changed = sittings.changes(session, [t.lesson_id for t in taught])
    told = [
        t
        for t in taught
        if t.lesson_id in changed or t.plan_id not in held or t.key.date not in held[t.plan_id]
    ]
    for lesson in seated_lessons(session, told, books):
        head, on = books.heads[lesson.taught.plan_id], lesson.taught.key.date
        for pair in pairs_of(books.layout(head.id), lesson.seated, pupil_id):
            known = together.setdefault(pair.other, [])
            if not covered(known, head.line, on, pair.relation):
                spell = Spell(head.line, pair.relation, pair.metres, on, on, (head.id,), True)
                known.append(spell)
