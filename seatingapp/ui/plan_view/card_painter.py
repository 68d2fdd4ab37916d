"""Paints one pupil's card. `card_pixmap` gives it ready to blit, crisp for its screen and zoom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from seatingapp.ui.plan_view import chips
from seatingapp.ui.plan_view.card_layout import (
    UNDER_NAME,
    Area,
    CardLayout,
    Density,
    lay_out,
)
from seatingapp.ui.plan_view.card_signs import (
    BADGE,
    has_badge,
    paint_badge,
    paint_comment,
    paint_pin,
)
from seatingapp.ui.plan_view.card_text import (
    FittedText,
    dot_font,
    fit_name,
    line_height,
    name_font,
)
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.sheets import MARGIN, Blank, Sheets, paint_dashes
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import WEIGHT_SEMIBOLD, Tokens, ui_font
from seatingapp.ui.widgets.painting import paint_avatar, paint_box, text_width

_FADED = 0.45
_PRINT = 10  # px of small print
_LEAST_BESIDE = 11  # px that a name has at least beside small print


@dataclass(frozen=True, slots=True)
class CardPrint:
    """What is painted: a card, whether with what is private, and the label of its seat."""

    card: CardState
    show_private: bool
    number: str = ""  # "" where numbers are not shown


def card_pixmap(
    shown: CardPrint,
    size: tuple[float, float],
    scale: tuple[float, float],
    tokens: Tokens,
    photos: PhotoCache,
    sheets: Sheets,
) -> QPixmap:
    """Return a card with `MARGIN` around it.

    `size` is what the content is laid out for, in logical pixels; `scale` is how much larger it
    is shown, and the pixel ratio of the screen.
    """
    magnified, ratio = scale
    factor = magnified * ratio
    layout = card_layout(shown.card, size, photos)
    # Before any painter is open: a provider that fails must not leave one open behind it.
    photo = _photo(shown.card, layout, photos, factor)
    pixmap = sheets.pixmap(_blank(shown.card, layout, factor), tokens)
    painter = QPainter(pixmap)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(factor, factor)
    painter.translate(MARGIN, MARGIN)
    if layout.density is Density.DOT:
        _paint_dot(painter, shown, layout, tokens)
    else:
        _paint(painter, shown, layout, photo, tokens)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _blank(card: CardState, layout: CardLayout, factor: float) -> Blank:
    return Blank(
        layout.width,
        layout.height,
        factor,
        away=card.absent or card.elsewhere,
        dashed=layout.density is Density.SMALL and (card.guest or card.moved),
        bare=layout.density is Density.DOT,
    )


def card_layout(card: CardState, size: tuple[float, float], photos: PhotoCache) -> CardLayout:
    """Return where the parts of a card go; without a picture where there is none to show."""
    layout = lay_out(*size)
    if layout.avatar is None or card.show_initials:
        return layout
    has_photo = card.photo_key is not None and photos.has(card.photo_key)
    return layout if has_photo else lay_out(*size, picture=False)


def fitted_name(card: CardState, layout: CardLayout) -> FittedText:
    """Return how the name of a card fits into it."""
    return _fitted(card.name, layout.name)


def _fitted(name: str, area: Area) -> FittedText:
    families = tuple(QApplication.font().families())
    return fit_name(name, area.width, area.height, families)


def _photo(
    card: CardState, layout: CardLayout, photos: PhotoCache, factor: float
) -> QPixmap | None:
    if card.photo_key is None or layout.avatar is None:
        return None
    return photos.round(card.photo_key, round(layout.avatar.width * factor))


def _paint(
    painter: QPainter,
    shown: CardPrint,
    layout: CardLayout,
    photo: QPixmap | None,
    tokens: Tokens,
) -> None:
    card = shown.card
    away = card.absent or card.elsewhere
    painter.setOpacity(_FADED if away else 1.0)
    if layout.avatar is not None:
        _paint_avatar(painter, card, layout.avatar, photo, tokens)
    words = _small_print(shown) if layout.density is Density.FULL else ""
    area, place = _with_name(card, layout, words)
    _paint_chips(painter, shown, layout, place is None, tokens)
    painter.setOpacity(1.0)
    _paint_name(painter, card, layout, area, tokens.absent_ink if away else tokens.ink)
    if place is not None:
        ink = tokens.absent_ink if away else tokens.muted
        _paint_small_print(painter, words, place, ink)
    _paint_signs(painter, shown, layout, tokens)


def _paint_signs(painter: QPainter, shown: CardPrint, layout: CardLayout, tokens: Tokens) -> None:
    if shown.card.comment and shown.show_private:
        paint_comment(painter, layout.width, tokens)
    paint_badge(painter, shown.card, layout, tokens)
    if shown.card.pinned:
        paint_pin(painter, layout, tokens)


def _paint_dot(painter: QPainter, shown: CardPrint, layout: CardLayout, tokens: Tokens) -> None:
    """The number of the seat or the initials, on the colour of the pupil; grey who is not here."""
    card = shown.card
    away = card.absent or card.elsewhere
    box = QRectF(0, 0, layout.width, layout.height)
    radius = min(5.0, layout.height / 3)
    fill = tokens.absent if away else tokens.avatars[card.pupil_id % len(tokens.avatars)]
    paint_box(painter, box, radius, fill, tokens.line if away else None)
    if card.guest or card.moved:
        paint_dashes(painter, box, radius, tokens.ink)
    font = dot_font(shown.number or card.initials, layout.width, layout.height)
    if font is not None:
        painter.setFont(font)
        painter.setPen(QColor(tokens.absent_ink if away else tokens.avatar_ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown.number or card.initials)
    if card.comment and shown.show_private:
        paint_comment(painter, layout.width, tokens)
    if card.pinned:
        paint_pin(painter, layout, tokens)


def _paint_avatar(
    painter: QPainter, card: CardState, area: Area, photo: QPixmap | None, tokens: Tokens
) -> None:
    box = QRectF(area.x, area.y, area.width, area.height)
    if photo is not None:
        painter.drawPixmap(box, photo, QRectF(photo.rect()))
    else:
        paint_avatar(painter, box, card.initials, card.pupil_id, tokens)


def _small_print(shown: CardPrint) -> str:
    """What stands by a name: the candidate's number, and the grades in private only."""
    grades = shown.card.grades.sign if shown.show_private else ""
    candidate = shown.card.candidate
    return " · ".join(part for part in (candidate, grades) if part)


def _with_name(card: CardState, layout: CardLayout, text: str) -> tuple[Area, Area | None]:
    """Where the name goes, and the small print below or beside it; None where it has no room.

    The name comes first: it is not made narrow for the small print, nor broken in two.
    """
    area = layout.name
    if text and layout.under_name:
        upper = replace(area, height=area.height - UNDER_NAME - 1)
        fitted = _fitted(card.name, upper)
        if not fitted.cut and fitted.stretch == 100:
            low = Area(area.x, area.y + area.height - UNDER_NAME - 3, area.width, UNDER_NAME)
            return upper, low
    elif text:
        wide = text_width(text, _PRINT, WEIGHT_SEMIBOLD) + 5  # clear of the dot of a pin
        left = replace(area, width=area.width - wide - 6)
        fitted = _fitted(card.name, left)
        if len(fitted.lines) == 1 and fitted.px >= _LEAST_BESIDE and not fitted.cut:
            right = Area(area.x + area.width - wide, area.y, wide, area.height)
            return left, right
    return area, None


def _paint_chips(
    painter: QPainter, shown: CardPrint, layout: CardLayout, with_plain: bool, tokens: Tokens
) -> None:
    card = shown.card
    if layout.density is Density.SMALL:
        return
    points = chips.point_chips(card, shown.show_private, tokens)
    if not (card.absent or card.elsewhere):
        beside = has_badge(card, layout) and layout.avatar is None
        chips.draw_points(painter, points, layout, layout.points_width - BADGE * beside)
    else:
        points = []
    if layout.density is Density.FULL:
        small = [shown.number]
        if with_plain:
            small += [card.candidate, card.grades.sign if shown.show_private else ""]
        row = chips.day_chips(card, tokens)
        row += [chips.plain_chip(text, tokens) for text in small if text]
        row += chips.mark_chips(card, tokens) if shown.show_private else []
        if row:
            chips.draw_marks(painter, row, layout, layout.mark_rows if points else 2)
    elif card.has_action and shown.show_private and layout.avatar is not None:
        chips.draw_action(painter, layout, tokens)


def _paint_name(
    painter: QPainter, card: CardState, layout: CardLayout, area: Area, ink: str
) -> None:
    fitted = _fitted(card.name, area)
    painter.setFont(name_font(fitted.px, fitted.stretch))
    painter.setPen(QColor(ink))
    step = line_height(fitted.px)
    # One line sits where a line of 13 px does; two share the space.
    top = area.y + (area.height - step * len(fitted.lines)) / 2
    across = Qt.AlignmentFlag.AlignLeft
    if layout.density is Density.COMPACT:
        top = area.y + area.height - step * len(fitted.lines)
    elif layout.density is Density.SMALL:
        across = Qt.AlignmentFlag.AlignHCenter
    for number, line in enumerate(fitted.lines):
        box = QRectF(area.x, top + number * step - 2, area.width + 3, step + 4)
        flags = across | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignAbsolute, line)


def _paint_small_print(painter: QPainter, text: str, area: Area, ink: str) -> None:
    painter.setFont(ui_font(_PRINT, WEIGHT_SEMIBOLD))
    painter.setPen(QColor(ink))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    box = QRectF(area.x, area.y, area.width + 2, area.height)
    painter.drawText(box, flags | Qt.AlignmentFlag.AlignAbsolute, text)
