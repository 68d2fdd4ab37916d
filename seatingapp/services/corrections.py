"""Putting entries right: void with a reason, correct with the original kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.calendar import academic_year_start
from seatingapp.domain.corrections import CORRECTED, LONGEST_REASON, Correction
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.services.behaviour import UNDO_REASON, LiftVoids
from seatingapp.services.completing import live
from seatingapp.services.entry_notes import NOTHING_CHANGED, checked
from seatingapp.services.lessons import choice_for
from seatingapp.services.school import DEFAULT_ZONE, school
from seatingapp.services.workspace import Done, PrivateEdit, Topic, now_in
from seatingapp.storage import (
    entries,
    entry_contexts,
    entry_disputes,
    entry_lists,
    lessons,
    pupils,
    settings,
)

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.LESSON})
# A school PC's clock may be a little behind the one that stamped the entry.
_AHEAD = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class VoidWithReason(PrivateEdit):
    """Take one entry back for a reason that somebody gave; it stays on record."""

    uid: str
    reason: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Void an entry"

    def perform(self, session: Session) -> Done:
        """Void it. Raises Refusal without a reason, and where it is void already."""
        live(session, (self.uid,))
        reason = _reason(session, self.reason)
        if not reason:
            raise Refusal(
                "A void needs a reason.", kept=NOTHING_CHANGED, todo="Pick one, or type it."
            )
        staff_id, _name = settings.owner(session)
        entries.void(session, (self.uid,), reason, now_in(session), staff_id)
        back = LiftVoids((self.uid,), reason, self.who)
        return Done(back, _TOPICS, f"{self.who} · void: {reason}", uids=(self.uid,))


@dataclass(frozen=True, slots=True)
class CorrectEntry(PrivateEdit):
    """Put an entry right: a new one stands in its place, and the old one is void and kept.

    What was said of the old one later holds of the new one too, and so does a dispute where the
    pupil is the same: the view of another pupil stays with the old entry.
    """

    uid: str
    correction: Correction
    who: str
    reason: str = ""
    new_uid: str = field(default_factory=new_uid)

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Correct an entry"

    def perform(self, session: Session) -> Done | None:
        """Store the new entry; nothing to do where nothing would differ. Raises Refusal."""
        (old,) = live(session, (self.uid,))
        reason = _reason(session, self.reason) or CORRECTED
        new = _corrected(session, old, self.correction)
        if new == old:
            return None
        staff_id, _name = settings.owner(session)
        now = now_in(session)
        new = replace(new, uid=self.new_uid, batch=new_uid(), recorded_at=now)
        zone = settings.get(session, "zone", DEFAULT_ZONE)
        entries.add(session, [new], staff_id, zone)
        (stored,) = entry_lists.by_uids(session, [new.uid])
        entry_lists.add_correction(session, stored.id, old.id)
        entries.void(session, (old.uid,), reason, now, staff_id)
        _carry_over(session, old, stored, staff_id)
        back = TakeBackCorrection(self.uid, new.uid, reason, self.who)
        return Done(back, _TOPICS, f"{self.who} · corrected", uids=(new.uid,))


@dataclass(frozen=True, slots=True)
class TakeBackCorrection(PrivateEdit):
    """Let the old entry hold again; the new one is void."""

    uid: str
    new_uid: str
    reason: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Take back a correction"

    def perform(self, session: Session) -> Done:
        """Swap the two. Raises Refusal where the new one is void or was corrected itself."""
        live(session, (self.new_uid,))
        staff_id, _name = settings.owner(session)
        entries.void(session, (self.new_uid,), UNDO_REASON, now_in(session), staff_id)
        entries.lift_voids(session, (self.uid,), now_in(session))
        back = RestoreCorrection(self.uid, self.new_uid, self.reason, self.who)
        return Done(back, _TOPICS, f"{self.who} · as it was before the correction")


@dataclass(frozen=True, slots=True)
class RestoreCorrection(PrivateEdit):
    """Let the new entry of a correction stand in the old one's place once more."""

    uid: str
    new_uid: str
    reason: str
    who: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Correct an entry"

    def perform(self, session: Session) -> Done:
        """Swap the two again. Raises Refusal where the old one is void."""
        live(session, (self.uid,))
        staff_id, _name = settings.owner(session)
        entries.void(session, (self.uid,), self.reason, now_in(session), staff_id)
        entries.lift_voids(session, (self.new_uid,), now_in(session))
        back = TakeBackCorrection(self.uid, self.new_uid, self.reason, self.who)
        return Done(back, _TOPICS, f"{self.who} · corrected")


def _reason(session: Session, text: str) -> str:
    return checked(session, text, longest=LONGEST_REASON, what="A reason").strip()


def _corrected(session: Session, old: Entry, to: Correction) -> Entry:
    """Return an entry as it should be; its uid and batch are still those of the old one."""
    new = _retyped(session, old, to)
    if to.note is not None:
        new = replace(new, note=checked(session, to.note))
        new = replace(new, to_complete=new.to_complete and not new.note)
    if to.at is not None and to.at != old.happened_at:
        new = _moved(session, new, to.at)
    if to.pupil_id is not None and to.pupil_id != old.pupil_id:
        if not pupils.load(session, ids=[to.pupil_id]):
            raise Refusal("That pupil is not in this vault.", kept=NOTHING_CHANGED)
        new = replace(new, pupil_id=to.pupil_id, seat_id=None)
    return new


def _retyped(session: Session, old: Entry, to: Correction) -> Entry:
    """Another type comes as it is now; another amount is of the type as it was then."""
    amount = old.amount if to.amount is None else to.amount
    if to.type_id is None or to.type_id == old.type_id:
        if amount != old.amount:
            _require_amount(session, old, amount)
            return replace(old, amount=amount, points=old.points // old.amount * amount)
        return old
    stamp = entries.stamp(session, to.type_id, DEFAULT_ZONE)
    if stamp is None:
        raise Refusal("That behaviour is not in use any more.", kept=NOTHING_CHANGED)
    kind = stamp.kind
    amount = amount if to.amount is not None else min(amount, max(kind.most, 1))
    _require_within(kind.name, amount, kind.most)
    return replace(
        old,
        type_id=kind.id,
        type_name=kind.name,
        polarity=kind.polarity,
        points=stamp.points * amount,
        amount=amount,
        step=kind.step,
        category=kind.category,
        plain_reason=kind.plain_reason,
        counts=stamp.counts,
        for_families=stamp.for_families,
    )


def _require_amount(session: Session, old: Entry, amount: int) -> None:
    stamp = entries.stamp(session, old.type_id, DEFAULT_ZONE)
    _require_within(old.type_name, amount, stamp.kind.most if stamp else old.amount)


def _require_within(name: str, amount: int, most: int) -> None:
    if not 1 <= amount <= max(most, 1):
        times = f"once to {most} times" if most > 1 else "once at a time"
        raise Refusal(
            f"{name} is logged {times}.",
            kept=NOTHING_CHANGED,
            todo="Choose an amount that the policy allows.",
        )


def _moved(session: Session, entry: Entry, at: dt.datetime) -> Entry:
    """Return an entry at another moment, in the lesson of its class that was on then."""
    info = school(session)
    if at > now_in(session) + _AHEAD:
        raise Refusal("That moment is in the future.", kept=NOTHING_CHANGED, todo="Check the time.")
    day, before = info.today(at), info.today(entry.happened_at)
    if academic_year_start(day) != academic_year_start(before):
        raise Refusal(
            "That moment is in another academic year than the entry.",
            kept=NOTHING_CHANGED,
            todo="Check the date. An entry of another year is logged in that year.",
        )
    moved = replace(entry, happened_at=at)
    if day == before or entry.class_id is None:
        return moved
    key = choice_for(session, entry.class_id, at).key
    return replace(moved, lesson_id=lessons.ensure(session, key), seat_id=None)


def _carry_over(session: Session, old: Entry, new: Entry, staff_id: int) -> None:
    """Let what is known of the old entry hold of the new one."""
    entry_contexts.copy(session, old.id, new.id)
    dispute = entry_disputes.holding(session, [old.id]).get(old.id)
    if dispute is not None and old.pupil_id == new.pupil_id:
        entry_disputes.add(session, replace(dispute, entry_id=new.id), staff_id)
    if (old.pupil_id, old.lesson_id) == (new.pupil_id, new.lesson_id):
        sat = entries.neighbours(session, [old.id]).get(old.id, {})
        entries.add_neighbours(session, ((new.uid, pupil, how) for pupil, how in sat.items()))
