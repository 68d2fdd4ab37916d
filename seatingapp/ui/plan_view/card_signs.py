"""The small signs at the edge of a card: late, elsewhere, guest, moved, pinned, and a comment."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from seatingapp.ui.plan_view.card_layout import CardLayout, Density
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import Tokens

BADGE = 14.0
_EAR = 11.0
_SMALL_EAR = 7.0


def has_badge(card: CardState, layout: CardLayout) -> bool:
    """Whether a card has a round sign. A full card has words for a guest and a move instead."""
    if layout.density in (Density.SMALL, Density.DOT):
        return False
    today = (card.guest or card.moved) and layout.density is Density.COMPACT
    return card.late or card.elsewhere or today


def paint_badge(painter: QPainter, card: CardState, layout: CardLayout, tokens: Tokens) -> None:
    """Paint a round sign at the lower right of the picture, or in the corner without one.

    Of several the register's comes first; the others are in the tooltip.
    """
    words = layout.density is Density.FULL
    today = (card.guest or card.moved) and not words
    if layout.density in (Density.SMALL, Density.DOT) or not (card.late or card.elsewhere or today):
        return
    area = layout.avatar
    middle = (
        QPointF(area.x + area.width - 3, area.y + area.height - 4)
        if area is not None
        else QPointF(BADGE / 2 + 1, BADGE / 2 + 1)
    )
    if card.late:
        _disc(painter, middle, tokens.warning, tokens)
        painter.drawPolyline([middle + QPointF(0, -3.6), middle, middle + QPointF(2.6, 1.6)])
    elif card.elsewhere:
        _disc(painter, middle, tokens.neutral, tokens)
        _arrow(painter, middle, 3.2)
    elif card.guest:
        _disc(painter, middle, tokens.accent, tokens)
        painter.drawLine(middle + QPointF(-3.2, 0), middle + QPointF(3.2, 0))
        painter.drawLine(middle + QPointF(0, -3.2), middle + QPointF(0, 3.2))
    else:
        _disc(painter, middle, tokens.accent, tokens)
        _arrow(painter, middle + QPointF(0, -2), 3.2)
        _arrow(painter, middle + QPointF(0, 2), -3.2)


def paint_pin(painter: QPainter, layout: CardLayout, tokens: Tokens) -> None:
    """Paint the dot at the lower right of a card that stays where it is."""
    small = layout.density in (Density.SMALL, Density.DOT)
    middle = QPointF(layout.width - 3, layout.height - 3)
    painter.setPen(QPen(QColor(tokens.seat), 1.4 if small else 2))
    painter.setBrush(QColor(tokens.pin))
    radius = 3.2 if small else 5.5
    painter.drawEllipse(middle, radius, radius)


def paint_comment(painter: QPainter, width: float, tokens: Tokens) -> None:
    """Paint the folded corner at the upper left that says that there is a comment."""
    ear = _EAR if width >= 60 else _SMALL_EAR
    painter.setPen(QPen(QColor(tokens.seat), 1))
    painter.setBrush(QColor(tokens.warning))
    painter.drawPolygon(QPolygonF([QPointF(0.5, 0.5), QPointF(ear, 0.5), QPointF(0.5, ear)]))


def _disc(painter: QPainter, middle: QPointF, colour: str, tokens: Tokens) -> None:
    """Paint the ground of a sign and take up the pen for what is on it."""
    painter.setPen(QPen(QColor(tokens.seat), 2))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(middle, BADGE / 2, BADGE / 2)
    pen = QPen(QColor(tokens.surface), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _arrow(painter: QPainter, middle: QPointF, reach: float) -> None:
    """To the right, or to the left where the reach is negative."""
    tip = middle + QPointF(reach, 0)
    back = -2.8 if reach > 0 else 2.8
    painter.drawLine(middle - QPointF(reach, 0), tip)
    painter.drawPolyline([tip + QPointF(back, -2.4), tip, tip + QPointF(back, 2.4)])
