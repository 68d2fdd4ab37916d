"""Decides what the dialog for a new plan shows; knows no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.domain.rooms import Room
from seatingapp.domain.wording import counted, short_date, weekday_date
from seatingapp.exchange.dates import parse_date
from seatingapp.services import classes, plan_lines, rooms
from seatingapp.services.plan_lines import Started, StartWith
from seatingapp.services.school import school
from seatingapp.services.seating import StartPlan, plan_by_id
from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.starting.state import NewPlanState, PlanDraft, Wrong


class NewPlanView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: NewPlanState) -> None:
        """Show a state and emit nothing."""


class NewPlanPresenter:
    """Keeps the draft and shows what it comes to."""

    def __init__(
        self,
        view: NewPlanView,
        workspace: Workspace,
        class_id: int,
        like_id: int | None = None,
        room_id: int | None = None,
    ) -> None:
        """Show the first draft: today, for a test where the class has a usual plan already.

        `like_id` is the plan that can be taken over, whose room comes first; without one `room_id`
        does.
        """
        self._view, self._workspace = view, workspace
        self._class = workspace.read(lambda s: classes.class_by_id(s, class_id))
        self._like: Plan | None = None
        if like_id is not None:
            self._like = workspace.read(lambda s: plan_by_id(s, like_id))
        self._rooms = {r.id: r for r in workspace.read(rooms.offered_rooms)}
        self._today = workspace.read(school).today(workspace.clock())
        self._started: Started | None = None
        self.state = NewPlanState(self._first(room_id), self._class.name, self._like is not None)
        self.change(self.state.draft)

    def change(self, draft: PlanDraft) -> None:
        """Take a new draft."""
        self._started = None
        day = parse_date(draft.day)
        room = self._rooms.get(draft.room_id or 0)
        state = NewPlanState(
            draft,
            self._class.name,
            self._like is not None,
            tuple((str(r.id), f"{r.name} · {r.layout.capacity} seats") for r in self._listed()),
            room.layout if room is not None else None,
            weekday_date(day) if day is not None else "",
        )
        if room is None:
            todo = "There is no room to seat a class in. Add one on the Rooms page."
            self._show(replace(state, problem=todo))
        elif day is None:
            self._show(
                replace(
                    state, problem="Write the day like 2026-11-23 or 23/11/2026.", wrong=Wrong.DAY
                )
            )
        else:
            self._try(state, PlanLine(self._class.id, room.id, draft.purpose, draft.name), day)

    def step_day(self, by: int) -> None:
        """Take the next day or the one before, but none that is past."""
        day = parse_date(self.state.draft.day) or self._today
        stepped = max(day + dt.timedelta(days=by), self._today)
        self.change(replace(self.state.draft, day=stepped.isoformat()))

    def edit(self) -> StartPlan | None:
        """Return the edit that starts the plan, or None while none can be started."""
        return self._started.edit if self._started is not None else None

    def told(self) -> str:
        """Return what to say once it is done."""
        if self._started is None:
            return ""
        plan = self._started.edit.plan
        name = self._rooms[plan.room_id].name
        when = "" if plan.from_date == self._today else f" from {short_date(plan.from_date)}"
        said = f"{plan.line.label}: plan in {name}{when} started and saved."
        return f"{said} {self._started.note}".strip()

    def _first(self, room_id: int | None) -> PlanDraft:
        listed = self._listed()
        wanted = self._like.room_id if self._like is not None else room_id
        first = wanted if wanted in self._rooms else (listed[0].id if listed else None)
        start = StartWith.SAME if self._like is not None else StartWith.ALPHABETICAL
        purpose = Purpose.TEST if self._like is not None else Purpose.LESSON
        return PlanDraft(first, purpose, "", self._today.isoformat(), start)

    def _listed(self) -> list[Room]:
        return list(self._rooms.values())

    def _try(self, state: NewPlanState, line: PlanLine, day: dt.date) -> None:
        """See what would be started; nothing is changed."""
        try:
            started = self._workspace.read(
                lambda s: plan_lines.start_line(
                    s, line, day, self._today, state.draft.start, self._like
                )
            )
            before = self._workspace.read(
                lambda s: plan_lines.plan_in_line(s, started.edit.plan.line, day)
            )
        except Refusal as refusal:
            wrong = Wrong.DAY if day < self._today else Wrong.NAME
            said = " ".join(part for part in (refusal.what, refusal.todo) if part)
            self._show(replace(state, problem=said, wrong=wrong))
            return
        self._started = started
        self._show(replace(state, said=_said(started, before, day), acceptable=True))

    def _show(self, state: NewPlanState) -> None:
        self.state = state
        self._view.show_state(state)


def _said(started: Started, before: Plan | None, day: dt.date) -> str:
    parts = [f"{counted(len(started.edit.plan.seated), 'pupil')} seated at first.", started.note]
    if before is not None and before.from_date == day:
        parts.append("It takes the place of the plan of that day, which stays in the history.")
    elif before is not None:
        parts.append(f"It follows the plan from {short_date(before.from_date)}.")
    return " ".join(part for part in parts if part)
