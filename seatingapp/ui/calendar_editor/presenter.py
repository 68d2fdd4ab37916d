"""Turns what is typed in the editor into edits of the school's time. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.calendar import academic_year_start
from seatingapp.domain.school_time import SchoolTime
from seatingapp.services import classes, rooms
from seatingapp.services.calendar import ChangeTime, school_time
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace
from seatingapp.ui.calendar_editor.composing import Names, calendar_state
from seatingapp.ui.calendar_editor.state import CalendarState
from seatingapp.ui.history_state import History


class CalendarView(Protocol):
    """The editor, as far as its presenter knows it."""

    def show_state(self, state: CalendarState) -> None:
        """Show a state and emit nothing."""

    def show_problem(self, text: str) -> None:
        """Say what of the last typing cannot be taken; nothing takes it away."""


class CalendarPresenter:
    """Holds the school's time as it is stored; its parts ask it to change that.

    `year` is the academic year that is shown, `week` the weeks of the grid.
    """

    def __init__(self, view: CalendarView, workspace: Workspace, history: History) -> None:
        """Read nothing yet: `read` does."""
        self._view, self._workspace, self._history = view, workspace, history
        self.time = SchoolTime()
        self.names = Names({}, {})
        self.today = workspace.read(school).today(workspace.clock())
        self.year = academic_year_start(self.today).year
        self.week = ""

    def read(self) -> None:
        """Look anew and show it."""
        self.time = self._workspace.read(school_time)
        known = self._workspace.read(classes.all_classes)
        offered = self._workspace.read(rooms.all_rooms)
        self.names = Names(
            {c.school_class.id: c.school_class.name for c in known},
            {r.id: r.name for r in offered if not r.retired or self._used(r.id)},
        )
        if self.time.calendar.week.weeks == 1:
            self.week = ""
        self.show()

    def _used(self, room_id: int) -> bool:
        return any(slot.room_id == room_id for slot in self.time.slots)

    def show(self) -> None:
        """Bring the view up to date."""
        self._view.show_state(
            calendar_state(self.time, self.names, self.today, self.year, self.week)
        )

    def choose_year(self, year: str) -> None:
        """Show another academic year."""
        self.year = int(year)
        self.show()

    def choose_week(self, week: str) -> None:
        """Show the timetable of both weeks, or of one."""
        self.week = week
        self.show()

    def change(self, how: Callable[[SchoolTime], SchoolTime], what: str, said: str = "") -> bool:
        """Change the school's time; say whether anything changed."""
        self._view.show_problem("")
        done = self._history.perform(ChangeTime(how(self.time), what, said or f"{what}: saved."))
        if done is None:
            self.show()  # the cell shows again what is so
        return done is not None

    def problem(self, text: str) -> None:
        """Say what cannot be taken, and show again what is so."""
        self.show()
        self._view.show_problem(text)

    def first_day(self) -> dt.date:
        """A day to begin with in the year that is shown: today, or its first school day."""
        if academic_year_start(self.today).year == self.year:
            return self.today
        start = dt.date(self.year, 9, 1)
        known = [t.starts for t in self.time.calendar.terms if t.ends > start]
        return min(known, default=start)

    def with_calendar(self, **changes: object) -> Callable[[SchoolTime], SchoolTime]:
        """A change of the calendar alone."""

        def how(time: SchoolTime) -> SchoolTime:
            return replace(time, calendar=replace(time.calendar, **changes))  # type: ignore[arg-type]

        return how
