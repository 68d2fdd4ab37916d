"""What stands in a room below the cards: walls, desks and furniture, drawn as one background."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from seatingapp.domain.picture_shapes import Corners
from seatingapp.domain.plan_picture import DrawnDesk, PlanPicture
from seatingapp.ui.plan_view.drawn_item import as_rect
from seatingapp.ui.plan_view.exposure import Exposure
from seatingapp.ui.plan_view.furniture import DrawnPiece
from seatingapp.ui.theme import Tokens

_DESK_RADIUS = 11.0
_ROUND_RADIUS = 28.0
_WALL = 4.0
_VERY_MANY = 60


class Floor:
    """Draws walls, desks and furniture of a picture, as much of them as is asked for."""

    def __init__(self, picture: PlanPicture) -> None:
        self._walls = QPolygonF([QPointF(x, y) for x, y in picture.walls])
        self._desks = [_Frame(desk) for desk in picture.desks]
        self._pieces = [DrawnPiece(fixture) for fixture in picture.fixtures]

    def draw(self, painter: QPainter, box: QRectF, exposure: Exposure, tokens: Tokens) -> None:
        """Draw what lies in a part of the scene and is exposed; the painter maps the scene."""
        zoom = painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_walls(painter, zoom, tokens)
        for piece in self._pieces:
            if piece.reach.intersects(box):
                piece.draw(painter, zoom, tokens)
        near, at = (d for d in self._desks if d.rect.intersects(box)), painter.worldTransform()
        seen = [desk for desk in near if exposure.has(desk.rect, at)]
        self._draw_desks(painter, seen, tokens)

    def _draw_desks(self, painter: QPainter, seen: list[_Frame], tokens: Tokens) -> None:
        """Draw desks; where there are very many, all of a size with one picture."""
        zoom = painter.worldTransform().m11()
        pen = QPen(QColor(tokens.desk_line), max(1.0, 0.8 / zoom))
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.desk))
        if len(seen) < _VERY_MANY:
            for desk in seen:
                desk.draw(painter)
            return
        for desk in seen:
            if not desk.is_upright:
                desk.draw(painter)
        _stamp(painter, [desk for desk in seen if desk.is_upright])

    def desk_at(self, point: QPointF) -> int | None:
        """Return the desk whose frame is at a point."""
        return next((desk.desk_id for desk in self._desks if desk.contains(point)), None)

    def _draw_walls(self, painter: QPainter, zoom: float, tokens: Tokens) -> None:
        if self._walls.isEmpty():
            return
        pen = QPen(QColor(tokens.control_line), _WALL * max(1.0, 0.7 / zoom))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self._walls)


class _Frame:
    """The frame of a desk around the cards of its seats."""

    def __init__(self, desk: DrawnDesk) -> None:
        self.desk_id = desk.desk_id
        self.rect = as_rect(desk.box)
        inner = self.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        radius = min(_ROUND_RADIUS if desk.round else _DESK_RADIUS, inner.height() / 3)
        self._inner, self._radius = inner, radius
        self._path = _rounded(desk.corners, radius) if desk.corners else None

    @property
    def is_upright(self) -> bool:
        """Whether it is a rectangle with round corners."""
        return self._path is None

    def draw(self, painter: QPainter) -> None:
        """Draw it with the painter's pen and brush."""
        if self._path is not None:
            painter.drawPath(self._path)
        else:
            painter.drawRoundedRect(self._inner, self._radius, self._radius)

    def contains(self, point: QPointF) -> bool:
        """Whether a point is on the desk."""
        inside = self.rect.contains(point)
        return inside and (self._path is None or self._path.contains(point))


def _stamp(painter: QPainter, desks: list[_Frame]) -> None:
    """Draw upright desks on whole pixels, those of one size with one picture."""
    at, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
    zoom, left, top = at.m11(), at.dx(), at.dy()
    made: dict[tuple[float, float], QPixmap] = {}
    ready = []
    for desk in desks:
        rect = desk.rect
        size = (rect.width(), rect.height())
        if size not in made:
            made[size] = _stamp_of(desk, painter, zoom, ratio)
        x = round((rect.x() * zoom + left) * ratio) / ratio
        y = round((rect.y() * zoom + top) * ratio) / ratio
        ready.append((QPointF(x, y), made[size]))
    painter.setWorldTransform(QTransform())
    for corner, pixmap in ready:
        painter.drawPixmap(corner, pixmap)
    painter.setWorldTransform(at)


def _stamp_of(desk: _Frame, like: QPainter, zoom: float, ratio: float) -> QPixmap:
    scale = zoom * ratio
    rect = desk.rect
    pixmap = QPixmap(math.ceil(rect.width() * scale), math.ceil(rect.height() * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-rect.topLeft())
    painter.setPen(like.pen())
    painter.setBrush(like.brush())
    desk.draw(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _rounded(corners: Corners, radius: float) -> QPainterPath:
    """A polygon without dents, with round corners."""
    points = [QPointF(x, y) for x, y in corners]
    path = QPainterPath()
    for n, corner in enumerate(points):
        before, after = points[n - 1], points[(n + 1) % len(points)]
        begin, end = _towards(corner, before, radius), _towards(corner, after, radius)
        if n == 0:
            path.moveTo(begin)
        else:
            path.lineTo(begin)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _towards(start: QPointF, end: QPointF, far: float) -> QPointF:
    """A point on the way, so far from its start, but not beyond its middle."""
    way = end - start
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    return start + way * min(far / length, 0.5) if length else start
