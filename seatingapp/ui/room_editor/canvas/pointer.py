"""Mouse, wheel and pinch on the canvas: pan and zoom here, everything else by the tool."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QGraphicsView, QPinchGesture

from seatingapp.ui.room_editor.canvas.furniture_tool import FurnitureTool
from seatingapp.ui.room_editor.canvas.intents import CanvasIntents
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.canvas.seat_tools import LassoTool, PairTool
from seatingapp.ui.room_editor.canvas.tool import Tool, Touch
from seatingapp.ui.room_editor.canvas.wall_tool import WallTool
from seatingapp.ui.room_editor.canvas.zoom import CanvasZoom
from seatingapp.ui.room_editor.state import Mode

_WHEEL = 1.0015  # times for each unit of the wheel, of which one notch has 120
_Button = Qt.MouseButton
_Modifier = Qt.KeyboardModifier


class CanvasPointer:
    """Gives presses and moves to the tool of the mode that is on."""

    def __init__(
        self, view: QGraphicsView, scene: RoomScene, intents: CanvasIntents, zoom: CanvasZoom
    ) -> None:
        self._view, self._scene, self._zoom = view, scene, zoom
        self._intents = intents
        self._tools: dict[Mode, Tool] = {
            Mode.FURNITURE: FurnitureTool(scene, intents),
            Mode.WALLS: WallTool(scene, intents),
            Mode.SEATS: LassoTool(scene, intents),
            Mode.NEIGHBOURS: PairTool(scene, intents),
        }
        self._pressed_at: QPoint | None = None
        self._dragged = False
        self._panned_from: QPoint | None = None
        self.space_held = False
        self.space_panned = False

    @property
    def tool(self) -> Tool:
        """The tool of the mode that is on."""
        return self._tools[self._scene.state.mode]

    @property
    def busy(self) -> bool:
        """Whether something has begun that Esc may cancel."""
        return self._pressed_at is not None and self.tool.busy

    def cancel(self) -> None:
        """Give up what has begun."""
        self._pressed_at = self._panned_from = None
        self._dragged = False
        for tool in self._tools.values():
            if tool.busy:
                tool.cancel()
        if self._scene.state.placing is not None:
            self._scene.preview(None)

    def handle(self, event: QEvent) -> bool:
        """Deal with an event of the viewport; False leaves it to Qt."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pinch_on_mac(event)
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        if event.type() == QEvent.Type.Leave and self._pressed_at is None:
            self._scene.preview(None)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        return kind == QEvent.Type.MouseButtonRelease and self._release(event)

    def hover_from_outside(self, on_screen: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Show what would be put down here; something is dragged from the palette."""
        at = self._view.viewport().mapFromGlobal(on_screen)
        if self._view.viewport().rect().contains(at):
            self.tool.hover(self.touch(QPointF(at), modifiers))
        else:
            self._scene.preview(None)

    def drop_from_outside(self, on_screen: QPoint, modifiers: Qt.KeyboardModifier) -> bool:
        """Put down what was dragged from the palette; False outside the canvas."""
        at = self._view.viewport().mapFromGlobal(on_screen)
        if not self._view.viewport().rect().contains(at):
            self._scene.preview(None)
            return False
        touch = self.touch(QPointF(at), modifiers)
        self.tool.press(touch)
        self.tool.release(touch, dragged=False)
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def touch(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Touch:
        """Return where a point of the viewport is in the room."""
        scene = self._view.viewportTransform().inverted()[0].map(at)
        return Touch(
            (scene.x(), scene.y()),
            self._zoom.scale,
            ctrl=bool(modifiers & _Modifier.ControlModifier),
            shift=bool(modifiers & _Modifier.ShiftModifier),
            alt=bool(modifiers & _Modifier.AltModifier),
        )

    def _press(self, event: QMouseEvent) -> bool:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position().toPoint()
        if event.button() == _Button.MiddleButton or (
            event.button() == _Button.LeftButton and self.space_held
        ):
            self._panned_from = at
            self._look(Qt.CursorShape.ClosedHandCursor)
            return True
        if event.button() == _Button.RightButton:
            return self._menu(event)
        if event.button() != _Button.LeftButton:
            return False
        self._pressed_at, self._dragged = at, False
        self.tool.press(self.touch(event.position(), event.modifiers()))
        return True

    def _move(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        touch = self.touch(event.position(), event.modifiers())
        if self._panned_from is not None:
            self._zoom.pan(at - self._panned_from)
            self._panned_from = at
            self.space_panned = True
        elif self._pressed_at is None:
            hand = Qt.CursorShape.OpenHandCursor
            self._look(hand if self.space_held else self.tool.hover(touch))
        else:
            far = (at - self._pressed_at).manhattanLength()
            if self._dragged or far >= QApplication.startDragDistance():
                self._dragged = True
                self.tool.drag(touch)
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._panned_from is not None:
            self._panned_from = None
            self._look(Qt.CursorShape.ArrowCursor)
        elif self._pressed_at is not None and event.button() == _Button.LeftButton:
            self._pressed_at = None
            touch = self.touch(event.position(), event.modifiers())
            self.tool.release(touch, dragged=self._dragged)
        return True

    def _menu(self, event: QMouseEvent) -> bool:
        if self._scene.state.mode is Mode.FURNITURE and self._pressed_at is None:
            touch = self.touch(event.position(), event.modifiers())
            piece = self._scene.piece_at(touch.at, touch.slack)
            if piece is not None and piece not in self._scene.state.chosen:
                self._intents.pieces_chosen.emit(frozenset({piece}), piece)
            self._intents.menu_requested.emit(event.globalPosition().toPoint())
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        """Zoom at the pointer; with Shift, or by a touch pad that says so, pan."""
        pixels = event.pixelDelta()
        if event.modifiers() & _Modifier.ShiftModifier or (
            not pixels.isNull() and not event.modifiers() & _Modifier.ControlModifier
        ):
            delta = pixels if not pixels.isNull() else event.angleDelta() / 2
            if pixels.isNull() and delta.x() == 0:
                delta = QPoint(delta.y(), 0)
            self._zoom.pan(delta)
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self._zoom.by(_WHEEL**turned, event.position())
        return True

    def _pinch_on_mac(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom.by(1 + event.value(), event.position())
        return True

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        at = self._view.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
        self._zoom.by(pinch.scaleFactor(), QPointF(at))
        return True

    def _look(self, shape: Qt.CursorShape) -> None:
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)
