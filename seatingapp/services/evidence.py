"""Whose concern entries cluster when they sit near each other.

Only the teacher asks for it, never the app itself. `domain.rules.evidence` says how it is counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.rules.evidence import Findings, ObservedLesson, findings
from seatingapp.domain.sitting_together import pairs
from seatingapp.services.sitting_books import Books, seated_lessons
from seatingapp.storage import classes, entries, sittings

if TYPE_CHECKING:
    from seatingapp.domain.rules.kinds import PairCount
    from seatingapp.storage.session import Session

WEEKS = (1, 52)  # that may be looked back


def evidence(
    session: Session, class_id: int, until: dt.date, weeks: int = 6
) -> tuple[PairCount, ...]:
    """Return the pairs of a class that cluster, the clearest first; see `evidence_found`."""
    return evidence_found(session, class_id, until, weeks).pairs


def evidence_found(session: Session, class_id: int, until: dt.date, weeks: int = 6) -> Findings:
    """Return what the lessons of the last `weeks` weeks up to a day show of every two pupils.

    Only lessons that were taught on a plan count, as they were really seated; guests do not.
    Raises Refusal for a time out of `WEEKS`.
    """
    least, most = WEEKS
    if not least <= weeks <= most:
        raise Refusal(f"Entries can be counted over {least} to {most} weeks.")
    since = until - dt.timedelta(days=7 * weeks - 1)
    return findings(_lessons(session, class_id, since, until), since, until)


def _lessons(
    session: Session, class_id: int, since: dt.date, until: dt.date
) -> Iterator[ObservedLesson]:
    members = classes.members(session).get(class_id, frozenset())
    taught = sittings.between(session, class_id, since, until)
    concern = entries.concerned(session, [t.lesson_id for t in taught])
    books = Books(session, ())
    for lesson in seated_lessons(session, taught, books):
        seated = {seat: pupil for seat, pupil in lesson.seated.items() if pupil in members}
        beside = pairs(books.layout(lesson.taught.plan_id), seated)
        yield ObservedLesson(
            frozenset(seated.values()),
            frozenset((min(p.pupil, p.other), max(p.pupil, p.other)) for p in beside),
            concern.get(lesson.taught.lesson_id, frozenset()),
        )
