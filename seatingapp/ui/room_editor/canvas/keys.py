"""The keyboard on the canvas: everything that the pointer does, without one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from seatingapp.ui.room_editor.canvas.intents import CanvasIntents
from seatingapp.ui.room_editor.canvas.pointer import CanvasPointer
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.canvas.zoom import CanvasZoom
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.gestures import Preview, nudged
from seatingapp.ui.room_editor.state import Mode
from seatingapp.ui.room_editor.words import group_words

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_WAYS = {
    _Key.Key_Left: (-1.0, 0.0),
    _Key.Key_Right: (1.0, 0.0),
    _Key.Key_Up: (0.0, -1.0),
    _Key.Key_Down: (0.0, 1.0),
}
# Not the standard key for Delete: with some desktops that is Ctrl+D too, which duplicates here.
_CHORDS: tuple[tuple[QKeySequence.StandardKey, Command], ...] = (
    (QKeySequence.StandardKey.Copy, Command.COPY),
    (QKeySequence.StandardKey.Cut, Command.CUT),
    (QKeySequence.StandardKey.Paste, Command.PASTE),
    (QKeySequence.StandardKey.SelectAll, Command.ALL),
)
_CORNER_STEP = 10.0


class CanvasKeys:
    """Turns keys into the same intents as the pointer; what it does not use, the page gets."""

    def __init__(
        self,
        scene: RoomScene,
        intents: CanvasIntents,
        zoom: CanvasZoom,
        pointer: CanvasPointer,
    ) -> None:
        self._scene, self._intents, self._zoom = scene, intents, zoom
        self._pointer = pointer
        self._nudged: Preview | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Deal with a key; False where it means nothing here."""
        key = Qt.Key(event.key())
        if self._zoom_key(event) or self._chord(event):
            return True
        if key in _WAYS:
            return self._arrow(event, *_WAYS[key])
        if key == _Key.Key_Space:
            return self._space(event)
        if key == _Key.Key_Escape:
            return self._escape()
        if event.modifiers() & (_Modifier.ControlModifier | _Modifier.AltModifier):
            return False
        return self._plain(key, event)

    def release(self, event: QKeyEvent) -> bool:
        """Deal with a key that goes up: arrows store what they moved, a space acts."""
        if event.isAutoRepeat():
            return False
        key = Qt.Key(event.key())
        if key in _WAYS and self._nudged is not None:
            self.finish()
            return True
        if key == _Key.Key_Space and self._pointer.space_held:
            self._pointer.space_held = False
            if not self._pointer.space_panned:
                self._intents.press_requested.emit()
            return True
        return False

    def finish(self) -> None:
        """Store what the arrows moved so far, as when another window comes to the front."""
        preview, self._nudged = self._nudged, None
        if preview is not None:
            what = f"Move {group_words(preview.layout, preview.chosen)}"
            self._intents.layout_requested.emit(preview.layout, what, preview.chosen)

    def step(self, way: int) -> None:
        """Tab goes through pieces, corners or seats."""
        self.finish()
        self._intents.step_requested.emit(way)

    def _plain(self, key: Qt.Key, event: QKeyEvent) -> bool:
        if key == _Key.Key_R:
            turns_left = bool(event.modifiers() & _Modifier.ShiftModifier)
            self._command(Command.TURN_LEFT if turns_left else Command.TURN_RIGHT)
        elif key in (_Key.Key_Delete, _Key.Key_Backspace):
            self._command(Command.DELETE)
        elif key == _Key.Key_Insert and self._scene.state.mode is Mode.WALLS:
            self._intents.corner_wanted.emit()
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self._intents.values_requested.emit()
        elif key == _Key.Key_Menu:
            self._intents.menu_requested.emit(None)
        else:
            return False
        return True

    def _command(self, command: Command) -> None:
        self.finish()
        self._intents.commanded.emit(command)

    def _chord(self, event: QKeyEvent) -> bool:
        for standard, command in _CHORDS:
            if event.matches(standard):
                self._command(command)
                return True
        is_ctrl = bool(event.modifiers() & _Modifier.ControlModifier)
        if is_ctrl and event.key() == _Key.Key_D:
            self._command(Command.DUPLICATE)
            return True
        return False

    def _zoom_key(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & _Modifier.ControlModifier:
            return False
        key = event.key()
        if key in (_Key.Key_Plus, _Key.Key_Equal) or event.matches(QKeySequence.StandardKey.ZoomIn):
            self._zoom.larger()
        elif key == _Key.Key_Minus or event.matches(QKeySequence.StandardKey.ZoomOut):
            self._zoom.smaller()
        elif key == _Key.Key_0:
            self._zoom.fit()
        else:
            return False
        return True

    def _arrow(self, event: QKeyEvent, across: float, back: float) -> bool:
        mode = self._scene.state.mode
        fine = bool(event.modifiers() & _Modifier.ControlModifier)
        if mode is Mode.WALLS and self._scene.state.corner is not None:
            step = 1.0 if fine else _CORNER_STEP
            self._intents.corner_nudged.emit(across * step, back * step)
        elif mode in (Mode.SEATS, Mode.NEIGHBOURS):
            self._intents.step_requested.emit(1 if across + back > 0 else -1)
        elif mode is Mode.FURNITURE and self._scene.state.chosen:
            layout, chosen = self._scene.layout, self._scene.state.chosen
            layout = nudged(layout, chosen, across, back, fine=fine)
            self._nudged = Preview(layout, chosen, (), "")
            self._scene.preview(self._nudged)
        else:
            return False
        return True

    def _space(self, event: QKeyEvent) -> bool:
        """It may become a drag that pans; see `release`."""
        if not event.isAutoRepeat():
            self._pointer.space_held, self._pointer.space_panned = True, False
        return True

    def _escape(self) -> bool:
        if self._nudged is not None:
            self._nudged = None
            self._scene.preview(None)
        elif self._pointer.busy:
            self._pointer.cancel()
        else:
            self._intents.escape_requested.emit()
        return True
