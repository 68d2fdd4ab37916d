"""How marks over the room are drawn: lines of so many pixels on a painter in centimetres."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from seatingapp.domain.piece_shapes import Point
from seatingapp.domain.room_order import Guide, GuideKind
from seatingapp.domain.rooms import Relation
from seatingapp.ui.room_editor.grips import Grip
from seatingapp.ui.room_form.furniture import line, pixels_per_cm, write
from seatingapp.ui.theme import WEIGHT_MEDIUM, WEIGHT_SEMIBOLD, Tokens, ui_font
from seatingapp.ui.widgets.painting import paint_box, text_width

_GRIP = 9.0
_CORNER = 11.0
_ADD = 7.0
_LEAST_WALL = 110.0  # a shorter wall has no words
# How each relation is drawn: told apart by the line itself, and by colour besides.
_DASHES: dict[Relation | None, list[float]] = {
    Relation.SAME_DESK: [],
    Relation.BESIDE: [6.0, 3.0],
    Relation.IN_FRONT: [1.0, 2.5],
    Relation.BEHIND: [1.0, 2.5],
    Relation.ACROSS: [8.0, 3.0, 1.5, 3.0],
}


def link_pen(relation: Relation | None, tokens: Tokens, *, strong: bool = False) -> QPen:
    """Return the pen for a relation; the legend draws with the same one."""
    colours: dict[Relation | None, str] = {
        Relation.SAME_DESK: tokens.accent,
        Relation.BESIDE: tokens.praise,
        Relation.IN_FRONT: tokens.badge_sen,
        Relation.BEHIND: tokens.badge_sen,
        Relation.ACROSS: tokens.concern,
    }
    pen = line(colours.get(relation, tokens.error), 4.0 if strong else 2.25)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes = _DASHES.get(relation, [])
    if dashes:
        pen.setDashPattern(dashes)
    return pen


def link(
    painter: QPainter,
    start: Point,
    end: Point,
    relation: Relation | None,
    tokens: Tokens,
    *,
    strong: bool,
) -> None:
    """Draw the line between two neighbours, short of both seats."""
    painter.setPen(link_pen(relation, tokens, strong=strong))
    painter.drawLine(_shortened(start, end, 21.0))
    if relation is None:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        write(painter, middle, "\N{MULTIPLICATION SIGN}", 18, tokens.error, WEIGHT_SEMIBOLD)


def by_hand(
    painter: QPainter, start: Point, end: Point, relation: Relation | None, tokens: Tokens
) -> None:
    """Mark a line that somebody corrected with a diamond in its middle."""
    if relation is None:
        return
    size = 6 / pixels_per_cm(painter)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    painter.setPen(line(tokens.ink, 1.5))
    painter.setBrush(QColor(tokens.surface))
    painter.drawPolygon(_polygon(((x, y - size), (x + size, y), (x, y + size), (x - size, y))))


def frame(painter: QPainter, outline: tuple[Point, ...], tokens: Tokens) -> None:
    """Draw the outline of a piece that is chosen."""
    pen = line(tokens.accent, 2.0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    soft = QColor(tokens.accent)
    soft.setAlpha(30)
    painter.setBrush(soft)
    painter.drawPolygon(_polygon(outline))


def ring(painter: QPainter, outline: tuple[Point, ...], tokens: Tokens) -> None:
    """Draw the ring of the keyboard around a piece, a little outside it."""
    out = 5 / pixels_per_cm(painter)
    x = sum(p[0] for p in outline) / len(outline)
    y = sum(p[1] for p in outline) / len(outline)
    wider = []
    for px, py in outline:
        far = math.hypot(px - x, py - y) or 1.0
        by = (far + out * 1.4) / far
        wider.append((x + (px - x) * by, y + (py - y) * by))
    pen = line(tokens.focus, tokens.focus_width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_polygon(tuple(wider)))


def seat_ring(painter: QPainter, at: Point, tokens: Tokens) -> None:
    """Draw the ring of the keyboard around a seat."""
    painter.setPen(line(tokens.focus, tokens.focus_width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = 20 + 4 / pixels_per_cm(painter)
    painter.drawEllipse(QPointF(*at), radius, radius)


def guide(painter: QPainter, shown: Guide, tokens: Tokens) -> None:
    """Draw a line to which something snapped; an equal gap has stops at both ends."""
    colour = tokens.praise if shown.kind is GuideKind.GAP else tokens.concern
    painter.setPen(line(colour, 1.5, dashed=shown.kind is GuideKind.MIDDLE))
    painter.drawLine(QLineF(shown.x1, shown.y1, shown.x2, shown.y2))
    if shown.kind is GuideKind.GAP:
        stop = 5 / pixels_per_cm(painter)
        dx, dy = (0.0, stop) if shown.y1 == shown.y2 else (stop, 0.0)
        for x, y in ((shown.x1, shown.y1), (shown.x2, shown.y2)):
            painter.drawLine(QLineF(x - dx, y - dy, x + dx, y + dy))


def grip(painter: QPainter, shown: Grip, tokens: Tokens) -> None:
    """Draw a handle: a square that resizes, a disc that turns."""
    size = _GRIP / pixels_per_cm(painter)
    x, y = shown.at
    painter.setPen(line(tokens.accent, 1.75))
    if shown.turns:
        painter.drawLine(QPointF(*shown.stem), QPointF(x, y))
    painter.setBrush(QColor(tokens.surface))
    if shown.turns:
        painter.drawEllipse(QPointF(x, y), size * 0.65, size * 0.65)
    else:
        painter.drawRect(QRectF(x - size / 2, y - size / 2, size, size))


def corners(
    painter: QPainter, points: tuple[Point, ...], chosen: int | None, tokens: Tokens
) -> None:
    """Draw the corners of the walls, a plus on every wall, and how long each wall is."""
    scale = pixels_per_cm(painter)
    pen = line(tokens.accent, 3.0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_polygon(points))
    outward = -1.0 if _is_clockwise(points) else 1.0
    for n, start in enumerate(points):
        _length(painter, start, points[(n + 1) % len(points)], outward, tokens)
    painter.setPen(line(tokens.accent, 2.0))
    for n, (x, y) in enumerate(points):
        half = _CORNER / 2 / scale
        painter.setBrush(QColor(tokens.accent if n == chosen else tokens.surface))
        painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))
        if n == chosen:
            wide = half + 4 / scale
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(line(tokens.focus, tokens.focus_width))
            painter.drawRect(QRectF(x - wide, y - wide, 2 * wide, 2 * wide))
            painter.setPen(line(tokens.accent, 2.0))


def _length(painter: QPainter, start: Point, end: Point, outward: float, tokens: Tokens) -> None:
    """Draw the plus that adds a corner to a wall, and write beside it how long the wall is.

    Words along a wall stand outside it, where nothing is in their way; beside one that goes back
    they stand inside, where they are always in sight.
    """
    scale = pixels_per_cm(painter)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    far = math.dist(start, end)
    if far * scale < _LEAST_WALL:
        return
    radius = _ADD / scale
    painter.setPen(line(tokens.accent, 1.5))
    painter.setBrush(QColor(tokens.surface))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    arm = radius * 0.55
    painter.drawLine(QLineF(x - arm, y, x + arm, y))
    painter.drawLine(QLineF(x, y - arm, x, y + arm))
    across, back = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    if abs(across) > abs(back):
        aside = (x + 44 / scale, y + outward * across * 13 / scale)
    else:
        aside = (x + outward * back * 30 / scale, y)
    write(painter, aside, f"{far / 100:.2f} m", 11, tokens.ink, WEIGHT_MEDIUM)
    painter.setPen(line(tokens.accent, 3.0))


def _is_clockwise(points: tuple[Point, ...]) -> bool:
    """Whether the corners go round with the clock, as they are seen."""
    area = sum(
        x * y2 - x2 * y for (x, y), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True)
    )
    return area > 0


def band(painter: QPainter, points: tuple[Point, ...], tokens: Tokens) -> None:
    """Draw a rubber band or a lasso."""
    soft = QColor(tokens.accent)
    soft.setAlpha(28)
    painter.setPen(line(tokens.accent, 1.5, dashed=True))
    painter.setBrush(soft)
    painter.drawPolygon(_polygon(points))


def note(painter: QPainter, at: QPointF, text: str, area: QRect, tokens: Tokens) -> None:
    """Write a small note beside the pointer, in pixels, and wholly within `area`."""
    wide, high = text_width(text, 12, WEIGHT_MEDIUM) + 16, 22.0
    left = min(at.x() + 16, area.right() - wide - 4)
    top = at.y() + 18 if at.y() + 18 + high < area.bottom() - 4 else at.y() - 12 - high
    box = QRectF(max(left, area.left() + 4.0), top, wide, high)
    paint_box(painter, box, 5, tokens.toast)
    painter.setFont(ui_font(12, WEIGHT_MEDIUM))
    painter.setPen(QColor(tokens.toast_ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _shortened(start: Point, end: Point, by: float) -> QLineF:
    far = math.dist(start, end) or 1.0
    by = min(by, far * 0.3)
    ux, uy = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    return QLineF(start[0] + ux * by, start[1] + uy * by, end[0] - ux * by, end[1] - uy * by)


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
