"""A hall as a picture: which seats are used, what they are called, and the way along them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.room_form.painting import paint_room
from seatingapp.ui.seating.exams.state import HallPicture
from seatingapp.ui.theme import WEIGHT_SEMIBOLD, Tokens, current_tokens, ui_font

_SEAT = 50.0  # cm
_LEGIBLE = 19.0  # pixels; smaller seats carry no label

_FAINT = 80  # of 255; the way must not hide the seats


class HallView(QWidget):
    """Paints a `HallPicture`: used seats are solid and labelled, the others hollow."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumSize(QSize(300, 220))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.shown: HallPicture | None = None

    def show_hall(self, hall: HallPicture | None, words: str) -> None:
        """Show a hall, or nothing; `words` are what a screen reader says."""
        self.shown = hall
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hall with the seats in use."""
        if self.shown is None:
            return
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter = QPainter(self)
        paint_hall(painter, area, self.shown, current_tokens())
        painter.end()


def paint_hall(painter: QPainter, area: QRectF, hall: HallPicture, tokens: Tokens) -> None:
    """Paint a hall so that it fits `area`, the front at the top."""
    layout = hall.layout
    scale = min(area.width() / layout.width, area.height() / layout.depth)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_room(painter, area, layout, Side.TEACHER, tokens)
    left = area.center().x() - layout.width * scale / 2
    top = area.center().y() - layout.depth * scale / 2
    spots = {
        place.seat_id: QPointF(left + place.x * scale, top + place.y * scale)
        for place in layout.places()
    }
    size = _size(layout, scale)
    _paint_free(painter, [s for seat, s in spots.items() if seat not in hall.used], size, tokens)
    way = [spots[seat] for seat in hall.used]
    trace = QColor(tokens.accent)
    trace.setAlpha(_FAINT)
    painter.setPen(QPen(trace, 2.0))
    painter.drawPolyline(QPolygonF(way))
    labels = dict(hall.labels)
    painter.setFont(ui_font(11 if size < 30 else 12, WEIGHT_SEMIBOLD))
    for seat, spot in zip(hall.used, way, strict=True):
        box = QRectF(spot.x() - size / 2, spot.y() - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(box, size * 0.2, size * 0.2)
        if size >= _LEGIBLE:
            painter.setPen(QColor(tokens.on_accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, labels.get(seat, ""))


def _size(layout: RoomLayout, scale: float) -> float:
    """Seats a little smaller than they are, and never so large that they look like tables."""
    return min(max(_SEAT * scale, 4.0), 34.0) if layout.capacity else 0.0


def _paint_free(painter: QPainter, spots: list[QPointF], size: float, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.muted), 1.0))
    painter.setBrush(QColor(tokens.surface))
    for spot in spots:
        box = QRectF(spot.x() - size / 2, spot.y() - size / 2, size, size)
        painter.drawRoundedRect(box, size * 0.2, size * 0.2)
