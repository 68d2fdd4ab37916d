"""The bar that says how long a metre is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.ui.theme import WEIGHT_MEDIUM, current_tokens, ui_font

_METRES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
_LEAST = 60.0  # px
_WORDS = 44


def bar_length(scale: float) -> float:
    """Return how many metres the bar shows where a centimetre has `scale` pixels."""
    return next((m for m in _METRES if m * 100 * scale >= _LEAST), _METRES[-1])


class ScaleBar(QWidget):
    """Follows the zoom of the canvas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scale-bar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._scale = 1.0

    def show_scale(self, scale: float) -> None:
        """Show a scale in pixels per centimetre."""
        self._scale = scale
        self.setAccessibleName(f"Scale: the bar is {self._words()} long")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The bar and its words."""
        return QSize(round(self._wide()) + _WORDS + 12, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words and bar."""
        tokens = current_tokens()
        painter = QPainter(self)
        right, middle = self.width() - 3.0, self.height() / 2
        left = right - self._wide()
        painter.setPen(QPen(QColor(tokens.ink), 1.5))
        painter.drawLine(QLineF(left, middle, right, middle))
        for x in (left, right):
            painter.drawLine(QLineF(x, middle - 4, x, middle + 4))
        painter.setFont(ui_font(12, WEIGHT_MEDIUM))
        painter.setPen(QColor(tokens.muted))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, left - 8, self.height()), align, self._words())

    def _wide(self) -> float:
        return bar_length(self._scale) * 100 * self._scale

    def _words(self) -> str:
        metres = bar_length(self._scale)
        return f"{metres:g} m" if metres >= 1 else f"{metres * 100:g} cm"
