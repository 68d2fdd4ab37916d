"""How one seat looks: a pupil's card or an empty place, and the rings and signs around it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from seatingapp.domain.plan_picture import Box
from seatingapp.ui.plan_view.card_painter import (
    MARGIN,
    CardPrint,
    card_layout,
    card_pixmap,
    fitted_name,
)
from seatingapp.ui.plan_view.drawn_item import as_rect
from seatingapp.ui.plan_view.empty_seat import EmptyPrint, EmptySeats
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.signs import Target, paint_sign
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import current_tokens

_ROOMY = (88.0, 76.0)  # from this size on a card is magnified as a whole
_LIFTED = 0.35


@dataclass(frozen=True, slots=True)
class SeatLook:
    """Everything that decides how a seat looks. `comment` is that on an empty seat."""

    card: CardState | None = None
    show_private: bool = False
    selected: bool = False
    focused: bool = False
    hovered: bool = False
    lifted: bool = False
    target: Target = Target.NONE
    number: str = ""
    comment: bool = False

    @property
    def surrounded(self) -> bool:
        """Whether anything is drawn around or over the seat."""
        ringed = self.selected or self.focused or self.hovered or self.lifted
        return ringed or self.target is not Target.NONE

    @property
    def printed(self) -> CardPrint | EmptyPrint:
        """What of it is drawn once and kept."""
        if self.card is not None:
            return CardPrint(self.card, self.show_private, self.number)
        wanted = self.target is Target.PLACE
        return EmptyPrint(self.number, wanted, self.comment and self.show_private)


class SeatPicture:
    """Draws one seat from a `SeatLook`, and keeps what was drawn for the zoom of now."""

    def __init__(self, seat_id: int, box: Box, photos: PhotoCache, empties: EmptySeats) -> None:
        self.seat_id = seat_id
        self.look = SeatLook()
        self.rect = as_rect(box)
        self._photos = photos
        self._empties = empties
        self._size = (box.width, box.height)
        self._pixmap: QPixmap | None = None
        self._made_for: tuple[float, float] = (0.0, 0.0)
        self._rim = MARGIN  # around the card in the pixmap, in px of the window
        self._source = QRectF()

    def show_look(self, look: SeatLook) -> bool:
        """Look like that from now on; answers whether that is another look."""
        if look == self.look:
            return False
        if look.printed != self.look.printed:
            self._pixmap = None
        self.look = look
        return True

    def forget(self) -> None:
        """Draw it anew: theme, fonts or photos changed."""
        self._pixmap = None

    @property
    def name_is_cut(self) -> bool:
        """Whether the whole name cannot be read, so that a tooltip has to give it."""
        card = self.look.card
        if card is None:
            return False
        size, _ = content_size(self._size, self._made_for[0] or 1.0)
        layout = card_layout(card, size, self._photos)
        return not layout.names or fitted_name(card, layout).cut

    def is_sharp(self, zoom: float, ratio: float) -> bool:
        """Whether it has been drawn for that zoom."""
        return self._pixmap is not None and self._made_for == (zoom, ratio)

    def picture(self, zoom: float, ratio: float) -> QPixmap:
        """Return the seat as it is drawn at that zoom, with `MARGIN` around it."""
        if self._pixmap is None or self._made_for != (zoom, ratio):
            size, magnified = content_size(self._size, zoom)
            printed, tokens = self.look.printed, current_tokens()
            if isinstance(printed, CardPrint):
                self._pixmap = card_pixmap(printed, size, (magnified, ratio), tokens, self._photos)
            else:
                self._pixmap = self._empties.pixmap(printed, size, (magnified, ratio), tokens)
            self._made_for = (zoom, ratio)
            self._rim = MARGIN * magnified
            self._source = QRectF(self._pixmap.rect())
        return self._pixmap

    def draw(self, painter: QPainter, at: QTransform, ratio: float) -> None:
        """Put it sharp on whole device pixels; `at` maps the scene, the painter maps nothing."""
        zoom = at.m11()
        pixmap = self.picture(zoom, ratio)
        x = self.rect.x() * zoom + at.dx() - self._rim
        y = self.rect.y() * zoom + at.dy() - self._rim
        corner = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
        if self.look.lifted:
            painter.setOpacity(_LIFTED)
            painter.drawPixmap(corner, pixmap)
            painter.setOpacity(1.0)
        else:
            painter.drawPixmap(corner, pixmap)

    def draw_roughly(self, painter: QPainter, at: QTransform) -> None:
        """Put there what was drawn for another zoom, or a plain sheet: for frames that hurry."""
        zoom, rect = at.m11(), self.rect
        x, y = rect.x() * zoom + at.dx(), rect.y() * zoom + at.dy()
        width, height = rect.width() * zoom, rect.height() * zoom
        if self._pixmap is None:
            tokens = current_tokens()
            colour = tokens.seat_empty if self.look.card is None else tokens.seat
            painter.fillRect(QRectF(x, y, width, height), QColor(colour))
            return
        rim = self._rim * zoom / self._made_for[0]
        target = QRectF(x - rim, y - rim, width + 2 * rim, height + 2 * rim)
        painter.drawPixmap(target, self._pixmap, self._source)

    def draw_around(self, painter: QPainter, zoom: float) -> None:
        """Draw rings and signs, no thinner when zoomed out; the painter maps the scene."""
        tokens, look, wide = current_tokens(), self.look, max(1.0, 1.0 / zoom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look.selected or look.target is Target.SWAP:
            self._ring(painter, QPen(QColor(tokens.accent), tokens.focus_width * wide), 1.5 * wide)
        elif look.hovered:
            self._ring(painter, QPen(QColor(tokens.accent), 1.5 * wide), 0.0)
        if look.focused:
            self._ring(painter, QPen(QColor(tokens.focus), 2.5 * wide), 5.25 * wide)
        if look.lifted:
            pen = QPen(QColor(tokens.accent), 2 * wide)
            pen.setDashPattern([3.5, 2.0])
            self._ring(painter, pen, -1)
        if look.target is not Target.NONE:
            _sign(painter, self.rect.center(), look.target, min(wide, self.rect.height() / 28))

    def _ring(self, painter: QPainter, pen: QPen, out: float) -> None:
        painter.setPen(pen)
        radius = max(3.0, min(8.0, self.rect.height() / 5) + out)
        painter.drawRoundedRect(self.rect.adjusted(-out, -out, out, out), radius, radius)


def around(zoom: float) -> float:
    """How far rings reach beyond a seat at a zoom, in units of the scene."""
    return 8.0 * max(1.0, 1.0 / zoom)


def _sign(painter: QPainter, middle: QPointF, target: Target, scale: float) -> None:
    painter.save()
    painter.translate(middle)
    painter.scale(scale, scale)
    paint_sign(painter, QPointF(0, 0), target)
    painter.restore()


def content_size(size: tuple[float, float], zoom: float) -> tuple[tuple[float, float], float]:
    """Return the size for which a card's content is laid out at a zoom, and its magnification.

    Zooming into a crowded room first gives each card room for all its parts, at the usual size
    of text; only then the text grows too.
    """
    width, height = size
    roomy = min(1.0, width / _ROOMY[0], height / _ROOMY[1])
    magnified = max(1.0, zoom * roomy)
    return (width * zoom / magnified, height * zoom / magnified), magnified
