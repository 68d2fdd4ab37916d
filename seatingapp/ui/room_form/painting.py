"""Paints a room without anybody in it, as it stands, from a thumbnail to a whole page."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from seatingapp.domain.piece_shapes import all_pieces, box_around
from seatingapp.domain.plan_picture import Box, Side
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.room_walls import walls
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout
from seatingapp.ui.room_form.furniture import line, opens_out, paint_desk, paint_fixture
from seatingapp.ui.theme import Tokens

_SMALL = 300.0  # below this width a picture has neither chairs nor words
_TINY = 70.0  # below this height one has no walls either
_PLACE = 46.0  # cm; a seat in a small picture
_WALL = 3.0

_labels = lru_cache(maxsize=64)(seat_labels)  # layouts are frozen, and hold nothing personal


def paint_room(
    painter: QPainter, area: QRectF, layout: RoomLayout, side: Side, tokens: Tokens
) -> None:
    """Paint a room so that it fits `area`; a large picture numbers the seats.

    A tiny one leaves the walls out, and with them the ground that nothing stands on.
    """
    is_small = area.width() < _SMALL
    seen = Box(0, 0, layout.width, layout.depth)
    if is_tiny := area.height() < _TINY:
        seen = box_around(layout, all_pieces(layout)) or seen
    scale = min(area.width() / seen.width, area.height() / seen.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center())
    painter.scale(scale, scale)
    if side is Side.PUPILS:
        painter.rotate(180)
    painter.translate(-seen.centre[0], -seen.centre[1])
    if not is_tiny:
        _paint_walls(painter, layout, tokens, is_small=is_small)
    for fixture in layout.fixtures:
        if is_small:
            _paint_small_fixture(painter, fixture, tokens)
        else:
            out = opens_out(layout, fixture)
            paint_fixture(painter, fixture, tokens, opens_out=out)
    labels = {} if is_small else _labels(layout)
    for desk in layout.desks:
        if is_small:
            _paint_small_desk(painter, desk, tokens)
        else:
            paint_desk(painter, desk, labels, tokens)
    painter.restore()


def _paint_walls(painter: QPainter, layout: RoomLayout, tokens: Tokens, *, is_small: bool) -> None:
    pen = line(tokens.line if is_small else tokens.control_line, 1.5 if is_small else _WALL)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in walls(layout)]))


def _paint_small_desk(painter: QPainter, desk: Desk, tokens: Tokens) -> None:
    """A desk as a soft shape with a solid mark a seat, which reads when it is a few pixels wide."""
    painter.save()
    painter.translate(desk.x, desk.y)
    painter.rotate(desk.rotation)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(-desk.width / 2, -desk.depth / 2, desk.width, desk.depth)
    painter.setBrush(QColor(tokens.desk_line))
    if desk.kind is DeskKind.ROUND:
        painter.drawEllipse(box)
    else:
        painter.drawRect(box)
    painter.setBrush(QColor(tokens.muted))
    for seat in desk.seats:
        mark = QRectF(seat.dx - _PLACE / 2, seat.dy - _PLACE / 2, _PLACE, _PLACE)
        painter.drawRoundedRect(mark, 8, 8)
    painter.restore()


def _paint_small_fixture(painter: QPainter, fixture: Fixture, tokens: Tokens) -> None:
    """A solid bar on the wall, an outline for what stands in the room; labels are left out."""
    painter.save()
    painter.translate(fixture.x, fixture.y)
    painter.rotate(fixture.rotation)
    box = QRectF(-fixture.width / 2, -fixture.depth / 2, fixture.width, fixture.depth)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if fixture.kind in (FixtureKind.BOARD, FixtureKind.SCREEN):
        painter.setBrush(QColor(tokens.board))
        box = box.adjusted(0, -6, 0, 6)
    elif fixture.kind is FixtureKind.WINDOW:
        painter.setBrush(QColor(tokens.info))
    elif fixture.kind is FixtureKind.DOOR:
        painter.setBrush(QColor(tokens.surface))
        box = box.adjusted(0, -8, 0, 8)
    elif fixture.kind is FixtureKind.PILLAR:
        painter.setBrush(QColor(tokens.muted))
    elif fixture.kind is not FixtureKind.LABEL:
        painter.setPen(line(tokens.control_line, 1.0))
    painter.drawRect(box)
    painter.restore()
