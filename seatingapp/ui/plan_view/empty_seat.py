"""Paints a seat where nobody sits: a dashed place, with its number where numbers are shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from seatingapp.ui.plan_view.card_signs import paint_comment
from seatingapp.ui.plan_view.card_text import dot_font
from seatingapp.ui.plan_view.sheets import MARGIN
from seatingapp.ui.theme import Tokens

_SMALL = 30.0  # lower than this, the dashes are finer
_MOST_KEPT = 16
_Pair: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class EmptyPrint:
    """What is painted: the label of the seat, whether a drop would land here, and a comment."""

    number: str = ""
    wanted: bool = False
    comment: bool = False


class EmptySeats:
    """Paints empty seats; those without a number look alike, so one picture serves all of them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[EmptyPrint, _Pair, _Pair], QPixmap] = {}

    def forget(self) -> None:
        """Paint anew: the theme changed."""
        self._kept.clear()

    def pixmap(self, shown: EmptyPrint, size: _Pair, scale: _Pair, tokens: Tokens) -> QPixmap:
        """Return an empty seat with `MARGIN` around it; sizes as for `card_pixmap`."""
        if shown.number:
            return _painted(shown, size, scale, tokens)
        key = (shown, size, scale)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = _painted(shown, size, scale, tokens)
        return self._kept[key]


def _painted(shown: EmptyPrint, size: _Pair, scale: _Pair, tokens: Tokens) -> QPixmap:
    (width, height), (magnified, ratio) = size, scale
    factor = magnified * ratio
    pixmap = QPixmap(
        math.ceil((width + 2 * MARGIN) * factor), math.ceil((height + 2 * MARGIN) * factor)
    )
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(factor, factor)
    painter.translate(MARGIN, MARGIN)
    _paint(painter, shown, QRectF(0, 0, width, height), tokens)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _paint(painter: QPainter, shown: EmptyPrint, box: QRectF, tokens: Tokens) -> None:
    line = 1.0 if box.height() < _SMALL else 2.0
    pen = QPen(QColor(tokens.accent if shown.wanted else tokens.seat_dash), line)
    pen.setDashPattern([3.5, 2.0])
    painter.setPen(pen)
    painter.setBrush(QColor(tokens.info_soft if shown.wanted else tokens.seat_empty))
    radius = min(8.0, box.height() / 4)
    inset = line / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    font = dot_font(shown.number, box.width(), box.height()) if shown.number else None
    if font is not None:
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown.number)
    if shown.comment:
        paint_comment(painter, box.width(), tokens)
