"""Rules that are broken, over the cards: a line between two seats, a sign at the corner of one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.ui.plan_view.drawn_item import repaint_at_once
from seatingapp.ui.plan_view.lines_layer import line_between, line_pen, paint_line_sign
from seatingapp.ui.plan_view.state import BrokenMark, LineStyle
from seatingapp.ui.theme import current_tokens

_REACH = 40.0  # of a sign at any zoom
_INTO = 34.0  # that far a line reaches into a card: it is no neighbour's line, to be seen at once
_CORNER = QPointF(3, 2)  # the pin has the other one; higher up is the name of a small card


class BrokenLayer(QGraphicsItem):
    """Draws the marks of a state, musts over wishes; one that names no seat here is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(2.5)
        self._lines: dict[LineStyle, list[QLineF]] = {}
        self._corners: dict[LineStyle, list[QPointF]] = {}
        self._bounds = QRectF()

    def show_marks(self, marks: tuple[BrokenMark, ...], seats: Mapping[int, QRectF]) -> None:
        """Draw these from now on, between and on the cards of a room."""
        found: dict[tuple[int, ...], LineStyle] = {}
        for mark in sorted(marks, key=_musts_last):
            if all(seat in seats for seat in mark.seats):
                found[tuple(sorted(mark.seats))] = _style(mark)
        repaint_at_once(self)
        self.prepareGeometryChange()
        self._lines = {style: [] for style in (LineStyle.UNMET, LineStyle.BROKEN)}
        self._corners = {style: [] for style in self._lines}
        self._bounds = QRectF()
        for where, style in found.items():
            rects = [seats[seat] for seat in where]
            if len(rects) == 2:
                self._lines[style].append(line_between(rects[0], rects[1], _INTO))
            else:
                self._corners[style] += [rect.bottomLeft() + _CORNER for rect in rects]
            for rect in rects:
                self._bounds = self._bounds.united(rect)
        self.update()

    def boundingRect(self) -> QRectF:
        """All seats that are marked."""
        return self._bounds.adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw the wishes, then the musts."""
        tokens, zoom = current_tokens(), painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for style, lines in self._lines.items():
            if lines:
                painter.setPen(line_pen(style, tokens, zoom))
                painter.drawLines(lines)
            for line in lines:
                paint_line_sign(painter, style, line, zoom, tokens)
            for corner in self._corners[style]:
                paint_line_sign(painter, style, QLineF(corner, corner), zoom, tokens)


def _style(mark: BrokenMark) -> LineStyle:
    return LineStyle.BROKEN if mark.must else LineStyle.UNMET


def _musts_last(mark: BrokenMark) -> bool:
    return mark.must
