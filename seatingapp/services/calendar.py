"""When school is: one edit for terms, closures, weeks, periods and the timetable.

All of it is one small value (`domain.school_time`), so whoever changes a part says how the whole
is afterwards, and taking it back says how it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import Period, Slot
from seatingapp.domain.school_time import SchoolTime, check, tidied
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import calendar, classes, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.CALENDAR})


def school_time(session: Session) -> SchoolTime:
    """Return when school is."""
    return calendar.load_time(session)


@dataclass(frozen=True, slots=True)
class ChangeTime:
    """Let school be at these times: `what` names it in the undo list, `said` tells the user.

    A period with the id 0 is new. One that is left out is retired where lessons took place in it,
    and removed where none did; either way its slots go. `room_uids` tells the rooms of the slots
    for certain: a room that was removed and brought back has another number.
    """

    after: SchoolTime
    what: str
    said: str = ""
    room_uids: Mapping[int, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Store what is different. Raises Refusal for times that contradict each other."""
        before = calendar.load_time(session)
        after = replace(
            self.after,
            periods=_with_retired(session, before, self.after.periods),
            slots=self._placed(session, self.after.slots),
        )
        check(after, {c.id: c.name for c in classes.load(session)})
        after = tidied(after)
        if after == tidied(before):
            return None
        _store(session, before, after)
        uids = {room.id: room.uid for room in rooms.load(session)}
        return Done(ChangeTime(before, self.what, self.said, uids), _TOPICS, self.said)

    def _placed(self, session: Session, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """The slots in the rooms that are meant; one that is gone leaves its slots without."""
        now = {room.uid: room.id for room in rooms.load(session)}
        known = frozenset(now.values())

        def place(slot: Slot) -> Slot:
            if slot.room_id is None:
                return slot
            uid = self.room_uids.get(slot.room_id)
            room_id = now.get(uid) if uid else slot.room_id
            return replace(slot, room_id=room_id if room_id in known else None)

        return tuple(place(slot) for slot in slots)


def _with_retired(
    session: Session, before: SchoolTime, wanted: tuple[Period, ...]
) -> tuple[Period, ...]:
    """The wanted periods, and those that have to stay for the lessons that took place in them.

    A new one that has the name of one that goes, or of a retired one, is that period again.
    """
    kept = {p.id for p in wanted}
    gone = {p.name.casefold(): p for p in before.periods if p.id not in kept}
    all_wanted: list[Period] = []
    for period in wanted:
        old = None if period.id else gone.pop(period.name.casefold(), None)
        all_wanted.append(replace(period, id=old.id) if old else period)
    used = calendar.used_periods(session)
    staying = (replace(p, retired=True) for p in gone.values() if p.id in used)
    return (*all_wanted, *staying)


def _store(session: Session, before: SchoolTime, after: SchoolTime) -> None:
    if after.calendar.terms != before.calendar.terms:
        calendar.replace_terms(session, after.calendar.terms)
    if after.calendar.closures != before.calendar.closures:
        calendar.replace_closures(session, after.calendar.closures)
    if after.calendar.week != before.calendar.week:
        calendar.set_week(session, after.calendar.week)
    if (after.periods, after.slots) == (before.periods, before.slots):
        return
    calendar.replace_slots(session, ())
    if after.periods != before.periods:
        calendar.replace_periods(session, after.periods)
    calendar.replace_slots(session, after.slots)
