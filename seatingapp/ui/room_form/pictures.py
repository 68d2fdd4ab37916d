"""Widgets that show a room: a plain picture, and a card that can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.room_form.painting import paint_room
from seatingapp.ui.theme import (
    WEIGHT_REGULAR,
    WEIGHT_SEMIBOLD,
    current_tokens,
    ui_font,
)
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring

CARD = QSize(190, 156)
_PAD = 10


class RoomPicture(QWidget):
    """A room to look at; empty until `show_room`."""

    def __init__(self, *, name: str, least: QSize, parent: QWidget | None = None) -> None:
        """Take all the room there is, but no less than `least`."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(least)
        self.layout_shown: RoomLayout | None = None
        self.side = Side.TEACHER

    def show_room(self, layout: RoomLayout | None, words: str, side: Side = Side.TEACHER) -> None:
        """Show a room, or nothing; `words` are what a screen reader says."""
        self.layout_shown, self.side = layout, side
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the room."""
        if self.layout_shown is not None:
            area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_room(QPainter(self), area, self.layout_shown, self.side, current_tokens())


class RoomCard(PaintedButton):
    """A small picture of a room with its name and a note. `chosen` and `opened` carry its key.

    Where several stand for a choice, make them checkable; the checked one is marked.
    """

    chosen = Signal(str)
    opened = Signal(str)  # a second click

    def __init__(
        self,
        key: str,
        text: str,
        note: str,
        layout: RoomLayout,
        *,
        size: QSize = CARD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._note = note
        self._layout = layout
        self._size = size
        self.setText(text)
        self.setObjectName(f"room-{key}")
        self.setAccessibleName(f"{text}, {note}" if note else text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:
        """All cards of a group are of one size."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """May be squeezed; long names are elided then."""
        return QSize(min(self._size.width(), 120), self._size.height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what the first click chose."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit(self.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, picture and words."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        over = self.underMouse() or self.isDown()
        fill = tokens.hover if over and not self.isChecked() else tokens.surface
        if self.isChecked():
            paint_box(painter, box, tokens.radius, fill, tokens.accent, 2 * tokens.border)
        else:
            paint_box(painter, box, tokens.radius, fill, tokens.control_line, tokens.border)
        if self.shows_ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
        words = 36 if self._note else 20
        room = QRectF(_PAD, _PAD, box.width() - 2 * _PAD, box.height() - 2 * _PAD - words - 4)
        paint_room(painter, room, self._layout, Side.TEACHER, tokens)
        line = QRectF(_PAD, box.bottom() - _PAD - words, room.width(), 18)
        self._write(painter, line, self.text(), tokens.ink, WEIGHT_SEMIBOLD, 13)
        if self._note:
            self._write(painter, line.translated(0, 18), self._note, tokens.muted, _PLAIN, 12)
        painter.end()

    def _write(
        self, painter: QPainter, line: QRectF, text: str, ink: str, weight: int, px: int
    ) -> None:
        painter.setFont(ui_font(px, weight))
        painter.setPen(QColor(ink))
        fits = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(line.width())
        )
        if fits != text:
            self.setToolTip(text)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fits)

    def _choose(self) -> None:
        self.chosen.emit(self.key)


_PLAIN = WEIGHT_REGULAR
