"""Draws what stands in a room and seats nobody: board, doors, cupboards, and words on the floor."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from seatingapp.domain.plan_picture import DrawnFixture
from seatingapp.domain.rooms import FixtureKind
from seatingapp.ui.plan_view.drawn_item import as_rect
from seatingapp.ui.theme import WEIGHT_REGULAR, Tokens, ui_font

_WORDS = {
    FixtureKind.BOARD: "BOARD",
    FixtureKind.SCREEN: "SCREEN",
    FixtureKind.TEACHER_DESK: "Teacher",
    FixtureKind.DOOR: "Door",
    FixtureKind.WINDOW: "",
    FixtureKind.PILLAR: "",
    FixtureKind.CUPBOARD: "Cupboard",
    FixtureKind.SINK: "Sink",
    FixtureKind.PIANO: "Piano",
    FixtureKind.LABEL: "",
}
_LEAST_WORDS = 7.0  # px on the screen
_KEY = 6.0


class DrawnPiece:
    """One piece of furniture; `reach` is all that it and its words may cover."""

    def __init__(self, fixture: DrawnFixture) -> None:
        self._kind = fixture.kind
        self._words = fixture.label or _WORDS[fixture.kind]
        self._rect = as_rect(fixture.box)
        self._corners = fixture.corners
        out = 60.0 if fixture.kind is FixtureKind.LABEL else 8.0
        self.reach = self._rect.adjusted(-out, -8, out, 8)

    def draw(self, painter: QPainter, zoom: float, tokens: Tokens) -> None:
        """Draw it and its words, which keep their size when the picture is small."""
        painter.save()
        box = self._turn(painter)
        _SHAPES[self._kind](painter, box, tokens)
        painter.restore()
        if self._words:
            self._write(painter, zoom, tokens)

    def _turn(self, painter: QPainter) -> QRectF:
        """The piece as an upright box; one at an angle is drawn by a painter that is turned."""
        if not self._corners:
            return self._rect
        a, b, _c, d = (QPointF(x, y) for x, y in self._corners)
        across, down = QLineF(a, b), QLineF(a, d)
        middle = self._rect.center()
        painter.translate(middle)
        painter.rotate(-across.angle())
        return QRectF(-across.length() / 2, -down.length() / 2, across.length(), down.length())

    def _write(self, painter: QPainter, zoom: float, tokens: Tokens) -> None:
        """Write along the furniture: upwards where it stands along a side wall."""
        dark = self._kind is FixtureKind.BOARD
        upright = self._rect.height() > self._rect.width() * 1.2
        length = max(self._rect.width(), self._rect.height())
        font = _font(10 if dark else 11, zoom, dark)
        if self._kind is not FixtureKind.LABEL:  # on the floor words have all the room they need
            font = _fitting(font, self._words, length - 4)
        if font.pixelSize() * zoom < _LEAST_WORDS:
            return
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(tokens.board_ink if dark else tokens.muted))
        painter.translate(self._rect.center())
        painter.rotate(-90 if upright else 0)
        painter.drawText(QRectF(-length, -20 / zoom, 2 * length, 40 / zoom), _CENTRED, self._words)
        painter.restore()


def _font(px: float, zoom: float, spaced: bool) -> QFont:
    font = ui_font(round(px * max(1.0, 1.0 / zoom)), WEIGHT_REGULAR)
    if spaced:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return font


def _fitting(font: QFont, words: str, length: float) -> QFont:
    """The font, or a smaller one in which the words are no longer than that."""
    wide = QFontMetricsF(font).horizontalAdvance(words)
    if wide > length:
        font.setPixelSize(max(int(font.pixelSize() * length / wide), 1))
    return font


def _board(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.board))
    painter.drawRoundedRect(box, 3, 3)


def _screen(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A bright sheet in a dark frame."""
    painter.setPen(QPen(QColor(tokens.board), 2))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2, 2)


def _teacher_desk(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    pen = QPen(QColor(tokens.seat_dash), 2)
    pen.setDashPattern([3.5, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


def _outlined(painter: QPainter, box: QRectF, tokens: Tokens, radius: float = 4.0) -> None:
    painter.setPen(QPen(QColor(tokens.seat_dash), 1.6))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), radius, radius)


def _door(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A gap in the wall between two posts."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.surface))
    painter.drawRect(box)
    painter.setBrush(QColor(tokens.muted))
    post = 4.0
    if box.width() >= box.height():
        ends = (box.left(), box.right() - post)
        posts = [QRectF(x, box.top(), post, box.height()) for x in ends]
    else:
        ends = (box.top(), box.bottom() - post)
        posts = [QRectF(box.left(), y, box.width(), post) for y in ends]
    painter.drawRects(posts)


def _window(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """Two panes of glass: a light bar with a line along its middle."""
    painter.setPen(QPen(QColor(tokens.accent), 1.2))
    painter.setBrush(QColor(tokens.info_soft))
    painter.drawRect(box.adjusted(0.6, 0.6, -0.6, -0.6))
    middle = box.center()
    if box.width() >= box.height():
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
    else:
        painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))


def _pillar(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """Solid, with a cross as on a builder's plan."""
    inner = box.adjusted(0.8, 0.8, -0.8, -0.8)
    painter.setPen(QPen(QColor(tokens.muted), 1.6))
    painter.setBrush(QColor(tokens.line))
    painter.drawRect(inner)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def _cupboard(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A box with a line for the doors along its front."""
    _outlined(painter, box, tokens, 2.0)
    inset = min(5.0, box.height() / 4, box.width() / 4)
    painter.setPen(QPen(QColor(tokens.seat_dash), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(inset, inset, -inset, -inset))


def _sink(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A box with a basin."""
    _outlined(painter, box, tokens, 3.0)
    inset = min(6.0, box.height() / 5, box.width() / 5)
    painter.setPen(QPen(QColor(tokens.accent), 1.2))
    painter.setBrush(QColor(tokens.info_soft))
    basin = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(basin, basin.height() / 2, basin.height() / 2)


def _piano(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A dark box with keys along its longer side."""
    painter.setPen(QPen(QColor(tokens.muted), 1.4))
    painter.setBrush(QColor(tokens.neutral_soft))
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 3, 3)
    along = box.width() >= box.height()
    deep = min(9.0, (box.height() if along else box.width()) / 3)
    keys = (
        QRectF(box.left() + 4, box.bottom() - deep - 2, box.width() - 8, deep)
        if along
        else QRectF(box.right() - deep - 2, box.top() + 4, deep, box.height() - 8)
    )
    painter.setPen(QPen(QColor(tokens.muted), 0.8))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRect(keys)
    count = int((keys.width() if along else keys.height()) / _KEY)
    for n in range(1, count):
        if along:
            x = keys.left() + n * keys.width() / count
            painter.drawLine(QPointF(x, keys.top()), QPointF(x, keys.bottom()))
        else:
            y = keys.top() + n * keys.height() / count
            painter.drawLine(QPointF(keys.left(), y), QPointF(keys.right(), y))


def _words_only(_painter: QPainter, _box: QRectF, _tokens: Tokens) -> None:
    """A label has nothing but its words."""


_SHAPES = {
    FixtureKind.BOARD: _board,
    FixtureKind.SCREEN: _screen,
    FixtureKind.TEACHER_DESK: _teacher_desk,
    FixtureKind.DOOR: _door,
    FixtureKind.WINDOW: _window,
    FixtureKind.PILLAR: _pillar,
    FixtureKind.CUPBOARD: _cupboard,
    FixtureKind.SINK: _sink,
    FixtureKind.PIANO: _piano,
    FixtureKind.LABEL: _words_only,
}
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
