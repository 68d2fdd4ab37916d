"""Decides what the history of plans shows; knows no Qt.

The list loads no seats: a plan is read when it is chosen.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from seatingapp.domain.plan_history import Standing
from seatingapp.domain.wording import counted, short_date, weekday_date
from seatingapp.services import classes, plan_lines
from seatingapp.services.arrangements import record_of
from seatingapp.services.plan_history import DeletePlan, HistoryEntry, history
from seatingapp.services.school import school
from seatingapp.services.seating import StartPlan, plan_by_id
from seatingapp.services.workspace import Workspace
from seatingapp.ui.plan_view.state import EMPTY_PLAN, PlanState
from seatingapp.ui.seating.history.state import HistoryRow, HistoryState
from seatingapp.ui.seating.lines.picture import picture

_NOTES = {
    Standing.CURRENT: "in use",
    Standing.UPCOMING: "upcoming",
    Standing.PAST: "",
    Standing.REPLACED: "replaced that day",
}


class HistoryView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: HistoryState) -> None:
        """Show a state and emit nothing."""


class HistoryPresenter:
    """Keeps which plan is chosen."""

    def __init__(
        self,
        view: HistoryView,
        workspace: Workspace,
        class_id: int,
        plan_id: int | None,
        *,
        private: bool,
    ) -> None:
        """Show the list with a plan chosen, or with the newest one."""
        self._view, self._workspace, self._class_id = view, workspace, class_id
        self._school = workspace.read(school)
        self._class = workspace.read(lambda s: classes.class_by_id(s, class_id))
        self._entries: tuple[HistoryEntry, ...] = ()
        self._chosen, self._private = plan_id, private
        self.state = HistoryState(self._class.name)
        self.read()

    def read(self) -> None:
        """Read the list anew; where the chosen plan is gone, the one in its place is chosen."""
        at = next((n for n, e in enumerate(self._entries) if e.head.id == self._chosen), 0)
        today, private = self._today(), self._private
        self._entries = self._workspace.read(
            lambda s: history(s, self._class_id, today, comments=private)
        )
        if all(e.head.id != self._chosen for e in self._entries):
            near = self._entries[min(at, len(self._entries) - 1)] if self._entries else None
            self._chosen = near.head.id if near is not None else None
        self._show()

    def choose(self, plan_id: int) -> None:
        """Look at a plan."""
        if plan_id != self._chosen:
            self._chosen = plan_id
            self._show()

    def show_private(self, shown: bool) -> None:
        """Read comments and records, or forget them."""
        self._private = shown
        self.read()

    def restore(self) -> tuple[StartPlan, str] | None:
        """Return the edit that restores the chosen plan, and what to say. Raises Refusal."""
        entry = self._entry()
        if entry is None or not self.state.can_restore:
            return None
        plan_id, today = entry.head.id, self._today()
        started = self._workspace.read(lambda s: plan_lines.restore(s, plan_id, today))
        when = short_date(entry.head.from_date)
        said = f"The plan from {when} is restored, from today on. The others are kept."
        return started.edit, f"{said} {started.note}".strip()

    def delete(self) -> DeletePlan | None:
        """Return the edit that deletes the chosen plan, or None where it has to stay."""
        entry = self._entry()
        return DeletePlan(entry.head.id) if entry is not None and entry.deletable else None

    def _today(self) -> dt.date:
        return self._school.today(self._workspace.clock())

    def _entry(self) -> HistoryEntry | None:
        return next((e for e in self._entries if e.head.id == self._chosen), None)

    def _show(self) -> None:
        entry = self._entry()
        rows = tuple(_row(e) for e in self._entries)
        if entry is None:
            self.state = HistoryState(self._class.name, rows)
        else:
            lessons = entry.head.lessons
            taught = f"{counted(lessons, 'lesson')} taught on it" if lessons else ""
            self.state = HistoryState(
                self._class.name,
                rows,
                entry.head.id,
                f"{entry.head.line.label} in {entry.room}, {self._days(entry)}",
                " · ".join(part for part in (self._made(entry), taught) if part),
                entry.head.comment,
                self._picture(entry.head.id),
                min(entry.head.from_date, self._today()),
                entry.standing is not Standing.CURRENT,
                f"{taught}, so it is kept." if lessons else "",
                self._record(entry.head.id),
            )
        self._view.show_state(self.state)

    def _picture(self, plan_id: int) -> PlanState:
        if plan_id == self.state.chosen:
            return self.state.picture
        if all(e.head.id != plan_id for e in self._entries):
            return EMPTY_PLAN
        return self._workspace.read(lambda s: picture(s, plan_by_id(s, plan_id)))

    def _record(self, plan_id: int) -> str:
        """How a plan was arranged, which is private: it is read only if it may be shown."""
        if not self._private:
            return ""
        found = self._workspace.read(lambda s: record_of(s, plan_id))
        return f"{found.words}." if found is not None else ""

    def _days(self, entry: HistoryEntry) -> str:
        first, last = entry.span.first, entry.span.last
        if entry.standing is Standing.REPLACED:
            return f"replaced on {weekday_date(first)} itself"
        if last is None:
            return f"from {weekday_date(first)} on"
        return weekday_date(first) if first == last else f"{_dated(first)} to {_dated(last)}"

    def _made(self, entry: HistoryEntry) -> str:
        by = f"Made by {entry.made_by}" if entry.made_by else "Made"
        if entry.head.made_at is None:
            return by if entry.made_by else ""
        at = entry.head.made_at.astimezone(self._school.tz)
        return f"{by} on {_dated(at.date())}, {at:%H:%M}"


def _dated(day: dt.date) -> str:
    """With the year: a history goes back further."""
    return f"{short_date(day)} {day.year}"


def _row(entry: HistoryEntry) -> HistoryRow:
    return HistoryRow(
        entry.head.id,
        _dated(entry.head.from_date),
        f"{entry.head.line.label} · {entry.room}",
        entry.made_by,
        str(entry.head.seated),
        _NOTES[entry.standing],
    )
