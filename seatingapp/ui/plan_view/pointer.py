"""Mouse, finger and wheel on the picture: who was clicked, and which gesture has begun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QGestureEvent,
    QGraphicsView,
    QPinchGesture,
    QToolTip,
)

from seatingapp.ui.plan_view.carry import Carry
from seatingapp.ui.plan_view.connecting import Connecting
from seatingapp.ui.plan_view.intents import LASSO, ROW, TABLE, TOGGLE, Intents
from seatingapp.ui.plan_view.lasso import Lasso
from seatingapp.ui.plan_view.sheets import MARGIN
from seatingapp.ui.plan_view.spoken import tooltip
from seatingapp.ui.plan_view.spoken_rules import broken_words
from seatingapp.ui.plan_view.stage import Stage
from seatingapp.ui.plan_view.zoom import Zoom

_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_Button = Qt.MouseButton
_Cursor = Qt.CursorShape


@dataclass
class _Press:
    """A button that is down: where, on which seat, and what has become of it."""

    position: QPoint
    scene: QPointF
    seat: int | None
    lasso: Lasso | None = None
    joins: bool = False  # a line to another pupil begins here
    spent: bool = False  # it has become a gesture, or was refused: no click any more


class Pointer:
    """Turns events of the viewport into gestures; `handle` answers whether an event was used."""

    def __init__(
        self,
        view: QGraphicsView,
        stage: Stage,
        intents: Intents,
        carry: Carry,
        zoom: Zoom,
        connecting: Connecting,
    ) -> None:
        self._view = view
        self._stage = stage
        self._intents = intents
        self._carry = carry
        self._zoom = zoom
        self._connecting = connecting
        self._press: _Press | None = None
        self._pan_from: QPoint | None = None
        self.space_held = False
        self.space_panned = False
        self._handlers: dict[QEvent.Type, Callable[[Any], bool]] = {
            QEvent.Type.MouseButtonPress: self._pressed,
            QEvent.Type.MouseButtonDblClick: self._double_clicked,
            QEvent.Type.MouseMove: self._moved,
            QEvent.Type.MouseButtonRelease: self._released,
            QEvent.Type.Wheel: self._wheeled,
            QEvent.Type.ContextMenu: self._menu,
            QEvent.Type.ToolTip: self._tooltip,
            QEvent.Type.Leave: self._left,
            QEvent.Type.Gesture: self._gesture,
            QEvent.Type.NativeGesture: self._native_gesture,
        }

    def handle(self, event: QEvent) -> bool:
        """Deal with an event of the viewport; False where Qt should."""
        handler = self._handlers.get(event.type())
        return handler is not None and handler(event)

    @property
    def busy(self) -> bool:
        """Whether a button is down on the picture."""
        return self._press is not None or self._pan_from is not None

    def cancel(self) -> None:
        """Stop whatever has begun; what is in the hand goes back."""
        press, self._press = self._press, None
        self._pan_from = None
        if press is not None and press.lasso is not None:
            press.lasso.cancel()
        if press is not None and self._carry.active:
            self._carry.cancel()
        if press is not None and press.joins:
            self._connecting.cancel()
        self._show_cursor(None)

    # Buttons.

    def _pressed(self, event: QMouseEvent) -> bool:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        position = event.position().toPoint()
        panning = event.button() == _Button.MiddleButton or (
            event.button() == _Button.LeftButton and self.space_held
        )
        if panning and self._zoom.can_pan:
            self._pan_from = position
            self._view.viewport().setCursor(_Cursor.ClosedHandCursor)
            return True
        if event.button() != _Button.LeftButton or self._press is not None:
            return True
        scene = self._view.mapToScene(position)
        finger = event.pointerType() is QPointingDevice.PointerType.Finger
        seat = self._stage.seat_at(scene, near=finger)
        if self._connects(seat, event):
            self._begin_press(_Press(position, scene, seat, joins=True))
            return True
        if seat is None and (row := self._stage.row_at(scene)) is not None:
            self._select(self._stage.pupils_on(row.handle.seats), ROW, event)
            return True
        if self._carry.by_keys:
            self._carry.put_down(seat)
            return True
        self._begin_press(_Press(position, scene, seat))
        return True

    def _begin_press(self, press: _Press) -> None:
        if press.seat is not None:
            self._stage.focus(press.seat)
        self._press = press

    def _double_clicked(self, event: QMouseEvent) -> bool:
        scene = self._view.mapToScene(event.position().toPoint())
        desk = self._stage.desk_at(scene)
        if self._stage.seat_at(scene) is None and desk is not None and not self._connecting.busy:
            desks = self._stage.state.layout.desks
            seats = next(d.seats for d in desks if d.id == desk)
            self._select(self._stage.pupils_on(s.id for s in seats), TABLE, event)
            return True
        return self._pressed(event)  # the second of two quick clicks counts like the first

    def _moved(self, event: QMouseEvent) -> bool:
        position = event.position().toPoint()
        if self._pan_from is not None:
            self._zoom.pan(position - self._pan_from)
            self._pan_from = position
            self.space_panned = self.space_held
            return True
        press = self._press
        if press is None:
            self._hover(position)
            return True
        if self._carry.active:
            self._carry.move(event.globalPosition().toPoint())
        elif press.lasso is not None:
            press.lasso.move(self._view.mapToScene(position))
        elif press.joins and press.spent:
            self._connecting.reach(self._view.mapToScene(position))
        elif not press.spent:
            apart = (position - press.position).manhattanLength()
            if apart >= QApplication.startDragDistance():
                self._begin(press, event)
        return True

    def _begin(self, press: _Press, event: QMouseEvent) -> None:
        """Begin the gesture that a press becomes by moving."""
        press.spent = True
        if press.joins:
            if self._connecting.take(press.seat):
                self._show_cursor(_Cursor.CrossCursor)
                self._connecting.reach(self._view.mapToScene(event.position().toPoint()))
            return
        card = self._stage.card_at(press.seat)
        if card is None or press.seat is None or not self._stage.state.movable:
            press.lasso = Lasso(self._stage, self._intents, press.scene)
            press.lasso.move(self._view.mapToScene(event.position().toPoint()))
            return
        transform = self._view.transform()
        box = self._stage.box_of(press.seat)
        held = transform.map(press.scene) - transform.map(QPointF(box.x, box.y))
        viewport = self._view.viewport()
        picture = self._stage.picture_of(press.seat).picture(
            transform.m11(), viewport.devicePixelRatioF()
        )
        start = viewport.mapToGlobal(press.position)
        held += QPointF(MARGIN, MARGIN)
        if self._carry.lift(card.pupil_id, picture, held, start, self._view.window()):
            self._show_cursor(_Cursor.ClosedHandCursor)
            self._carry.move(event.globalPosition().toPoint())

    def _released(self, event: QMouseEvent) -> bool:
        if self._pan_from is not None and event.button() in (
            _Button.MiddleButton,
            _Button.LeftButton,
        ):
            self._pan_from = None
            self._hover(event.position().toPoint())
            return True
        press = self._press
        if press is None or event.button() != _Button.LeftButton:
            return True
        self._press = None
        if self._carry.active:
            self._carry.drop(event.globalPosition().toPoint())
        elif press.lasso is not None:
            more = bool(event.modifiers() & _MORE)
            press.lasso.release(self._view.mapToScene(event.position().toPoint()), more)
        elif press.joins and press.spent:
            self._connecting.let_go_at(self._view.mapToScene(event.position().toPoint()))
        elif self._connecting.busy:
            self._connecting.choose(press.seat)
        elif not press.spent:
            self._clicked(press, event)
        self._hover(event.position().toPoint())
        return True

    def _clicked(self, press: _Press, event: QMouseEvent) -> None:
        card = self._stage.card_at(press.seat)
        if card is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                one = frozenset({card.pupil_id})
                self._intents.selection_requested.emit(one, TOGGLE)
            else:
                self._intents.pupil_activated.emit(card.pupil_id)
        elif press.seat is not None:
            self._intents.seat_activated.emit(press.seat)
        elif self._stage.state.selected and not event.modifiers() & _MORE:
            self._intents.selection_requested.emit(frozenset(), LASSO)

    def _select(self, pupils: frozenset[int], gesture: str, event: QMouseEvent) -> None:
        if event.modifiers() & _MORE:
            pupils |= self._stage.state.selected
        self._intents.selection_requested.emit(pupils, gesture)

    def _connects(self, seat: int | None, event: QMouseEvent) -> bool:
        """Whether a press may become a line to another pupil: in that mode, or with Ctrl+Shift."""
        both = event.modifiers() & _MORE == _MORE
        movable = self._stage.state.movable and self._stage.card_at(seat) is not None
        return self._connecting.busy or (both and movable and not self._carry.active)

    # What only looks.

    def _hover(self, position: QPoint) -> None:
        scene = self._view.mapToScene(position)
        seat = self._stage.seat_at(scene)
        row = self._stage.row_at(scene) if seat is None else None
        self._stage.hover(seat, row)
        state = self._stage.state
        if self._connecting.busy:
            self._connecting.reach(scene)
            self._show_cursor(_Cursor.CrossCursor)
            return
        if self.space_held and self._zoom.can_pan:
            self._show_cursor(_Cursor.OpenHandCursor)
        elif self._stage.card_at(seat) is not None:
            self._show_cursor(
                _Cursor.OpenHandCursor if state.movable else _Cursor.PointingHandCursor
            )
        else:
            self._show_cursor(_Cursor.PointingHandCursor if row is not None else None)

    def _show_cursor(self, cursor: Qt.CursorShape | None) -> None:
        viewport = self._view.viewport()
        if cursor is None:
            viewport.unsetCursor()
        elif viewport.cursor().shape() != cursor:
            viewport.setCursor(cursor)

    def _left(self, _event: QEvent) -> bool:
        self._stage.hover(None)
        return False

    def _tooltip(self, event: QHelpEvent) -> bool:
        scene = self._view.mapToScene(event.pos())
        seat = self._stage.seat_at(scene)
        card = self._stage.card_at(seat)
        text = ""
        if card is None and seat is not None:
            text = "\n".join(broken_words(self._stage.state, seat))
        elif card is not None and seat is not None:
            cut = self._stage.picture_of(seat).name_is_cut
            state = self._stage.state
            words = tooltip(card, state.show_private, cut, compared=state.compared)
            text = "\n".join(filter(None, (words, *broken_words(state, seat))))
        elif seat is None and self._stage.row_at(scene) is not None:
            text = "Select this row"
        elif seat is None and self._stage.desk_at(scene) is not None:
            text = "Double-click to select this table"
        area = QRect(event.pos() - QPoint(8, 8), event.pos() + QPoint(8, 8))
        QToolTip.showText(event.globalPos(), text, self._view.viewport(), area)
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            return False
        card = self._stage.card_at(self._stage.seat_at(self._view.mapToScene(event.pos())))
        if card is not None:
            self._intents.menu_requested.emit(card.pupil_id, event.globalPos())
        return True

    # Zoom.

    def _wheeled(self, event: QWheelEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom.smoothly(1.0015 ** event.angleDelta().y(), event.position())
            return True
        return False

    def _gesture(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        self.cancel()
        viewport = self._view.viewport()
        middle = viewport.mapFromGlobal(pinch.hotSpot().toPoint())
        self._zoom.smoothly(pinch.scaleFactor(), QPointF(middle))
        return True

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom.smoothly(1 + event.value(), event.position())
        return True
