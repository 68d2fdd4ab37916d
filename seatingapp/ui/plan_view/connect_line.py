"""The line that is drawn while two pupils are being connected."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from seatingapp.ui.plan_view.drawn_item import DrawnItem
from seatingapp.ui.theme import Tokens

_WIDTH = 3.0
_HALO = 7.0  # under the line, so that it is seen on cards too
_DOT = 5.0
_RING = 2.0  # outside the card
_AROUND = 40.0  # at any zoom


class ConnectLine(DrawnItem):
    """Goes from the middle of a card to a point, or to the middle of another card."""

    def __init__(self, first: QRectF) -> None:
        super().__init__()
        self.setZValue(6)
        self._first = first
        self._second: QRectF | None = None
        self._line = QLineF(first.center(), first.center())

    def begin_at(self, first: QRectF) -> None:
        """Begin at another card."""
        self._show(first, self._line.p2(), self._second)

    def reach(self, point: QPointF, second: QRectF | None) -> None:
        """Go to a card, with a ring around it, or to a point where there is none."""
        self._show(self._first, second.center() if second is not None else point, second)

    def boundingRect(self) -> QRectF:
        """The line, its dots and the rings at both ends."""
        along = QRectF(self._line.p1(), self._line.p2()).normalized()
        whole = along.united(self._first)
        if self._second is not None:
            whole = whole.united(self._second)
        return whole.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw rings, then the line with a dot at each end."""
        wide = max(1.0, 1.0 / painter.worldTransform().m11())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), _WIDTH * wide))
        for card in (self._first, self._second):
            if card is not None:
                radius = max(3.0, min(8.0, card.height() / 5) + _RING)
                out = card.adjusted(-_RING, -_RING, _RING, _RING)
                painter.drawRoundedRect(out, radius, radius)
        for colour, width in ((tokens.surface, _HALO), (tokens.accent, _WIDTH)):
            pen = QPen(QColor(colour), width * wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(self._line)
        painter.setPen(QPen(QColor(tokens.surface), 1.5 * wide))
        painter.setBrush(QColor(tokens.accent))
        for end in (self._line.p1(), self._line.p2()):
            painter.drawEllipse(end, _DOT * wide, _DOT * wide)

    def _show(self, first: QRectF, end: QPointF, second: QRectF | None) -> None:
        line = QLineF(first.center(), end)
        if (first, line, second) != (self._first, self._line, self._second):
            self.prepareGeometryChange()
            self._first, self._line, self._second = first, line, second
            self.update()
