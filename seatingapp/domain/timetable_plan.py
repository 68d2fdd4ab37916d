"""What importing a timetable would do to a school's time, row by row, before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from seatingapp.domain.calendar import Calendar, Closure, Period, Term
from seatingapp.domain.calendar_proposals import usual_day
from seatingapp.domain.names import fold
from seatingapp.domain.school_time import DAY_NAMES, LONGEST_NAME, SchoolTime
from seatingapp.domain.timetable_dates import weekly_rows
from seatingapp.domain.timetable_lists import TimetableList, TimetableRow
from seatingapp.domain.timetable_periods import period_key, period_of, periods_from

LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user wants of a file: whose lessons, and whether to make what is not there yet."""

    teacher: str = ""
    make_classes: bool = False
    make_rooms: bool = False


@dataclass(frozen=True, slots=True)
class KnownSchool:
    """What a file is compared with: `rooms` has the names of rooms by name and by short code."""

    time: SchoolTime
    classes: tuple[str, ...]
    rooms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """A lesson of the week by the names that class, room and period have or will have."""

    class_name: str
    room: str
    weekday: int
    period: str
    week: str = ""


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What becomes of a row: its lesson, or none; `notes` say why, or what is made for it."""

    row: TimetableRow
    lesson: PlannedLesson | None
    notes: str = ""

    @property
    def when(self) -> str:
        """`Mon P4, week A`, as far as the row says it."""
        row, lesson = self.row, self.lesson
        period = lesson.period if lesson else row.period
        times = f"{row.starts:%H:%M}–{row.ends:%H:%M}" if row.starts and row.ends else ""
        week = f", week {row.week}" if row.week else ""
        return f"{DAY_NAMES[row.weekday][:3]} {period or times}{week}".strip()


@dataclass(frozen=True, slots=True)
class TimetablePlan:
    """Verdicts in the order of the file, and what the school gets.

    `closures` and `terms` are those that are not known yet; `periods` are new ones.
    """

    verdicts: tuple[RowVerdict, ...]
    classes: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    closures: tuple[Closure, ...] = ()
    terms: tuple[Term, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def lessons(self) -> tuple[PlannedLesson, ...]:
        """The timetable that it makes; each lesson once."""
        return tuple(dict.fromkeys(v.lesson for v in self.verdicts if v.lesson))

    @property
    def left_out(self) -> int:
        """How many rows are not taken."""
        return sum(1 for v in self.verdicts if v.lesson is None)


def plan_timetable(
    read: TimetableList, known: KnownSchool, choices: ImportChoices
) -> TimetablePlan:
    """Return what importing a file would do. Nothing of it is changed by rows that are left out."""
    calendar = known.time.calendar
    every = (*calendar.closures, *read.closures)
    from_dates = weekly_rows(read.meetings, Calendar(calendar.terms, every, calendar.week))
    rows = [
        _alike(row, calendar)
        for row in (*read.rows, *from_dates)
        if not choices.teacher or row.teacher in ("", choices.teacher)
    ]
    periods, remarks = _periods(rows, known.time.active)
    planner = _Planner(known, choices, (*known.time.active, *periods))
    verdicts = tuple(planner.verdict(row) for row in sorted(rows, key=lambda r: r.number))
    used = {v.lesson.period for v in verdicts if v.lesson}
    if periods and not any(p.name in used for p in periods):
        periods, remarks = (), ()
    new = tuple(c for c in read.closures if c not in calendar.closures)
    return TimetablePlan(
        verdicts,
        tuple(planner.new_classes.values()),
        tuple(planner.new_rooms.values()),
        periods,
        new,
        tuple(t for t in read.terms if t not in calendar.terms),
        (*read.remarks, *remarks),
    )


def _alike(row: TimetableRow, calendar: Calendar) -> TimetableRow:
    """With one kind of week, week A is every week and week B none."""
    if calendar.week.weeks == 2 or not row.week or row.problem:
        return row
    if row.week == "A":
        return replace(row, week="")
    return replace(row, problem="The school has one kind of week, and this is week B.")


def _periods(
    rows: Sequence[TimetableRow], active: tuple[Period, ...]
) -> tuple[tuple[Period, ...], tuple[str, ...]]:
    """The periods to make: from times; and for a school without any, those of a usual day."""
    sound = [r for r in rows if not r.problem]
    timed = [r for r in sound if r.starts is not None and period_of(r, active) is None]
    made = periods_from(timed, active)
    if active or made:
        return made, ()
    keys = {period_key(r.period) for r in sound}
    usual = usual_day(6 if "6" in keys else 5)
    if not keys & {period_key(p.name) for p in usual}:
        return (), ()
    said = "The school has no periods yet: a usual day is assumed. Put its times right afterwards."
    return usual, (said,)


class _Planner:
    """Matches names as rows come, and remembers what is taken and what has to be made."""

    def __init__(
        self, known: KnownSchool, choices: ImportChoices, periods: tuple[Period, ...]
    ) -> None:
        self._choices = choices
        self._periods = periods
        self._days = known.time.calendar.week.days
        self._classes = {_bare(name): name for name in known.classes}
        self._rooms = {_bare(said): name for said, name in known.rooms.items()}
        self.new_classes: dict[str, str] = {}
        self.new_rooms: dict[str, str] = {}
        self._taken: list[PlannedLesson] = []

    def verdict(self, row: TimetableRow) -> RowVerdict:
        """Say what becomes of a row."""
        row = self._with_room(row)
        period = None if row.problem else period_of(row, self._periods)
        name, why_not = self._class_name(row.class_name)
        problem = row.problem or self._no_time(row, period) or why_not
        if problem or period is None:
            return RowVerdict(row, None, problem)
        room, note = self._room_name(row.room)
        lesson = PlannedLesson(name, room, row.weekday, period.name, row.week)
        other = next((t for t in self._taken if _clash(t, lesson)), None)
        if other is not None:
            known = "This lesson is in the file already."
            clash = f"At the same time as {other.class_name}."
            return RowVerdict(row, None, known if other.class_name == name else clash)
        self._keep(lesson)
        made = f"makes the class {name}" if name in self.new_classes.values() else ""
        return RowVerdict(row, lesson, "; ".join(n for n in (made, note) if n))

    def _no_time(self, row: TimetableRow, period: Period | None) -> str:
        """Why the school has no such time in its week; empty where it has."""
        if period is None:
            said = f"There is no period {row.period}" if row.period else "There is no such period"
            return f"{said}: add it to the periods first."
        if row.weekday not in self._days or period.on(row.weekday) is None:
            return f"The school has no {period.name} on {DAY_NAMES[row.weekday]}s."
        return ""

    def _with_room(self, row: TimetableRow) -> TimetableRow:
        """A cell of a grid often holds `9B/Sc2 Lab 2`: part it where the school knows both."""
        words = row.class_name.split()
        if row.room or _bare(row.class_name) in self._classes:
            return row
        for at in range(1, len(words)):
            name, room = " ".join(words[:at]), " ".join(words[at:])
            if _bare(name) in self._classes and _bare(room) in self._rooms:
                return replace(row, class_name=name, room=room)
        return row

    def _keep(self, lesson: PlannedLesson) -> None:
        self._taken.append(lesson)
        if _bare(lesson.class_name) not in self._classes:
            self.new_classes[_bare(lesson.class_name)] = lesson.class_name
        if lesson.room and _bare(lesson.room) not in self._rooms:
            self.new_rooms[_bare(lesson.room)] = lesson.room

    def _class_name(self, said: str) -> tuple[str, str]:
        """The name of a class and nothing, or why there is none."""
        bare = _bare(said)
        known = self._classes.get(bare) or self.new_classes.get(bare)
        if known or (self._choices.make_classes and bare and len(said) <= LONGEST_NAME):
            return known or said, ""
        if len(said) > LONGEST_NAME:
            return "", "That is too long for the name of a class."
        return "", f"There is no class called {said}."

    def _room_name(self, said: str) -> tuple[str, str]:
        """The name of a room, or none with the reason: a lesson does without."""
        bare = _bare(said)
        if not bare:
            return "", ""
        known = self._rooms.get(bare) or self.new_rooms.get(bare)
        if known:
            return known, f"makes the room {known}" if bare in self.new_rooms else ""
        if self._choices.make_rooms:
            return said, f"makes the room {said}"
        return "", f"no room called {said}: without a room"


def _bare(name: str) -> str:
    """What tells names apart: `9B/Sc2`, `9b sc2` and `9BSc2` are one."""
    return re.sub(r"[^\w]|_", "", fold(name))


def _clash(one: PlannedLesson, other: PlannedLesson) -> bool:
    same = (one.weekday, one.period) == (other.weekday, other.period)
    return same and (not one.week or not other.week or one.week == other.week)
