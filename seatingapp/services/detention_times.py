"""When a detention can be: what speaks against a time, and the next one that is free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from seatingapp.domain.detention_clashes import (
    Busy,
    Circumstances,
    Clash,
    Proposal,
    SchoolDays,
    When,
    clashes,
    propose,
)
from seatingapp.domain.detentions import HELD, Detention, DetentionType
from seatingapp.domain.errors import Refusal
from seatingapp.services.school import School, school
from seatingapp.storage import classes, detentions, rooms
from seatingapp.storage.detentions import Wanted

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_KEPT = "Nothing was changed."


@dataclass(frozen=True)
class TimeTable:
    """What is known of times when a question is asked: read once, for any number of pupils."""

    info: School
    now: dt.datetime
    class_names: dict[int, str]
    class_of: dict[int, frozenset[int]]  # by pupil
    capacities: dict[int, int]  # by room
    expected: tuple[Detention, ...]  # from today on, of everybody

    @property
    def days(self) -> SchoolDays:
        """When there is school."""
        return self.info.calendar

    @property
    def local(self) -> dt.datetime:
        """The moment on the school's clock, without a zone."""
        return self.now.astimezone(self.info.tz).replace(tzinfo=None)

    def about(self, pupil_id: int, notice_days: int, but: Collection[int] = ()) -> Circumstances:
        """What a time is checked against for a pupil; detentions in `but` do not count."""
        others = [d for d in self.expected if d.id not in but]
        return Circumstances(
            self.local,
            self.days,
            notice_days,
            partial(self._busy, pupil_id),
            [d for d in others if d.pupil_id == pupil_id],
            partial(_taken, others),
            self._capacity,
        )

    def _busy(self, pupil_id: int, day: dt.date) -> tuple[Busy, ...]:
        mine = self.class_of.get(pupil_id, frozenset())
        return tuple(
            Busy(f"{self.class_names[slot.class_id]}, {period.name}", period.starts, period.ends)
            for slot, period in self.info.time.lessons_on(day)
            if slot.class_id in mine
        )

    def _capacity(self, when: When) -> int | None:
        return None if when.room_id is None else self.capacities.get(when.room_id)


def _taken(others: Collection[Detention], when: When) -> int:
    return sum(
        d.room_id == when.room_id
        and d.date == when.date
        and d.starts < when.ends
        and when.starts < d.ends
        for d in others
    )


def time_table(session: Session, now: dt.datetime) -> TimeTable:
    """Read what times are checked against."""
    info = school(session)
    of_pupil: dict[int, set[int]] = {}
    for class_id, members in classes.members(session).items():
        for pupil_id in members:
            of_pupil.setdefault(pupil_id, set()).add(class_id)
    return TimeTable(
        info,
        now,
        {c.id: c.name for c in classes.load(session)},
        {pupil_id: frozenset(ids) for pupil_id, ids in of_pupil.items()},
        {room.id: room.layout.capacity for room in rooms.load(session)},
        detentions.load(session, Wanted(first=info.today(now), states=HELD)),
    )


def usual(kind: DetentionType, day: dt.date) -> When:
    """When and where a detention of a type is on a day, unless somebody says otherwise."""
    return When(day, kind.starts, kind.minutes, kind.place, kind.room_id)


def proposal(
    session: Session,
    pupil_ids: Collection[int],
    kind: DetentionType,
    now: dt.datetime,
    wish: When | None = None,
    but: Collection[int] = (),
) -> Proposal:
    """Return the first time that is free for all of these pupils, and why it is no earlier.

    `wish` is the earliest day with time and place; without one, those of the type from today on.
    """
    table = time_table(session, now)
    first = wish or usual(kind, table.local.date())
    why = ""
    for _ in range(_TRIES):
        when = first
        for pupil_id in pupil_ids:
            found = propose(when, table.about(pupil_id, kind.notice_days, but))
            if found.when is None:
                return found
            if found.when != when or not why:
                why = found.why
            when = found.when
        if when == first:
            return Proposal(when, why)
        first = when
    return Proposal(None, "There is no day that is free for all of them.")


_TRIES = 60


def against(
    session: Session,
    pupil_ids: Collection[int],
    when: When,
    notice_days: int,
    now: dt.datetime,
    but: Collection[int] = (),
) -> dict[int, tuple[Clash, ...]]:
    """Return by pupil what speaks against a time, for those for whom anything does."""
    table = time_table(session, now)
    found = {p: clashes(when, table.about(p, notice_days, but)) for p in pupil_ids}
    return {pupil_id: told for pupil_id, told in found.items() if told}


def check_time(
    session: Session,
    pupils: dict[int, str],
    when: When,
    notice_days: int,
    now: dt.datetime,
    *,
    anyway: bool,
    but: Collection[int] = (),
) -> None:
    """Raise Refusal where a time cannot be, or needs somebody to say "all the same".

    `pupils` are names by id, for the sentence.
    """
    found = against(session, pupils, when, notice_days, now, but)
    for pupil_id, told in found.items():
        clash = next((c for c in told if c.kind.blocks or not anyway), None)
        if clash is None:
            continue
        more = len(found) - 1
        others = f" {more} more of them cannot either." if more else ""
        raise Refusal(
            clash.words,
            where=f"Pupil: {pupils[pupil_id]}.{others}",
            kept=_KEPT,
            todo="Choose another time."
            if clash.kind.blocks
            else "Choose another time, or say that you mean it all the same.",
        )
