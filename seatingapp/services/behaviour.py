"""Logging behaviour: one edit a gesture, taken back by a void that keeps the history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.domain.behaviour import BehaviourType, Entry, Polarity, signed
from seatingapp.domain.calendar import LessonKey, academic_year_start
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import fold, tidy
from seatingapp.services.entry_notes import LONGEST_NOTE as LONGEST_NOTE
from seatingapp.services.entry_notes import checked
from seatingapp.services.school import DEFAULT_ZONE
from seatingapp.services.workspace import Discreet, Done, Topic, now_in
from seatingapp.storage import (
    classes,
    entries,
    entry_lists,
    lessons,
    policy,
    pupils,
    settings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seatingapp.storage.session import Session

UNDO_REASON = "undo"
_TOPICS = frozenset({Topic.LESSON})
# A school PC's clock may be a little behind the one that stamped the entry.
_AHEAD = dt.timedelta(minutes=5)
LONGEST_PLACE = 60
_YEARS_AGO = 10  # further back a date was mistyped
_LONG_AGO = dt.timedelta(days=366 * _YEARS_AGO)


@dataclass(frozen=True, slots=True)
class LogEntries:
    """Log one behaviour for one or more pupils of a lesson at a moment.

    `who` is how the user called them ("Farhan S", "Table 3 (4)"); `seats` says where they sat, and
    `neighbours` next to whom and how. Whether an entry is still to complete, its type says unless
    `to_complete` does. `amount` counts the behaviour several times in one entry. On duty there is
    no `lesson`: the pupils are of any class, and `place` says where it was.
    """

    lesson: LessonKey | None
    pupil_ids: tuple[int, ...]
    type_id: int
    at: dt.datetime
    who: str
    room_id: int | None = None
    plan_id: int | None = None
    seats: tuple[tuple[int, int], ...] = ()  # pupil id, seat id
    note: str = ""
    batch: str = field(default_factory=new_uid)
    amount: int = 1
    to_complete: bool | None = None
    neighbours: tuple[tuple[int, int, str], ...] = ()  # pupil id, neighbour's id, how they sit
    place: str = ""

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Log for {self.who}"

    def perform(self, session: Session) -> Done | None:
        """Store the entries.

        Raises Refusal for a retired type, a long note, a moment that cannot be meant, and a pupil
        who is neither in the class nor a guest of the lesson.
        """
        if not self.pupil_ids:
            return None
        now = now_in(session)
        stamp = self._checked_stamp(session, now)
        if stamp.members < len(set(self.pupil_ids)):
            self._refuse_strangers(session)
        lesson_id = stamp.lesson_id
        if lesson_id is None and self.lesson is not None:
            lesson_id = lessons.ensure(session, self.lesson, self.room_id, self.plan_id)
        seats = dict(self.seats)
        first = self._sketch(stamp, now, lesson_id)
        new = [
            replace(first, uid=new_uid(), pupil_id=pupil_id, seat_id=seats.get(pupil_id))
            for pupil_id in dict.fromkeys(self.pupil_ids)
        ]
        entries.add(session, new, stamp.staff_id, stamp.zone)
        uid_of = {entry.pupil_id: entry.uid for entry in new}
        near = {(pupil_id, other): how for pupil_id, other, how in self.neighbours}
        entries.add_neighbours(
            session, ((uid_of[p], other, how) for (p, other), how in near.items() if p in uid_of)
        )
        uids = tuple(uid_of.values())
        said = f"{self.who} · {words(first)}{other_year(self.at, now, ZoneInfo(stamp.zone))}"
        back = VoidEntries(uids, UNDO_REASON, self.who)
        return Done(back, _TOPICS, said, uids=uids, discreet=_discreet("Log", "logged", new))

    def _sketch(self, stamp: entries.Stamp, now: dt.datetime, lesson_id: int | None) -> Entry:
        """What the entries of this gesture have alike."""
        kind = stamp.kind
        return Entry(
            0,
            "",
            self.batch,
            0,
            self.lesson.class_id if self.lesson is not None else None,
            lesson_id,
            kind.id,
            kind.name,
            kind.polarity,
            stamp.points * self.amount,
            self.at,
            now,
            note=tidy(self.note),
            step=kind.step,
            amount=self.amount,
            category=kind.category,
            plain_reason=kind.plain_reason,
            counts=stamp.counts,
            for_families=stamp.for_families,
            to_complete=self._is_to_complete(kind),
            place=tidy(self.place),
        )

    def _checked_stamp(self, session: Session, now: dt.datetime) -> entries.Stamp:
        kept = "Nothing was logged."
        if self.at > now + _AHEAD:
            raise Refusal("That moment is in the future.", kept=kept, todo="Check the time.")
        if self.at < now - _LONG_AGO:
            raise Refusal(
                f"That moment is more than {_YEARS_AGO} years ago.",
                kept=kept,
                todo="Check the date.",
            )
        if self.note:
            checked(session, self.note, kept=kept)
        if self.place:
            checked(session, self.place, longest=LONGEST_PLACE, what="A place", kept=kept)
        pupil_ids = frozenset(self.pupil_ids)
        stamp = entries.stamp(session, self.type_id, DEFAULT_ZONE, self.lesson, pupil_ids)
        if stamp is None:
            raise Refusal("That behaviour is not in use any more.", kept=kept)
        if not 1 <= self.amount <= max(stamp.kind.most, 1):
            raise Refusal(
                f"{stamp.kind.name} is logged {_times(stamp.kind.most)}.",
                kept=kept,
                todo="Choose an amount that the policy allows.",
            )
        return stamp

    def _refuse_strangers(self, session: Session) -> None:
        """Whoever is in no class of this lesson and no guest of it was chosen by mistake."""
        asked = set(self.pupil_ids)
        if self.lesson is None:
            known = {p.id for p in pupils.load(session, ids=asked)}
        else:
            lesson_id = lessons.find(session, self.lesson)
            guests = lessons.today(session, lesson_id) if lesson_id is not None else {}
            known = classes.in_class(session, self.lesson.class_id, asked) | (asked & set(guests))
        if known == asked:
            return
        names = [p.name.full for p in pupils.load(session, ids=asked - known)]
        if not names:
            raise Refusal("That pupil is not in this vault any more.", kept="Nothing was logged.")
        raise Refusal(
            f"{names[0]} is not in this class.",
            kept="Nothing was logged.",
            todo="Add a guest to the lesson first, or log it on duty, which belongs to no lesson.",
        )

    def _is_to_complete(self, kind: BehaviourType) -> bool:
        """What the type says, unless this gesture says otherwise; a note explains it already."""
        if self.to_complete is not None:
            return self.to_complete
        return kind.asks_context and not self.note.strip()


def words(entry: Entry) -> str:
    """`Great answer +1`, `House point ×3 +3`, `Chatting · reminder`."""
    times = f" ×{entry.amount}" if entry.amount > 1 else ""
    if not entry.counts:
        return f"{entry.type_name}{times} · reminder"
    points = f" {signed(entry.points)}" if entry.points else ""
    return f"{entry.type_name}{times}{points}"


def other_year(at: dt.datetime, now: dt.datetime, zone: dt.tzinfo) -> str:
    """What is said where a moment lies in an earlier academic year, for that may be a slip."""
    year = academic_year_start(at.astimezone(zone).date()).year
    if year == academic_year_start(now.astimezone(zone).date()).year:
        return ""
    return f" · in the school year {year}/{(year + 1) % 100:02}"


def _times(most: int) -> str:
    return f"once to {most} times" if most > 1 else "once at a time"


@dataclass(frozen=True, slots=True)
class VoidEntries:
    """Take entries back with a reason; they stay on record and count nowhere."""

    uids: tuple[str, ...]
    reason: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Take back the entry for {self.who}"

    def perform(self, session: Session) -> Done | None:
        """Void those that are live; nothing to do where all are void."""
        staff_id, _name = settings.owner(session)
        done = entries.void(session, self.uids, self.reason, now_in(session), staff_id)
        if not done:
            return None
        told = _discreet("Take back", "taken back", entries.with_uids(session, done))
        back = LiftVoids(done, self.reason, self.who)
        return Done(back, _TOPICS, f"{self.who} · taken back", discreet=told)


@dataclass(frozen=True, slots=True)
class LiftVoids:
    """Bring back entries that were taken back."""

    uids: tuple[str, ...]
    reason: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Bring back the entry for {self.who}"

    def perform(self, session: Session) -> Done:
        """Lift the voids. Raises Refusal where another entry stands in the place of one."""
        known = entry_lists.by_uids(session, self.uids)
        if entry_lists.replaced_by(session, [e.id for e in known]):
            raise Refusal(
                "That entry was corrected: another stands in its place.",
                kept="Nothing was changed.",
                todo="Void or correct the one that stands in its place.",
            )
        entries.lift_voids(session, self.uids, now_in(session))
        back = VoidEntries(self.uids, self.reason, self.who)
        told = _discreet("Bring back", "brought back", known)
        return Done(back, _TOPICS, f"{self.who} · brought back", discreet=told)


def _discreet(verb: str, done: str, found: Sequence[Entry]) -> Discreet | None:
    """What a board may read: everything of praise, and of other entries neither what nor whose."""
    if all(entry.polarity is Polarity.PRAISE for entry in found):
        return None
    several = len(found) > 1
    count = f"{len(found)} entries" if several else "an entry"
    were = "were" if several else "was"
    return Discreet(f"{verb} {count}", f"{count[:1].upper()}{count[1:]} {were} {done}")


def stored(session: Session, done: Done) -> tuple[Entry, ...]:
    """Return the entries that an edit made."""
    return entries.with_uids(session, done.uids)


def duty_entries(session: Session, day: dt.date) -> tuple[Entry, ...]:
    """Return the live entries of a day that belong to no lesson, the latest first."""
    zone = ZoneInfo(settings.get(session, "zone", DEFAULT_ZONE))
    since = dt.datetime.combine(day, dt.time(), zone)
    until = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
    return tuple(e for e in entries.on_duty(session, since, until) if not e.is_void)


def latest_entries(session: Session, class_id: int | None = None) -> tuple[Entry, ...]:
    """Return the newest 5,000 entries of a class or of all, void ones too, the latest first."""
    return entries.of_class(session, class_id)


def types(session: Session) -> tuple[BehaviourType, ...]:
    """Return the behaviour types in use, in the order of the policy."""
    return policy.load(session)


def type_named(session: Session, name: str) -> BehaviourType:
    """Return a behaviour type in use by its name. Raises Refusal where there is none."""
    known = policy.load(session)
    found = [t for t in known if fold(t.name) == fold(name)]
    if not found:
        listed = ", ".join(t.name for t in known)
        raise Refusal(
            f"There is no behaviour called {name}.",
            where=f"The policy has: {listed}.",
            kept="Nothing was logged.",
        )
    return found[0]
