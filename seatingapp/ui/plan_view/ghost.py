"""The card that hangs at the pointer while a pupil is being moved."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from seatingapp.ui.plan_view.light_painter import Lit, PillSize, paint_pill, pill_width
from seatingapp.ui.plan_view.sheets import MARGIN
from seatingapp.ui.plan_view.signs import Target, paint_sign
from seatingapp.ui.theme import current_tokens, motion_ms

_GROWN = 1.04
_SHADOW = 10
_CORNER = _SHADOW + MARGIN + 1  # where the corner of the card is, from that of the ghost
_BACK_MS = 120
_PILL_INSIDE = 5.0  # so far a pill lies on the card, where the name is near


class Ghost(QWidget):
    """Floats over the whole window, so that it can go from the room to the tray and back.

    `held` is the point of the card, in its own pixels, that stays under the pointer.
    """

    def __init__(self, window: QWidget, card: QPixmap, held: QPointF) -> None:
        super().__init__(window)
        self._window = window
        self._target = Target.NONE
        self._lit: Lit | None = None
        self.setObjectName("ghost")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._picture = _with_shadow(card)
        self._held = (held * _GROWN + QPointF(_SHADOW, _SHADOW)).toPoint()
        self.resize(self._picture.deviceIndependentSize().toSize())

    def follow(self, on_screen: QPoint) -> None:
        """Go where the pointer is, given in global coordinates."""
        self.move(self._window.mapFromGlobal(on_screen) - self._held)

    def warn(self, target: Target, light: Lit | None = None) -> None:
        """Carry the signs for what a drop would do: the card hides the seat below it."""
        if (target, light) != (self._target, self._lit):
            self._target, self._lit = target, light
            self.update()

    def fly_back(self, on_screen: QPoint) -> None:
        """Return to where it was lifted and vanish; at once where no motion is wanted."""
        duration = motion_ms(_BACK_MS)
        if duration == 0:
            self.vanish()
            return
        flight = QPropertyAnimation(self, b"pos", self)
        flight.setDuration(duration)
        flight.setEasingCurve(QEasingCurve.Type.OutCubic)
        flight.setEndValue(self._window.mapFromGlobal(on_screen) - self._held)
        flight.finished.connect(self.vanish)
        flight.start()

    def vanish(self) -> None:
        """Go away for good."""
        self.hide()
        self.deleteLater()

    def sizeHint(self) -> QSize:
        """The size of the card with its shadow."""
        return self._picture.deviceIndependentSize().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        paint_sign(painter, QPointF(self.width() - _CORNER, _CORNER), self._target)
        if self._lit is not None:
            size = PillSize.FULL
            middle = (self.width() - pill_width(self._lit, size)) / 2
            low = QPointF(middle, self.height() - _CORNER - _PILL_INSIDE)
            paint_pill(painter, low, self._lit, size, current_tokens())
        painter.end()


def _with_shadow(card: QPixmap) -> QPixmap:
    """Return a card a little larger, above a soft shadow; made once, so that moving is cheap."""
    ratio = card.devicePixelRatio()
    size = card.deviceIndependentSize() * _GROWN
    whole = QPixmap(
        round((size.width() + 2 * _SHADOW) * ratio), round((size.height() + 2 * _SHADOW) * ratio)
    )
    whole.setDevicePixelRatio(ratio)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(_SHADOW, _SHADOW, size.width(), size.height())
    sheet = box.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    for step in range(_SHADOW):
        painter.setBrush(QColor(0, 0, 0, 7))
        out = _SHADOW - step - 2
        painter.drawRoundedRect(sheet.adjusted(-out, -out + 3, out, out + 3), 8 + out, 8 + out)
    painter.drawPixmap(box, card, QRectF(card.rect()))
    painter.end()
    return whole
