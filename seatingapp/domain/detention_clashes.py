"""Whether a detention can be at a time, what speaks against it, and the next time that is free.

What cannot be (a day that is past or without school, two detentions at once) is refused; what a
person may decide (a lesson, short notice, a full room) is said, and done only if they mean it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from seatingapp.domain.calendar import Term
from seatingapp.domain.detentions import Detention, later
from seatingapp.domain.wording import counted, long_date, short_date

LOOK_AHEAD = 60  # days, within which a free time is looked for
_FARTHEST = dt.timedelta(days=366)
_WORKING_DAYS = 5
_DAY = dt.timedelta(days=1)


class NamesItself(Protocol):
    """Something that closes a school, in words."""

    @property
    def words(self) -> str:
        """Such as `INSET day`."""


class SchoolDays(Protocol):
    """When there is school, as far as detentions are concerned."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that are known; none means that nobody entered a calendar."""

    def is_school_day(self, day: dt.date) -> bool:
        """Whether there are lessons on a day."""

    def closure_on(self, day: dt.date) -> NamesItself | None:
        """What closes the school on a day."""


class ClashKind(StrEnum):
    """What speaks against a time."""

    PAST = "past"
    TOO_FAR = "too far ahead"
    CLOSED = "no school"
    DETENTION = "another detention"
    LESSON = "a lesson"
    NOTICE = "too short notice"
    FULL = "the room is full"

    @property
    def blocks(self) -> bool:
        """Whether it cannot be at all, whatever a person says."""
        return self in (
            ClashKind.PAST,
            ClashKind.TOO_FAR,
            ClashKind.CLOSED,
            ClashKind.DETENTION,
        )


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that speaks against a time, in a sentence."""

    kind: ClashKind
    words: str


@dataclass(frozen=True, slots=True)
class Busy:
    """A lesson or another fixed time of a pupil on a day."""

    words: str
    starts: dt.time
    ends: dt.time


@dataclass(frozen=True, slots=True)
class When:
    """A time for a detention, and where."""

    date: dt.date
    starts: dt.time
    minutes: int
    place: str = ""
    room_id: int | None = None

    @property
    def ends(self) -> dt.time:
        """When it would be over."""
        return later(self.starts, self.minutes)

    @property
    def words(self) -> str:
        """Such as `Thu 26 Nov, 15:15 to 16:15`."""
        return f"{short_date(self.date)}, {self.starts:%H:%M} to {self.ends:%H:%M}"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a time is checked against for one pupil.

    `now` is local time at the school. `busy` says the pupil's timetable of a day, `others` are
    their detentions that are still to be, `taken` counts who else is expected in a room at that
    time, and `capacity` its seats (None: not known).
    """

    now: dt.datetime
    days: SchoolDays
    notice_days: int
    busy: Callable[[dt.date], Sequence[Busy]]
    others: Sequence[Detention] = ()
    taken: Callable[[When], int] = lambda _when: 0
    capacity: Callable[[When], int | None] = lambda _when: None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time that is free of clashes, and why it is no earlier; `when` None: there is none."""

    when: When | None
    why: str


def is_open(day: dt.date, days: SchoolDays) -> bool:
    """Whether there is school on a day; without a calendar that is Monday to Friday."""
    if not days.terms:
        return day.weekday() < _WORKING_DAYS
    return days.is_school_day(day)


def school_days_between(first: dt.date, last: dt.date, days: SchoolDays) -> int:
    """How many school days come after `first` up to `last`: the notice that this gives."""
    span = (first + _DAY * n for n in range(1, (last - first).days + 1))
    return sum(is_open(day, days) for day in span)


def clashes(when: When, about: Circumstances) -> tuple[Clash, ...]:
    """Return what speaks against a time, the worst first; nothing where it is free."""
    found: list[Clash] = []
    today = about.now.date()
    if when.date < today or (when.date == today and when.ends <= about.now.time()):
        found.append(Clash(ClashKind.PAST, f"{long_date(when.date)}, {when.starts:%H:%M} is past."))
    if when.date - today > _FARTHEST:
        words = f"{long_date(when.date)} is more than a year ahead."
        return (*found, Clash(ClashKind.TOO_FAR, words))
    if not is_open(when.date, about.days):
        found.append(Clash(ClashKind.CLOSED, _closed(when.date, about.days)))
    found += [
        Clash(
            ClashKind.DETENTION,
            f"There is another detention then: {other.type_name},"
            f" {other.starts:%H:%M} to {other.ends:%H:%M}.",
        )
        for other in about.others
        if other.date == when.date and other.starts < when.ends and when.starts < other.ends
    ]
    found += [
        Clash(
            ClashKind.LESSON,
            f"There is a lesson then: {one.words}, {one.starts:%H:%M} to {one.ends:%H:%M}.",
        )
        for one in about.busy(when.date)
        if one.starts < when.ends and when.starts < one.ends
    ]
    return (*found, *_softer(when, about))


def _softer(when: When, about: Circumstances) -> list[Clash]:
    found: list[Clash] = []
    given = school_days_between(about.now.date(), when.date, about.days)
    if given < about.notice_days:
        needed = counted(about.notice_days, "school day")
        words = f"That is short notice: this type needs {needed}, and this gives {given or 'none'}."
        found.append(Clash(ClashKind.NOTICE, words))
    capacity = about.capacity(when)
    if capacity is not None and about.taken(when) >= capacity:
        seats = counted(capacity, "seat")
        found.append(Clash(ClashKind.FULL, f"The room is full then: {seats}, all taken."))
    return found


def propose(when: When, about: Circumstances) -> Proposal:
    """Return the first day from `when.date` on at which its time is free, and why none before."""
    passed: list[str] = []
    day = max(when.date, about.now.date())
    for n in range(LOOK_AHEAD):
        tried = replace(when, date=day + _DAY * n)
        against = clashes(tried, about)
        if not against:
            return Proposal(tried, _why(tried, passed, about))
        if against[0].kind is not ClashKind.CLOSED:
            passed.append(f"{short_date(tried.date)}: {against[0].kind}")
    said = "; ".join(passed[:3]) or "there is no school day"
    return Proposal(None, f"No free day in the next {LOOK_AHEAD} days: {said}.")


def _why(when: When, passed: Sequence[str], about: Circumstances) -> str:
    notice = school_days_between(about.now.date(), when.date, about.days)
    said = f"{short_date(when.date)} is the first free day"
    if about.notice_days:
        said += f" with {counted(notice, 'school day')} of notice"
    return f"{said}. Not earlier: {'; '.join(passed[-3:])}." if passed else f"{said}."


def _closed(day: dt.date, days: SchoolDays) -> str:
    closure = days.closure_on(day)
    if closure is not None:
        return f"There is no school on {short_date(day)}: {closure.words}."
    if day.weekday() >= _WORKING_DAYS:
        return f"There is no school on {short_date(day)}: it is a weekend."
    return f"There is no school on {short_date(day)}: the day lies in no term of the calendar."
