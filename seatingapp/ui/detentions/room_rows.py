"""Rows of the attendance: a name, what is known, and a button that marks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from seatingapp.ui.detentions.state import Seated
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.painting import paint_box
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_FRAME = 2.0  # a ground would need other inks in high contrast


class RoomRow(QFrame):
    """One pupil; `came` and `missed` before, `taken_back` after. Each carries the uid.

    `number` is the place in the order of arrival; 0 for whoever did not come.
    """

    came = Signal(str)
    missed = Signal(str)
    taken_back = Signal(str)

    def __init__(self, one: Seated, *, expected: bool, picked: bool, number: int = 0) -> None:
        super().__init__()
        self.uid = one.uid
        self.setObjectName("room-row")
        self._picked = picked
        self.seat_words = f"seat {one.seat}" if one.seat else ""
        words = ", ".join(part for part in (one.name, one.form, self.seat_words, one.mark) if part)
        self.setAccessibleName(f"{words}, chosen" if picked else words)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(12)
        if not expected:
            count = Text(f"{number}." if number else "", TextRole.MUTED)
            count.setFixedWidth(26)
            row.addWidget(count)
        name = ElidedText(one.name, TextRole.HEADING if picked else TextRole.BODY, keep=120)
        row.addWidget(name, 1)
        row.addWidget(Text(one.form, TextRole.MUTED))
        if self.seat_words:
            row.addWidget(Text(self.seat_words, TextRole.MUTED))
        if one.mark:
            mark = Text(one.mark, TextRole.BODY)
            mark.set_tone("" if one.tone in ("ink", "muted") else one.tone)
            row.addWidget(mark)
        buttons = (
            (
                ("Came", "came", ButtonKind.PRIMARY if picked else ButtonKind.QUIET, self._came),
                ("Missed", "missed", ButtonKind.PLAIN, self._missed),
            )
            if expected
            else (("Undo", "back", ButtonKind.PLAIN, self._back),)
        )
        for text, key, kind, slot in buttons:
            button = Button(text, name=f"room-{key}", kind=kind, accessible=f"{one.name}: {text}")
            button.clicked.connect(slot)
            row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame around the one that is picked, and a line below the others."""
        tokens = current_tokens()
        painter = QPainter(self)
        if self._picked:
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_box(painter, box, 6, None, tokens.accent, _FRAME)
        else:
            painter.setPen(QColor(tokens.row_line))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _came(self) -> None:
        self.came.emit(self.uid)

    def _missed(self) -> None:
        self.missed.emit(self.uid)

    def _back(self) -> None:
        self.taken_back.emit(self.uid)


class RoomRows(QScrollArea):
    """Rows below each other, made anew when they change."""

    came = Signal(str)
    missed = Signal(str)
    taken_back = Signal(str)

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[tuple[Seated, ...], str] = ((), "")
        self._inner = QWidget()
        self._inner.setProperty("scrolled", "true")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(self._inner)

    def show_rows(self, rows: tuple[Seated, ...], *, expected: bool, picked: str = "") -> None:
        """Show rows; emits nothing. The one that is picked comes into view."""
        if (rows, picked) == self._shown:
            return
        self._shown = (rows, picked)
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for n, one in enumerate(rows):
            number = n + 1 if one.arrived else 0  # whoever missed it comes last
            row = RoomRow(one, expected=expected, picked=one.uid == picked, number=number)
            row.came.connect(self.came)
            row.missed.connect(self.missed)
            row.taken_back.connect(self.taken_back)
            self._column.insertWidget(n, row)
            row.show()
            if one.uid == picked:
                self.ensureWidgetVisible(row)
