"""Handles of rows in the left margin of a plan."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from seatingapp.ui.plan_view.drawn_item import DrawnItem, as_rect
from seatingapp.ui.plan_view.fitting import RowHandle
from seatingapp.ui.theme import Tokens


class RowHandleItem(DrawnItem):
    """A small bar in the left margin by which a row is selected."""

    def __init__(self, handle: RowHandle) -> None:
        super().__init__()
        self.handle = handle
        self._rect = as_rect(handle.box)
        self._hovered = False

    def boundingRect(self) -> QRectF:
        """All of the margin beside the row."""
        return self._rect

    def set_hovered(self, hovered: bool) -> None:
        """Show that the pointer is on the handle."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the bar."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if self._hovered else tokens.desk_line))
        middle = self._rect.center()
        tall = min(28.0, self._rect.height() * 0.5)
        painter.drawRoundedRect(QRectF(middle.x() - 2, middle.y() - tall / 2, 4, tall), 2, 2)
