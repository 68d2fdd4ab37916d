"""What was said later of some entries of the showcase class, and what is still to be said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry, Polarity
from seatingapp.domain.contexts import Context
from seatingapp.domain.disputes import Dispute
from seatingapp.storage import entry_contexts, entry_disputes, entry_lists, lessons, settings
from seatingapp.storage.entry_lists import Sought

if TYPE_CHECKING:
    from seatingapp.domain.calendar import LessonKey
    from seatingapp.storage.session import Session

_WAITING = 2
_SAID = (
    Context("Off task after a reminder", "Quiet word", "Settled and worked"),
    Context("Talked while others were speaking", "Moved to another seat", "Settled for a while"),
)
_VIEW = "I was explaining the task to my neighbour."
_LATER = dt.timedelta(minutes=40)


def explain(session: Session, class_id: int, showcase: LessonKey) -> None:
    """Leave the last concern entries before the showcase lesson to complete; say more of others.

    One that was explained is disputed.
    """
    wanted = Sought(class_id=class_id, polarity=Polarity.CONCERN, most=60)
    running = lessons.find(session, showcase)
    before = [e for e in entry_lists.sought(session, wanted) if e.lesson_id != running]
    entry_contexts.mark(session, [e.id for e in before[:_WAITING]])
    staff_id, _name = settings.owner(session)
    explained = before[_WAITING : _WAITING + len(_SAID)]
    for entry, said in zip(explained, _SAID, strict=False):
        entry_contexts.add(session, [entry.id], said, entry.recorded_at + _LATER, staff_id)
    for entry in explained[:1]:
        _dispute(session, entry, staff_id)


def _dispute(session: Session, entry: Entry, staff_id: int) -> None:
    at = entry.recorded_at + 2 * _LATER
    entry_disputes.add(session, Dispute(0, entry.id, _VIEW, at, ""), staff_id)
