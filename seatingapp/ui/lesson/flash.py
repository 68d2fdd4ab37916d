"""A ring around the cards that were just tapped: shown for a moment, never red, never moving."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.painting import paint_box

STAYS_MS = 900
_AROUND = 3
_WIDTH = 3


class FlashRing(QWidget):
    """Lies over the plan and lets every click through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("flash")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._boxes: list[QRect] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def flash(self, boxes: Sequence[QRect]) -> None:
        """Ring these boxes (in the coordinates of what lies below) for a moment."""
        if not boxes:
            return
        area = QRect()
        for box in boxes:
            area = area.united(box)
        area = area.adjusted(-_AROUND - 1, -_AROUND - 1, _AROUND + 1, _AROUND + 1)
        self._boxes = [box.translated(-area.topLeft()) for box in boxes]
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.update()
        self._timer.start(STAYS_MS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rings."""
        tokens = current_tokens()
        painter = QPainter(self)
        for box in self._boxes:
            ring = QRectF(box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
            paint_box(painter, ring, tokens.radius + 2, None, tokens.accent, _WIDTH)
