"""The history of plans: what is known of each without its seats, and on which days it held."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.plans import PlanLine, Purpose

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlanHead:
    """A plan as a list shows it: no seats and no layout are loaded for it.

    `seated` is how many pupils sit on it, `lessons` how many lessons were taught on it. `comment`
    is private and empty unless it was asked for. `made_at` is aware, in UTC.
    """

    id: int
    line: PlanLine
    room_version_id: int
    from_date: dt.date
    seated: int
    lessons: int
    comment: str = ""
    staff_id: int | None = None
    made_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a plan held, both included; `last` None: until further notice.

    A plan that was replaced on the day on which it began has a `last` before its `first`: it never
    held.
    """

    first: dt.date
    last: dt.date | None

    @property
    def empty(self) -> bool:
        """Whether there was no such day."""
        return self.last is not None and self.last < self.first

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Standing(StrEnum):
    """How a plan lies to a day."""

    UPCOMING = "upcoming"
    CURRENT = "current"
    PAST = "past"
    REPLACED = "replaced the same day"


def spans(heads: Iterable[PlanHead]) -> dict[int, Span]:
    """Return by plan id on which days each held: until the day before the next of its line.

    Of plans of one line that begin on one day the one with the highest id holds.
    """
    found: dict[int, Span] = {}
    begun: dict[PlanLine, dt.date] = {}
    for head in sorted(heads, key=lambda h: (h.from_date, h.id), reverse=True):
        later = begun.get(head.line)
        found[head.id] = Span(head.from_date, later - _DAY if later is not None else None)
        begun[head.line] = head.from_date
    return found


def sat(heads: Iterable[PlanHead], timetabled: Mapping[int, Collection[int]]) -> dict[int, Span]:
    """Return by plan id on which days a class sat so, as far as plans tell.

    Only the usual plan of a room holds from day to day; one of another purpose or with a name of
    its own is for the day on which it begins, and for lessons that choose it. A class leaves a room
    in which it has no lessons by the timetable (`timetabled`: rooms by class) once it has a usual
    plan in another one.
    """
    heads = tuple(heads)
    held = spans(heads)
    usual = _usual_plans(heads)
    for head in heads:
        span = held[head.id]
        if not is_usual(head.line):
            held[head.id] = Span(span.first, span.last if span.empty else span.first)
        elif head.line.room_id not in timetabled.get(head.line.class_id, ()):
            later = usual[head.line.class_id]
            after = bisect_right(later, (head.from_date, head.id))
            if after < len(later):
                held[head.id] = Span(span.first, later[after][0] - _DAY)
    return held


def _usual_plans(heads: Iterable[PlanHead]) -> dict[int, list[tuple[dt.date, int]]]:
    """Return by class when its usual plans began, in any room, the earliest first."""
    found: dict[int, list[tuple[dt.date, int]]] = {}
    for head in sorted(heads, key=lambda h: (h.from_date, h.id)):
        if is_usual(head.line):
            found.setdefault(head.line.class_id, []).append((head.from_date, head.id))
    return found


def is_usual(line: PlanLine) -> bool:
    """Whether a lesson opens with the plans of a line unless another one is chosen."""
    return line.purpose is Purpose.LESSON and not line.name


def standing(span: Span, day: dt.date) -> Standing:
    """Return how a plan that holds on the days of `span` lies to `day`."""
    if span.empty:
        return Standing.REPLACED
    if span.first > day:
        return Standing.UPCOMING
    return Standing.CURRENT if day in span else Standing.PAST
