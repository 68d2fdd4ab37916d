"""The keyboard on the picture: everything the pointer does, without one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGraphicsView

from seatingapp.domain.names import fold
from seatingapp.ui.plan_view.carry import Carry
from seatingapp.ui.plan_view.connecting import Connecting
from seatingapp.ui.plan_view.drawn_item import as_rect
from seatingapp.ui.plan_view.intents import Intents
from seatingapp.ui.plan_view.navigation import Step, step_from
from seatingapp.ui.plan_view.pointer import Pointer
from seatingapp.ui.plan_view.spoken_rules import light_words
from seatingapp.ui.plan_view.stage import Stage
from seatingapp.ui.plan_view.zoom import Zoom

TYPING_PAUSE_MS = 1000
_Key = Qt.Key
_STEPS = {
    _Key.Key_Left: Step.LEFT,
    _Key.Key_Right: Step.RIGHT,
    _Key.Key_Up: Step.UP,
    _Key.Key_Down: Step.DOWN,
    _Key.Key_Home: Step.ROW_START,
    _Key.Key_End: Step.ROW_END,
}
_FARTHEST = {Step.ROW_START: Step.FIRST, Step.ROW_END: Step.LAST}
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Keys:
    """Turns keys into the same intents as the pointer; what it does not use, the page gets."""

    def __init__(
        self,
        view: QGraphicsView,
        stage: Stage,
        intents: Intents,
        carry: Carry,
        zoom: Zoom,
        pointer: Pointer,
        connecting: Connecting,
    ) -> None:
        self._view = view
        self._stage = stage
        self._intents = intents
        self._carry = carry
        self._zoom = zoom
        self._pointer = pointer
        self._connecting = connecting
        self._typed = ""
        self._since = QElapsedTimer()
        self.to_tray: Callable[[], None] | None = None
        self._handlers: dict[Qt.Key, Callable[[QKeyEvent], bool]] = {
            _Key.Key_Escape: lambda _event: self._escape(),
            _Key.Key_Space: self._space,
            _Key.Key_Return: self._enter,
            _Key.Key_Enter: self._enter,
            _Key.Key_F6: lambda _event: self._change_over(),
            _Key.Key_Menu: lambda _event: self._menu(),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Deal with a key; False where it means nothing here."""
        key = Qt.Key(event.key())
        if self._zoom_key(event) or self._move_key(key, event):
            return True
        if event.modifiers() & _CHORDS:
            return False
        handler = self._handlers.get(key)
        if handler is not None:
            return handler(event)
        return self._edit_key(key) or self._type(event.text())

    def pass_by(self, event: QKeyEvent) -> None:
        """Hear of a key before shortcuts do: any but a letter ends the name that is typed."""
        if not event.text().isalpha():
            self.end_name()

    def end_name(self) -> None:
        """Let the next letter begin another name, however soon it comes."""
        self._since.invalidate()

    def release(self, event: QKeyEvent) -> bool:
        """Deal with a key that goes up: a space that panned nothing acts now."""
        if event.key() != _Key.Key_Space or event.isAutoRepeat() or not self._pointer.space_held:
            return False
        self._pointer.space_held = False
        if not self._pointer.space_panned:
            self._use_space()
        return True

    def _zoom_key(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        key = event.key()
        if event.isAutoRepeat():
            self._zoom.moving.emit()
        if key in (_Key.Key_Plus, _Key.Key_Equal) or event.matches(QKeySequence.StandardKey.ZoomIn):
            self._zoom.larger()
        elif key == _Key.Key_Minus or event.matches(QKeySequence.StandardKey.ZoomOut):
            self._zoom.smaller()
        elif key == _Key.Key_0:
            self._zoom.fit()
        else:
            return False
        return True

    def _move_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        step = _STEPS.get(key)
        seat = self._stage.focus_seat
        if step is None or seat is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = _FARTHEST.get(step, step)
        self.go_to(step_from(self._stage.fitted.picture.cards, seat, step))
        return True

    def go_to(self, seat_id: int) -> None:
        """Move the focus to a seat, and the aim of what is in the hand, and say where it is."""
        self._stage.focus(seat_id)
        self._view.ensureVisible(as_rect(self._stage.box_of(seat_id)), 12, 12)
        words = self._stage.words_of(seat_id)
        if self._carry.by_keys:
            self._carry.aim_at(seat_id)
            light = self._stage.light_of(seat_id)
            if light is not None:
                words += f": {light_words(light, self._stage.state.show_private)}"
        if self._connecting.busy:
            self._connecting.aim_at(seat_id)
        self._intents.said.emit(words)

    def _escape(self) -> bool:
        """Cancel what has begun; an Esc that had nothing to cancel belongs to the page."""
        return self._put_back() or self._connecting.leave()

    def _put_back(self) -> bool:
        if self._pointer.busy:
            self._pointer.cancel()
        elif self._carry.active:
            self._carry.cancel()
        else:
            return False
        return True

    def _space(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return True
        if self._zoom.can_pan:  # it may become a drag; see release()
            self._pointer.space_held = True
            self._pointer.space_panned = False
        else:
            self._use_space()
        return True

    def _use_space(self) -> None:
        card = self._stage.card_at(self._stage.focus_seat)
        free = not (self._carry.active or self._connecting.busy)
        if self._stage.state.movable and free and card is not None:
            self._carry.pick_up(card.pupil_id)
        else:
            self._activate()

    def _change_over(self) -> bool:
        """Go to the tray; what is in the hand stays where it was."""
        if self.to_tray is None or not self._stage.state.movable:
            return False
        self._put_back()
        self.to_tray()
        return True

    def _enter(self, event: QKeyEvent) -> bool:
        """Activate; with Shift connect, where pupils can be moved and nobody is in the hand."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and self._stage.state.movable and not self._carry.active:
            self._connecting.choose(self._stage.focus_seat)
            return True
        return self._activate()

    def _activate(self) -> bool:
        seat = self._stage.focus_seat
        card = self._stage.card_at(seat)
        if self._connecting.busy:
            self._connecting.choose(seat)
        elif self._carry.by_keys:
            self._carry.put_down(seat)
        elif card is not None:
            self._intents.pupil_activated.emit(card.pupil_id)
        elif seat is not None:
            self._intents.seat_activated.emit(seat)
        return True

    def _edit_key(self, key: Qt.Key) -> bool:
        """Delete sends to the tray, P pins; while a name is being typed P is a letter."""
        card = self._stage.card_at(self._stage.focus_seat)
        busy = self._carry.active or self._connecting.busy
        if card is None or not self._stage.state.movable or busy:
            return False
        if key in (_Key.Key_Delete, _Key.Key_Backspace):
            self._intents.tray_requested.emit(card.pupil_id)
        elif key == _Key.Key_P and not self._typing:
            self._intents.pin_requested.emit(card.pupil_id, not card.pinned)
        else:
            return False
        return True

    def _menu(self) -> bool:
        seat = self._stage.focus_seat
        card = self._stage.card_at(seat)
        if card is None or seat is None:
            return False
        corner = as_rect(self._stage.box_of(seat)).bottomLeft()
        viewport = self._view.viewport()
        place = viewport.mapToGlobal(self._view.mapFromScene(corner))
        self._intents.menu_requested.emit(card.pupil_id, place)
        return True

    @property
    def _typing(self) -> bool:
        return self._since.isValid() and self._since.elapsed() < TYPING_PAUSE_MS

    def _type(self, text: str) -> bool:
        """Jump to the first name that begins with what was typed; digits belong to the page."""
        if not text or not text.isalpha():
            return False
        self._typed = self._typed + text if self._typing else text
        self._since.start()
        wanted = fold(self._typed)
        for row in self._stage.fitted.rows:
            for seat in row.seats:
                card = self._stage.card_at(seat)
                if card is not None and _begins(card.name, wanted):
                    self.go_to(seat)
                    self._intents.typed.emit(self._typed)
                    return True
        self._intents.typed.emit(self._typed)
        return True


def _begins(name: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in (fold(name), *fold(name).split()))
