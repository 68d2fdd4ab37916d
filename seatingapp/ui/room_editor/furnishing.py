"""Commands about chosen pieces of furniture. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from seatingapp.domain.piece_shapes import box_around
from seatingapp.domain.room_copies import Clip, clip, pasted
from seatingapp.domain.room_order import Axis, Edge, aligned, distributed, numbered
from seatingapp.domain.room_pieces import (
    Piece,
    PieceKind,
    all_pieces,
    duplicated,
    faced,
    labelled,
    moved,
    removed,
    resized,
    turned,
    with_places,
)
from seatingapp.domain.room_walls import mirrored
from seatingapp.domain.rooms import FixtureKind, RoomLayout
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.drafting import Drafting
from seatingapp.ui.room_editor.gestures import STEP
from seatingapp.ui.room_editor.placing import free_spot, put
from seatingapp.ui.room_editor.state import EditorState, Tile
from seatingapp.ui.room_editor.words import find, group_words, in_order, name_of, spoken

_BESIDE = 20.0  # cm from a piece to its duplicate
_BEHIND = 45.0  # room for chairs

_EDGES = {
    Command.ALIGN_LEFT: Edge.LEFT,
    Command.ALIGN_CENTRE: Edge.CENTRE,
    Command.ALIGN_RIGHT: Edge.RIGHT,
    Command.ALIGN_FRONT: Edge.FRONT,
    Command.ALIGN_MIDDLE: Edge.MIDDLE,
    Command.ALIGN_BACK: Edge.BACK,
}
_AXES = {Command.SPREAD_ACROSS: Axis.X, Command.SPREAD_BACK: Axis.Y}


class Furnishing:
    """Chooses pieces and changes them. The clipboard outlives the room: paste works in another."""

    def __init__(self, drafting: Drafting) -> None:
        self._draft = drafting
        self._clip: Clip | None = None
        self._pastes = 0
        self._commands: dict[Command, Callable[[], None]] = {
            Command.NEXT: lambda: self._step(1),
            Command.PREVIOUS: lambda: self._step(-1),
            Command.KEEP: self._keep,
            Command.ALL: self._all,
            Command.NONE: self._none,
            Command.DELETE: self._delete,
            Command.COPY: self._copy,
            Command.CUT: self._cut,
            Command.PASTE: self._paste,
            Command.DUPLICATE: self._duplicate,
            Command.TURN_RIGHT: lambda: self._turn(STEP),
            Command.TURN_LEFT: lambda: self._turn(-STEP),
            Command.RENUMBER: self._renumber,
            Command.MIRROR: self._mirror,
        }

    @property
    def can_paste(self) -> bool:
        """Whether something was copied."""
        return self._clip is not None

    def run(self, command: Command) -> None:
        """Carry out a command; one that is about pieces does nothing while none is chosen."""
        if command in _EDGES:
            self._arrange(command, lambda lo, ps: aligned(lo, ps, _EDGES[command]), "Align")
        elif command in _AXES:
            self._arrange(command, lambda lo, ps: distributed(lo, ps, _AXES[command]), "Space out")
        else:
            self._commands[command]()

    def choose(self, pieces: frozenset[Piece], focus: Piece | None) -> None:
        """Choose exactly these pieces."""
        self._draft.show(chosen=pieces, kept=frozenset(), focus=focus, placing=None)

    def arm(self, tile: Tile | None) -> None:
        """Take something from the palette in the hand, or put it back."""
        self._draft.show(placing=tile, chosen=frozenset(), kept=frozenset(), focus=None)

    def put_back(self) -> None:
        """Put back what is in the hand; what was put down stays chosen."""
        self._draft.show(placing=None)

    def add(self, tile: Tile) -> None:
        """Put a piece where there is room, without a pointer."""
        x, y = free_spot(self._draft.layout, tile)
        layout, piece = put(self._draft.layout, tile, x, y)
        self._store(layout, f"Add {name_of(layout, piece)}", frozenset({piece}), piece)

    def store(self, layout: RoomLayout, what: str, chosen: frozenset[Piece]) -> None:
        """Store what a gesture left behind."""
        focus = self._draft.state.focus
        if focus not in chosen:
            focus = next((p for p in in_order(layout) if p in chosen), None)
        self._store(layout, what, chosen, focus)

    def set_place(self, x: float | None, y: float | None) -> None:
        """Put what is chosen so far from the left wall or from the front, in cm."""
        layout, chosen = self._draft.layout, self._draft.state.chosen
        box = box_around(layout, chosen)
        if box is not None:
            dx = x - box.x if x is not None else 0.0
            dy = y - box.y if y is not None else 0.0
            self._change(moved(layout, chosen, dx, dy), "Move")

    def set_angle(self, degrees: float) -> None:
        """Turn each chosen piece where it stands."""
        layout = self._draft.layout
        for piece in self._draft.state.chosen:
            layout = faced(layout, piece, degrees)
        self._change(layout, "Turn")

    def set_size(self, width: float | None, depth: float | None) -> None:
        """Make each chosen piece so wide or deep, in cm."""
        layout = self._draft.layout
        for piece in self._draft.state.chosen:
            thing = find(layout, piece)
            if thing is not None:
                layout = resized(layout, piece, width or thing.width, depth or thing.depth)
        self._change(layout, "Resize")

    def set_places(self, places: int) -> None:
        """Give each chosen desk so many places."""
        draft, chosen = self._draft, self._draft.state.chosen

        def make() -> RoomLayout:
            layout = draft.layout
            for piece in chosen:
                if piece.kind is PieceKind.DESK:
                    layout = with_places(layout, piece.id, places)
            return layout

        draft.attempt(make, f"Places of {group_words(draft.layout, chosen)}")

    def set_label(self, text: str) -> None:
        """Write on the one chosen piece what it is called."""
        chosen = self._draft.state.chosen
        if len(chosen) == 1:
            (piece,) = chosen
            self._change(labelled(self._draft.layout, piece, text), "Name")

    def _change(self, layout: RoomLayout, verb: str) -> None:
        words = group_words(self._draft.layout, self._draft.state.chosen)
        self._draft.change(layout, f"{verb} {words}", say=self._said(layout))

    def _said(self, layout: RoomLayout) -> str:
        chosen = self._draft.state.chosen
        return spoken(layout, next(iter(chosen))) if len(chosen) == 1 else ""

    def _store(
        self, layout: RoomLayout, what: str, chosen: frozenset[Piece], focus: Piece | None
    ) -> None:
        before = self._draft.layout
        say = spoken(layout, focus) if focus is not None and len(chosen) == 1 else what
        self._draft.change(layout, what, say=say, chosen=chosen, kept=frozenset(), focus=focus)
        if focus is not None and chosen == {focus} and find(before, focus) is None:
            thing = find(self._draft.layout, focus)
            if thing is not None and thing.kind is FixtureKind.LABEL:
                self._draft.view.ask_for_label()

    def _arrange(
        self,
        command: Command,
        arrange: Callable[[RoomLayout, frozenset[Piece]], RoomLayout],
        verb: str,
    ) -> None:
        state = self._draft.state
        least = 3 if command in _AXES else 2
        if len(state.chosen) >= least:
            what = f"{verb} {group_words(state.layout, state.chosen)}"
            self._draft.change(arrange(state.layout, state.chosen), what, say=what)

    def _step(self, way: int) -> None:
        """Choose the next piece; those that are kept stay chosen beside it."""
        state = self._draft.state
        pieces = in_order(state.layout)
        if not pieces:
            return
        if state.focus in pieces:
            at = (pieces.index(state.focus) + way) % len(pieces)
        else:
            at = 0 if way > 0 else len(pieces) - 1
        focus = pieces[at]
        self._draft.show(focus=focus, chosen=state.kept | {focus}, placing=None)
        self._draft.view.announce(spoken(state.layout, focus, chosen=focus in state.kept))

    def _keep(self) -> None:
        """Keep the piece with the focus chosen while the keyboard goes on, or let it go."""
        state = self._draft.state
        if state.focus is not None:
            kept = state.kept ^ {state.focus}
            self._draft.show(kept=kept, chosen=kept | {state.focus})
            words = "Kept" if state.focus in kept else "Let go"
            self._draft.view.announce(f"{words}: {name_of(state.layout, state.focus)}")

    def _all(self) -> None:
        pieces = frozenset(all_pieces(self._draft.layout))
        self._draft.show(chosen=pieces, kept=pieces, placing=None)
        self._draft.view.announce(f"{group_words(self._draft.layout, pieces)} chosen")

    def _none(self) -> None:
        self._draft.show(chosen=frozenset(), kept=frozenset(), placing=None)

    def _delete(self) -> None:
        state = self._draft.state
        if state.chosen:
            what = f"Delete {group_words(state.layout, state.chosen)}"
            rest = [p for p in in_order(state.layout) if p not in state.chosen or p == state.focus]
            at = rest.index(state.focus) if state.focus in rest else 0
            rest = [p for p in rest if p not in state.chosen]
            focus = rest[min(at, len(rest) - 1)] if rest else None
            layout = removed(state.layout, state.chosen)
            self._draft.change(
                layout, what, say=what, chosen=frozenset(), kept=frozenset(), focus=focus
            )
            self._draft.view.show_message(what, undo=True)

    def _copy(self) -> None:
        state = self._draft.state
        if state.chosen:
            self._clip, self._pastes = clip(state.layout, state.chosen), 0
            self._draft.show(can_paste=True)
            self._draft.view.announce(f"Copied: {group_words(state.layout, state.chosen)}")

    def _cut(self) -> None:
        if self._draft.state.chosen:
            self._copy()
            self._pastes = -1  # what was cut is pasted where it was
            self._delete()

    def _paste(self) -> None:
        if self._clip is None:
            return
        self._pastes += 1
        by = self._pastes * _BESIDE
        layout, pieces = pasted(self._draft.layout, self._clip, by, by)
        self.store(layout, f"Paste {group_words(layout, pieces)}", pieces)

    def _duplicate(self) -> None:
        state = self._draft.state
        if state.chosen:
            what = f"Duplicate {group_words(state.layout, state.chosen)}"
            layout, pieces = duplicated(state.layout, state.chosen, *_beside(state))
            self.store(layout, what, pieces)

    def _turn(self, degrees: float) -> None:
        state = self._draft.state
        if state.chosen:
            self._change(turned(state.layout, state.chosen, degrees), "Turn")

    def _renumber(self) -> None:
        draft = self._draft
        draft.attempt(lambda: numbered(draft.layout), "Renumber the seats")
        draft.view.show_message("Seats numbered by row from the front.", undo=True)

    def _mirror(self) -> None:
        self._draft.change(mirrored(self._draft.layout), "Mirror the room", say="Room mirrored")


def _beside(state: EditorState) -> tuple[float, float]:
    """How far a duplicate goes: to the right, or wherever else it stays within the walls."""
    layout, box = state.layout, box_around(state.layout, state.chosen)
    if box is None:
        return 0.0, 0.0
    across, back = box.width + _BESIDE, box.height + _BEHIND
    for dx, dy in ((across, 0.0), (0.0, back), (-across, 0.0), (0.0, -back)):
        left, front = box.x + dx, box.y + dy
        if 0 <= left <= layout.width - box.width and 0 <= front <= layout.depth - box.height:
            return dx, dy
    return _BESIDE, _BESIDE
