"""What becomes of a detention: attended, missed, moved, cancelled, rescheduled, upscaled.

Each edit keeps the history and can be taken back; taking back is a line in the history too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.absence_codes import absence_code
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.detentions import (
    HELD,
    Act,
    Detention,
    DetentionState,
    DetentionType,
    changed,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.domain.wording import counted
from seatingapp.services.detention_times import check_time, proposal
from seatingapp.services.detention_types import usable_type
from seatingapp.services.detentions import (
    KEPT,
    TOPICS,
    PutBack,
    by_uids,
    check_when,
    check_words,
    kind_of,
    known_pupils,
    put,
)
from seatingapp.services.school import school
from seatingapp.services.workspace import Done, PrivateEdit, now_in
from seatingapp.storage import detentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seatingapp.storage.session import Session

_AHEAD = dt.timedelta(minutes=5)  # a classroom PC's clock may be a little behind


@dataclass(frozen=True, slots=True)
class MarkAttended(PrivateEdit):
    """Pupils came to their detentions, at a moment (now, unless said otherwise).

    Whoever marks it on a later day, and does not say when they came, was not there to see: then the
    moment is unknown, and nobody was late.
    """

    uids: tuple[str, ...]
    at: dt.datetime | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Mark as attended"

    def perform(self, session: Session) -> Done | None:
        """Mark them; a second time changes nothing. Raises Refusal before its day."""
        now = now_in(session)
        if self.at is not None and self.at > now + _AHEAD:
            raise Refusal("That moment is in the future.", kept=KEPT, todo="Check the time.")
        before = by_uids(session, self.uids)
        _require_begun(session, before, now)
        day = school(session).today(self.at or now)
        if self.at is not None and any(d.date != day for d in before):
            raise Refusal(
                "That moment is on another day than the detention.",
                kept=KEPT,
                todo="Say when they came on its own day, or leave the time out.",
            )
        after = [
            replace(
                changed(d, Act.ATTEND),
                arrived_at=(self.at or now) if d.date == day else None,
            )
            for d in before
            if d.state is not DetentionState.ATTENDED
        ]
        said = f"{_who(session, after)} attended."
        return put(session, after, Act.ATTEND, "", self.label, said=said)


@dataclass(frozen=True, slots=True)
class MarkMissed(PrivateEdit):
    """Pupils did not come; `code` is what the register says of their absence, or empty.

    With a code that excuses, each is rescheduled instead, to `when` or to the first free day, and
    nobody is upscaled for it.
    """

    uids: tuple[str, ...]
    code: str = ""
    when: When | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Mark as missed"

    def perform(self, session: Session) -> Done | None:
        """Mark or reschedule them. Raises Refusal before its day, and for an unknown code."""
        code = absence_code(self.code) if self.code.strip() else None
        before = by_uids(session, self.uids)
        _require_begun(session, before, now_in(session))
        if code is not None and code.excuses:
            reason = f"absent: {code.words}"
            whens = [self.when or _next_free(session, d) for d in before]
            pairs = list(zip(before, whens, strict=True))
            return _replace(session, pairs, Act.RESCHEDULE, reason, self.label, anyway=False)
        after = [changed(d, Act.MISS) for d in before if d.state is not DetentionState.MISSED]
        note = f"absent: {code.words}" if code is not None else ""
        said = f"{_who(session, after)} missed it."
        return put(session, after, Act.MISS, note, self.label, said=said)


@dataclass(frozen=True, slots=True)
class MoveDetentions(PrivateEdit):
    """Have detentions at another time or place, before they took place."""

    uids: tuple[str, ...]
    when: When
    reason: str = ""
    anyway: bool = False

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Move a detention"

    def perform(self, session: Session) -> Done | None:
        """Move them. Raises Refusal where the new time cannot be."""
        check_words(session, self.reason)
        before = by_uids(session, self.uids)
        moved = [changed(d, Act.MOVE) for d in before]
        check_when(session, self.when)
        for one in before:
            _check(session, one, self.when, anyway=self.anyway)
        after = _seated_apart(session, [_at(d, self.when) for d in moved])
        note = "; ".join(part for part in (f"to {self.when.words}", tidy(self.reason)) if part)
        said = f"{_who(session, before)}: moved to {self.when.words}."
        return put(session, after, Act.MOVE, note, self.label, said=said)


@dataclass(frozen=True, slots=True)
class CancelDetentions(PrivateEdit):
    """Call detentions off, with a reason that stays in their histories."""

    uids: tuple[str, ...]
    reason: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Cancel a detention"

    def perform(self, session: Session) -> Done | None:
        """Cancel them. Raises Refusal without a reason, and for one that was attended."""
        check_words(session, self.reason)
        before = by_uids(session, self.uids)
        after = [changed(d, Act.CANCEL, tidy(self.reason)) for d in before]
        said = f"{_who(session, before)}: cancelled."
        return put(session, after, Act.CANCEL, tidy(self.reason), self.label, said=said)


@dataclass(frozen=True, slots=True)
class ReopenDetentions(PrivateEdit):
    """Make detentions pending again that were marked wrongly or cancelled, with a reason."""

    uids: tuple[str, ...]
    reason: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Open a detention again"

    def perform(self, session: Session) -> Done | None:
        """Open them again. Raises Refusal without a reason."""
        check_words(session, self.reason)
        before = by_uids(session, self.uids)
        changes = [changed(d, Act.REOPEN, tidy(self.reason)) for d in before]
        after = _seated_apart(session, changes)
        said = f"{_who(session, before)}: open again."
        return put(session, after, Act.REOPEN, tidy(self.reason), self.label, said=said)


@dataclass(frozen=True, slots=True)
class RescheduleDetention(PrivateEdit):
    """Let another day stand in the place of one that a pupil could not come to."""

    uid: str
    when: When
    reason: str
    anyway: bool = False

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Reschedule a detention"

    def perform(self, session: Session) -> Done | None:
        """Reschedule it. Raises Refusal without a reason or for a time that cannot be."""
        check_words(session, self.reason)
        pairs = [(by_uids(session, [self.uid])[0], self.when)]
        reason = tidy(self.reason)
        return _replace(session, pairs, Act.RESCHEDULE, reason, self.label, anyway=self.anyway)


@dataclass(frozen=True, slots=True)
class UpscaleDetention(PrivateEdit):
    """Let a detention of another type stand in the place of one that was missed."""

    uid: str
    type_id: int
    when: When
    reason: str = ""
    anyway: bool = False

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Upscale a detention"

    def perform(self, session: Session) -> Done | None:
        """Upscale it. Raises Refusal for one that was not missed, and for a retired type."""
        check_words(session, self.reason)
        kind = usable_type(session, self.type_id)
        before = by_uids(session, [self.uid])[0]
        reason = "; ".join(part for part in (f"to {kind.name}", tidy(self.reason)) if part)
        return _replace(
            session,
            [(before, self.when)],
            Act.UPSCALE,
            reason,
            self.label,
            anyway=self.anyway,
            kind=kind,
        )


def _replace(
    session: Session,
    pairs: list[tuple[Detention, When]],
    act: Act,
    reason: str,
    name: str,
    *,
    anyway: bool,
    kind: DetentionType | None = None,
) -> Done | None:
    """Put a new detention into the place of each; undo brings the old ones back."""
    now = now_in(session)
    olds: list[Detention] = []
    withdrawn: list[Detention] = []
    uids: list[str] = []
    for old, when in pairs:
        check_when(session, when)
        _check(session, old, when, anyway=anyway, kind=kind)
        detentions.write(session, changed(old, act, reason))
        new = _follower(old, kind or kind_of(session, old), when)
        new_id = detentions.add(session, new, now)
        detentions.note_changes(session, [old.id], act, reason, now)
        detentions.note_changes(session, [new_id], Act.SET, f"in place of {old.words}", now)
        olds.append(old)
        stored = detentions.load(session, detentions.Wanted(ids=[new_id]))[0]
        withdrawn.append(replace(stored, state=DetentionState.WITHDRAWN))
        uids.append(new.uid)
    if not pairs:
        return None
    back = PutBack((*olds, *withdrawn), name)
    said = f"{_who(session, olds)}: {act}, now {pairs[-1][1].words}."
    if len(pairs) > 1:
        said = f"{counted(len(pairs), 'detention')} {act}."
    return Done(back, TOPICS, said, uids=tuple(uids))


def _follower(old: Detention, kind: DetentionType, when: When) -> Detention:
    return Detention(
        0,
        new_uid(),
        old.pupil_id,
        kind.id,
        kind.name,
        when.date,
        when.starts,
        when.minutes,
        when.place,
        when.room_id,
        reason=old.reason,
        follows_id=old.id,
        entry_ids=old.entry_ids,
    )


def _at(detention: Detention, when: When) -> Detention:
    """A detention at another time or place; its seat is one of the old room."""
    stays = (detention.date, detention.room_id) == (when.date, when.room_id)
    return replace(
        detention,
        date=when.date,
        starts=when.starts,
        minutes=when.minutes,
        place=when.place,
        room_id=when.room_id,
        seat_id=detention.seat_id if stays else None,
    )


def _seated_apart(session: Session, after: Sequence[Detention]) -> list[Detention]:
    """Return them without seats that somebody else has at that time: who comes back stands."""
    own = {d.id for d in after}
    apart: list[Detention] = []
    for one in after:
        there = detentions.load(
            session, detentions.Wanted(first=one.date, last=one.date, states=HELD)
        )
        others = [*apart, *(d for d in there if d.id not in own)]
        taken = {d.seat_id for d in others if d.room_id == one.room_id and d.overlaps(one)}
        apart.append(replace(one, seat_id=None) if one.seat_id in taken else one)
    return apart


def _check(
    session: Session,
    detention: Detention,
    when: When,
    *,
    anyway: bool,
    kind: DetentionType | None = None,
) -> None:
    names = known_pupils(session, [detention.pupil_id])
    notice = (kind or kind_of(session, detention)).notice_days
    now = now_in(session)
    check_time(session, names, when, notice, now, anyway=anyway, but=[detention.id])


def next_free(session: Session, detention: Detention, now: dt.datetime) -> When | None:
    """Return the first free day after a detention's own, at its time and place; None: none."""
    kind = kind_of(session, detention)
    day = max(detention.date, school(session).today(now)) + dt.timedelta(days=1)
    wish = When(day, detention.starts, detention.minutes, detention.place, detention.room_id)
    return proposal(session, [detention.pupil_id], kind, now, wish, [detention.id]).when


def _next_free(session: Session, detention: Detention) -> When:
    found = next_free(session, detention, now_in(session))
    if found is None:
        raise Refusal(
            "There is no free day to reschedule it to.",
            kept=KEPT,
            todo="Choose a day yourself.",
        )
    return found


def _require_begun(session: Session, those: tuple[Detention, ...], now: dt.datetime) -> None:
    """Raise Refusal for attendance on a day that is still to come."""
    today = school(session).today(now)
    early = next((d for d in those if d.date > today), None)
    if early is not None:
        raise Refusal(
            f"{early.words} is still to come.",
            kept=KEPT,
            todo="Move it if it took place earlier.",
        )


def _who(session: Session, those: list[Detention] | tuple[Detention, ...]) -> str:
    if len(those) == 1:
        return known_pupils(session, [those[0].pupil_id])[those[0].pupil_id]
    return counted(len(those), "pupil")
