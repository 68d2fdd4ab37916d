"""Decides what the room editor shows and turns what is done on it into edits; knows no Qt."""

from __future__ import annotations

from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.zones import proposals
from seatingapp.services.rooms import RenameRoom
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.drafting import Drafting, EditorView
from seatingapp.ui.room_editor.furnishing import Furnishing
from seatingapp.ui.room_editor.pairing import Pairing
from seatingapp.ui.room_editor.seat_zones import SeatZones
from seatingapp.ui.room_editor.state import EditorState, Mode
from seatingapp.ui.room_editor.walling import Walling


class RoomEditorPresenter:
    """Opens a room, keeps it up to date, and hands each kind of command to who knows about it."""

    def __init__(self, view: EditorView, workspace: Workspace, history: History) -> None:
        """Nothing is open yet."""
        self.drafting = Drafting(view, workspace, history)
        self.furniture = Furnishing(self.drafting)
        self.walls = Walling(self.drafting)
        self.seats = SeatZones(self.drafting)
        self.pairs = Pairing(self.drafting)

    @property
    def state(self) -> EditorState:
        """What is shown."""
        return self.drafting.state

    def open(self, room_id: int, used: str) -> None:
        """Begin to edit a room; `used` says which plans there are in it."""
        can_paste = self.furniture.can_paste
        self.drafting.state = EditorState(room_id=room_id, used=used, can_paste=can_paste)
        self.drafting.read()

    def close(self) -> None:
        """Stop editing; everything is stored already."""
        self.drafting.show(room_id=0)

    def changed(self, topics: frozenset[Topic]) -> None:
        """Something was done, undone or redone, here or on another page."""
        if self.state.is_open and Topic.ROOMS in topics:
            self.drafting.heard()

    def set_mode(self, mode: Mode) -> None:
        """Go on with furniture, walls, seats or neighbours."""
        layout = self.drafting.layout
        self.drafting.show(
            mode=mode,
            placing=None,
            chosen=frozenset(),
            kept=frozenset(),
            corner=None,
            seats=frozenset(),
            seat_focus=None,
            zone="",
            pair=None,
            proposals=proposals(layout) if mode is Mode.SEATS else (),
            links=neighbours(layout) if mode is Mode.NEIGHBOURS else (),
        )

    def rename(self, name: str, code: str) -> None:
        """Give the room another name or short code."""
        if not self.drafting.perform(RenameRoom(self.state.room_id, name, code)):
            self.drafting.show()  # what was typed and refused goes

    def step(self, way: int) -> None:
        """Go on to the next piece, corner or seat, whatever the keys are about."""
        mode = self.state.mode
        if mode is Mode.FURNITURE:
            self.furniture.run(Command.NEXT if way > 0 else Command.PREVIOUS)
        elif mode is Mode.WALLS:
            self.walls.step(way)
        elif mode is Mode.SEATS:
            self.seats.step(way)
        else:
            self.pairs.step(way)

    def press(self) -> None:
        """Space on what has the focus: keep a piece, choose a seat."""
        mode, focus = self.state.mode, self.state.seat_focus
        if mode is Mode.FURNITURE:
            self.furniture.run(Command.KEEP)
        elif mode is Mode.SEATS:
            self.seats.toggle()
        elif mode is Mode.NEIGHBOURS and focus is not None:
            self.pairs.tap(focus)

    def run(self, command: Command) -> None:
        """A command by key, button or menu, whatever the keys are about."""
        mode = self.state.mode
        if mode is Mode.FURNITURE or command in (Command.RENUMBER, Command.MIRROR):
            self.furniture.run(command)
        elif mode is Mode.WALLS and command is Command.DELETE:
            self.walls.delete()
        elif mode is Mode.SEATS and command is Command.ALL:
            self.seats.all()
        elif mode is Mode.SEATS and command is Command.DELETE and self.state.zone:
            self.seats.remove_zone(self.state.zone)

    def escape(self) -> bool:
        """Let go of what is chosen or in the hand; False where there was nothing to let go."""
        state = self.state
        nothing = EditorState(room_id=state.room_id)
        held = (state.placing, state.chosen, state.corner, state.seats, state.pair)
        if held == (None, nothing.chosen, None, nothing.seats, None):
            return False
        self.drafting.show(
            placing=None,
            chosen=frozenset(),
            kept=frozenset(),
            corner=None,
            seats=frozenset(),
            zone="",
            pair=None,
        )
        return True
