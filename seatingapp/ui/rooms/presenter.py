"""Decides what the Rooms page shows and turns its intents into edits; knows no Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import FixtureKind, Room
from seatingapp.domain.wording import counted
from seatingapp.services.classes import all_classes
from seatingapp.services.rooms import (
    RemoveRoom,
    RestoreRoom,
    RetireRoom,
    all_rooms,
    free_name,
    room_in_use,
)
from seatingapp.services.school import school
from seatingapp.services.seating import plan_for
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History, HistoryState
from seatingapp.ui.page_presenter import MessageView, PagePresenter
from seatingapp.ui.room_form.presenter import draft_of, edit_of
from seatingapp.ui.room_form.state import Model, RoomDraft, Start
from seatingapp.ui.rooms.state import RoomRow, RoomsState

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


class RoomsView(MessageView, Protocol):
    """The page, as far as its presenter knows it."""

    def show_state(self, state: RoomsState) -> None:
        """Show a state and emit nothing."""

    def ask_for_room(
        self, taken: frozenset[str], draft: RoomDraft, models: Sequence[Model]
    ) -> None:
        """Open the dialog for a new room."""


class RoomsPresenter(PagePresenter[RoomsView]):
    """Reads rooms when they may have changed, and only while their list is in front.

    While one room is edited, the list is not read: it is when the editor is done.
    """

    topics = frozenset({Topic.ROOMS, Topic.PLANS, Topic.PUPILS})

    def __init__(self, view: RoomsView, workspace: Workspace, history: History) -> None:
        """Read nothing yet: `opened` does."""
        super().__init__(view, workspace, history)
        self._state = RoomsState()
        self._is_covered = False

    @property
    def chosen(self) -> RoomRow | None:
        """The room that is shown large."""
        return self._state.chosen

    def cover(self, covered: bool) -> None:
        """The editor lies over the list, or does not any more."""
        self._is_covered = covered
        self._read_if_stale()

    def history_changed(self, history: HistoryState) -> None:
        """What can be undone and redone is another now."""
        super().history_changed(history)
        self._show(replace(self._state, history=history))

    def choose(self, room_id: int) -> None:
        """Show a room large."""
        self._show(replace(self._state, chosen_id=room_id))

    def turn(self, side: Side) -> None:
        """Look from the other side."""
        self._show(replace(self._state, side=side))

    def ask_for_room(self) -> None:
        """Open the dialog for a new room."""
        self._ask(draft_of(Template.ROWS_OF_DOUBLES))

    def ask_for_copy(self) -> None:
        """Open the dialog for a copy of the chosen room."""
        room = self.chosen
        if room is not None:
            name = self._workspace.read(lambda session: free_name(session, room.name))
            draft = draft_of(Template.ROWS_OF_DOUBLES)
            self._ask(replace(draft, name=name, start=Start.COPY, copied=room.room_id))

    def add(self, draft: RoomDraft) -> None:
        """Add a room and show it large."""
        edit = edit_of(draft)
        done = self._history.perform(edit)
        if done is not None:
            self.show_room(edit.uid)
            self._view.show_message(done.said, undo=True)

    def show_room(self, uid: str) -> None:
        """Show a room large that was just added."""
        rooms = self._workspace.read(all_rooms)
        added = next((r.id for r in rooms if r.uid == uid), None)
        self._show(replace(self._state, chosen_id=added))

    def put_away(self) -> None:
        """Put the chosen room away, or bring it back."""
        room = self.chosen
        if room is not None:
            number = room.room_id
            self._perform(RestoreRoom(number) if room.is_away else RetireRoom(number))

    def remove(self) -> None:
        """Remove the chosen room, which nothing may refer to."""
        room = self.chosen
        if room is not None:
            self._perform(RemoveRoom(room.room_id))

    def _ask(self, draft: RoomDraft) -> None:
        rooms = self._state.rooms
        models = tuple(Model(row.room_id, row.name, row.layout) for row in rooms)
        self._view.ask_for_room(frozenset(row.name for row in rooms), draft, models)

    def _read_if_stale(self) -> None:
        if not self._is_covered:
            super()._read_if_stale()

    def _read(self) -> None:
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
        rooms = sorted(all_rooms(session), key=lambda room: room.retired)
        for summary in all_classes(session):
            for room in rooms:
                if plan_for(session, summary.school_class.id, today, room.id) is not None:
                    classes[room.id].append(summary.school_class.name)
        return tuple(
            _row(room, classes[room.id], is_needed=room_in_use(session, room.id)) for room in rooms
        )

    def _show(self, state: RoomsState) -> None:
        self._state = state
        self._view.show_state(state)


def _row(room: Room, classes: list[str], *, is_needed: bool) -> RoomRow:
    seats = counted(room.layout.capacity, "seat")
    has_board = any(f.kind in (FixtureKind.BOARD, FixtureKind.SCREEN) for f in room.layout.fixtures)
    note = "put away" if room.retired else f"{seats} · {'board' if has_board else 'no board'}"
    desks = counted(len(room.layout.desks), "desk")
    earlier = "Earlier plans or lessons are in this room" if is_needed else ""
    used = "Plans: " + ", ".join(classes) if classes else earlier
    parts = (room.code, seats, desks, used or "No class has a plan here yet")
    return RoomRow(
        room.id,
        room.name,
        note,
        " · ".join(part for part in parts if part),
        room.layout,
        used,
        is_needed,
        room.retired,
    )
