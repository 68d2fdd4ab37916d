"""Small marks: points pills, and chips that can be pressed or dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.ui.theme import WEIGHT_MEDIUM, current_tokens, ui_font
from seatingapp.ui.widgets.focus import press_on_enter
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import (
    PILL_HEIGHT,
    paint_box,
    paint_focus_ring,
    paint_pill,
    pill_width,
    polarity_colours,
    text_width,
)


class Pill(QWidget):
    """A short number or word in the colours of a polarity: praise, neutral or concern."""

    def __init__(
        self, text: str, polarity: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._text = text
        self._polarity = polarity
        self.setAccessibleName(f"{text} {polarity}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Exactly the pill."""
        return QSize(round(pill_width(self._text) + 0.5), int(PILL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        _, soft, ink = polarity_colours(self._polarity, current_tokens())
        paint_pill(QPainter(self), QPointF(0, 0), self._text, soft, ink)


class Chip(PaintedButton):
    """A rounded chip with a text, such as a pupil who has no seat yet; can be checked."""

    def __init__(self, text: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        return QSize(round(text_width(self.text(), 13, WEIGHT_MEDIUM) + 0.5) + 22, 26)

    def minimumSizeHint(self) -> QSize:
        """A chip never cuts its text."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = box.height() / 2
        on = self.isChecked() or self.isDown()
        over = self.underMouse()
        fill = tokens.selection if on else tokens.hover if over else tokens.surface
        line = tokens.accent if on else tokens.control_line
        paint_box(painter, box, radius, fill, line, tokens.border)
        if self.shows_ring:
            paint_focus_ring(painter, box, radius, tokens)
        painter.setFont(ui_font(13, WEIGHT_MEDIUM))
        painter.setPen(QColor(tokens.selection_ink if on else tokens.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
