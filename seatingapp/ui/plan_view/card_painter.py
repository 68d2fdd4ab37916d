"""Paints one pupil's card. `card_pixmap` gives it ready to blit, crisp for its screen and zoom."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from seatingapp.ui.plan_view import chips
from seatingapp.ui.plan_view.card_layout import Area, CardLayout, lay_out
from seatingapp.ui.plan_view.card_text import FittedText, fit_name, line_height, name_font
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import Tokens
from seatingapp.ui.widgets.painting import paint_avatar, paint_box

MARGIN = 5.0  # around the card, for its shadow and the dot of a pin
_FADED = 0.45
_BADGE = 14.0


def card_pixmap(
    card: CardState,
    size: tuple[float, float],
    scale: tuple[float, float],
    show_private: bool,
    tokens: Tokens,
    photos: PhotoCache,
) -> QPixmap:
    """Return a card with `MARGIN` around it.

    `size` is what the content is laid out for, in logical pixels; `scale` is how much larger it
    is shown, and the pixel ratio of the screen.
    """
    width, height = size
    magnified, ratio = scale
    factor = magnified * ratio
    layout = lay_out(width, height)
    # Before any painter is open: a provider that fails must not leave one open behind it.
    photo = _photo(card, layout, photos, factor)
    pixmap = QPixmap(
        math.ceil((width + 2 * MARGIN) * factor), math.ceil((height + 2 * MARGIN) * factor)
    )
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(factor, factor)
    painter.translate(MARGIN, MARGIN)
    _paint(painter, card, layout, photo, show_private, tokens)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def fitted_name(card: CardState, layout: CardLayout) -> FittedText:
    """Return how the name of a card fits into it."""
    families = tuple(QApplication.font().families())
    return fit_name(card.name, layout.name.width, layout.name.height, families)


def _photo(
    card: CardState, layout: CardLayout, photos: PhotoCache, factor: float
) -> QPixmap | None:
    if card.photo_key is None or layout.avatar is None:
        return None
    return photos.round(card.photo_key, round(layout.avatar.width * factor))


def _paint(
    painter: QPainter,
    card: CardState,
    layout: CardLayout,
    photo: QPixmap | None,
    show_private: bool,
    tokens: Tokens,
) -> None:
    away = card.absent or card.elsewhere
    _paint_sheet(painter, layout, away, tokens)
    painter.setOpacity(_FADED if away else 1.0)
    if layout.avatar is not None:
        _paint_avatar(painter, card, layout.avatar, photo, tokens)
    _paint_chips(painter, card, layout, show_private, tokens)
    painter.setOpacity(1.0)
    _paint_name(painter, card, layout, tokens.absent_ink if away else tokens.ink)
    if card.late or card.elsewhere:
        _paint_badge(painter, card, layout, tokens)
    if card.pinned:
        _paint_pin(painter, layout, tokens)


def _paint_sheet(painter: QPainter, layout: CardLayout, away: bool, tokens: Tokens) -> None:
    """The white sheet with its border and the thinnest of shadows."""
    box = QRectF(0, 0, layout.width, layout.height)
    radius = min(tokens.radius, layout.height / 5)
    if not away and not tokens.dark:
        painter.setOpacity(0.08)
        paint_box(painter, box.translated(0, 1.2), radius, tokens.ink)
        painter.setOpacity(1.0)
    sheet, line = (tokens.absent, tokens.line) if away else (tokens.seat, tokens.seat_line)
    paint_box(painter, box, radius, sheet, line, tokens.border)


def _paint_avatar(
    painter: QPainter, card: CardState, area: Area, photo: QPixmap | None, tokens: Tokens
) -> None:
    box = QRectF(area.x, area.y, area.width, area.height)
    if photo is not None:
        painter.drawPixmap(box, photo, QRectF(photo.rect()))
    else:
        paint_avatar(painter, box, card.initials, card.pupil_id, tokens)


def _paint_chips(
    painter: QPainter, card: CardState, layout: CardLayout, show_private: bool, tokens: Tokens
) -> None:
    points = chips.point_chips(card, show_private, tokens)
    if not (card.absent or card.elsewhere):
        chips.draw_points(painter, points, layout)
    else:
        points = []
    if not show_private:
        return
    if not layout.compact:
        rows = layout.mark_rows if points else 2
        chips.draw_marks(painter, chips.mark_chips(card, tokens), layout, rows)
    elif card.has_action and layout.avatar is not None:
        chips.draw_action(painter, layout, tokens)


def _paint_name(painter: QPainter, card: CardState, layout: CardLayout, ink: str) -> None:
    fitted = fitted_name(card, layout)
    painter.setFont(name_font(fitted.px, fitted.stretch))
    painter.setPen(QColor(ink))
    step = line_height(fitted.px)
    area = layout.name
    # One line sits where a line of 13 px does; two share the space.
    top = area.y + (area.height - step * len(fitted.lines)) / 2
    if layout.compact:
        top = area.y + area.height - step * len(fitted.lines)
    for number, line in enumerate(fitted.lines):
        box = QRectF(area.x, top + number * step - 2, area.width + 3, step + 4)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignAbsolute, line)


def _paint_badge(painter: QPainter, card: CardState, layout: CardLayout, tokens: Tokens) -> None:
    """A clock for late, an arrow for elsewhere, at the lower right of the picture."""
    area = layout.avatar
    middle = (
        QPointF(area.x + area.width - 3, area.y + area.height - 4)
        if area is not None
        else QPointF(_BADGE / 2 + 1, _BADGE / 2 + 1)
    )
    radius = _BADGE / 2
    painter.setPen(QPen(QColor(tokens.seat), 2))
    painter.setBrush(QColor(tokens.warning if card.late else tokens.neutral))
    painter.drawEllipse(middle, radius, radius)
    pen = QPen(QColor(tokens.surface), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if card.late:
        painter.drawPolyline([middle + QPointF(0, -3.6), middle, middle + QPointF(2.6, 1.6)])
    else:
        painter.drawLine(middle + QPointF(-3.2, 0), middle + QPointF(3.2, 0))
        painter.drawPolyline(
            [middle + QPointF(0.4, -2.8), middle + QPointF(3.2, 0), middle + QPointF(0.4, 2.8)]
        )


def _paint_pin(painter: QPainter, layout: CardLayout, tokens: Tokens) -> None:
    middle = QPointF(layout.width - 3, layout.height - 3)
    painter.setPen(QPen(QColor(tokens.seat), 2))
    painter.setBrush(QColor(tokens.pin))
    painter.drawEllipse(middle, 5.5, 5.5)
