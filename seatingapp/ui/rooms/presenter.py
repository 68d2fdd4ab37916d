"""Decides what the Rooms page shows and turns its intents into edits; knows no Qt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import FixtureKind, Room
from seatingapp.domain.wording import counted
from seatingapp.services.classes import all_classes
from seatingapp.services.rooms import all_rooms
from seatingapp.services.school import school
from seatingapp.services.seating import plan_for
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History, HistoryState
from seatingapp.ui.room_form.presenter import draft_of, edit_of
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.rooms.state import RoomRow, RoomsState

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_TOPICS = frozenset({Topic.ROOMS, Topic.PLANS, Topic.PUPILS})


class RoomsView(Protocol):
    """The page, as far as its presenter knows it."""

    def show_state(self, state: RoomsState) -> None:
        """Show a state and emit nothing."""

    def ask_for_room(self, taken: frozenset[str], draft: RoomDraft) -> None:
        """Open the dialog for a new room."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done, with a way to take it back if `undo`."""


class RoomsPresenter:
    """Reads rooms when they may have changed, and only while the page is in front."""

    def __init__(self, view: RoomsView, workspace: Workspace, history: History) -> None:
        """Read nothing yet: `opened` does."""
        self._view = view
        self._workspace = workspace
        self._history = history
        self._state = RoomsState()
        self._in_front = False
        self._stale = True

    def opened(self) -> None:
        """The page came to the front."""
        self._in_front = True
        if self._stale:
            self._read()

    def left(self) -> None:
        """Another page came to the front."""
        self._in_front = False

    def changed(self, topics: frozenset[Topic]) -> None:
        """Something was done, undone or redone, here or on another page."""
        if topics & _TOPICS:
            self._stale = True
            if self._in_front:
                self._read()

    def history_changed(self, history: HistoryState) -> None:
        """What can be undone and redone is another now."""
        self._show(replace(self._state, history=history))

    def refused(self, refusal: Refusal) -> None:
        """An edit was refused; a page that is not in front leaves that to the one that is."""
        if self._in_front:
            self._view.show_refusal(refusal)

    def choose(self, room_id: int) -> None:
        """Show a room large."""
        self._show(replace(self._state, chosen_id=room_id))

    def turn(self, side: Side) -> None:
        """Look from the other side."""
        self._show(replace(self._state, side=side))

    def ask_for_room(self) -> None:
        """Open the dialog for a new room."""
        taken = frozenset(row.name for row in self._state.rooms)
        self._view.ask_for_room(taken, draft_of(Template.ROWS_OF_DOUBLES))

    def add(self, draft: RoomDraft) -> None:
        """Add a room and show it large."""
        edit = edit_of(draft)
        done = self._history.perform(edit)
        if done is None:
            return
        rooms = self._workspace.read(all_rooms)
        added = next((r.id for r in rooms if r.uid == edit.uid), None)
        self._show(replace(self._state, chosen_id=added))
        self._view.show_message(done.said, undo=True)

    def undo(self) -> None:
        """Take back the last edit."""
        what = self._state.history.undo
        self._history.undo()
        self._view.show_message(f"Undone: {what}", undo=False)

    def redo(self) -> None:
        """Do the last edit taken back once more."""
        what = self._state.history.redo
        self._history.redo()
        self._view.show_message(f"Done again: {what}", undo=True)

    def _read(self) -> None:
        self._stale = False
        rows = self._workspace.read(self._rows)
        chosen = self._state.chosen_id
        if chosen not in {row.room_id for row in rows}:
            chosen = rows[0].room_id if rows else None
        seats = sum(row.layout.capacity for row in rows)
        subtitle = f"{counted(len(rows), 'room')} · {counted(seats, 'seat')}" if rows else ""
        self._show(replace(self._state, rooms=rows, chosen_id=chosen, subtitle=subtitle))

    def _rows(self, session: Session) -> tuple[RoomRow, ...]:
        today = school(session).today(self._workspace.clock())
        classes: defaultdict[int, list[str]] = defaultdict(list)
        rooms = all_rooms(session)
        for summary in all_classes(session):
            for room in rooms:
                if plan_for(session, summary.school_class.id, today, room.id) is not None:
                    classes[room.id].append(summary.school_class.name)
        return tuple(_row(room, classes[room.id]) for room in rooms)

    def _show(self, state: RoomsState) -> None:
        self._state = state
        self._view.show_state(state)


def _row(room: Room, classes: list[str]) -> RoomRow:
    seats = counted(room.layout.capacity, "seat")
    has_board = any(f.kind is FixtureKind.BOARD for f in room.layout.fixtures)
    note = f"{seats} · {'board' if has_board else 'no board'}"
    desks = counted(len(room.layout.desks), "desk")
    used = "Plans: " + ", ".join(classes) if classes else "No class has a plan here yet"
    return RoomRow(room.id, room.name, note, f"{seats} · {desks} · {used}", room.layout)
