"""Decides what the dialog for copying a plan offers; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted, short_date
from seatingapp.services import classes, plan_lines, rooms
from seatingapp.services.plan_lines import Started
from seatingapp.services.school import school
from seatingapp.services.seating import StartPlan, plan_by_id
from seatingapp.services.workspace import Workspace


class CopyTo(StrEnum):
    """Where a plan is copied to."""

    CLASS = "class"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class CopyState:
    """Where the plan can go (`targets` are key and words), and what comes of it.

    `problem` is why it cannot go there.
    """

    to: CopyTo
    targets: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    said: str = ""
    problem: str = ""
    acceptable: bool = False


class CopyView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: CopyState) -> None:
        """Show a state and emit nothing."""


class CopyPresenter:
    """Keeps where the plan is to go, and shows what it comes to."""

    def __init__(self, view: CopyView, workspace: Workspace, plan_id: int, to: CopyTo) -> None:
        """Show the first of the other classes or rooms."""
        self._view, self._workspace, self._to = view, workspace, to
        self._plan = workspace.read(lambda s: plan_by_id(s, plan_id))
        self._today = workspace.read(school).today(workspace.clock())
        self._started: Started | None = None
        targets = self._classes() if to is CopyTo.CLASS else self._rooms()
        self.state = CopyState(to, targets)
        if targets:
            self.choose(targets[0][0])
        else:
            word = "class" if to is CopyTo.CLASS else "room"
            self._show(CopyState(to, problem=f"There is no other {word} yet."))

    def choose(self, key: str) -> None:
        """Take another class or room."""
        self._started = None
        plan_id, target, today = self._plan.id, int(key), self._today
        copy = plan_lines.copy_to_class if self._to is CopyTo.CLASS else plan_lines.copy_to_room
        try:
            started = self._workspace.read(lambda s: copy(s, plan_id, target, today))
        except Refusal as refusal:
            said = " ".join(part for part in (refusal.what, refusal.todo) if part)
            self._show(CopyState(self._to, self.state.targets, key, problem=said))
            return
        self._started = started
        said = self._said(started)
        self._show(CopyState(self._to, self.state.targets, key, said, acceptable=True))

    def edit(self) -> StartPlan | None:
        """Return the edit that starts the copy, or None while there is nothing to copy to."""
        return self._started.edit if self._started is not None else None

    def told(self) -> str:
        """Return what to say once it is done."""
        words = dict(self.state.targets).get(self.state.chosen, "").partition(" · ")[0]
        note = self._started.note if self._started is not None else ""
        return f"The plan was copied to {words}. {note}".strip()

    def _classes(self) -> tuple[tuple[str, str], ...]:
        known = self._workspace.read(classes.all_classes)
        return tuple(
            (str(c.school_class.id), f"{c.school_class.name} · {counted(c.size, 'pupil')}")
            for c in known
            if c.school_class.id != self._plan.class_id
        )

    def _rooms(self) -> tuple[tuple[str, str], ...]:
        known = self._workspace.read(rooms.offered_rooms)
        return tuple(
            (str(r.id), f"{r.name} · {counted(r.layout.capacity, 'seat')}")
            for r in known
            if r.id != self._plan.room_id
        )

    def _said(self, started: Started) -> str:
        if self._to is CopyTo.CLASS:
            said = "The tables and their places, with nobody seated yet. Comments stay behind."
        elif started.same_shape:
            said = "The room has the same shape: everybody keeps their place."
        else:
            said = ""
        followed = started.edit.previous_id
        if followed is not None:
            before = self._workspace.read(lambda s: plan_by_id(s, followed))
            said += f" The plan there from {short_date(before.from_date)} stays in the history."
        return f"{said} {started.note}".strip()

    def _show(self, state: CopyState) -> None:
        self.state = state
        self._view.show_state(state)
