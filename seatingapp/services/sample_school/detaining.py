"""A few detentions at the sample school: attended, missed, rescheduled, and some to come."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from seatingapp.domain.absence_codes import absence_code
from seatingapp.domain.behaviour import Entry, Polarity
from seatingapp.domain.detentions import Act, Detention, DetentionState, DetentionType, changed
from seatingapp.domain.identity import new_uid
from seatingapp.services.school import school
from seatingapp.storage import detentions, entries, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_LOOKED_AT = 600  # of the newest entries
_DAYS_BEFORE, _DAYS_AFTER = 6, 2
_LATE = dt.timedelta(minutes=4)


def detain(session: Session, class_id: int) -> None:
    """Store detentions for the newest concerns of a class, around the day of the newest entry."""
    found = entries.of_class(session, class_id, most=_LOOKED_AT)
    if not found:
        return
    info = school(session)
    today = info.today(found[0].recorded_at)
    before = [d for d in info.calendar.school_days_before(today, _DAYS_BEFORE + 1) if d < today]
    after = info.calendar.school_days_after(today, _DAYS_AFTER)
    kinds = [kind for kind in detentions.load_types(session) if not kind.retired]
    if len(before) < _DAYS_BEFORE or len(after) < _DAYS_AFTER or not kinds:
        return
    concerns = _one_a_pupil(found)
    longest = max(kinds, key=lambda kind: kind.minutes)
    room = rooms.load(session)[0]
    kind = replace(longest, room_id=room.id)
    days = (before[1], before[1], before[-2], before[-1], after[0], after[0], after[0], after[1])
    at = found[0].recorded_at
    ids = []
    for entry, day in zip(concerns, days, strict=False):
        set_on = before[0] if day < today else before[-1]
        moment = at - dt.timedelta(days=(today - set_on).days)
        ids.append(_set(session, _detention(entry, kind, day), moment))
    those = {d.id: d for d in detentions.load(session, detentions.Wanted(ids=ids))}
    acts = (Act.ATTEND, Act.ATTEND, Act.MISS, Act.RESCHEDULE)
    for number, act in zip(ids, acts, strict=False):
        at = _came(those[number], info.tz)
        _mark(session, those[number], act, at)
        if act is Act.RESCHEDULE:
            follows = those[number].id
            follower = replace(those[number], uid=new_uid(), date=after[0], follows_id=follows)
            _set(session, follower, at)


def _one_a_pupil(found: tuple[Entry, ...]) -> list[Entry]:
    """The newest concern of each pupil, the newest first."""
    newest: dict[int, Entry] = {}
    for entry in found:
        if entry.polarity is Polarity.CONCERN and not entry.is_void:
            newest.setdefault(entry.pupil_id, entry)
    return list(newest.values())


def _detention(entry: Entry, kind: DetentionType, day: dt.date) -> Detention:
    return Detention(
        0,
        new_uid(),
        entry.pupil_id,
        kind.id,
        kind.name,
        day,
        kind.starts,
        kind.minutes,
        "",
        kind.room_id,
        reason=entry.plain_reason or entry.type_name,
        entry_ids=(entry.id,),
    )


def _set(session: Session, one: Detention, at: dt.datetime) -> int:
    number = detentions.add(session, replace(one, made_at=at), at)
    detentions.note_changes(session, [number], Act.SET, one.reason, at)
    return number


def _came(one: Detention, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.combine(one.date, one.starts, zone).astimezone(dt.UTC) + _LATE


def _mark(session: Session, one: Detention, act: Act, came: dt.datetime) -> None:
    reason = f"absent: {absence_code('I').words}" if act is Act.RESCHEDULE else ""
    after = changed(one, act, reason)
    if after.state is DetentionState.ATTENDED:
        after = replace(after, arrived_at=came)
    detentions.write(session, after)
    detentions.note_changes(session, [one.id], act, reason, came)
