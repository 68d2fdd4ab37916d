"""The floor: walls, a grid of half metres, and where the front is."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.domain.piece_shapes import Point
from seatingapp.ui.room_form.furniture import line, pixels_per_cm, write
from seatingapp.ui.theme import WEIGHT_MEDIUM, current_tokens

_METRE = 100.0
_FINE = 50.0
_LEAST_STEP = 18.0  # px; a finer grid is not drawn
_FAINT = 80
_WALL = 4.0  # px
_MARGIN = 60.0


class FloorItem(QGraphicsItem):
    """Paints the room without what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self._walls = QPolygonF()
        self._box = QRectF()
        self.setZValue(-10)

    def show_walls(self, corners: tuple[Point, ...]) -> None:
        """Show other walls."""
        walls = QPolygonF([QPointF(x, y) for x, y in corners])
        if walls != self._walls:
            self.prepareGeometryChange()
            self._walls = walls
            self._box = walls.boundingRect()
            self.update()

    def boundingRect(self) -> QRectF:
        """The walls, and the word that says where the front is."""
        return self._box.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw floor, grid and walls."""
        tokens = current_tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface))
        painter.drawPolygon(self._walls)
        painter.save()
        scale = pixels_per_cm(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for step, colour in ((_FINE, tokens.row_line), (_METRE, tokens.line)):
            if step * scale >= _LEAST_STEP:
                pen = line(colour)
                if tokens.border > 1:  # high contrast: lines that only help stay behind
                    faint = QColor(colour)
                    faint.setAlpha(_FAINT)
                    pen.setColor(faint)
                self._paint_grid(painter, step, pen, option.exposedRect)
        painter.restore()
        wall = line(tokens.muted, _WALL)
        wall.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(wall)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self._walls)
        at = (self._box.center().x(), self._box.top() - 13 / scale)
        write(painter, at, "FRONT", 10, tokens.muted, WEIGHT_MEDIUM)

    def _paint_grid(self, painter: QPainter, step: float, pen: QPen, seen: QRectF) -> None:
        """Draw the lines between the walls; a room of many corners is drawn piece by piece."""
        painter.setPen(pen)
        corners = [(p.x(), p.y()) for p in self._walls.toList()]
        area = self._box.intersected(seen.adjusted(-step, -step, step, step))
        for n in range(math.ceil(area.left() / step), math.floor(area.right() / step) + 1):
            for low, high in spans(corners, n * step):
                painter.drawLine(QPointF(n * step, low), QPointF(n * step, high))
        turned = [(y, x) for x, y in corners]
        for n in range(math.ceil(area.top() / step), math.floor(area.bottom() / step) + 1):
            for low, high in spans(turned, n * step):
                painter.drawLine(QPointF(low, n * step), QPointF(high, n * step))


def spans(corners: list[tuple[float, float]], x: float) -> list[tuple[float, float]]:
    """Return the stretches of the line at `x` that lie between the walls."""
    crossed = []
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if (x1 <= x) != (x2 <= x):
            crossed.append(y1 + (x - x1) / (x2 - x1) * (y2 - y1))
    crossed.sort()
    return list(zip(crossed[::2], crossed[1::2], strict=False))
