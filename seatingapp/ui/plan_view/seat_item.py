"""A seat on the picture: a pupil's card or an empty place, and the rings and signs around it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from seatingapp.domain.plan_picture import Box
from seatingapp.ui.plan_view.card_layout import lay_out
from seatingapp.ui.plan_view.card_painter import MARGIN, card_pixmap, fitted_name
from seatingapp.ui.plan_view.drawn_item import DrawnItem, as_rect
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.signs import Target, paint_sign
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import Tokens, current_tokens

_AROUND = 8.0
_ROOMY = (80.0, 60.0)  # from this size on a card is magnified as a whole
_LIFTED = 0.35


@dataclass(frozen=True, slots=True)
class SeatLook:
    """Everything that decides how a seat looks."""

    card: CardState | None = None
    show_private: bool = False
    selected: bool = False
    focused: bool = False
    hovered: bool = False
    lifted: bool = False
    target: Target = Target.NONE


class SeatItem(DrawnItem):
    """Draws one seat from a `SeatLook`; repaints only when that changes."""

    def __init__(self, seat_id: int, box: Box, photos: PhotoCache) -> None:
        super().__init__()
        self.seat_id = seat_id
        self.look = SeatLook()
        self._photos = photos
        self._size = (box.width, box.height)
        self._rect = as_rect(Box(0, 0, box.width, box.height))
        self._pixmap: QPixmap | None = None
        self._made_for: tuple[float, float] = (0.0, 0.0)
        self.setPos(box.x, box.y)

    def show_look(self, look: SeatLook) -> None:
        """Look like that from now on."""
        if look == self.look:
            return
        if (look.card, look.show_private) != (self.look.card, self.look.show_private):
            self._pixmap = None
        self.look = look
        self.setZValue(1 if look.focused or look.selected else 0)
        self.update()

    def forget(self) -> None:
        """Draw the card anew: theme, fonts or photos changed."""
        self._pixmap = None
        self.update()

    @property
    def name_is_cut(self) -> bool:
        """Whether the whole name did not fit, so that a tooltip has to give it."""
        card = self.look.card
        size, _ = content_size(self._size, self._made_for[0] or 1.0)
        return card is not None and fitted_name(card, lay_out(*size)).cut

    def picture(self, zoom: float, ratio: float) -> QPixmap:
        """Return the card as it is drawn at that zoom. Only for a taken seat."""
        card = self.look.card
        if card is None:
            raise ValueError("An empty seat has no card.")
        if self._pixmap is None or self._made_for != (zoom, ratio):
            size, magnified = content_size(self._size, zoom)
            self._pixmap = card_pixmap(
                card,
                size,
                (magnified, ratio),
                self.look.show_private,
                current_tokens(),
                self._photos,
            )
            self._made_for = (zoom, ratio)
        return self._pixmap

    def boundingRect(self) -> QRectF:
        """The seat with its rings."""
        return self._rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the card or the empty place, then what goes on around it."""
        if self.look.card is None:
            self._paint_empty(painter, tokens)
        else:
            self._paint_card(painter)
        self._paint_rings(painter, tokens)
        paint_sign(painter, self._rect.center(), self.look.target)

    def _paint_card(self, painter: QPainter) -> None:
        """Put the ready card on whole device pixels, so that it is as sharp as it was made."""
        ratio = painter.device().devicePixelRatioF()
        transform = painter.worldTransform()
        zoom = transform.m11()
        pixmap = self.picture(zoom, ratio)
        _, magnified = content_size(self._size, zoom)
        corner = transform.map(QPointF(0, 0)) - QPointF(MARGIN, MARGIN) * magnified
        corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setOpacity(_LIFTED if self.look.lifted else 1.0)
        painter.drawPixmap(corner, pixmap)
        painter.restore()

    def _paint_empty(self, painter: QPainter, tokens: Tokens) -> None:
        wanted = self.look.target is Target.PLACE
        pen = QPen(QColor(tokens.accent if wanted else tokens.seat_dash), 2)
        pen.setDashPattern([3.5, 2.0])
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.info_soft if wanted else tokens.seat_empty))
        painter.drawRoundedRect(self._rect.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_rings(self, painter: QPainter, tokens: Tokens) -> None:
        look = self.look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look.selected or look.target is Target.SWAP:
            self._ring(painter, QPen(QColor(tokens.accent), tokens.focus_width), 1.5)
        elif look.hovered:
            self._ring(painter, QPen(QColor(tokens.accent), 1.5), 0.0)
        if look.focused:
            self._ring(painter, QPen(QColor(tokens.focus), 2.5), 5.25)
        if look.lifted:
            pen = QPen(QColor(tokens.accent), 2)
            pen.setDashPattern([3.5, 2.0])
            self._ring(painter, pen, -1)

    def _ring(self, painter: QPainter, pen: QPen, out: float) -> None:
        painter.setPen(pen)
        radius = max(3.0, min(8.0, self._rect.height() / 5) + out)
        painter.drawRoundedRect(self._rect.adjusted(-out, -out, out, out), radius, radius)


def content_size(size: tuple[float, float], zoom: float) -> tuple[tuple[float, float], float]:
    """Return the size for which a card's content is laid out at a zoom, and its magnification.

    Zooming into a crowded room first gives each card room for all its parts, at the usual size
    of text; only then the text grows too.
    """
    width, height = size
    roomy = min(1.0, width / _ROOMY[0], height / _ROOMY[1])
    magnified = max(1.0, zoom * roomy)
    return (width * zoom / magnified, height * zoom / magnified), magnified
