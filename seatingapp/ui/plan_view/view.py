"""The one picture of a class in its room, for the Lesson page and the Seating page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy, QWidget

from seatingapp.ui.plan_view.carry import Carry
from seatingapp.ui.plan_view.connecting import Connecting
from seatingapp.ui.plan_view.empty_room import ADVICE, HEADLINE, is_bare, paint_advice
from seatingapp.ui.plan_view.intents import Intents
from seatingapp.ui.plan_view.keys import Keys
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.pointer import Pointer
from seatingapp.ui.plan_view.spoken_rules import broken_words
from seatingapp.ui.plan_view.spoken_view import SpokenView
from seatingapp.ui.plan_view.state import PhotoProvider, PlanState
from seatingapp.ui.plan_view.tray import TrayStrip
from seatingapp.ui.plan_view.zoom import Zoom
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.focus import ring_after

_Looks = (
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.DevicePixelRatioChange,
)


class PlanView(SpokenView):
    """Shows a `PlanState` and asks for what the user wants; it changes nothing by itself.

    `show_state` is the one way in and emits nothing. The signals are the one way out; see
    `intents` for the gestures that `selection_requested` names. `zoom` is for buttons of a page.
    """

    pupil_activated = Signal(int)  # click or Enter on a card
    seat_activated = Signal(int)  # the same on an empty seat
    selection_requested = Signal(object, str)  # frozenset of pupil ids, gesture
    place_requested = Signal(int, int)  # pupil id, seat id
    tray_requested = Signal(int)
    pin_requested = Signal(int, bool)
    menu_requested = Signal(int, object)  # pupil id, QPoint on the screen
    carried = Signal(int)  # a pupil was lifted or picked up: `PlanState.lights` may be shown
    put_down = Signal()  # the hand is empty again; comes before what the drop asks for
    connect_requested = Signal(int, int)  # two pupils, joined by a line or by keys
    connecting_ended = Signal()  # the user left the mode that `set_connecting` began
    said = Signal(str)  # what a screen reader was told; for a status line
    typed = Signal(str)  # letters of a name

    def __init__(self, parent: QWidget | None = None) -> None:
        self._photos = PhotoCache()
        super().__init__(self._photos, parent)
        self.setObjectName("plan")
        self.setAccessibleName("Seating plan")
        stage, intents = self._stage, Intents(self)
        self._intents = intents
        self._carry = Carry(self, stage, intents)
        self._connecting = Connecting(stage, intents)
        self.zoom = Zoom(self)
        self._pointer = Pointer(self, stage, intents, self._carry, self.zoom, self._connecting)
        self._keys = Keys(
            self, stage, intents, self._carry, self.zoom, self._pointer, self._connecting
        )
        self._tray: TrayStrip | None = None
        self._ring = False
        self._set_up()
        self._connect()

    @property
    def state(self) -> PlanState:
        """What is shown."""
        return self._stage.state

    @property
    def is_sharp(self) -> bool:
        """Whether every card was drawn for the zoom of now; right after a gesture some were not."""
        return self._stage.seats.is_sharp

    def show_state(self, state: PlanState) -> None:
        """Show a state. Keeps zoom and focus, and paints only what differs.

        Emits nothing, but that the hand is empty where the state takes away whom it held.
        """
        before = self._stage.state
        self._stage.show_state(state)
        if (state.layout, state.side) != (before.layout, before.side):
            if state.layout != before.layout:
                self.zoom.fit()
            self._arrange()
            self.setAccessibleDescription(f"{HEADLINE}. {ADVICE}" if is_bare(state.layout) else "")
        if self._tray is not None:
            self._tray.show_cards(state.tray)
        self._connecting.keep_up()
        self._tell_rules(before)
        self._carry.keep_up_with(before)  # last: who hears of it may show another state

    def set_photos(self, provider: PhotoProvider) -> None:
        """Ask `provider` for photos by their keys from now on."""
        self._photos.use(provider)
        self._stage.forget_pixmaps()

    def clear_caches(self) -> None:
        """Forget every photo and every drawn card, and let go of whoever is in the hand.

        On locking the whole page goes, and this with it; it is for a view that stays.
        """
        self._carry.let_go()
        self._pointer.cancel()
        self._connecting.cancel()
        self._photos.clear()
        self._stage.forget_pixmaps()

    def set_tray(self, tray: TrayStrip) -> None:
        """Join the strip of pupils without a seat: drags go both ways, F6 changes over."""
        self._tray = tray
        tray.join(self._carry, self)
        tray.menu_requested.connect(self.menu_requested)
        self._keys.to_tray = tray.take_focus
        tray.show_cards(self.state.tray)

    def set_connecting(self, on: bool) -> None:
        """Begin or end the mode in which two pupils are connected, by a line or by Enter on both.

        While it is on nobody is dragged and nothing is selected. It says what to do and stays
        until it is ended here or by Esc, which `connecting_ended` tells.
        """
        self._pointer.cancel()
        self._carry.cancel()
        self._carry.held_back = on
        self._connecting.set_on(on)
        self.viewport().unsetCursor()

    @property
    def connecting(self) -> bool:
        """Whether pupils are being connected."""
        return self._connecting.on

    def focus_pupil(self, pupil_id: int) -> bool:
        """Move the focus to where a pupil sits; False where they have no seat."""
        seat = self.state.seat_of(pupil_id)
        if seat is None:
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keys.go_to(seat)
        return True

    # Qt's own.

    def sizeHint(self) -> QSize:
        """As large as on the Lesson page of a small screen."""
        return QSize(830, 560)

    def viewportEvent(self, event: QEvent) -> bool:
        """Give pointer events to the gestures, everything else to Qt."""
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            with self._stage.exposure.of(event.region()):
                return super().viewportEvent(event)
        return self._pointer.handle(event) or super().viewportEvent(event)

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Say so where nobody can sit in the room."""
        if is_bare(self.state.layout):
            painter.resetTransform()
            paint_advice(painter, QRectF(self.viewport().rect()), current_tokens())

    def event(self, event: QEvent) -> bool:
        """Let the keys hear of every key, those of shortcuts too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._keys.pass_by(event)
        return super().event(event)

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
        """Hide the ring; a drag, a pupil in the hand and a name half typed are given up."""
        super().focusOutEvent(event)
        self._keys.end_name()
        self._stage.show_focus(False)
        self._pointer.cancel()
        self._connecting.cancel()
        if self._carry.by_keys:
            self._carry.cancel()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go at once: private view may have ended, and the card would hang over the board."""
        super().hideEvent(event)
        self._carry.give_up()
        self._pointer.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the room to the new size."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when theme, fonts or the screen change."""
        super().changeEvent(event)
        if event.type() in _Looks:
            self._stage.forget_pixmaps()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setInteractive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def _connect(self) -> None:
        intents = self._intents
        intents.pupil_activated.connect(self.pupil_activated)
        intents.seat_activated.connect(self.seat_activated)
        intents.selection_requested.connect(self.selection_requested)
        intents.place_requested.connect(self.place_requested)
        intents.tray_requested.connect(self.tray_requested)
        intents.pin_requested.connect(self.pin_requested)
        intents.menu_requested.connect(self.menu_requested)
        intents.carried.connect(self.carried)
        intents.put_down.connect(self.put_down)
        intents.connect_requested.connect(self.connect_requested)
        intents.connecting_ended.connect(self._connecting_left)
        intents.typed.connect(self.typed)
        intents.said.connect(self.said)
        intents.said.connect(self._announce)
        self.zoom.moving.connect(self._stage.seats.hurry)

    def _connecting_left(self) -> None:
        self._carry.held_back = False
        self.viewport().unsetCursor()
        self.connecting_ended.emit()

    def _tell_rules(self, before: PlanState) -> None:
        """Tell a screen reader where what is said of the seat with the focus is new."""
        state, seat = self.state, self._stage.focus_seat
        if seat is None or not QAccessible.isActive():
            return
        now, then = (
            (shown.lights.get(seat), broken_words(shown, seat)) for shown in (state, before)
        )
        if now != then:
            self._tell(QAccessible.Event.DescriptionChanged, seat)

    def _arrange(self) -> None:
        size = self.viewport().size()
        self._stage.arrange(size.width(), size.height())
        self.zoom.use(self._stage.fitted.oversize)

    def _show_ring(self, shown: bool) -> None:
        self._ring = shown
        self._stage.show_focus(shown)
