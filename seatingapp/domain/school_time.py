"""Everything that says when school is, as one value that is tidied and checked as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from seatingapp.domain.calendar import (
    LETTERS,
    Calendar,
    Period,
    SchoolWeek,
    Slot,
    monday_of,
    slots_on,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted, long_date

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_NAME = 40
LONGEST_TERM = dt.timedelta(days=200)
LONGEST_CLOSURE = dt.timedelta(days=100)
_KEPT = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class SchoolTime:
    """When there is school, what periods a day has, and who is taught in them."""

    calendar: Calendar = Calendar()
    periods: tuple[Period, ...] = ()
    slots: tuple[Slot, ...] = ()

    @property
    def active(self) -> tuple[Period, ...]:
        """The periods in use, in the order of the day."""
        used = (p for p in self.periods if not p.retired)
        return tuple(sorted(used, key=lambda p: (p.starts, p.ends)))

    def lessons_on(self, day: dt.date) -> tuple[tuple[Slot, Period], ...]:
        """The timetable of a date with its periods at that day's times, in the order of the day."""
        periods = {p.id: at for p in self.active if (at := p.on(day.weekday())) is not None}
        found = [
            (slot, periods[slot.period_id])
            for slot in slots_on(day, self.slots, self.calendar)
            if slot.period_id in periods
        ]
        return tuple(sorted(found, key=lambda pair: (pair[1].starts, pair[0].class_id)))

    def lessons_a_week(self) -> float:
        """How many lessons a week has; the mean of weeks A and B where these differ."""
        if self.calendar.week.weeks == 1:
            return float(len(self.slots))
        return sum(1.0 if not slot.week else 0.5 for slot in self.slots)


def tidied(time: SchoolTime) -> SchoolTime:
    """Put terms, closures and periods in order, and leave out slots that cannot take place.

    Those go that lie in a period which is retired, gone, or not on that day of the week; with one
    kind of week those of week A become those of every week, and those of week B go. Two that are
    alike in weeks A and B are one of every week.
    """
    calendar = replace(
        time.calendar,
        terms=tuple(sorted(time.calendar.terms, key=lambda t: (t.starts, t.ends, t.name))),
        closures=tuple(sorted(time.calendar.closures, key=lambda c: (c.starts, c.ends, c.name))),
        week=_tidied_week(time.calendar.week),
    )
    periods = tuple(sorted(time.periods, key=lambda p: (p.starts, p.id)))
    there = {
        (p.id, day) for p in periods if not p.retired for day in calendar.week.days if p.on(day)
    }
    slots = [s for s in time.slots if (s.period_id, s.weekday) in there]
    if calendar.week.weeks == 1:
        slots = [replace(s, week="") for s in slots if s.week != LETTERS[1]]
    return SchoolTime(calendar, periods, tuple(sorted(_joined(slots), key=_in_order)))


def _tidied_week(week: SchoolWeek) -> SchoolWeek:
    """It with the weeks that begin anew in order, each by its Monday, the last word counting."""
    anew = {monday_of(day): letter for day, letter in week.anew}
    return replace(week, anew=tuple(sorted(anew.items())))


def _joined(slots: Iterable[Slot]) -> set[Slot]:
    """One slot of every week for two alike of weeks A and B."""
    known = set(slots)
    for slot in [s for s in known if s.week == LETTERS[0]]:
        other = replace(slot, week=LETTERS[1])
        if other in known:
            known -= {slot, other}
            known.add(replace(slot, week=""))
    return known


def _in_order(slot: Slot) -> tuple[int, int, str, int]:
    return slot.weekday, slot.period_id, slot.week, slot.class_id


def check(time: SchoolTime, class_names: Mapping[int, str]) -> None:
    """Raise Refusal, with the first reason, where this cannot be a school's time."""
    refusal = next(_problems(time, class_names), None)
    if refusal is not None:
        raise refusal


def _problems(time: SchoolTime, class_names: Mapping[int, str]) -> Iterator[Refusal]:
    yield from _term_problems(time.calendar)
    yield from _closure_problems(time.calendar)
    yield from _week_problems(time.calendar)
    yield from _period_problems(time)
    yield from _slot_problems(time, class_names)


def _refusal(what: str, todo: str) -> Refusal:
    return Refusal(what, kept=_KEPT, todo=todo)


def _term_problems(calendar: Calendar) -> Iterator[Refusal]:
    for term in calendar.terms:
        yield from _name_problems("A term", term.name)
        yield from _date_problems(term.name, term.starts, term.ends)
        if term.ends - term.starts > LONGEST_TERM:
            days = counted((term.ends - term.starts).days + 1, "day")
            yield _refusal(f"{term.name} would last {days}.", "Check the years of its dates.")
    for one, other in pairwise(sorted(calendar.terms, key=lambda t: t.starts)):
        if other.starts <= one.ends:
            yield _refusal(
                f"{one.name} and {other.name} overlap:"
                f" {other.name} would begin on {long_date(other.starts)},"
                f" {one.name} ends on {long_date(one.ends)}.",
                "Let one begin after the other has ended.",
            )


def _closure_problems(calendar: Calendar) -> Iterator[Refusal]:
    for closure in calendar.closures:
        if len(closure.name) > LONGEST_NAME:
            yield from _name_problems("A day without school", closure.name)
        yield from _date_problems(closure.words, closure.starts, closure.ends)
        if closure.ends - closure.starts > LONGEST_CLOSURE:
            days = counted((closure.ends - closure.starts).days + 1, "day")
            yield _refusal(f"{closure.words} would last {days}.", "Check the years of its dates.")


def _week_problems(calendar: Calendar) -> Iterator[Refusal]:
    week = calendar.week
    days = set(week.days)
    if week.weeks not in (1, 2) or week.first not in tuple(LETTERS):
        yield _refusal("A timetable has one kind of week, or weeks A and B.", "Choose one of them.")
    if any(letter not in tuple(LETTERS) for _monday, letter in week.anew):
        yield _refusal("A week is A or B.", "Choose one of them.")
    if not days or not days <= set(range(7)):
        yield _refusal("A school week has at least one day.", "Choose the days with lessons.")


def _date_problems(name: str, starts: dt.date, ends: dt.date) -> Iterator[Refusal]:
    if ends < starts:
        yield _refusal(
            f"{name} would end on {long_date(ends)}, before it begins on {long_date(starts)}.",
            "Check both dates.",
        )


def _name_problems(what: str, name: str) -> Iterator[Refusal]:
    if not name.strip():
        yield _refusal(f"{what} needs a name.", "Type one.")
    if len(name) > LONGEST_NAME:
        yield _refusal(
            f"A name may have at most {LONGEST_NAME} letters; {name[:20]}… has {len(name)}.",
            "Type a shorter one.",
        )


def _period_problems(time: SchoolTime) -> Iterator[Refusal]:
    known: dict[str, str] = {}
    for period in time.periods:
        yield from _name_problems("A period", period.name)
        folded = period.name.casefold()
        if folded in known:
            yield _refusal(f"Two periods would be called {period.name}.", "Give each its own name.")
        known[folded] = period.name
        for at in (period, *(p for p in map(period.on, range(7)) if p is not None)):
            if at.ends <= at.starts:
                yield _refusal(
                    f"{period.name} would end at {at.ends:%H:%M}, before it begins at"
                    f" {at.starts:%H:%M}.",
                    "Check both times.",
                )
    for weekday in time.calendar.week.days:
        yield from _at_once(weekday, time.active)


def _at_once(weekday: int, periods: Iterable[Period]) -> Iterator[Refusal]:
    there = sorted((at for p in periods if (at := p.on(weekday))), key=lambda p: p.starts)
    for one, other in pairwise(there):
        if other.starts < one.ends:
            yield _refusal(
                f"{one.name} and {other.name} would be on at once on {DAY_NAMES[weekday]}s:"
                f" {other.name} begins at {other.starts:%H:%M}, {one.name} ends at"
                f" {one.ends:%H:%M}.",
                "Let one begin when the other has ended.",
            )


def _slot_problems(time: SchoolTime, class_names: Mapping[int, str]) -> Iterator[Refusal]:
    names = {p.id: p.name for p in time.periods}
    cells: dict[tuple[int, int], list[Slot]] = {}
    for slot in time.slots:
        if slot.class_id not in class_names:
            yield _refusal("A class of the timetable is not in this vault.", "Choose another.")
            continue
        cells.setdefault((slot.weekday, slot.period_id), []).append(slot)
    for (weekday, period_id), slots in cells.items():
        for one, other in _clashing(slots):
            week = one.week or other.week
            when = f"{DAY_NAMES[weekday]}, {names.get(period_id, 'an unknown period')}"
            yield _refusal(
                f"{class_names[one.class_id]} and {class_names[other.class_id]} would be taught at"
                f" the same time: {when}{f', week {week}' if week else ''}.",
                "Keep one of them, or put them into different weeks.",
            )


def _clashing(slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    for at, one in enumerate(slots):
        for other in slots[at + 1 :]:
            if not one.week or not other.week or one.week == other.week:
                yield one, other
