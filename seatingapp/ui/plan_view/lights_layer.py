"""The lights of all seats as one item over the cards: cards are not painted again for them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.ui.plan_view.light_painter import LightPictures, Lit, pill_size
from seatingapp.ui.plan_view.seat_picture import content_size

_OUT = 6.0  # of a usual pill that lies outside its card
_REACH = 14.0


class LightsLayer(QGraphicsItem):
    """Draws a frame around each seat that has a light, and a pill at the middle of its top."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(3)
        self._pictures = LightPictures()
        self._lit: dict[int, Lit] = {}
        self._rects: Mapping[int, QRectF] = {}
        self._bounds = QRectF()

    def show_seats(self, rects: Mapping[int, QRectF]) -> None:
        """Light the seats of another room, or of the same one laid out anew."""
        self.prepareGeometryChange()
        self._rects = rects
        self._bounds = QRectF()
        for rect in rects.values():
            self._bounds = self._bounds.united(rect)

    def show_lights(self, lights: Mapping[int, Lit]) -> None:
        """Show these lights, and no others; only what differs is painted again."""
        if not lights:
            self._pictures.forget()
        before, self._lit = self._lit, dict(lights)
        for seat in before.keys() | lights.keys():
            if before.get(seat) != lights.get(seat) and seat in self._rects:
                self.update(self._around(seat))

    def forget_pixmaps(self) -> None:
        """Draw everything anew: theme, fonts or the screen changed."""
        self._pictures.forget()

    def boundingRect(self) -> QRectF:
        """All seats, with what lies outside them."""
        return self._bounds.adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Put the pictures of the lights that can be seen on whole pixels."""
        if not self._lit:
            return
        at, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
        painter.setWorldTransform(QTransform())
        for seat, shown in self._lit.items():
            if seat in self._rects and self._around(seat).intersects(option.exposedRect):
                self._draw(painter, shown, self._rects[seat], at, ratio)
        painter.setWorldTransform(at)

    def _draw(
        self, painter: QPainter, shown: Lit, rect: QRectF, at: QTransform, ratio: float
    ) -> None:
        zoom = at.m11()
        width, height = rect.width() * zoom, rect.height() * zoom
        left, top = rect.x() * zoom + at.dx(), rect.y() * zoom + at.dy()
        frame = self._pictures.frame(shown.holds, (width, height), ratio)
        painter.drawPixmap(_whole(left, top, ratio), frame)
        (wide, _), magnified = content_size((rect.width(), rect.height()), zoom)
        size = pill_size(shown, wide)
        pill = self._pictures.pill(shown, size, magnified, ratio)
        middle = left + (width - pill.deviceIndependentSize().width()) / 2
        out = min(_OUT, size.height / 2) * magnified
        painter.drawPixmap(_whole(middle, top - out, ratio), pill)

    def _around(self, seat: int) -> QRectF:
        return self._rects[seat].adjusted(-_REACH, -_REACH, _REACH, _REACH)


def _whole(x: float, y: float, ratio: float) -> QPointF:
    """The nearest corner of a pixel of the screen."""
    return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
