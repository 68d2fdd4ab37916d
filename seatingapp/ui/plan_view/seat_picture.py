"""How one seat looks: a pupil's card or an empty place, and the rings and signs around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from seatingapp.domain.plan_picture import Box
from seatingapp.ui.plan_view.card_painter import (
    CardPrint,
    card_layout,
    card_pixmap,
    fitted_name,
)
from seatingapp.ui.plan_view.drawn_item import as_rect
from seatingapp.ui.plan_view.empty_seat import EmptyPrint, EmptySeats
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.sheets import MARGIN, Sheets
from seatingapp.ui.plan_view.signs import Target, paint_sign
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import current_tokens

_ROOMY = (88.0, 76.0)  # from this size on a card is magnified as a whole
_LIFTED = 0.35
_BAND = 6.0  # around a highlighted seat, in px
_BAND_ALPHA = 90


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
    highlighted: bool = False

    @property
    def surrounded(self) -> bool:
        """Whether anything is drawn around or over the seat."""
        ringed = self.selected or self.focused or self.hovered or self.lifted
        return ringed or self.highlighted or self.target is not Target.NONE

    @property
    def printed(self) -> CardPrint | EmptyPrint:
        """What of it is drawn once and kept."""
        if self.card is not None:
            return CardPrint(self.card, self.show_private, self.number)
        wanted = self.target is Target.PLACE
        return EmptyPrint(self.number, wanted, self.comment and self.show_private)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A seat as it was drawn: for which zoom and screen, and for a seat of which size.

    `rim` is what the pixmap has around the card, in px of the window.
    """

    pixmap: QPixmap
    made_for: tuple[float, float]
    rim: float
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all seats of a view are drawn with, and what of it is drawn once for all of them."""

    photos: PhotoCache
    empties: EmptySeats = field(default_factory=EmptySeats)
    sheets: Sheets = field(default_factory=Sheets)

    def forget_pixmaps(self) -> None:
        """Draw anew: the theme changed. Photos stay."""
        self.empties.forget()
        self.sheets.forget()


class SeatPicture:
    """Draws one seat from a `SeatLook`, and keeps what was drawn for the zoom of now."""

    def __init__(self, seat_id: int, box: Box, shared: Shared) -> None:
        self.seat_id = seat_id
        self.look = SeatLook()
        self.rect = as_rect(box)
        self._shared = shared
        self._size = (box.width, box.height)
        self._zoom = 1.0
        self._drawn: Drawn | None = None

    def show_look(self, look: SeatLook, drawn: Drawn | None = None) -> None:
        """Look like that from now on, as it was `drawn` on another seat of this room if it was."""
        if look.printed != self.look.printed:
            self._drawn = drawn if drawn is not None and drawn.size == self._size else None
        self.look = look

    @property
    def drawn(self) -> Drawn | None:
        """What was drawn of it, for another seat where the same is to be seen next."""
        return self._drawn

    def forget(self) -> None:
        """Draw it anew: theme, fonts or photos changed."""
        self._drawn = None

    @property
    def name_is_cut(self) -> bool:
        """Whether the whole name cannot be read, so that a tooltip has to give it."""
        card = self.look.card
        if card is None:
            return False
        size, _ = content_size(self._size, self._zoom)
        layout = card_layout(card, size, self._shared.photos)
        return not layout.names or fitted_name(card, layout).cut

    def is_sharp(self, zoom: float, ratio: float) -> bool:
        """Whether it has been drawn for that zoom."""
        return self._drawn is not None and self._drawn.made_for == (zoom, ratio)

    def picture(self, zoom: float, ratio: float) -> QPixmap:
        """Return the seat as it is drawn at that zoom, with `MARGIN` around it."""
        return self._sharp(zoom, ratio).pixmap

    def _sharp(self, zoom: float, ratio: float) -> Drawn:
        drawn = self._drawn
        if drawn is None or drawn.made_for != (zoom, ratio):
            size, magnified = content_size(self._size, zoom)
            printed, tokens, scale = self.look.printed, current_tokens(), (magnified, ratio)
            if isinstance(printed, CardPrint):
                photos, sheets = self._shared.photos, self._shared.sheets
                pixmap = card_pixmap(printed, size, scale, tokens, photos, sheets)
            else:
                pixmap = self._shared.empties.pixmap(printed, size, scale, tokens)
            self._zoom = zoom
            drawn = self._drawn = Drawn(pixmap, (zoom, ratio), MARGIN * magnified, self._size)
        return drawn

    def draw(self, painter: QPainter, at: QTransform, ratio: float) -> None:
        """Put it sharp on whole device pixels; `at` maps the scene, the painter maps nothing."""
        zoom = at.m11()
        drawn = self._sharp(zoom, ratio)
        pixmap, rim = drawn.pixmap, drawn.rim
        x = self.rect.x() * zoom + at.dx() - rim
        y = self.rect.y() * zoom + at.dy() - rim
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
        drawn = self._drawn
        if drawn is None:
            tokens = current_tokens()
            colour = tokens.seat_empty if self.look.card is None else tokens.seat
            painter.fillRect(QRectF(x, y, width, height), QColor(colour))
            return
        rim = drawn.rim * zoom / drawn.made_for[0]
        target = QRectF(x - rim, y - rim, width + 2 * rim, height + 2 * rim)
        painter.drawPixmap(target, drawn.pixmap, QRectF(drawn.pixmap.rect()))

    def draw_around(self, painter: QPainter, zoom: float) -> None:
        """Draw rings and signs, no thinner when zoomed out; the painter maps the scene."""
        tokens, look, wide = current_tokens(), self.look, max(1.0, 1.0 / zoom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look.highlighted:
            band = QColor(tokens.accent)
            band.setAlpha(_BAND_ALPHA)
            self._ring(painter, QPen(band, _BAND * wide), (_BAND / 2 + 1) * wide)
            self._ring(painter, QPen(QColor(tokens.accent), 1.5 * wide), (_BAND + 1) * wide)
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
