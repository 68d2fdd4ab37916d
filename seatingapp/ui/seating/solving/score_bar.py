"""How much of what could be won a plan has won, as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.painting import paint_box

_HEIGHT = 8


class ScoreBar(QWidget):
    """A picture of a number that stands in words beside it, so nothing is said of it aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score-bar")
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """What is shown, 0 to 1."""
        return self._share

    def show_share(self, share: float) -> None:
        """Show a share, 0 to 1."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        """As thin as in the design."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove and what is filled of it."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = _HEIGHT // 2
        paint_box(painter, box, radius, tokens.neutral_soft, tokens.line)
        width = box.width() * self._share
        if width >= _HEIGHT:
            filled = QRectF(box.x(), box.y(), width, box.height())
            paint_box(painter, filled, radius, tokens.praise)
        painter.end()
