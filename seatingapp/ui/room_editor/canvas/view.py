"""The canvas of the room editor: the room in centimetres, with a scale, under pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy, QWidget

from seatingapp.ui.plan_view.accessible import answer_screen_readers
from seatingapp.ui.room_editor.canvas.intents import CanvasIntents
from seatingapp.ui.room_editor.canvas.keys import CanvasKeys
from seatingapp.ui.room_editor.canvas.overlay_painting import note
from seatingapp.ui.room_editor.canvas.pointer import CanvasPointer
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.canvas.spoken import Spoken
from seatingapp.ui.room_editor.canvas.zoom import CanvasZoom
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.focus import ring_after

_LEAST = (240, 200)  # small windows are welcome
_Looks = (
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.DevicePixelRatioChange,
)


class RoomCanvas(QGraphicsView):
    """Shows an `EditorState` and asks by `intents` for what the user wants.

    Tab goes through what is in the room and leaves the canvas after the last; F6 leaves at once.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room-canvas")
        self.setAccessibleName("Room")
        self.intents = CanvasIntents(self)
        self.zoom = CanvasZoom(self)
        self._stage = RoomScene(self)
        self.pointer = CanvasPointer(self, self._stage, self.intents, self.zoom)
        self._keys = CanvasKeys(self._stage, self.intents, self.zoom, self.pointer)
        self._spoken = Spoken(self._stage)
        self._ring = False
        self.setScene(self._stage)
        self._set_up()
        self.zoom.changed.connect(self._stage.show_scale)
        answer_screen_readers()

    @property
    def stage(self) -> RoomScene:
        """The scene, with what is shown and what lies where."""
        return self._stage

    def show_state(self, state: EditorState) -> None:
        """Show a state. Emits nothing; keeps zoom and place while the room is the same."""
        before = self._stage.state
        if state.mode is not before.mode:
            self.pointer.cancel()
        self._stage.show_state(state)
        if state.room_id != before.room_id:
            self.zoom.use(self._stage.room_box())
            self.zoom.fit()
        elif (state.layout.width, state.layout.depth) != (before.layout.width, before.layout.depth):
            self.zoom.use(self._stage.room_box())
        after = (state.focus, state.seat_focus, state.corner)
        if after != (before.focus, before.seat_focus, before.corner):
            self._tell_focus()
        self.setAccessibleName(f"Room {state.name}")

    def announce(self, words: str) -> None:
        """Say something to a screen reader."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def corner_of_choice(self) -> QPoint:
        """Return where a menu about what is chosen opens, on the screen."""
        focus = self._spoken.focus()
        if focus is None:
            return self.viewport().mapToGlobal(self.viewport().rect().center())
        return self.spoken_area(focus).bottomLeft()

    # For a screen reader; `plan_view.accessible` asks.

    def spoken_seats(self) -> tuple[int, ...]:
        """Everything in the room in the order in which it is read, by its number."""
        return self._spoken.keys()

    def spoken_words(self, seat_id: int) -> str:
        """What it is called aloud."""
        return self._spoken.words(seat_id)

    def spoken_area(self, seat_id: int) -> QRect:
        """Where it is on the screen."""
        area = self.mapFromScene(self._spoken.area(seat_id)).boundingRect()
        return QRect(self.viewport().mapToGlobal(area.topLeft()), area.size())

    def spoken_focus(self) -> int | None:
        """What has the keyboard focus, if the canvas has it."""
        return self._spoken.focus() if self.hasFocus() else None

    # Qt's own.

    def sizeHint(self) -> QSize:
        """As large as on a small screen."""
        return QSize(760, 560)

    def viewportEvent(self, event: QEvent) -> bool:
        """Give pointer events to the tools, everything else to Qt."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._show_ring(False)
        return self.pointer.handle(event) or super().viewportEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next piece; after the last one leave the canvas."""
        if self._spoken.is_last(forward=forward):
            return super().focusNextPrevChild(forward)
        self._keys.step(1 if forward else -1)
        self._show_ring(True)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Use the key, or leave it to the page."""
        used = self._keys.press(event)
        if used and not self._ring and self.hasFocus():
            self._show_ring(True)
        event.setAccepted(used)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Use the key, or leave it to the page."""
        event.setAccepted(self._keys.release(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is, if the keyboard brought it."""
        super().focusInEvent(event)
        self._show_ring(ring_after(event, self._ring))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring, store what the arrows moved and give up a drag."""
        super().focusOutEvent(event)
        self._stage.show_ring(False)
        self.viewport().update()  # the ring round the canvas itself is not the stage's
        self._keys.finish()
        self.pointer.cancel()
        self.pointer.space_held = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the room to the new size, if it was fitted."""
        super().resizeEvent(event)
        self.zoom.refit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when theme, fonts or the screen change."""
        super().changeEvent(event)
        if event.type() in _Looks:
            self._stage.show_state(self._stage.state)  # marks keep the colours of their theme
            self._stage.update()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The ground around the walls."""
        painter.fillRect(rect, QColor(current_tokens().ground))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the room, and over it the note at the pointer and the ring."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        tokens, area = current_tokens(), self.viewport().rect()
        words, (x, y) = self._stage.note
        if words:
            note(painter, QPointF(self.mapFromScene(x, y)), words, area, tokens)
        if self.hasFocus() and self._ring and self._spoken.focus() is None:
            painter.setPen(QPen(QColor(tokens.focus), tokens.focus_width))
            inset = tokens.focus_width // 2 + 1
            painter.drawRect(area.adjusted(inset, inset, -inset, -inset))
        painter.end()

    def _set_up(self) -> None:
        self.setMinimumSize(*_LEAST)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setInteractive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def _show_ring(self, shown: bool) -> None:
        self._ring = shown
        self._stage.show_ring(shown)
        self.viewport().update()

    def _tell_focus(self) -> None:
        """Bring what has the focus into sight, if the keyboard went there, and say what it is."""
        focus = self._spoken.focus()
        if focus is None or not self.hasFocus():
            return
        if self._ring:
            self.ensureVisible(self._spoken.area(focus), 12, 12)
        if QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(self.spoken_seats().index(focus))
            QAccessible.updateAccessibility(event)
