"""Paints desks and furniture as they stand, in centimetres: on the editor's canvas and in pictures.

The painter's unit is one centimetre of the room. Lines keep their width in pixels however large
the room is shown, and words keep their size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from seatingapp.domain.room_walls import contains
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Seat
from seatingapp.ui.theme import WEIGHT_MEDIUM, WEIGHT_REGULAR, Tokens, ui_font

CHAIR_REACH = 42.0  # how far a chair may stand out from its desk
_CHAIR = (40.0, 34.0)
_TUCKED = 8.0  # so much of a chair is under the desk
_LEAST_WORDS = 26.0  # px; narrower furniture has no words
_LEAST_BAR = 11.0
_LEAST_NUMBER = 8.0
_MOST_NUMBER = 15.0
_NUMBER = 21.0  # cm

FIXTURE_WORDS: dict[FixtureKind, str] = {
    FixtureKind.BOARD: "BOARD",
    FixtureKind.SCREEN: "SCREEN",
    FixtureKind.TEACHER_DESK: "Teacher",
    FixtureKind.CUPBOARD: "Cupboard",
    FixtureKind.SINK: "Sink",
    FixtureKind.PIANO: "Piano",
    FixtureKind.LABEL: "Label",
}


def pixels_per_cm(painter: QPainter) -> float:
    """Return how many pixels one centimetre has on the painter now."""
    matrix = painter.worldTransform()
    return math.hypot(matrix.m11(), matrix.m12()) or 1.0


def line(colour: str, width: float = 1.0, *, dashed: bool = False) -> QPen:
    """Return a pen of so many pixels, whatever the scale."""
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    if dashed:
        pen.setDashPattern([4.0, 3.0])
    return pen


def write(
    painter: QPainter,
    at: tuple[float, float],
    text: str,
    px: float,
    ink: str,
    weight: int = WEIGHT_REGULAR,
) -> None:
    """Write a word upright around a point of the room, `px` pixels high."""
    matrix = painter.worldTransform()
    scale = pixels_per_cm(painter)
    painter.save()
    painter.translate(*at)
    painter.rotate(-math.degrees(math.atan2(matrix.m12(), matrix.m11())))
    painter.scale(1 / scale, 1 / scale)
    painter.setFont(ui_font(max(round(px), 1), weight))
    painter.setPen(QColor(ink))
    box = QRectF(-200, -20, 400, 40)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
    painter.restore()


def paint_desk(
    painter: QPainter,
    desk: Desk,
    labels: Mapping[int, str],
    tokens: Tokens,
    *,
    marked: Mapping[int, str] | None = None,
) -> None:
    """Paint a desk with its chairs and what stands on its seats.

    `labels` are the numbers of seats; `marked` gives some seats another colour.
    """
    marked = marked or {}
    painter.save()
    painter.translate(desk.x, desk.y)
    painter.rotate(desk.rotation)
    for seat in desk.seats:
        _paint_chair(painter, desk, seat, tokens, marked.get(seat.id))
    painter.setPen(line(tokens.control_line, tokens.border))
    painter.setBrush(QColor(tokens.desk))
    _outline(painter, desk)
    _paint_top(painter, desk, tokens)
    for seat in desk.seats:
        if seat.id in marked:
            painter.setPen(line(marked[seat.id], 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*_number_at(desk, seat)), 20.0, 20.0)
    painter.restore()
    paint_numbers(painter, desk, labels, tokens)


def paint_numbers(painter: QPainter, desk: Desk, labels: Mapping[int, str], tokens: Tokens) -> None:
    """Write the numbers of its seats on a desk, unless they would be too small to read."""
    px = min(_NUMBER * pixels_per_cm(painter), _MOST_NUMBER)
    if px < _LEAST_NUMBER:
        return
    painter.save()
    painter.translate(desk.x, desk.y)
    painter.rotate(desk.rotation)
    for seat in desk.seats:
        text = labels.get(seat.id, "")
        if text:
            write(painter, _number_at(desk, seat), text, px, tokens.ink, WEIGHT_MEDIUM)
    painter.restore()


def paint_fixture(
    painter: QPainter,
    fixture: Fixture,
    tokens: Tokens,
    *,
    opens_out: bool = False,
    words: bool = True,
) -> None:
    """Paint what seats nobody, with its name where there is room.

    A door that `opens_out` of the room as it is turned is drawn opening the other way.
    """
    painter.save()
    painter.translate(fixture.x, fixture.y)
    painter.rotate(fixture.rotation)
    box = QRectF(-fixture.width / 2, -fixture.depth / 2, fixture.width, fixture.depth)
    if opens_out:
        painter.save()
        painter.scale(1, -1)
        _FIXTURES[fixture.kind](painter, box, tokens)
        painter.restore()
    else:
        _FIXTURES[fixture.kind](painter, box, tokens)
    if words:
        _paint_words(painter, fixture, tokens)
    painter.restore()


def opens_out(layout: RoomLayout, fixture: Fixture) -> bool:
    """Return whether the front of a door, as it is turned, looks out of the room."""
    turn = math.radians(fixture.rotation)
    reach = fixture.depth + 10
    x, y = fixture.x - reach * math.sin(turn), fixture.y + reach * math.cos(turn)
    return fixture.kind is FixtureKind.DOOR and not contains(layout, x, y)


def _paint_words(painter: QPainter, fixture: Fixture, tokens: Tokens) -> None:
    text = fixture.label or FIXTURE_WORDS.get(fixture.kind, "")
    scale = pixels_per_cm(painter)
    is_sideways = 45 < fixture.rotation % 180 < 135
    across = (fixture.depth if is_sideways else fixture.width) * scale
    if not text or (fixture.kind is not FixtureKind.LABEL and across < _LEAST_WORDS):
        return
    if fixture.kind not in (FixtureKind.BOARD, FixtureKind.SCREEN):
        ink = tokens.ink if fixture.kind is FixtureKind.LABEL else tokens.muted
        write(painter, (0, 0), text, 11, ink)
        return
    thick = fixture.depth * scale
    if thick >= _LEAST_BAR:
        ink = tokens.board_ink if fixture.kind is FixtureKind.BOARD else tokens.muted
        write(painter, (0, 0), text, min(10.0, thick), ink)
    else:  # a thin bar has its words below
        write(painter, (0, fixture.depth / 2 + 9 / scale), text, 9, tokens.muted)


def _outline(painter: QPainter, desk: Desk) -> None:
    box = QRectF(-desk.width / 2, -desk.depth / 2, desk.width, desk.depth)
    if desk.kind is DeskKind.ROUND:
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box, 5, 5)


def _paint_top(painter: QPainter, desk: Desk, tokens: Tokens) -> None:
    """What tells a lab bench and a computer desk from others."""
    if desk.kind is DeskKind.LAB:
        box = QRectF(-desk.width / 2, -desk.depth / 2, desk.width, desk.depth)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(5, 5, -5, -5))
    elif desk.kind is DeskKind.COMPUTER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.board))
        for seat in desk.seats:
            back = math.radians(seat.facing)
            x = seat.dx + math.sin(back) * desk.depth * 0.33
            y = seat.dy - math.cos(back) * desk.depth * 0.33
            painter.save()
            painter.translate(x, y)
            painter.rotate(seat.facing)
            painter.drawRoundedRect(QRectF(-20, -3, 40, 6), 2, 2)
            painter.restore()


def _paint_chair(
    painter: QPainter, desk: Desk, seat: Seat, tokens: Tokens, mark: str | None
) -> None:
    away = to_edge(desk, seat) - _TUCKED
    painter.save()
    painter.translate(seat.dx, seat.dy)
    painter.rotate(seat.facing)
    painter.setPen(line(mark or tokens.control_line, 2.0 if mark else tokens.border))
    painter.setBrush(QColor(mark or tokens.seat))
    painter.drawRoundedRect(QRectF(-_CHAIR[0] / 2, away, *_CHAIR), 10, 10)
    painter.restore()


def _number_at(desk: Desk, seat: Seat) -> tuple[float, float]:
    """At the seat, or further onto the table where the seat is at its rim."""
    inward = max(0.0, _NUMBER - to_edge(desk, seat))
    turn = math.radians(seat.facing)
    return seat.dx + inward * math.sin(turn), seat.dy - inward * math.cos(turn)


def to_edge(desk: Desk, seat: Seat) -> float:
    """Return how far it is from a seat to the edge of its desk, backwards from where it looks."""
    turn = math.radians(seat.facing)
    across, back = -math.sin(turn), math.cos(turn)
    half_w, half_d = desk.width / 2, desk.depth / 2
    if desk.kind is DeskKind.ROUND:
        return _to_ellipse(seat, (across, back), half_w, half_d)
    ways = []
    if abs(across) > 1e-6:
        ways.append((math.copysign(half_w, across) - seat.dx) / across)
    if abs(back) > 1e-6:
        ways.append((math.copysign(half_d, back) - seat.dy) / back)
    return max(min(ways), 0.0)


def _to_ellipse(seat: Seat, way: tuple[float, float], a: float, b: float) -> float:
    """Solve where the ray from the seat leaves the ellipse."""
    if a <= 0 or b <= 0:
        return 0.0
    dx, dy = way
    two = (dx / a) ** 2 + (dy / b) ** 2
    one = 2 * (seat.dx * dx / a**2 + seat.dy * dy / b**2)
    none = (seat.dx / a) ** 2 + (seat.dy / b) ** 2 - 1
    inside = one * one - 4 * two * none
    if inside < 0 or two == 0:
        return 0.0
    return max((-one + math.sqrt(inside)) / (2 * two), 0.0)


def _board(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.board))
    painter.drawRoundedRect(box, 2, 2)


def _screen(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(line(tokens.board, 2))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box, 2, 2)


def _teacher(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(line(tokens.muted, 1.5, dashed=True))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box, 5, 5)


def _door(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A gap in the wall, the leaf, and the way it swings: into the room."""
    painter.setPen(line(tokens.surface, tokens.border))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRect(box)
    painter.setPen(line(tokens.muted, 1.0))
    swing = QRectF(
        box.left() - box.width(), box.top() - box.width(), 2 * box.width(), 2 * box.width()
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(swing, 0, -90 * 16)
    painter.setPen(line(tokens.ink, 2.0))
    painter.drawLine(box.topLeft(), QPointF(box.left(), box.top() + box.width()))


def _window(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(line(tokens.info, 1.5))
    painter.setBrush(QColor(tokens.info_soft))
    painter.drawRect(box)
    middle = box.center().y()
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))


def _pillar(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.muted))
    painter.drawRect(box)


def _cupboard(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(line(tokens.control_line, tokens.border))
    painter.setBrush(QColor(tokens.neutral_soft))
    painter.drawRect(box)
    doors = QRectF(box.left(), box.bottom() - 6, box.width(), 6)  # on the side of the room
    painter.drawRect(doors)
    painter.drawLine(
        QPointF(box.center().x(), doors.top()), QPointF(box.center().x(), box.bottom())
    )


def _sink(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(line(tokens.control_line, tokens.border))
    painter.setBrush(QColor(tokens.neutral_soft))
    painter.drawRoundedRect(box, 3, 3)
    inset = min(box.width(), box.height()) * 0.16
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)


def _piano(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A body with a strip of keys on the side of the player."""
    painter.setPen(line(tokens.muted, tokens.border))
    painter.setBrush(QColor(tokens.neutral_soft))
    painter.drawRoundedRect(box, 3, 3)
    keys = QRectF(box.left() + 4, box.bottom() - box.height() * 0.3, box.width() - 8, 0)
    keys.setBottom(box.bottom() - 2)
    painter.setBrush(QColor(tokens.surface))
    painter.drawRect(keys)
    count = max(int(keys.width() / 10), 1)
    for n in range(1, count):
        x = keys.left() + n * keys.width() / count
        painter.drawLine(QPointF(x, keys.top()), QPointF(x, keys.bottom()))


def _label(_painter: QPainter, _box: QRectF, _tokens: Tokens) -> None:
    """Nothing but its words."""


_FIXTURES: dict[FixtureKind, Callable[[QPainter, QRectF, Tokens], None]] = {
    FixtureKind.BOARD: _board,
    FixtureKind.SCREEN: _screen,
    FixtureKind.TEACHER_DESK: _teacher,
    FixtureKind.DOOR: _door,
    FixtureKind.WINDOW: _window,
    FixtureKind.PILLAR: _pillar,
    FixtureKind.CUPBOARD: _cupboard,
    FixtureKind.SINK: _sink,
    FixtureKind.PIANO: _piano,
    FixtureKind.LABEL: _label,
}
