"""A band drawn with the pointer that selects the cards it touches."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from seatingapp.ui.plan_view.intents import LASSO, Intents
from seatingapp.ui.plan_view.stage import Stage
from seatingapp.ui.theme import current_tokens


class Lasso:
    """One band, from its first corner to the release of the button."""

    def __init__(self, stage: Stage, intents: Intents, start: QPointF) -> None:
        self._stage = stage
        self._intents = intents
        self._start = start
        self._band = QGraphicsRectItem()
        colour = QColor(current_tokens().accent)
        pen = QPen(colour, 1.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self._band.setPen(pen)
        colour.setAlpha(28)
        self._band.setBrush(colour)
        self._band.setZValue(5)
        stage.addItem(self._band)

    def move(self, point: QPointF) -> None:
        """Stretch the band to a point of the scene."""
        self._band.setRect(QRectF(self._start, point).normalized())

    def release(self, point: QPointF, more: bool) -> None:
        """Ask for the cards that the band touches; with `more`, besides what is selected."""
        # A band drawn straight down has no width, and Qt says that it touches nothing.
        area = QRectF(self._start, point).normalized().adjusted(-1, -1, 1, 1)
        self.cancel()
        found = self._stage.pupils_in(area)
        if more:
            found |= self._stage.state.selected
        self._intents.selection_requested.emit(found, LASSO)

    def cancel(self) -> None:
        """Take the band away."""
        if self._band.scene() is not None:
            self._stage.removeItem(self._band)
