"""What a drop on a seat would do, and the round sign that says so."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from seatingapp.ui.theme import Tokens, current_tokens

SIGN_RADIUS = 14.0


class Target(Enum):
    """What a drop on a seat would do."""

    NONE = "none"
    PLACE = "place"
    SWAP = "swap"
    REFUSED = "refused"


def paint_sign(painter: QPainter, middle: QPointF, target: Target) -> None:
    """Paint the sign for a target around a point; only swap and refusal need one."""
    tokens = current_tokens()
    if target is Target.SWAP:
        _paint_swap(painter, middle, tokens)
    elif target is Target.REFUSED:
        _paint_refused(painter, middle, tokens)


def _paint_swap(painter: QPainter, middle: QPointF, tokens: Tokens) -> None:
    """Two arrows that pass each other."""
    _disc(painter, middle, tokens.accent)
    pen = QPen(QColor(tokens.on_accent), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for sign in (1, -1):
        line = -3.5 * sign
        tip = middle + QPointF(7 * sign, line)
        painter.drawLine(middle + QPointF(-7 * sign, line), tip)
        painter.drawPolyline([tip + QPointF(-3 * sign, -3), tip, tip + QPointF(-3 * sign, 3)])


def _paint_refused(painter: QPainter, middle: QPointF, tokens: Tokens) -> None:
    """The sign for no entry: a pinned pupil stays."""
    _disc(painter, middle, tokens.neutral)
    pen = QPen(QColor(tokens.surface), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(middle + QPointF(-6, 0), middle + QPointF(6, 0))


def _disc(painter: QPainter, middle: QPointF, colour: str) -> None:
    painter.setPen(QPen(QColor(current_tokens().seat), 2))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(middle, SIGN_RADIUS, SIGN_RADIUS)
