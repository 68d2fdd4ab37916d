"""When a rule fires for a pupil, and why: pure functions over entries.

What they return depends on which entries there are and never on the order in which they were typed
in, so that a back-dated entry, a void or a correction changes drafts exactly as if it had been so
from the start:

- A window of the calendar (a lesson, a day, a week ... a year) fires once where what is counted in
  it reaches the threshold.
- A window that rolls begins with an entry, on the earliest day that lets the threshold be reached
  within its length. Everything to its end belongs to it, so that the same entries never fire
  twice, and the next one begins after it.
- Where a draft was decided, its window is closed: whatever lies in it fires no more.

A firing names all entries that were counted in its window, also those after the threshold.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span
from seatingapp.domain.draft_rules.windows import Days, SchoolClock, days_of_key, key_of


class Happening(NamedTuple):
    """What rules look at in an entry that counts."""

    id: int
    pupil_id: int
    class_id: int | None
    lesson_id: int | None
    type_id: int
    polarity: Polarity
    points: int
    at: dt.datetime
    category: str
    step: str
    year: str  # the pupil's year group


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule fired for a pupil in the window `key`: what it counted, from which entries.

    `days` are those of the window; `crossed` is when the entry happened that reached the threshold.
    """

    key: str
    days: Days
    total: int
    entry_ids: tuple[int, ...]
    crossed: dt.datetime
    until: dt.date  # of the last entry


def matcher(rule: DraftRule) -> Callable[[Happening], bool]:
    """Return what says whether a rule counts an entry."""
    category, step = rule.category.casefold(), rule.step.casefold()
    types, classes, years = frozenset(rule.types), frozenset(rule.classes), frozenset(rule.years)

    def counts(happening: Happening) -> bool:
        return (
            happening.polarity is rule.polarity
            and (not types or happening.type_id in types)
            and (not category or happening.category.casefold() == category)
            and (not step or happening.step.casefold() == step)
            and (not classes or happening.class_id in classes)
            and (not years or happening.year in years)
            and (rule.window.span is not Span.LESSON or happening.lesson_id is not None)
        )

    return counts


def firings(
    rule: DraftRule,
    happenings: Iterable[Happening],
    clock: SchoolClock,
    decided: Iterable[str] = (),
) -> tuple[Firing, ...]:
    """Return when a rule fires for one pupil, in the order of its windows.

    `happenings` are the entries of that pupil that count, in any order; `decided` are the windows
    of drafts that somebody decided.
    """
    counts = matcher(rule)
    mine = sorted((h for h in happenings if counts(h)), key=lambda h: (h.at, h.id))
    if not mine:
        return ()
    keys = frozenset(decided)
    closed = tuple(days for key in keys if (days := days_of_key(key)) is not None)
    if rule.window.rolls:
        return _rolling(rule, mine, clock, closed)
    return _fixed(rule, mine, clock, keys, closed)


def due(
    rule: DraftRule,
    happenings: Iterable[Happening],
    clock: SchoolClock,
    decided: Iterable[str] = (),
    waiting: Sequence[str] = (),
) -> tuple[Firing, ...]:
    """Return what a rule drafts for one pupil now.

    That is what fires while it is on and not before its `since`; and what waits already, for as
    long as its reason is there.
    """
    open_days = [days for key in waiting if (days := days_of_key(key)) is not None]

    def waits(firing: Firing) -> bool:
        return firing.key in waiting or (
            rule.window.span is not Span.LESSON and any(firing.days.meets(d) for d in open_days)
        )

    def is_new(firing: Firing) -> bool:
        return rule.active and (rule.since is None or firing.crossed >= rule.since)

    found = firings(rule, happenings, clock, decided)
    return tuple(firing for firing in found if is_new(firing) or waits(firing))


def _size(rule: DraftRule, happening: Happening) -> int:
    if rule.measure is Measure.EVENTS:
        return 1
    return -happening.points if rule.polarity is Polarity.CONCERN else happening.points


def _fixed(
    rule: DraftRule,
    mine: Sequence[Happening],
    clock: SchoolClock,
    keys: frozenset[str],
    closed: Sequence[Days],
) -> tuple[Firing, ...]:
    """Windows of the calendar, each on its own."""
    windows: dict[str, tuple[Days, list[Happening]]] = {}
    for happening in mine:
        day = clock.day_of(happening.at)
        if rule.window.span is Span.LESSON:
            key, days = f"lesson {happening.lesson_id}", Days(day, day)
        else:
            days = clock.stretch(rule.window.span, day)
            key = key_of(days)
        windows.setdefault(key, (days, []))[1].append(happening)
    found = []
    for key, (days, inside) in windows.items():
        is_closed = rule.window.span is not Span.LESSON and any(days.meets(c) for c in closed)
        if key not in keys and not is_closed:
            found += _fired(rule, key, days, inside, clock)
    return tuple(found)


def _fired(
    rule: DraftRule, key: str, days: Days, inside: Sequence[Happening], clock: SchoolClock
) -> list[Firing]:
    """The firing of a window, if what is inside reaches the threshold."""
    total, crossed = 0, None
    for happening in inside:
        total += _size(rule, happening)
        if crossed is None and total >= rule.threshold:
            crossed = happening.at
    if crossed is None:
        return []
    ids = tuple(h.id for h in inside)
    return [Firing(key, days, total, ids, crossed, clock.day_of(inside[-1].at))]


def _rolling(
    rule: DraftRule, mine: Sequence[Happening], clock: SchoolClock, closed: Sequence[Days]
) -> tuple[Firing, ...]:
    """Windows that begin with an entry, one after the other."""
    dated = [(clock.day_of(h.at), h) for h in mine]
    free = [(day, h) for day, h in dated if not any(c.has(day) for c in closed)]
    found: list[Firing] = []
    at = 0
    while (opened := _opens(rule, free, at, clock, closed)) is not None:
        start = opened
        days = _window(rule, free[start][0], clock, closed)
        end = start
        while end < len(free) and free[end][0] <= days.last:
            end += 1
        inside = [h for _day, h in free[start:end]]
        found += _fired(rule, key_of(days), days, inside, clock)
        at = end
    return tuple(found)


def _opens(
    rule: DraftRule,
    free: Sequence[tuple[dt.date, Happening]],
    at: int,
    clock: SchoolClock,
    closed: Sequence[Days],
) -> int | None:
    """Which entry begins the next window, from place `at` on: the first day that reaches it."""
    open_: deque[tuple[int, dt.date, int]] = deque()  # place, last day of its window, size
    total = 0
    for place in range(at, len(free)):
        day, happening = free[place]
        while open_ and open_[0][1] < day:
            total -= open_.popleft()[2]
        size = _size(rule, happening)
        open_.append((place, _window(rule, day, clock, closed).last, size))
        total += size
        if total >= rule.threshold:
            return open_[0][0]
    return None


def _window(rule: DraftRule, first: dt.date, clock: SchoolClock, closed: Sequence[Days]) -> Days:
    """The days of a window that begins on a day, as far as the next closed one."""
    last = clock.last_day(rule.window, first)
    for days in closed:
        if first < days.first <= last:
            last = days.first - dt.timedelta(days=1)
    return Days(first, last)
