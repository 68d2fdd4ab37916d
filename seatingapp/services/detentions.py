"""Detentions: set one for a pupil or for several, and list them. What becomes of one is elsewhere.

A detention is never deleted: one that was set by mistake is withdrawn, and its history says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry, Polarity
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.detentions import (
    LONGEST_REASON,
    Act,
    Detention,
    DetentionChange,
    DetentionState,
    DetentionType,
    check_minutes,
    check_place,
    check_reason,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.services.detention_times import check_time, usual
from seatingapp.services.detention_types import usable_type
from seatingapp.services.entry_notes import refuse_safeguarding
from seatingapp.services.workspace import Done, PrivateEdit, Topic, now_in
from seatingapp.storage import detentions, entries, pupils, rooms
from seatingapp.storage.detentions import Wanted

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

TOPICS = frozenset({Topic.FOLLOW_UP})
KEPT = "Nothing was changed."
_LOOKED_AT = 60  # entries, among which those of concern are found
_OFFERED = 12
_A_DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class SetDetentions(PrivateEdit):
    """Set a detention for one or several pupils, all at the same time and place.

    What `starts`, `minutes`, `place` and `room_id` leave open, the type says. Each entry goes to
    the detention of its own pupil. `anyway` overrules what a person may overrule: a lesson, short
    notice, a full room. `reasons` are those of single pupils in the words of the policy, in place
    of `reason`, which is typed. `Done.uids` are the detentions, in the order of the pupils.
    """

    pupil_ids: tuple[int, ...]
    type_id: int
    date: dt.date
    reason: str = ""
    entry_ids: tuple[int, ...] = ()
    starts: dt.time | None = None
    minutes: int | None = None
    place: str | None = None
    room_id: int | None = None
    anyway: bool = False
    reasons: tuple[tuple[int, str], ...] = ()  # pupil id, reason

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Set a detention" if len(self.pupil_ids) == 1 else "Set detentions"

    def perform(self, session: Session) -> Done | None:
        """Set them. Raises Refusal for pupils, types, entries and times that cannot be."""
        names, now = known_pupils(session, self.pupil_ids), now_in(session)
        if not names:
            return None
        self.check(session, now)
        kind, when = usable_type(session, self.type_id), self._when(session)
        why = dict.fromkeys(names, tidy(self.reason)) | dict(self.reasons)
        owners = _owners(session, self.entry_ids, names)
        made = [
            Detention(
                0,
                new_uid(),
                pupil_id,
                kind.id,
                kind.name,
                when.date,
                when.starts,
                when.minutes,
                when.place,
                when.room_id,
                reason=why[pupil_id],
                made_at=now,
                entry_ids=tuple(e for e, owner in owners.items() if owner == pupil_id),
            )
            for pupil_id in names
        ]
        for one in made:
            stored = detentions.add(session, one, now)
            detentions.note_changes(session, [stored], Act.SET, one.reason, now)
        uids = tuple(one.uid for one in made)
        who = next(iter(names.values())) if len(names) == 1 else f"{len(names)} pupils"
        said = f"{who}: {kind.name}, {when.words}."
        return Done(Withdraw(uids, self.label), TOPICS, said, uids=uids)

    def check(self, session: Session, now: dt.datetime) -> None:
        """Raise Refusal for what cannot be, as `perform` does, and set nothing."""
        names = known_pupils(session, self.pupil_ids)
        kind, when = usable_type(session, self.type_id), self._when(session)
        check_words(session, self.reason)
        check_when(session, when)
        check_time(session, names, when, kind.notice_days, now, anyway=self.anyway)
        _owners(session, self.entry_ids, names)

    def _when(self, session: Session) -> When:
        kind = usable_type(session, self.type_id)
        when = usual(kind, self.date)
        if self.starts is not None:
            when = replace(when, starts=self.starts)
        if self.minutes is not None:
            when = replace(when, minutes=self.minutes)
        if self.room_id is not None:
            when = replace(when, room_id=self.room_id, place="")
        if self.place is not None:
            when = replace(when, place=tidy(self.place), room_id=self.room_id)
        return when


@dataclass(frozen=True, slots=True)
class Withdraw(PrivateEdit):
    """Take back detentions that were just set: nobody is expected, their histories stay."""

    uids: tuple[str, ...]
    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.name

    def perform(self, session: Session) -> Done | None:
        """Withdraw them."""
        before = by_uids(session, self.uids)
        after = [replace(d, state=DetentionState.WITHDRAWN) for d in before]
        return put(session, after, Act.UNDO, "", self.name, said="Taken back.", again=True)


@dataclass(frozen=True, slots=True)
class PutBack(PrivateEdit):
    """Make detentions what they were before an edit, or once more what it made of them."""

    wanted: tuple[Detention, ...]
    name: str
    again: bool = False

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.name

    def perform(self, session: Session) -> Done | None:
        """Write them. Raises Refusal where the time is taken meanwhile by another detention."""
        _refuse_two_at_once(session, self.wanted)
        what = "done again" if self.again else str(Act.UNDO)
        return put(session, self.wanted, what, self.name, self.name, again=not self.again)


def put(
    session: Session,
    after: Sequence[Detention],
    what: str,
    note: str,
    name: str,
    *,
    said: str = "",
    again: bool = False,
) -> Done | None:
    """Write detentions with a line in the history of each that is another now; None where none is.

    The inverse puts them back as they are now; `again` says that it does so once more.
    """
    known = {d.id: d for d in detentions.load(session, Wanted(ids=[d.id for d in after]))}
    new = [d for d in after if known[d.id] != d]
    if not new:
        return None
    for one in new:
        detentions.write(session, one)
    detentions.note_changes(session, [d.id for d in new], what, note, now_in(session))
    back = PutBack(tuple(known[d.id] for d in new), name, again)
    return Done(back, TOPICS, said, uids=tuple(d.uid for d in new))


def _refuse_two_at_once(session: Session, wanted: Sequence[Detention]) -> None:
    """Raise Refusal where a pupil would be expected in two detentions at the same time."""
    expected = [d for d in wanted if d.state is DetentionState.PENDING]
    pupil_ids = {d.pupil_id for d in expected}
    known = detentions.load(session, Wanted(states=[DetentionState.PENDING], pupil_ids=pupil_ids))
    own = {d.id for d in wanted}
    for one in expected:
        for other in known:
            if other.id not in own and other.pupil_id == one.pupil_id and other.overlaps(one):
                raise Refusal(
                    f"There is another detention then: {other.words}.",
                    where=f"Pupil: {known_pupils(session, [one.pupil_id])[one.pupil_id]}.",
                    kept=KEPT,
                    todo="Move or cancel that one first.",
                )


def by_uids(session: Session, uids: Collection[str]) -> tuple[Detention, ...]:
    """Return detentions by uid. Raises Refusal where one is not in this vault."""
    found = detentions.load(session, Wanted(uids=uids))
    if len(found) != len(set(uids)):
        raise Refusal("That detention is not in this vault.", kept=KEPT)
    return found


def detention_by_id(session: Session, detention_id: int) -> Detention:
    """Return a detention by number. Raises Refusal where there is none."""
    found = detentions.load(session, Wanted(ids=[detention_id]))
    if not found:
        raise Refusal(
            f"There is no detention with the number {detention_id}.",
            kept=KEPT,
            todo="List them: seatingapp detentions VAULT list.",
        )
    return found[0]


def history(session: Session, uid: str) -> tuple[DetentionChange, ...]:
    """Return everything that became of a detention, and of those before it in its line."""
    line: list[Detention] = []
    current: Detention | None = by_uids(session, [uid])[0]
    while current is not None:
        line.append(current)
        before = current.follows_id
        current = None if before is None else detention_by_id(session, before)
    return tuple(c for one in reversed(line) for c in detentions.changes(session, one.id))


def of_entry(session: Session, entry_id: int) -> tuple[Detention, ...]:
    """Return the detentions that are for an entry, by day."""
    ids = detentions.of_entries(session, [entry_id]).get(entry_id, ())
    states = [state for state in DetentionState if state is not DetentionState.WITHDRAWN]
    return detentions.load(session, Wanted(ids=ids, states=states))


def of_pupil(session: Session, pupil_id: int) -> tuple[Detention, ...]:
    """Return a pupil's detentions by day, those withdrawn left out."""
    return detentions.load(session, Wanted(pupil_ids=[pupil_id]))


def known_pupils(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of pupils by id. Raises Refusal where one is not in this vault."""
    wanted = list(dict.fromkeys(ids))
    found = {p.id: p.name.full for p in pupils.load(session, ids=wanted)}
    if len(found) != len(wanted):
        raise Refusal("That pupil is not in this vault any more.", kept=KEPT)
    return {pupil_id: found[pupil_id] for pupil_id in wanted}


def check_when(session: Session, when: When) -> None:
    """Raise Refusal for a place or a length that no detention has, and for one over midnight.

    Raises SafeguardingWording for a place in words that may be about a child's safety.
    """
    check_place(when.place)
    refuse_safeguarding(session, when.place)
    check_minutes(when.minutes)
    if when.starts.hour * 60 + when.starts.minute + when.minutes > _A_DAY:
        raise Refusal(
            "That detention would go on after midnight.", kept=KEPT, todo="Choose an earlier time."
        )
    if when.room_id is not None and when.room_id not in {r.id for r in rooms.load(session)}:
        raise Refusal("That room is not in this vault any more.", kept=KEPT)


def check_words(session: Session, reason: str) -> None:
    """Raise Refusal for a reason that is too long, or that may be about a child's safety."""
    check_reason(reason)
    refuse_safeguarding(session, reason)


def plain_reason(session: Session, entry_ids: Collection[int]) -> str:
    """Return what entries are about in the words that a family reads, each reason once.

    As many as a slip has room for; a detention for very many entries says the first ones.
    """
    found = entries.by_ids(session, entry_ids)
    said = ""
    for reason in dict.fromkeys(e.plain_reason or e.type_name for e in found if not e.is_void):
        longer = f"{said}; {reason}" if said else reason
        if len(longer) > LONGEST_REASON:
            break
        said = longer
    return said


def entries_with(session: Session, uids: Collection[str]) -> tuple[Entry, ...]:
    """Return entries by uid. Raises Refusal where one is not in this vault."""
    found = entries.with_uids(session, uids)
    if len(found) != len(set(uids)):
        raise Refusal(
            "An entry is not in this vault.",
            kept=KEPT,
            todo="Use the uid that logging it gave: seatingapp show VAULT entries --json.",
        )
    return found


def concerns_of(session: Session, pupil_id: int, also: int = 0) -> tuple[Entry, ...]:
    """Return a pupil's latest concern entries that stand, the newest first.

    `also` is the number of one that is wanted however old it is.
    """
    found = entries.latest_of_pupil(session, pupil_id, None, _LOOKED_AT)[::-1]
    concern = [e for e in found if e.polarity is Polarity.CONCERN and not e.is_void][:_OFFERED]
    older = [e for e in entries.by_ids(session, [also]) if e not in concern] if also else []
    return (*concern, *(e for e in older if e.pupil_id == pupil_id and not e.is_void))


def _owners(session: Session, entry_ids: Collection[int], names: dict[int, str]) -> dict[int, int]:
    """Return whose each entry is. Raises Refusal for one that is void, gone, or somebody else's."""
    found = {e.id: e for e in entries.by_ids(session, entry_ids)}
    for entry_id in entry_ids:
        entry = found.get(entry_id)
        if entry is None or entry.pupil_id not in names:
            raise Refusal("An entry that it would be for is of another pupil.", kept=KEPT)
        if entry.is_void:
            raise Refusal(
                "An entry that it would be for was taken back.",
                kept=KEPT,
                todo="Choose an entry that stands, or set it without one.",
            )
    return {entry_id: found[entry_id].pupil_id for entry_id in entry_ids}


def kind_of(session: Session, detention: Detention) -> DetentionType:
    """Return the type of a detention as it is now, retired or not."""
    return next(k for k in detentions.load_types(session) if k.id == detention.type_id)
