"""Pictures of lights: whether the musts would hold on a seat, and the change of the score.

The sign (tick or cross), the border (whole or dashed) and the colour say the same, so that none
of them is needed. Each picture is painted once and kept, because many seats show the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from seatingapp.domain.behaviour import signed
from seatingapp.ui.theme import WEIGHT_BOLD, Tokens, current_tokens, ui_font
from seatingapp.ui.widgets.painting import paint_box, polarity_colours, text_width

if TYPE_CHECKING:  # as in `state`
    from seatingapp.domain.rules.verdicts import SeatLight

_TINT = 14  # of 255: a card under a light stays as easy to read
_LINE = 1.8
_DASHES = (3.2, 2.4)
_SIDE = 5.0  # between the border of a pill and what is in it
_BETWEEN = 3.0  # between the sign and the text
_MOST_KEPT = 256


class PillSize(Enum):
    """How large a pill is, in px: its height, its text (0: none), and half its sign."""

    FULL = (17.0, 11, 3.6)
    SMALL = (13.0, 9, 2.7)
    SIGN = (12.0, 0, 2.7)

    @property
    def height(self) -> float:
        """The height of the pill."""
        return float(self.value[0])

    @property
    def px(self) -> int:
        """The size of its text."""
        return int(self.value[1])

    @property
    def arm(self) -> float:
        """Half the width of its sign."""
        return float(self.value[2])


@dataclass(frozen=True, slots=True)
class Lit:
    """What a light shows of `SeatLight`: its reasons are only said."""

    holds: bool
    change: int


def lit(light: SeatLight) -> Lit:
    """Return what of a light is painted."""
    return Lit(light.holds, light.change)


def pill_size(shown: Lit, width: float) -> PillSize:
    """Return the largest size whose pill fits on a card of that width."""
    for size in (PillSize.FULL, PillSize.SMALL):
        if pill_width(shown, size) <= width:
            return size
    return PillSize.SIGN


def pill_width(shown: Lit, size: PillSize) -> float:
    """Return the width of a pill; one without text is a disc."""
    if not size.px:
        return size.height
    text = text_width(signed(shown.change), size.px, WEIGHT_BOLD)
    return math.ceil(2 * _SIDE + 2 * size.arm + _BETWEEN + text)


class LightPictures:
    """Paints frames and pills, and keeps those for one scale: the next drag shows them again."""

    def __init__(self) -> None:
        self._kept: dict[object, QPixmap] = {}
        self._scale = (0.0, 0.0)

    def forget(self) -> None:
        """Paint anew: the theme or the fonts changed."""
        self._kept.clear()

    def frame(
        self, holds: bool, size: tuple[float, float], magnified: float, ratio: float
    ) -> QPixmap:
        """Return the frame of a card; size and magnification as those of its content."""
        self._use((magnified, ratio))
        key = ("frame", holds, size)
        if key not in self._kept:
            pixmap, painter = _canvas(size, magnified, ratio)
            _paint_frame(painter, QRectF(0, 0, *size), holds, current_tokens())
            painter.end()
            self._keep(key, pixmap)
        return self._kept[key]

    def pill(self, shown: Lit, size: PillSize, magnified: float, ratio: float) -> QPixmap:
        """Return a pill that is drawn so many times as large as usual, for that screen."""
        self._use((magnified, ratio))
        key = ("pill", shown, size)
        if key not in self._kept:
            pixmap = QPixmap(self._blank(shown, size))
            painter = QPainter(pixmap)
            painter.scale(magnified, magnified)
            _paint_change(painter, QPointF(0, 0), shown, size, current_tokens())
            painter.end()
            self._keep(key, pixmap)
        return self._kept[key]

    def _blank(self, shown: Lit, size: PillSize) -> QPixmap:
        """A pill with its sign, which many changes of the score share."""
        width = pill_width(shown, size)
        key = ("blank", shown.holds, _polarity(shown), width, size)
        if key not in self._kept:
            pixmap, painter = _canvas((width, size.height), *self._scale)
            _paint_blank(painter, QPointF(0, 0), shown, size, current_tokens())
            painter.end()
            self._keep(key, pixmap)
        return self._kept[key]

    def _use(self, scale: tuple[float, float]) -> None:
        if scale != self._scale:
            self._kept.clear()
            self._scale = scale

    def _keep(self, key: object, pixmap: QPixmap) -> None:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = pixmap


def _canvas(size: tuple[float, float], magnified: float, ratio: float) -> tuple[QPixmap, QPainter]:
    """A clear picture, and a painter on it that counts in logical pixels of usual size."""
    factor = magnified * ratio
    pixmap = QPixmap(math.ceil(size[0] * factor), math.ceil(size[1] * factor))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(magnified, magnified)
    return pixmap, painter


def _paint_frame(painter: QPainter, box: QRectF, holds: bool, tokens: Tokens) -> None:
    colour = QColor(tokens.praise if holds else tokens.concern)
    half = _LINE / 2
    shape = box.adjusted(half, half, -half, -half)
    radius = max(2.0, min(8.0, box.height() / 5) - half)
    tint = QColor(colour)
    tint.setAlpha(_TINT)
    painter.setBrush(tint)
    # Over the border of the seat itself, which is dashed where it is empty.
    painter.setPen(QPen(QColor(tokens.seat), _LINE + 1))
    painter.drawRoundedRect(shape, radius, radius)
    pen = QPen(colour, _LINE)
    if not holds:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(shape, radius, radius)


def paint_pill(painter: QPainter, at: QPointF, shown: Lit, size: PillSize, tokens: Tokens) -> None:
    """Paint a pill with its left top corner `at`: a tick or a cross, and the change.

    It is green only where something is won; a seat that costs points is grey, not a mistake.
    """
    _paint_blank(painter, at, shown, size, tokens)
    _paint_change(painter, at, shown, size, tokens)


def _polarity(shown: Lit) -> str:
    return "concern" if not shown.holds else "praise" if shown.change > 0 else "neutral"


def _paint_blank(
    painter: QPainter, at: QPointF, shown: Lit, size: PillSize, tokens: Tokens
) -> None:
    strong, soft, ink = polarity_colours(_polarity(shown), tokens)
    box = QRectF(at.x(), at.y(), pill_width(shown, size), size.height)
    paint_box(painter, box, size.height / 2, soft, strong, 1.0)
    sign = box.left() + (_SIDE + size.arm if size.px else size.height / 2)
    _paint_sign(painter, QPointF(sign, box.center().y()), shown.holds, size.arm, ink)


def _paint_change(
    painter: QPainter, at: QPointF, shown: Lit, size: PillSize, tokens: Tokens
) -> None:
    if size.px:
        painter.setFont(ui_font(size.px, WEIGHT_BOLD))
        painter.setPen(QColor(polarity_colours(_polarity(shown), tokens)[2]))
        left = at.x() + _SIDE + 2 * size.arm + _BETWEEN
        text = QRectF(left, at.y(), pill_width(shown, size), size.height)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, flags | Qt.AlignmentFlag.AlignAbsolute, signed(shown.change))


def _paint_sign(painter: QPainter, middle: QPointF, tick: bool, arm: float, ink: str) -> None:
    pen = QPen(QColor(ink), max(1.4, arm / 2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if tick:
        low = middle + QPointF(-arm * 0.3, arm * 0.75)
        painter.drawPolyline([middle + QPointF(-arm, 0), low, middle + QPointF(arm, -arm * 0.8)])
        return
    reach = arm * 0.85
    painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
    painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
