"""Entries with all that is known of them: as the command line, the tray and a pupil's page list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.contexts import Context
from seatingapp.domain.disputes import Dispute
from seatingapp.domain.errors import Refusal
from seatingapp.services.school import school
from seatingapp.storage import (
    classes,
    entry_contexts,
    entry_disputes,
    entry_lists,
    lessons,
    pupils,
)
from seatingapp.storage.entry_lists import Sought as Sought

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

NO_CLASS = "Out of lessons"
_LONGEST_ID = 18  # digits of what a database can count to


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry in words. `at` is in the school's time.

    `context` and `dispute` are those that hold. `replaced_by` is the uid of the entry that stands
    in its place, `corrects` that of the one in whose place it stands.
    """

    entry: Entry
    pupil: str
    class_name: str
    period: str
    at: dt.datetime
    context: Context | None = None
    dispute: Dispute | None = None
    replaced_by: str = ""
    corrects: str = ""

    @property
    def lesson(self) -> str:
        """`9B/Sc2, P3`; on duty where it was."""
        parts = (self.class_name, self.period, self.entry.place)
        return ", ".join(part for part in parts if part) or NO_CLASS


def listed(session: Session, wanted: Sought) -> tuple[ListedEntry, ...]:
    """Return the latest entries that are wanted, the latest first."""
    return in_words(session, entry_lists.sought(session, wanted))


def entry_called(session: Session, called: str) -> ListedEntry:
    """Return the entry that is meant by an id or a uid. Raises Refusal where there is none."""
    wanted = called.strip()
    is_id = wanted.isdecimal() and len(wanted) <= _LONGEST_ID
    uid = entry_lists.uids_of(session, [int(wanted)]) if is_id else {}
    found = entry_lists.by_uids(session, tuple(uid.values()) or (wanted,))
    if not found:
        raise Refusal(
            f"There is no entry {called} in this vault.",
            kept="Nothing was changed.",
            todo="Use the id or the uid: seatingapp entries VAULT list has both.",
        )
    return in_words(session, found)[0]


def in_place_of(session: Session, void: Sequence[Entry]) -> dict[int, Entry]:
    """Return by void entry the one in its place, where it says no less of the same pupil."""
    held = entry_lists.standing(session, [e.id for e in void]) if void else {}
    same = {e.id: (e.pupil_id, e.polarity) for e in void}
    return {old: new for old, new in held.items() if (new.pupil_id, new.polarity) == same[old]}


def in_words(session: Session, found: Sequence[Entry]) -> tuple[ListedEntry, ...]:
    """Return entries with their names and what was said of them, in the order given."""
    info = school(session)
    ids = [e.id for e in found]
    names = {p.id: p.name.full for p in pupils.load(session, ids=list({e.pupil_id for e in found}))}
    class_names = {c.id: c.name for c in classes.load(session)}
    keys = lessons.keys(session, {e.lesson_id for e in found if e.lesson_id is not None})
    periods = {p.id: p.name for p in info.periods}
    contexts = entry_contexts.holding(session, ids)
    disputes = entry_disputes.holding(session, ids)
    replaced = entry_lists.replaced_by(session, ids)
    corrected = entry_lists.uids_of(session, [e.corrects_id for e in found if e.corrects_id])
    return tuple(
        ListedEntry(
            e,
            names.get(e.pupil_id, ""),
            class_names.get(e.class_id or 0, ""),
            periods.get(keys[e.lesson_id].period_id or 0, "") if e.lesson_id in keys else "",
            e.happened_at.astimezone(info.tz),
            contexts.get(e.id),
            disputes.get(e.id),
            replaced.get(e.id, ""),
            corrected.get(e.corrects_id or 0, ""),
        )
        for e in found
    )


def signs(one: ListedEntry) -> tuple[str, ...]:
    """Return what a list must say of an entry besides itself: `Void: wrong pupil`, `Corrected`."""
    entry, found = one.entry, []
    if one.replaced_by:
        found.append(f"Was corrected: {entry.void_reason}")
    elif entry.is_void:
        found.append(f"Void: {entry.void_reason}")
    if entry.to_complete and not entry.is_void:
        found.append("To complete")
    if entry.corrects_id is not None and not entry.is_void:
        found.append("Corrected")
    if one.dispute is not None:
        found.append("The pupil disagrees" if one.dispute.is_open else "Dispute settled")
    return tuple(found)
