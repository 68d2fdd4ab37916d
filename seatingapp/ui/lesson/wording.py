"""The words of the Lesson page: periods, ladder, counts; English on every system."""

from __future__ import annotations

from collections.abc import Iterable

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.calendar import Period
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.domain.no_school import why_no_school
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.rooms import RoomLayout, rows
from seatingapp.domain.today import TodayChange
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.behaviour import words
from seatingapp.services.lessons import LessonSetting, Timing

_TIMINGS = {
    Timing.NEXT: "next lesson",
    Timing.EARLIER: "earlier today",
    Timing.PAST: str(Timing.PAST),
}
HOW_TO_LOG = "armed: click a pupil to log · Esc to stop"


def period_name(period: Period) -> str:
    """`Period 3` for P3; any other name as the school writes it."""
    number = period.name[1:]
    return f"Period {number}" if period.name[:1] in "Pp" and number.isdigit() else period.name


def subtitle(setting: LessonSetting) -> str:
    """Return when and where: `Mon 23 Nov · Period 3, 11:10–12:10 · Lab 2 · Week A`.

    On a day without school it says why: `Mon 4 Jan · INSET day · outside the timetable · Lab 2`.
    """
    parts = [short_date(setting.key.date)]
    if setting.timing in _TIMINGS:
        parts.append(_TIMINGS[setting.timing])
    if setting.period is None:
        why = why_no_school(setting.key.date, setting.school.calendar)
        parts += [why, "outside the timetable"] if why else ["outside the timetable"]
    else:
        hours = f"{setting.period.starts:%H:%M}–{setting.period.ends:%H:%M}"
        parts.append(f"{period_name(setting.period)}, {hours}")
    if setting.room is not None:
        parts.append(setting.room.name)
    if setting.week:
        parts.append(f"Week {setting.week}")
    return " · ".join(parts)


def ladder(steps: Iterable[LadderStep]) -> str:
    """Return the ladder in short: `policy: C1 → C2 → C3 detention`. Empty without steps."""
    words = [_step(step) for step in steps]
    return f"policy: {' → '.join(words)}" if words else ""


def _step(step: LadderStep) -> str:
    """A code such as C1 says enough, besides that there is a detention."""
    first = step.name.split(maxsplit=1)[0]
    word = first if any(c.isdigit() for c in first) else step.name
    told = step.drafts is not DraftKind.DETENTION or "detention" in word.casefold()
    return word if told else f"{word} detention"


def entry_words(entry: Entry) -> str:
    """`Great answer +1`, `Off task −1 · C1 warning`, `Chatting · reminder · C1 warning`."""
    step = f" · {entry.step}" if entry.step else ""
    place = f" · {entry.place}" if entry.place else ""
    corrected = " · corrected" if entry.corrects_id is not None else ""
    waits = " · to complete" if entry.to_complete else ""
    return f"{words(entry)}{corrected}{waits}{step}{place}"


def mark_words(mark: RegisterMark) -> str:
    """`Absent`, `Late, 4 min`."""
    if mark.kind is MarkKind.LATE and mark.minutes:
        return f"Late, {mark.minutes} min"
    return str(mark.kind).capitalize()


def count_words(
    kinds: Iterable[MarkKind], selected: int, changes: Iterable[TodayChange] = ()
) -> str:
    """`24 present · 2 absent · 1 moved`, with how many are selected in front."""
    given = list(kinds)
    here = sum(k in (MarkKind.PRESENT, MarkKind.LATE) for k in given)
    parts = [f"{selected} selected"] if selected else []
    parts.append(f"{here} present")
    parts += [
        f"{number} {kind}"
        for kind in (MarkKind.LATE, MarkKind.ABSENT, MarkKind.ELSEWHERE)
        if (number := given.count(kind))
    ]
    told = list(changes)
    guests = sum(c.guest for c in told)
    moved = sum(not c.guest and c.seat_id is not None for c in told)
    if moved:
        parts.append(f"{moved} moved")
    if guests:
        parts.append(counted(guests, "guest"))
    return " · ".join(parts)


def change_words(layout: RoomLayout | None, change: TodayChange) -> str:
    """`Today in row 2, seat 3`, `No seat today`, `Guest today, back row, seat 1`.

    Without a room (`layout` None) seats say nothing.
    """
    seat = change.seat_id
    where = seat_words(layout, seat) if layout is not None and seat is not None else ""
    if change.guest:
        return f"Guest today, {where}" if where else "Guest today"
    return f"Today in {where}" if where else "No seat today"


def seat_words(layout: RoomLayout, seat_id: int) -> str:
    """Where a seat is: `front row, seat 2`, `row 3, seat 1`; empty for one that is not there."""
    found = rows(layout)
    for number, row in enumerate(found, 1):
        if seat_id in row:
            place = f"seat {row.index(seat_id) + 1}"
            if len(found) > 1 and number in (1, len(found)):
                return f"{'front' if number == 1 else 'back'} row, {place}"
            return f"row {number}, {place}"
    return ""
