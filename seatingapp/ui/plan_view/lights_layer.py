"""The lights of all seats as one item over the cards: cards are not painted again for them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.ui.plan_view.card_layout import Density, density_of
from seatingapp.ui.plan_view.light_painter import LightPictures, Lit, PillSize, pill_size
from seatingapp.ui.plan_view.seat_picture import around, content_size

_IN_LEFT = 6.0  # from the left edge of a card with room for everything, on its upper edge
_OUT_RIGHT = 3.0  # so far it stands over the upper right corner of a smaller one
_WITH_TEXT = (Density.FULL, Density.COMPACT)


class LightsLayer(QGraphicsItem):
    """Draws a frame around each seat that has a light, and a pill on its upper edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(3)
        self._pictures = LightPictures()
        self._lit: dict[int, Lit] = {}
        self._rects: Mapping[int, QRectF] = {}
        self._bounds = QRectF()
        self._zoom = 1.0  # of the last frame

    def show_seats(self, rects: Mapping[int, QRectF]) -> None:
        """Light the seats of another room, or of the same one laid out anew."""
        self.prepareGeometryChange()
        self._rects = rects
        self._bounds = QRectF()
        for rect in rects.values():
            self._bounds = self._bounds.united(rect)

    def show_lights(self, lights: Mapping[int, Lit]) -> None:
        """Show these lights, and no others; only what differs is painted again."""
        before, self._lit = self._lit, dict(lights)
        for seat in before.keys() | lights.keys():
            if before.get(seat) != lights.get(seat) and seat in self._rects:
                self.update(self._around(seat))

    def forget_pixmaps(self) -> None:
        """Draw everything anew: theme, fonts or the screen changed."""
        self._pictures.forget()

    def boundingRect(self) -> QRectF:
        """All seats with their pills, at any zoom."""
        return self._bounds.adjusted(-40, -40, 40, 40)

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
        self._zoom = at.m11()
        painter.setWorldTransform(QTransform())
        for seat, shown in self._lit.items():
            if seat in self._rects and self._around(seat).intersects(option.exposedRect):
                self._draw(painter, shown, self._rects[seat], at, ratio)
        painter.setWorldTransform(at)

    def _draw(
        self, painter: QPainter, shown: Lit, rect: QRectF, at: QTransform, ratio: float
    ) -> None:
        zoom = at.m11()
        card = QRectF(
            rect.x() * zoom + at.dx(),
            rect.y() * zoom + at.dy(),
            rect.width() * zoom,
            rect.height() * zoom,
        )
        content, magnified = content_size((rect.width(), rect.height()), zoom)
        frame = self._pictures.frame(shown.holds, content, magnified, ratio)
        painter.drawPixmap(_whole(card.topLeft(), ratio), frame)
        density = density_of(*content)
        size = pill_size(shown, content[0]) if density in _WITH_TEXT else PillSize.SIGN
        pill = self._pictures.pill(shown, size, magnified, ratio)
        room = card.width() - pill.deviceIndependentSize().width()
        # Above the picture, clear of the marks; on a small card over the points, so that no half
        # of one is left over.
        corner = QPointF(room + _OUT_RIGHT, -_OUT_RIGHT * magnified)
        if density is Density.FULL:
            corner = QPointF(_IN_LEFT, -size.height / 2) * magnified
        painter.drawPixmap(_whole(card.topLeft() + corner, ratio), pill)

    def _around(self, seat: int) -> QRectF:
        far = around(self._zoom)
        return self._rects[seat].adjusted(-far, -far, far, far)


def _whole(corner: QPointF, ratio: float) -> QPointF:
    """The nearest corner of a pixel of the screen."""
    return QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
