"""The room on the drawing board: its state, and the one way in which it is changed. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, Unpack

from seatingapp.domain.errors import Refusal
from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.room_order import seat_labels
from seatingapp.domain.room_pieces import all_pieces
from seatingapp.domain.room_walls import problems, walls
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.domain.zones import proposals
from seatingapp.services.rooms import ChangeRoom, room_with
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.room_editor.state import Changes, EditorState, Mode


class EditorView(MessageView, Protocol):
    """The editor's widgets, as far as presenters know them."""

    def show_editor(self, state: EditorState) -> None:
        """Show a state and emit nothing."""

    def announce(self, words: str) -> None:
        """Say something to a screen reader."""

    def ask_for_label(self) -> None:
        """Let the user type what the chosen piece is called."""


class Drafting:
    """Keeps the state, stores layouts as edits, and shows what came of it."""

    def __init__(self, view: EditorView, workspace: Workspace, history: History) -> None:
        """Nothing is open yet."""
        self.view, self.workspace, self.history = view, workspace, history
        self.state = EditorState()
        self._editing = False

    @property
    def layout(self) -> RoomLayout:
        """The room as it is stored."""
        return self.state.layout

    def show(self, **changes: Unpack[Changes]) -> None:
        """Change what is shown, without touching the room."""
        self.state = replace(self.state, **changes)
        self.view.show_editor(self.state)

    def change(
        self, layout: RoomLayout, what: str, *, say: str = "", **changes: Unpack[Changes]
    ) -> bool:
        """Store a layout as one edit; `changes` are shown with it. Say if it was done."""
        done = self.perform(ChangeRoom(self.state.room_id, layout, what), **changes)
        if done and say:
            self.view.announce(say)
        return done

    def attempt(
        self, make: Callable[[], RoomLayout], what: str, **changes: Unpack[Changes]
    ) -> bool:
        """Store what `make` returns; where it refuses, say so and leave the room alone."""
        try:
            layout = make()
        except Refusal as refusal:
            self.view.show_refusal(refusal)
            self.show()
            return False
        return self.change(layout, what, **changes)

    def perform(self, edit: Edit, **changes: Unpack[Changes]) -> bool:
        """Do an edit and show the room once, when all of it is done."""
        self._editing = True
        try:
            done = self.history.perform(edit)
        finally:
            self._editing = False
        self.state = replace(self.state, **changes)
        self.read()
        return done is not None

    def heard(self) -> None:
        """Rooms changed, by us or by undo."""
        if not self._editing:
            self.read()

    def read(self) -> None:
        """Read the room and show it. One that is gone is shown as none."""
        room_id = self.state.room_id
        room = self.workspace.read(lambda s: room_with(s, room_id))
        if room is None:
            self.show(room_id=0)
            return
        self.state = _brought_up(self.state, room)
        self.view.show_editor(self.state)


def _brought_up(state: EditorState, room: Room) -> EditorState:
    """The state of a room as it is stored now, with what of the choice is still there."""
    # The same pieces need not be compared one by one.
    layout = state.layout if room.layout == state.layout else room.layout
    there = frozenset(all_pieces(layout))
    seats = frozenset(seat.id for desk in layout.desks for seat in desk.seats)
    corner = (
        state.corner if state.corner is not None and state.corner < len(walls(layout)) else None
    )
    return replace(
        state,
        name=room.name,
        code=room.code,
        layout=layout,
        chosen=state.chosen & there,
        kept=state.kept & there,
        focus=state.focus if state.focus in there else None,
        corner=corner,
        seats=state.seats & seats,
        seat_focus=state.seat_focus if state.seat_focus in seats else None,
        zone=state.zone if any(z.name == state.zone for z in layout.zones) else "",
        pair=state.pair if state.pair and seats.issuperset(state.pair) else None,
        labels=seat_labels(layout),
        problems=problems(layout),
        proposals=proposals(layout) if state.mode is Mode.SEATS else (),
        links=neighbours(layout) if state.mode is Mode.NEIGHBOURS else (),
    )
