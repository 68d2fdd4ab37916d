"""The blank sheet below a pupil's card: all cards of one size have the same, so it is kept."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from seatingapp.ui.theme import Tokens
from seatingapp.ui.widgets.painting import paint_box

MARGIN = 5.0  # around the card, for its shadow and the dot of a pin
_MOST_KEPT = 16


@dataclass(frozen=True, slots=True)
class Blank:
    """Which sheet: the size of its content, how much larger it is drawn, and for whom.

    A card that is drawn as a `bare` dot has none. Whoever is `away` has a grey one; `dashed` is
    the border of a small card of somebody who is here today only, for want of room for a word.
    """

    width: float
    height: float
    factor: float
    away: bool = False
    dashed: bool = False
    bare: bool = False


class Sheets:
    """Draws a blank sheet once, and gives it to every card of its size."""

    def __init__(self) -> None:
        self._kept: dict[Blank, QPixmap] = {}

    def forget(self) -> None:
        """Draw anew: the theme changed."""
        self._kept.clear()

    def pixmap(self, blank: Blank, tokens: Tokens) -> QPixmap:
        """Return a sheet of one's own to draw on, with `MARGIN` around it."""
        if blank not in self._kept:
            if len(self._kept) >= _MOST_KEPT:  # each step of a zoom wants others
                self._kept.clear()
            self._kept[blank] = _drawn(blank, tokens)
        return QPixmap(self._kept[blank])


def _drawn(blank: Blank, tokens: Tokens) -> QPixmap:
    factor = blank.factor
    pixmap = QPixmap(
        math.ceil((blank.width + 2 * MARGIN) * factor),
        math.ceil((blank.height + 2 * MARGIN) * factor),
    )
    pixmap.fill(Qt.GlobalColor.transparent)
    if not blank.bare:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(factor, factor)
        painter.translate(MARGIN, MARGIN)
        _paint(painter, blank, tokens)
        painter.end()
    return pixmap


def _paint(painter: QPainter, blank: Blank, tokens: Tokens) -> None:
    """The white sheet with its border and the thinnest of shadows."""
    box = QRectF(0, 0, blank.width, blank.height)
    radius = min(tokens.radius, blank.height / 5)
    if not blank.away and not tokens.dark:
        painter.setOpacity(0.08)
        paint_box(painter, box.translated(0, 1.2), radius, tokens.ink)
        painter.setOpacity(1.0)
    sheet, line = (tokens.absent, tokens.line) if blank.away else (tokens.seat, tokens.seat_line)
    paint_box(painter, box, radius, sheet, line, tokens.border)
    if blank.dashed:
        paint_dashes(painter, box, radius, tokens.accent)


def paint_dashes(painter: QPainter, box: QRectF, radius: float, colour: str) -> None:
    """Paint a dashed border inside a box."""
    pen = QPen(QColor(colour), 1.5)
    pen.setDashPattern([2.5, 1.8])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
