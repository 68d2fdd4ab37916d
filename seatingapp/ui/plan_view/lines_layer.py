"""Lines between seats, over the cards: neighbours, what is new or gone, rules that are broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.ui.plan_view.drawn_item import repaint_at_once
from seatingapp.ui.plan_view.state import LineStyle, SeatLine
from seatingapp.ui.theme import Tokens, current_tokens

_SIGN = 6.5
_INTO = 14.0  # that far a line reaches into a card, so that it is seen between close ones
_LOW = 0.1  # of the height of a card below its middle


@dataclass(frozen=True, slots=True)
class _Look:
    """Colour by the name of its token, width in px, and what else tells it from the others."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()
    sign: str = ""


_LOOKS = {
    LineStyle.DEPTH: _Look("muted", 1.6, (0.1, 2.2)),
    LineStyle.BESIDE: _Look("muted", 1.6),
    LineStyle.TABLE: _Look("muted", 3.4),
    LineStyle.CORRECTED: _Look("accent", 2.2, sign="square"),
    LineStyle.GONE: _Look("muted", 2.0, (3.0, 2.4), "minus"),
    LineStyle.NEW: _Look("accent", 3.0, sign="plus"),
    LineStyle.UNMET: _Look("muted", 1.8, (0.1, 2.4), "hollow cross"),
    LineStyle.BROKEN: _Look("concern", 2.6, (3.0, 1.6), "cross"),
    LineStyle.MOVE: _Look("accent", 2.0, sign="arrow"),
}


class LinesLayer(QGraphicsItem):
    """Draws the lines of a state; one that names a seat that is not there is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(2)
        self._lines: dict[LineStyle, list[QLineF]] = {}
        self._bounds = QRectF()

    def show_lines(self, lines: tuple[SeatLine, ...], seats: Mapping[int, QRectF]) -> None:
        """Draw these from now on, between the cards of a room."""
        repaint_at_once(self)
        self.prepareGeometryChange()
        self._lines = {style: [] for style in _LOOKS}  # the strongest are drawn last
        self._bounds = QRectF()
        for seat, other, style in lines:
            if seat in seats and other in seats and seat != other:
                self._lines[style].append(line_between(seats[seat], seats[other]))
        for rect in seats.values() if lines else ():
            self._bounds = self._bounds.united(rect)
        self.update()

    def boundingRect(self) -> QRectF:
        """All seats."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw style by style, and the signs over all lines."""
        tokens, zoom = current_tokens(), painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for style, lines in self._lines.items():
            if lines:
                painter.setPen(line_pen(style, tokens, zoom))
                painter.drawLines(lines)
        for style, lines in self._lines.items():
            if _LOOKS[style].sign:
                for line in lines:
                    paint_line_sign(painter, style, line, zoom, tokens)


def line_between(one: QRectF, other: QRectF, into: float = _INTO) -> QLineF:
    """Return a line from just inside one card to just inside another, between points and name.

    `into` says how far it reaches into them from their sides, in units of the scene.
    """
    low = QPointF(0, one.height() * _LOW)
    whole = QLineF(one.center() + low, other.center() + low)
    start = _leaves(one, low, whole.dx(), whole.dy(), into)
    end = _leaves(other, low, -whole.dx(), -whole.dy(), into)
    line = QLineF(start, end)
    return whole if line.angleTo(whole) % 360 > 1 else line


def _leaves(card: QRectF, low: QPointF, dx: float, dy: float, into: float) -> QPointF:
    """Where a line in a direction, from below the middle of a card, comes near its edge."""
    half_x, half_y = card.width() / 2 - into, card.height() / 2 - _INTO
    down = half_y - low.y() if dy > 0 else half_y + low.y()
    share = min(half_x / abs(dx) if dx else float("inf"), down / abs(dy) if dy else float("inf"))
    return card.center() + low + QPointF(dx, dy) * max(share, 0.0)


def line_pen(style: LineStyle, tokens: Tokens, zoom: float) -> QPen:
    """Return the pen of a style; it is as wide at any zoom.

    Not by Qt's cosmetic pens: those count pixels of the screen, and get thin on a fine one.
    """
    look = _LOOKS[style]
    pen = QPen(QColor(getattr(tokens, look.colour)), look.width / zoom)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if look.dashes:
        pen.setDashPattern(look.dashes)
    return pen


def paint_line_sign(
    painter: QPainter, style: LineStyle, line: QLineF, zoom: float, tokens: Tokens
) -> None:
    """Paint what tells a style from the others without its colour, in the middle of a line."""
    sign = _LOOKS[style].sign
    painter.save()
    painter.translate(line.center())
    painter.scale(1 / zoom, 1 / zoom)
    if sign == "arrow":
        _paint_arrow(painter, line, QColor(tokens.accent))
    else:
        _paint_disc(painter, sign, QColor(getattr(tokens, _LOOKS[style].colour)), tokens)
    painter.restore()


def _paint_disc(painter: QPainter, sign: str, colour: QColor, tokens: Tokens) -> None:
    hollow = sign == "hollow cross"
    ground, ink = (QColor(tokens.surface), colour) if hollow else (colour, QColor(tokens.surface))
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(ground)
    if sign == "square":
        painter.drawRect(QRectF(-4.5, -4.5, 9, 9))
        return
    around = _SIGN - 1 if hollow else _SIGN
    painter.drawEllipse(QPointF(0, 0), around, around)
    pen = QPen(ink, 1.5 if hollow else 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    arm = 3.2
    if sign.endswith("cross"):
        arm = 2.5
        painter.drawLine(QPointF(-arm, arm), QPointF(arm, -arm))
        painter.drawLine(QPointF(-arm, -arm), QPointF(arm, arm))
        return
    painter.drawLine(QPointF(-arm, 0), QPointF(arm, 0))
    if sign == "plus":
        painter.drawLine(QPointF(0, -arm), QPointF(0, arm))


def _paint_arrow(painter: QPainter, line: QLineF, colour: QColor) -> None:
    """A head in the middle of the line that points to its end."""
    painter.rotate(-line.angle())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(7, 0), QPointF(-5, -6), QPointF(-5, 6)])
