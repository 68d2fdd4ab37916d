"""What is said in the middle of a room in which nobody can sit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.theme import WEIGHT_REGULAR, WEIGHT_SEMIBOLD, Tokens, ui_font
from seatingapp.ui.widgets.painting import paint_box

HEADLINE = "This room has no seats yet"
ADVICE = "Add desks to it on the Rooms page, or choose another room."
_WIDE, _HIGH = 420.0, 92.0


def is_bare(layout: RoomLayout) -> bool:
    """Whether it is a room at all, but one without a seat."""
    return bool(layout.width and layout.depth and not layout.capacity)


def paint_advice(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """Paint two lines in the middle of an area of the window; the painter maps nothing."""
    middle = area.center().y()
    ground = QRectF(0, 0, min(area.width() - 16, _WIDE), _HIGH)
    ground.moveCenter(area.center())
    paint_box(painter, ground, tokens.radius_large, tokens.surface, tokens.line)
    for text, px, weight, ink, top in (
        (HEADLINE, 15, WEIGHT_SEMIBOLD, tokens.ink, middle - 30),
        (ADVICE, 13, WEIGHT_REGULAR, tokens.muted, middle - 4),
    ):
        painter.setFont(ui_font(px, weight))
        painter.setPen(QColor(ink))
        box = QRectF(ground.left() + 12, top, ground.width() - 24, 40)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, flags | Qt.TextFlag.TextWordWrap, text)
