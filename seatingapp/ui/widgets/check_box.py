"""A check box with the same focus ring and colours as every other control."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_REGULAR, current_tokens, ui_font
from seatingapp.ui.widgets.focus import ring_after
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width

_BOX = 18
_LEFT = 5


class CheckBox(QCheckBox):
    """A text with a box in front of it; the whole of it can be clicked."""

    def __init__(self, text: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._ring = False

    def sizeHint(self) -> QSize:
        """Box, gap and text."""
        width = _LEFT + _BOX + 8 + text_width(self.text(), 13, WEIGHT_REGULAR) + 6
        return QSize(round(width + 0.5), 28)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The text counts as much as the box."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and text."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(_LEFT, (self.height() - _BOX) / 2, _BOX, _BOX)
        on = self.isChecked()
        accent = tokens.accent if self.isEnabled() else tokens.line
        fill = accent if on else tokens.hover if self.underMouse() else tokens.surface
        paint_box(painter, box, 4, fill, accent if on else tokens.muted, max(1.5, tokens.border))
        if on:
            tick = icon_pixmap("check", tokens.on_accent, 14, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft().toPoint() + QPoint(2, 2), tick)
        if self.hasFocus() and self._ring:
            paint_focus_ring(painter, box.adjusted(-5, -5, 5, 5), tokens.radius, tokens)
        painter.setFont(ui_font())
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.disabled_ink))
        room = QRectF(box.right() + 8, 0, self.width(), self.height())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, self.text())
