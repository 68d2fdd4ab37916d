"""Paints a room without anybody in it, from a thumbnail to a whole page."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from seatingapp.domain.plan_picture import (
    Box,
    CardLimits,
    DrawnFixture,
    PlanPicture,
    Side,
    draw,
)
from seatingapp.domain.rooms import FixtureKind, RoomLayout, reading_order
from seatingapp.ui.theme import WEIGHT_MEDIUM, WEIGHT_REGULAR, Tokens, ui_font

_SMALL = 300.0  # below this width a picture has no words
_LAID_OUT = 900.0  # a small picture is a large one made smaller, so that both look alike
_LIMITS = CardLimits(min_width=14.0, min_height=12.0)
_NUMBERED = 20.0  # a narrower seat has no room for its number
_TEACHER = (120.0, 36.0)
_BAR = 18.0
_WORDS = {
    FixtureKind.BOARD: "BOARD",
    FixtureKind.TEACHER_DESK: "Teacher",
    FixtureKind.DOOR: "Door",
}


def paint_room(
    painter: QPainter, area: QRectF, layout: RoomLayout, side: Side, tokens: Tokens
) -> None:
    """Paint a room so that it fills `area`; a large picture numbers the seats."""
    small = area.width() < _SMALL
    scale = area.width() / _LAID_OUT if small else 1.0
    picture = _drawn(layout, area.width() / scale, area.height() / scale, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(scale, scale)
    hair = max(1.0, 0.7 / scale) * tokens.border
    for desk in picture.desks:
        painter.setPen(QPen(QColor(tokens.desk_line), hair))
        painter.setBrush(QColor(tokens.desk))
        _rounded(painter, desk.box, 28 if desk.round else 11)
    for fixture in picture.fixtures:
        _paint_fixture(painter, fixture, tokens, hair, words=not small)
    _paint_seats(painter, picture, layout, tokens, hair, numbers=not small)
    painter.restore()


@lru_cache(maxsize=64)
def _drawn(layout: RoomLayout, width: float, height: float, side: Side) -> PlanPicture:
    """Layouts are frozen, so a picture can be kept; it holds nothing personal."""
    return draw(layout, width, height, side, _LIMITS)


def _paint_seats(
    painter: QPainter,
    picture: PlanPicture,
    layout: RoomLayout,
    tokens: Tokens,
    hair: float,
    *,
    numbers: bool,
) -> None:
    places = {seat: number for number, seat in enumerate(reading_order(layout), 1)}
    painter.setFont(ui_font(12, WEIGHT_MEDIUM))
    for seat, box in picture.cards.items():
        # Without numbers a seat is a solid mark, which still reads when it is a few pixels wide.
        painter.setPen(QPen(QColor(tokens.seat_line), hair))
        painter.setBrush(QColor(tokens.seat if numbers else tokens.control_line))
        _rounded(painter, box, min(8.0, box.height / 5))
        if numbers and box.width >= _NUMBERED:
            painter.setPen(QColor(tokens.muted))
            rect = QRectF(box.x, box.y, box.width, box.height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(places[seat]))


def _paint_fixture(
    painter: QPainter, fixture: DrawnFixture, tokens: Tokens, hair: float, *, words: bool
) -> None:
    box = _modest(fixture)
    rect = QRectF(box.x, box.y, box.width, box.height)
    if fixture.kind is FixtureKind.BOARD:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.board))
        painter.drawRoundedRect(rect, 3, 3)
        font = ui_font(10, WEIGHT_REGULAR)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        ink = tokens.board_ink
    else:
        pen = QPen(QColor(tokens.seat_dash), max(2.0, hair))
        if fixture.kind is FixtureKind.TEACHER_DESK and words:
            pen.setDashPattern([3.5, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 6, 6)
        font, ink = ui_font(11, WEIGHT_REGULAR), tokens.muted
    if words:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        text = fixture.label or _WORDS.get(fixture.kind, "")
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def _modest(fixture: DrawnFixture) -> Box:
    """Stretching a room makes its furniture too big; what seats nobody needs no more than this."""
    box = fixture.box
    x, y = box.centre
    width, height = box.width, box.height
    if fixture.kind is FixtureKind.TEACHER_DESK:
        width, height = min(width, _TEACHER[0]), min(height, _TEACHER[1])
    elif width >= height:
        height = min(height, _BAR)
    else:
        width = min(width, _BAR)
    return Box(x - width / 2, y - height / 2, width, height)


def _rounded(painter: QPainter, box: Box, radius: float) -> None:
    radius = min(radius, box.height / 3)
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), radius, radius)
