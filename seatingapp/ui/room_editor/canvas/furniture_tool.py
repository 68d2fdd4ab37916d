"""The pointer on furniture: choose, drag, turn, resize, place and draw."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from seatingapp.domain.errors import Refusal
from seatingapp.domain.piece_shapes import Piece, Point
from seatingapp.ui.room_editor.canvas.intents import CanvasIntents
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.canvas.tool import Tool, Touch
from seatingapp.ui.room_editor.gestures import Gesture, Hold, Move, Preview, Resize, Turn
from seatingapp.ui.room_editor.grips import Grip, grips
from seatingapp.ui.room_editor.placing import Place

_Cursor = Qt.CursorShape


class FurnitureTool(Tool):
    """While something from the palette is in the hand, the pointer puts it down."""

    def __init__(self, scene: RoomScene, intents: CanvasIntents) -> None:
        super().__init__(scene, intents)
        self._gesture: Gesture | None = None
        self._preview: Preview | None = None
        self._pressed: Piece | None = None
        self._start: Point = (0.0, 0.0)
        self._band = False

    @property
    def busy(self) -> bool:
        """Whether a gesture or a band is under way."""
        return self._gesture is not None or self._band

    def press(self, touch: Touch) -> None:
        """Take hold of a handle or a piece, or begin a band."""
        self._start = touch.at
        layout, chosen = self._scene.layout, self._scene.state.chosen
        tile = self._scene.state.placing
        if tile is not None:
            place = Place(self._scene.state.layout, tile)
            place.start = touch.at
            self._gesture = place
            return
        grip = self._grip_at(touch)
        if grip is not None and grip.turns:
            self._gesture = Turn(layout, chosen, touch.at)
        elif grip is not None:
            self._gesture = Resize(layout, next(iter(chosen)), grip.edge)
        else:
            self._pressed = self._scene.piece_at(touch.at, touch.slack)
            if self._pressed is None:
                self._band = True
            elif self._pressed not in chosen and not touch.adds:
                self._choose(frozenset({self._pressed}), self._pressed)

    def drag(self, touch: Touch) -> None:
        """Follow the pointer with what was taken hold of."""
        if self._band:
            x, y = self._start
            corners = ((x, y), (touch.at[0], y), touch.at, (x, touch.at[1]))
            self._scene.show_band(corners)
            return
        if self._gesture is None and self._pressed is not None:
            chosen = self._scene.state.chosen | {self._pressed}
            self._gesture = Move(self._scene.state.layout, chosen, self._start, copy=touch.ctrl)
        self._follow(touch)

    def release(self, touch: Touch, *, dragged: bool) -> None:
        """Store what came of it, or choose what was clicked."""
        if self._band:
            self._end_band(touch, dragged=dragged)
        elif self._gesture is not None and (dragged or isinstance(self._gesture, Place)):
            self._follow(touch)
            self._store(touch)
        elif self._pressed is not None:
            self._click(self._pressed, touch)
        self.cancel()

    def hover(self, touch: Touch) -> Qt.CursorShape:
        """Show what would be put here, or what the pointer can take hold of."""
        tile = self._scene.state.placing
        if tile is not None:
            preview = Place(self._scene.state.layout, tile).to(touch.at, touch.hold)
            self._scene.preview(preview, touch.at)
            return _Cursor.CrossCursor
        grip = self._grip_at(touch)
        if grip is not None:
            return _Cursor.PointingHandCursor if grip.turns else _Cursor.SizeAllCursor
        over = self._scene.piece_at(touch.at, touch.slack)
        return _Cursor.OpenHandCursor if over is not None else _Cursor.ArrowCursor

    def cancel(self) -> None:
        """Leave the room as it was."""
        self._gesture = self._preview = self._pressed = None
        if self._band:
            self._band = False
            self._scene.show_band(())
        self._scene.preview(None)

    def _follow(self, touch: Touch) -> None:
        if self._gesture is None:
            return
        hold = touch.hold
        if isinstance(self._gesture, Turn | Resize):  # Shift frees what has no direction to keep
            hold = Hold(free=touch.alt or touch.shift, reach=hold.reach)
        try:
            self._preview = self._gesture.to(touch.at, hold)
        except Refusal as refusal:
            self.cancel()
            self._intents.refused.emit(refusal)
            return
        self._scene.preview(self._preview, touch.at)

    def _store(self, touch: Touch) -> None:
        preview, gesture = self._preview, self._gesture
        if preview is None or gesture is None:
            return
        is_placing = isinstance(gesture, Place)
        self._intents.layout_requested.emit(preview.layout, gesture.what, preview.chosen)
        if is_placing and not touch.shift:  # with Shift the next one is in the hand already
            self._intents.placing_ended.emit()

    def _end_band(self, touch: Touch, *, dragged: bool) -> None:
        found: frozenset[Piece] = frozenset()
        if dragged:
            (x, y), (x2, y2) = self._start, touch.at
            found = self._scene.pieces_in(QRectF(min(x, x2), min(y, y2), abs(x2 - x), abs(y2 - y)))
        if touch.adds:
            found |= self._scene.state.chosen
        self._choose(found, None)

    def _click(self, piece: Piece, touch: Touch) -> None:
        chosen = self._scene.state.chosen
        if touch.adds:
            self._choose(chosen ^ {piece}, piece)
        elif chosen != {piece}:
            self._choose(frozenset({piece}), piece)

    def _choose(self, pieces: frozenset[Piece], focus: Piece | None) -> None:
        self._intents.pieces_chosen.emit(pieces, focus)

    def _grip_at(self, touch: Touch) -> Grip | None:
        layout, chosen = self._scene.layout, self._scene.state.chosen
        for grip in reversed(grips(layout, chosen, touch.scale)):
            dx, dy = grip.at[0] - touch.at[0], grip.at[1] - touch.at[1]
            if max(abs(dx), abs(dy)) <= touch.slack:
                return grip
        return None
