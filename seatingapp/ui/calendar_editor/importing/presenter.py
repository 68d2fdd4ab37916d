"""Reads a timetable away from the window, says what it would do, and does it. No Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.timetable_lists import TimetableList
from seatingapp.domain.timetable_plan import ImportChoices, RowVerdict, TimetablePlan
from seatingapp.domain.wording import counted, day_and_month
from seatingapp.services.school import school
from seatingapp.services.timetables import ImportTimetable, known_school, preview
from seatingapp.services.workspace import Workspace
from seatingapp.ui.calendar_editor.importing.state import ImportState, LessonRow
from seatingapp.ui.history_state import History
from seatingapp.ui.slow_work import Progress, Runner

ALL = "all"


class ImportView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: ImportState) -> None:
        """Show a state and emit nothing."""

    def finish(self) -> None:
        """It was imported: close."""


class ImportPresenter:
    """`choices` are what the user wants of the file."""

    def __init__(
        self, view: ImportView, workspace: Workspace, history: History, runner: Runner, place: str
    ) -> None:
        """Start reading the file."""
        self._view, self._workspace, self._history = view, workspace, history
        self._name = Path(place).name
        self._read: TimetableList | None = None
        self.choices = ImportChoices()
        self.state = ImportState(self._name)
        view.show_state(self.state)
        zone = workspace.read(school).tz
        today = workspace.read(school).today(workspace.clock())

        def work(_progress: Progress) -> TimetableList:
            from seatingapp.exchange.timetable_reading import read_timetable

            return read_timetable(Path(place), zone, today)

        runner.run(work, self._loaded, self.refused)

    def choose_teacher(self, teacher: str) -> None:
        """Take the lessons of one teacher only."""
        self.choices = replace(self.choices, teacher="" if teacher == ALL else teacher)
        self._plan()

    def make_classes(self, on: bool) -> None:
        """Make classes that are not there yet, or leave their rows out."""
        self.choices = replace(self.choices, make_classes=on)
        self._plan()

    def make_rooms(self, on: bool) -> None:
        """Make rooms that are not there yet, or leave them empty."""
        self.choices = replace(self.choices, make_rooms=on)
        self._plan()

    def accept(self) -> None:
        """Import what is shown."""
        if self._read is None:
            return
        done = self._history.perform(ImportTimetable(self._read, self.choices))
        if done is not None:
            self._view.finish()
        elif not self.state.problem:
            self._show(problem="The timetable says all of this already: nothing was changed.")

    def refused(self, refusal: Refusal) -> None:
        """The file cannot be read or imported."""
        parts = (refusal.what, refusal.where, refusal.kept, refusal.todo)
        self._show(busy=False, ready=False, problem=" ".join(p for p in parts if p))

    def _loaded(self, read: TimetableList) -> None:
        self._read = read
        if len(read.teachers) > 1:
            self.choices = replace(self.choices, teacher=self._mine(read.teachers))
        self._plan()

    def _mine(self, teachers: tuple[str, ...]) -> str:
        """The teacher of the vault where the file has that name, or else the first."""
        own = self._workspace.read(school).teacher.casefold()
        initials = "".join(word[0] for word in own.replace(".", " ").split() if word)
        exact = [t for t in teachers if t.casefold() == own]
        short = [t for t in teachers if t.casefold() in (initials, initials[1:])]
        return (exact or short or list(teachers))[0]

    def _plan(self) -> None:
        read = self._read
        if read is None:
            return
        plan = self._workspace.read(lambda s: preview(s, read, self.choices))
        missing = self._workspace.read(
            lambda s: preview(s, read, replace(self.choices, make_classes=True, make_rooms=True))
        )
        before = len(self._workspace.read(known_school).time.slots)
        several = len(read.teachers) > 1
        self._show(
            busy=False,
            problem="",
            told=_told(plan, before),
            remarks=" ".join(_remarks(plan)),
            rows=tuple(_row(v) for v in plan.verdicts),
            teachers=tuple((t, t) for t in read.teachers) if several else (),
            teacher=self.choices.teacher,
            classes=_listed("class", "classes", missing.classes),
            rooms=_listed("room", "rooms", missing.rooms),
            make_classes=self.choices.make_classes,
            make_rooms=self.choices.make_rooms,
            ready=bool(plan.lessons or plan.closures or plan.terms),
        )

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self.state)


def _told(plan: TimetablePlan, before: int) -> str:
    parts = []
    if plan.lessons:
        parts.append(f"{counted(len(plan.lessons), 'lesson')} to import")
        if before:
            parts.append(f"in place of the {counted(before, 'lesson')} of now")
    if plan.terms:
        parts.append(f"{counted(len(plan.terms), 'term')} to take over")
    if plan.closures:
        parts.append(counted(len(plan.closures), "closed stretch", "closed stretches") + " to add")
    if plan.left_out:
        parts.append(f"{counted(plan.left_out, 'row')} left out")
    return ", ".join(parts) + "." if parts else "Nothing of this file can be taken."


def _remarks(plan: TimetablePlan) -> list[str]:
    found = list(plan.remarks)
    if plan.periods:
        found.append("New periods: " + ", ".join(p.name for p in plan.periods) + ".")
    if plan.terms:
        terms = (
            f"{t.name} {day_and_month(t.starts)} to {day_and_month(t.ends)}" for t in plan.terms
        )
        found.append("Terms: " + ", ".join(terms) + ".")
    if plan.closures:
        shut = (
            f"{c.words} {day_and_month(c.starts)}"
            + (f" to {day_and_month(c.ends)}" if c.ends != c.starts else "")
            for c in plan.closures[:8]
        )
        more = " …" if len(plan.closures) > 8 else ""
        found.append("Closed: " + ", ".join(shut) + more + ".")
    return found


def _listed(one: str, many: str, names: tuple[str, ...]) -> str:
    """What a tick makes: `Make 3 classes: 7A, 7B, 7C`; empty where nothing is missing."""
    if not names:
        return ""
    shown = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
    return f"Make {counted(len(names), one, many)}: {shown}"


def _row(verdict: RowVerdict) -> LessonRow:
    lesson = verdict.lesson
    return LessonRow(
        str(verdict.row.number),
        lesson.class_name if lesson else verdict.row.class_name,
        verdict.when,
        lesson.room if lesson else verdict.row.room,
        (verdict.notes or "taken") if lesson else verdict.notes,
        lesson is not None,
    )
