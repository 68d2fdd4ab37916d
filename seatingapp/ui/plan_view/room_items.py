"""What stands in a room besides the cards: desks, board, furniture, and handles of rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from seatingapp.domain.plan_picture import DrawnDesk, DrawnFixture
from seatingapp.domain.rooms import FixtureKind
from seatingapp.ui.plan_view.drawn_item import DrawnItem, as_rect
from seatingapp.ui.plan_view.fitting import RowHandle
from seatingapp.ui.theme import WEIGHT_REGULAR, Tokens, ui_font

_DESK_RADIUS = 11.0
_ROUND_RADIUS = 28.0
_WORDS = {
    FixtureKind.BOARD: "BOARD",
    FixtureKind.TEACHER_DESK: "Teacher",
    FixtureKind.DOOR: "Door",
    FixtureKind.WINDOW: "",
    FixtureKind.LABEL: "",
}


class DeskItem(DrawnItem):
    """The frame of a desk around the cards of its seats."""

    def __init__(self, desk: DrawnDesk) -> None:
        super().__init__()
        self.desk_id = desk.desk_id
        self._rect = as_rect(desk.box)
        self._radius = _ROUND_RADIUS if desk.round else _DESK_RADIUS
        self.setZValue(-2)

    def boundingRect(self) -> QRectF:
        """The frame with its line."""
        return self._rect.adjusted(-1, -1, 1, 1)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the frame."""
        painter.setPen(QPen(QColor(tokens.desk_line), 1))
        painter.setBrush(QColor(tokens.desk))
        radius = min(self._radius, self._rect.height() / 3)
        painter.drawRoundedRect(self._rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class FixtureItem(DrawnItem):
    """Board, teacher's desk, door, window or a label."""

    def __init__(self, fixture: DrawnFixture) -> None:
        super().__init__()
        self._kind = fixture.kind
        self._rect = as_rect(fixture.box)
        self._words = fixture.label or _WORDS[fixture.kind]
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        """The furniture, or the words where they are wider."""
        return self._rect.adjusted(-40, -4, 40, 4)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the furniture and its words."""
        if self._kind is FixtureKind.BOARD:
            self._paint_board(painter, tokens)
            return
        self._paint_furniture(painter, tokens)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(ui_font(11, WEIGHT_REGULAR))
        self._write(painter)

    def _paint_board(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.board))
        painter.drawRoundedRect(self._rect, 3, 3)
        font = ui_font(10, WEIGHT_REGULAR)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        painter.setPen(QColor(tokens.board_ink))
        self._write(painter)

    def _paint_furniture(self, painter: QPainter, tokens: Tokens) -> None:
        if self._kind is FixtureKind.LABEL:
            return
        pen = QPen(QColor(tokens.seat_dash), 2)
        if self._kind is FixtureKind.TEACHER_DESK:
            pen.setDashPattern([3.5, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._rect.adjusted(1, 1, -1, -1), 6, 6)

    def _write(self, painter: QPainter) -> None:
        """Write along the furniture: upwards where it stands along a side wall."""
        if self._rect.height() <= self._rect.width():
            painter.drawText(self._rect, _CENTRED, self._words)
            return
        painter.save()
        painter.translate(self._rect.center())
        painter.rotate(-90)
        half_w, half_h = self._rect.height() / 2, self._rect.width() / 2
        painter.drawText(QRectF(-half_w, -half_h, 2 * half_w, 2 * half_h), _CENTRED, self._words)
        painter.restore()


class RowHandleItem(DrawnItem):
    """A small bar in the left margin by which a row is selected."""

    def __init__(self, handle: RowHandle) -> None:
        super().__init__()
        self.handle = handle
        self._rect = as_rect(handle.box)
        self._hovered = False

    def boundingRect(self) -> QRectF:
        """All of the margin beside the row."""
        return self._rect

    def set_hovered(self, hovered: bool) -> None:
        """Show that the pointer is on the handle."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the bar."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if self._hovered else tokens.desk_line))
        middle = self._rect.center()
        tall = min(28.0, self._rect.height() * 0.5)
        painter.drawRoundedRect(QRectF(middle.x() - 2, middle.y() - tall / 2, 4, tall), 2, 2)


_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
