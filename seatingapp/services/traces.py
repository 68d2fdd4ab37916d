"""Why a number is what it is: the trace of a pupil's total, and of a lesson's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Tally, tally
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.stretches import Stretch
from seatingapp.domain.trace import Opening, Opens, Trace, VoidNote, trace
from seatingapp.services.classes import shown_names
from seatingapp.services.counting import Counting, Scope, counting
from seatingapp.services.school_settings import card_options
from seatingapp.storage import entries, lessons, pupils, totals
from seatingapp.storage.totals import Span

if TYPE_CHECKING:
    from seatingapp.domain.behaviour import Entry
    from seatingapp.storage.session import Session

MOST_LINES = 60  # entries of a trace; those before them are in its opening balance


@dataclass(frozen=True, slots=True)
class Explained:
    """A total with its trace, and how the school counts.

    `total` is what the database sums up by itself; the trace comes to the same, always.
    `stretch` are the days that the total is of, None where it is of everything or of a lesson.
    """

    total: Tally
    trace: Trace
    counting: Counting
    stretch: Stretch | None = None


def trace_of_pupil(
    session: Session,
    pupil_id: int,
    scope: Scope,
    now: dt.datetime,
    most: int = MOST_LINES,
) -> Explained:
    """Explain a pupil's total by the latest entries, with an opening balance of all before them.

    The total of a cycle begins with the balance of the cycle before it and the reset that takes
    it out. Entries of all classes count.
    """
    counts = counting(session)
    since = counts.since(scope, now)
    total = totals.of_pupils(session, [pupil_id], Span(since))[pupil_id]
    found = entries.latest_of_pupil(session, pupil_id, since, most + 1)
    resets: tuple[dt.datetime, ...] = ()
    if len(found) > most:
        found = found[1:]
        first = (found[0].happened_at, found[0].id)
        balance = totals.of_pupils(session, [pupil_id], Span(since, before=first))[pupil_id]
        opening = Opening(balance, Opens.EARLIER)
    elif scope is Scope.CYCLE and since is not None:
        span = Span(counts.cycle_before(since), since)
        opening = Opening(totals.of_pupils(session, [pupil_id], span)[pupil_id], Opens.LAST_CYCLE)
        resets = (since,)
    else:
        opening = Opening()
    explained = trace(found, _voids(session, found), opening, resets)
    return Explained(total, explained, counts, counts.stretch(scope, now))


def trace_of_lesson(
    session: Session, key: LessonKey, pupil_ids: Collection[int] | None = None
) -> Explained:
    """Explain what a lesson comes to, for everybody or for some pupils."""
    lesson_id = lessons.find(session, key)
    found = entries.of_lesson(session, lesson_id) if lesson_id is not None else ()
    if pupil_ids is not None:
        found = tuple(e for e in found if e.pupil_id in pupil_ids)
    return Explained(tally(found), trace(found, _voids(session, found)), counting(session))


def _voids(session: Session, found: Collection[Entry]) -> dict[int, VoidNote]:
    void = [e.id for e in found if e.is_void]
    return totals.void_notes(session, void) if void else {}


def names_of(
    session: Session, pupil_ids: Collection[int], class_id: int | None = None
) -> dict[int, str]:
    """Return what pupils are called in a class, guests too; without one their full names."""
    if class_id is None:
        return {p.id: p.name.full for p in pupils.load(session, ids=pupil_ids)}
    members = pupils.load(session, class_id=class_id)
    guests = set(pupil_ids) - {p.id for p in members}
    both = (*members, *(pupils.load(session, ids=guests) if guests else ()))
    return shown_names(both, card_options(session).name_form)
