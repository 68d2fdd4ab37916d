"""Pictures of desks that are drawn once and stamped wherever such a desk stands.

A hall has hundreds of desks of one kind; drawing each anew would cost every frame of a drag.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from seatingapp.domain.piece_shapes import box
from seatingapp.domain.rooms import Desk
from seatingapp.ui.room_form.furniture import CHAIR_REACH, paint_desk
from seatingapp.ui.theme import Tokens

_LARGEST = 400.0  # px; what is shown larger is drawn directly, for there are few of it


class Stamp:
    """The picture of one desk without its numbers, for a painter in centimetres."""

    def __init__(self, desk: Desk) -> None:
        """Share the picture with every desk that looks the same."""
        around = box(desk)
        self._at = QPointF(desk.x, desk.y)
        self._reach = max(around.width, around.height) / 2 + CHAIR_REACH
        self._alike = replace(
            desk,
            id=0,
            x=0.0,
            y=0.0,
            label="",
            seats=tuple(replace(seat, id=0, number=0) for seat in desk.seats),
        )
        self._key: tuple[float, float, Tokens] | None = None
        self._pixmap = QPixmap()

    def draw(self, painter: QPainter, tokens: Tokens) -> bool:
        """Draw the desk where it stands; False where it is shown too large for that."""
        matrix = painter.worldTransform()
        scale = matrix.m11()
        if 2 * self._reach * scale > _LARGEST:
            return False
        ratio = painter.device().devicePixelRatioF()
        key = (scale, ratio, tokens)
        if key != self._key:
            self._key = key
            self._pixmap = _stamp(self._alike, self._reach, *key)
        middle = matrix.map(self._at)
        half = self._pixmap.width() / ratio / 2
        corner = QPointF(
            round(middle.x() * ratio) / ratio - half, round(middle.y() * ratio) / ratio - half
        )
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(corner, self._pixmap)
        painter.setWorldTransform(matrix)
        return True


@lru_cache(maxsize=64)
def _stamp(desk: Desk, reach: float, scale: float, ratio: float, tokens: Tokens) -> QPixmap:
    half = math.ceil(reach * scale * ratio)
    pixmap = QPixmap(2 * half, 2 * half)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(half / ratio, half / ratio)
    painter.scale(scale, scale)
    paint_desk(painter, desk, {}, tokens)
    painter.end()
    return pixmap
