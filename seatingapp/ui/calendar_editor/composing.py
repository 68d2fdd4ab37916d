"""Makes the states of the editor out of a school's time. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seatingapp.domain.calendar import (
    Calendar,
    Closure,
    ClosureKind,
    Period,
    Slot,
    Term,
    academic_year_start,
    monday_of,
    week_letter,
)
from seatingapp.domain.no_school import why_no_school
from seatingapp.domain.school_time import DAY_NAMES, SchoolTime
from seatingapp.domain.stretches import academic_year, half_term_code
from seatingapp.domain.timetable_grid import cell
from seatingapp.domain.wording import counted, short_date
from seatingapp.ui.calendar_editor.state import (
    CalendarState,
    Choices,
    GridCell,
    GridState,
    PeriodRow,
    YearRow,
)

_KINDS = {ClosureKind.HOLIDAY: "Holiday", ClosureKind.INSET: "INSET"}
NO_ROOM = "0"


@dataclass(frozen=True, slots=True)
class Names:
    """What classes and rooms are called, by id."""

    classes: Mapping[int, str]
    rooms: Mapping[int, str]


def calendar_state(
    time: SchoolTime, names: Names, today: dt.date, year: int, week: str
) -> CalendarState:
    """Return what the editor shows of an academic year, and of the weeks A, B or both."""
    calendar = time.calendar
    return CalendarState(
        in_force(time, today),
        year,
        _years(calendar, today, year),
        _rows(calendar, year),
        calendar,
        today,
        str(calendar.week.weeks),
        calendar.week.first,
        tuple(DAY_NAMES[d][:3] for d in calendar.week.days),
        tuple(_period(p, calendar.week.days) for p in time.active),
        grid_state(time, names, week),
    )


def in_force(time: SchoolTime, today: dt.date) -> str:
    """`Autumn 2 (HT2) · week B · 22 lessons a week`: what is so today, for card and editor."""
    calendar = time.calendar
    term = next((t for t in calendar.terms if t.starts <= today <= t.ends), None)
    parts = []
    why = why_no_school(today, calendar)
    if term is not None:
        code = half_term_code(term, calendar.terms)
        parts.append(f"{term.name} ({code})" if code and code != term.name else term.name)
    if why and (term is None or why != "weekend"):
        parts.append(why)
    if not calendar.terms:
        parts.append("no terms yet")
    if letter := week_letter(today, calendar):
        parts.append(f"week {letter}")
    number = time.lessons_a_week()
    shown = f"{number:g} {'lesson' if number == 1 else 'lessons'} a week"
    parts.append(shown if number else "no timetable yet")
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def next_closed(calendar: Calendar, today: dt.date) -> str:
    """`Next: Christmas holidays, from Sat 19 Dec`; empty where nothing is entered."""
    coming = [c for c in calendar.closures if c.starts > today]
    if not coming:
        return ""
    soon = min(coming, key=lambda c: c.starts)
    word = "on" if soon.starts == soon.ends else "from"
    return f"Next: {soon.words}, {word} {short_date(soon.starts)}"


def _years(calendar: Calendar, today: dt.date, year: int) -> Choices:
    days = [d for t in calendar.terms for d in (t.ends,)] + [c.starts for c in calendar.closures]
    known = {academic_year_start(day).year for day in days}
    now = academic_year_start(today).year
    return tuple((str(y), _year_name(y)) for y in sorted(known | {now, now + 1, year}))


def _year_name(year: int) -> str:
    return academic_year(dt.date(year, 9, 1)).name


def _rows(calendar: Calendar, year: int) -> tuple[YearRow, ...]:
    start = dt.date(year, 9, 1)
    rows = [
        (t.starts, 0, _term_row(t, calendar))
        for t in calendar.terms
        if academic_year_start(t.ends) == start
    ]
    rows += [
        (c.starts, 1, _closure_row(c))
        for c in calendar.closures
        if academic_year_start(c.starts) == start
    ]
    return tuple(row for _starts, _kind, row in sorted(rows, key=lambda r: r[:2]))


def _term_row(term: Term, calendar: Calendar) -> YearRow:
    code = half_term_code(term, calendar.terms)
    days = counted(len(calendar.school_days(term.starts, term.ends)), "school day")
    note = f"{code} · {days}" if code and code != term.name else days
    first = next(iter(calendar.school_days(term.starts, term.ends)), term.starts)
    letter = week_letter(first, calendar) if calendar.week.letters else None
    is_set = monday_of(term.starts) in dict(calendar.week.anew)
    starts, ends = _dated(term.starts), _dated(term.ends)
    return YearRow(term, "Term", term.name, starts, ends, note, letter, is_set)


def _closure_row(closure: Closure) -> YearRow:
    days = counted((closure.ends - closure.starts).days + 1, "day")
    starts, ends = _dated(closure.starts), _dated(closure.ends)
    return YearRow(closure, _KINDS[closure.kind], closure.words, starts, ends, days)


def _dated(day: dt.date) -> str:
    return f"{short_date(day)} {day.year}"


def _period(period: Period, weekdays: Sequence[int]) -> PeriodRow:
    return PeriodRow(
        period.id,
        period.name,
        f"{period.starts:%H:%M}",
        f"{period.ends:%H:%M}",
        tuple(_other(period, weekday) for weekday in weekdays),
    )


def _other(period: Period, weekday: int) -> str:
    """What is other on a day: nothing, `none`, or its times."""
    at = period.on(weekday)
    if at is None:
        return "none"
    if at is period:
        return ""
    return f"{at.starts:%H:%M}–{at.ends:%H:%M}"


def grid_state(time: SchoolTime, names: Names, week: str) -> GridState:
    """Return the timetable as a grid."""
    weekdays = time.calendar.week.days
    cells = tuple(
        tuple(_cell(time.slots, period, weekday, week, names) for weekday in weekdays)
        for period in time.active
    )
    hint = "Type the name of a class · Del clears · Ctrl C and Ctrl V copy"
    if not time.active:
        hint = "Add periods first, on “School day”: a lesson lies in a period."
    elif not names.classes:
        hint = "There are no classes yet: import a class list, or let the import make them."
    return GridState(
        week,
        tuple(DAY_NAMES[d] for d in weekdays),
        tuple(f"{p.name}  {p.starts:%H:%M}" for p in time.active),
        cells,
        tuple(sorted(names.classes.values(), key=str.casefold)),
        ((NO_ROOM, "No room"), *((str(i), name) for i, name in names.rooms.items())),
        time.calendar.week.weeks == 2,
        hint,
    )


def _cell(slots: Sequence[Slot], period: Period, weekday: int, week: str, names: Names) -> GridCell:
    when = f"{DAY_NAMES[weekday]}, {period.name}"
    if period.on(weekday) is None:
        return GridCell(weekday, period.id, spoken=f"{when}: no such period", there=False)
    found = cell(slots, weekday, period.id, week)
    if not found:
        return GridCell(weekday, period.id, spoken=f"{when}: free")
    told = [
        (names.classes.get(s.class_id, "?"), names.rooms.get(s.room_id or 0, ""), s.week)
        for s in found
    ]
    text = " / ".join(f"{w}: {name}" if w and not week else name for name, _room, w in told)
    rooms = list(dict.fromkeys(room for _name, room, _week in told if room))
    only = f"week {told[0][2]} only" if week and told[0][2] else ""
    detail = " · ".join(part for part in (" / ".join(rooms), only) if part)
    return GridCell(weekday, period.id, text, detail, f"{when}: {text}. {detail}".strip())
