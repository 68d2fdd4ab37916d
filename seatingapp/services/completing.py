"""Log now, explain later: completing entries, and asking for it by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.contexts import LONGEST_PICK, Context
from seatingapp.domain.errors import Refusal
from seatingapp.services.entry_notes import checked
from seatingapp.services.workspace import Done, PrivateEdit, Topic, now_in
from seatingapp.storage import entry_contexts, entry_lists, lessons, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.LESSON})


@dataclass(frozen=True, slots=True)
class CompleteEntries(PrivateEdit):
    """Say the same of one or more entries; one that says nothing means nothing to add."""

    uids: tuple[str, ...]
    context: Context
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Complete an entry"

    def perform(self, session: Session) -> Done:
        """Store it; the entries wait no more. Raises Refusal for void entries and unfit words."""
        found = live(session, self.uids)
        context = _checked(session, self.context)
        staff_id, _name = settings.owner(session)
        waiting = tuple(e.uid for e in found if e.to_complete)
        ids = [e.id for e in found]
        made = entry_contexts.add(session, ids, context, now_in(session), staff_id)
        entry_contexts.unmark(session, ids)
        back = TakeBackContext(self.uids, made, waiting, context, self.who)
        said = "nothing to add" if context.says_nothing else "completed"
        return Done(back, _TOPICS, f"{self.who} · {said}", uids=self.uids)


@dataclass(frozen=True, slots=True)
class TakeBackContext(PrivateEdit):
    """Take back what was said of entries; those that waited wait again."""

    uids: tuple[str, ...]
    context_ids: tuple[int, ...]
    waiting: tuple[str, ...]
    context: Context
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Take back what was said of an entry"

    def perform(self, session: Session) -> Done:
        """Lift it; it stays on record."""
        entry_contexts.lift(session, self.context_ids, now_in(session))
        waiting = entry_lists.by_uids(session, self.waiting)
        entry_contexts.mark(session, [e.id for e in waiting])
        back = CompleteEntries(self.uids, self.context, self.who)
        said = "to complete again" if waiting else "what was said is taken back"
        return Done(back, _TOPICS, f"{self.who} · {said}")


@dataclass(frozen=True, slots=True)
class MarkToComplete(PrivateEdit):
    """Mark entries "to complete" by hand, or (`on` False) take such a mark back."""

    uids: tuple[str, ...]
    who: str
    on: bool = True

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"{'Mark' if self.on else 'Do not mark'} an entry to complete"

    def perform(self, session: Session) -> Done | None:
        """Mark those that are not yet. Raises Refusal where one is void or not there."""
        found = live(session, self.uids)
        changed = [e for e in found if e.to_complete is not self.on]
        if not changed:
            return None
        change = entry_contexts.mark if self.on else entry_contexts.unmark
        change(session, [e.id for e in changed])
        back = MarkToComplete(tuple(e.uid for e in changed), self.who, not self.on)
        said = "to complete" if self.on else "not to complete any more"
        return Done(back, _TOPICS, f"{self.who} · {said}")


def _checked(session: Session, context: Context) -> Context:
    """Return what may be stored of it."""

    def pick(text: str) -> str:
        return checked(session, text, longest=LONGEST_PICK, what="What was picked")

    return Context(
        pick(context.happened),
        pick(context.tried),
        pick(context.outcome),
        checked(session, context.note),
    )


def live(session: Session, uids: tuple[str, ...]) -> tuple[Entry, ...]:
    """Return entries that are not void. Raises Refusal where one is, or is not there."""
    found = entry_lists.by_uids(session, uids)
    if len(found) < len(set(uids)) or not found:
        raise Refusal("There is no such entry in this vault.", kept="Nothing was changed.")
    gone = [e for e in found if e.is_void]
    if gone:
        raise void_already(session, gone[0])
    return found


def void_already(session: Session, entry: Entry) -> Refusal:
    """Return the refusal to change an entry that is void: corrected already, or taken back."""
    replacing = entry_lists.replaced_by(session, [entry.id]).get(entry.id)
    if replacing is not None:
        (holds,) = entry_lists.by_uids(session, (replacing,))
        return Refusal(
            f"That entry ({entry.type_name}) was corrected already.",
            where=f"{holds.type_name} stands in its place: {holds.uid}.",
            kept="Nothing was changed.",
            todo="Change the entry that stands in its place.",
        )
    return Refusal(
        f"That entry ({entry.type_name}) is void already: {entry.void_reason}.",
        kept="It is kept as it was, and counts nowhere.",
        todo="Log it again if it did happen.",
    )


# What there is to complete.


def to_complete(session: Session) -> tuple[Entry, ...]:
    """Return the live entries that wait, the latest first."""
    return tuple(reversed(entry_contexts.marked(session)))


def to_complete_in(session: Session, lesson: LessonKey) -> tuple[Entry, ...]:
    """Return the live entries of a lesson that wait, the earliest first."""
    lesson_id = lessons.find(session, lesson)
    return () if lesson_id is None else entry_contexts.marked(session, lesson_id)


def how_many_to_complete(session: Session) -> int:
    """Return how many live entries wait."""
    return entry_contexts.count_marked(session)


def entries_waiting(session: Session, _now: dt.datetime) -> int:
    """Return the same whatever the moment, for pages that count what waits then."""
    return how_many_to_complete(session)
