"""This lesson's entries: one line each, with its own undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.theme import WEIGHT_SEMIBOLD, current_tokens
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.focus import ring_after
from seatingapp.ui.widgets.painting import paint_focus_ring
from seatingapp.ui.widgets.text import ElidedText, TextRole, sized_font

ROW_HEIGHT = 27


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What one line shows; `key` says which entry it is."""

    key: str
    time: str
    who: str
    text: str
    undoable: bool = True
    struck: bool = False
    opens: bool = False


class EntryRow(QFrame):
    """Time, pupil, what happened, and an undo link. One that opens does so by click or Enter."""

    undo_requested = Signal(str)
    open_requested = Signal(str)

    def __init__(self, line: EntryLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setObjectName(f"entry-{line.key}")
        self.setAccessibleName(f"{line.time}, {line.who}, {line.text}")
        self.setFixedHeight(ROW_HEIGHT)
        self._ring = False
        if line.opens:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription("Enter opens the entry")
        time = ElidedText(line.time, TextRole.SMALL)
        time.setFixedWidth(38)
        who = ElidedText(line.who)
        who.setFont(sized_font(13, WEIGHT_SEMIBOLD))
        who.setMinimumWidth(80)  # a longer name takes what the text beside it leaves free
        who.setContentsMargins(0, 0, 8, 0)  # a name as wide as its column keeps off the text
        text = ElidedText(line.text)
        if line.struck:
            font = sized_font(13, 400)
            font.setStrikeOut(True)
            text.setFont(font)
            text.set_tone("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (time, who, text):
            row.addWidget(widget, 1 if widget is text else 0)
        if line.undoable:
            undo = Button("Undo", name=f"undo-{line.key}", kind=ButtonKind.LINK)
            undo.setAccessibleName(f"Undo {line.text} for {line.who}")
            undo.setFixedHeight(ROW_HEIGHT - 2)
            undo.clicked.connect(self._ask)
            row.addWidget(undo)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops: the line, where it opens, and its undo."""
        undo = self.findChild(Button)
        own = (self,) if self.line.opens else ()
        return (*own, undo) if undo is not None else own

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        inside = self.rect().contains(event.position().toPoint())
        if self.line.opens and inside and event.button() == Qt.MouseButton.LeftButton:
            self.open_requested.emit(self.line.key)
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        if not self.line.opens:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open by the other button and the menu key."""
        if self.line.opens:
            self.open_requested.emit(self.line.key)
        else:
            super().contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter or Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self.line.opens and event.key() in keys:
            self.open_requested.emit(self.line.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the keyboard's focus."""
        super().paintEvent(event)
        if self.hasFocus() and self._ring:
            painter = QPainter(self)
            paint_focus_ring(painter, QRectF(self.rect()), 4, current_tokens())

    def _ask(self) -> None:
        self.undo_requested.emit(self.line.key)


class EntryList(QWidget):
    """Shows lines in the given order and keeps the rows of those that did not change."""

    undo_requested = Signal(str)
    open_requested = Signal(str)

    def __init__(self, *, name: str = "entries", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Entries of this lesson")
        self._rows: dict[EntryLine, EntryRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)

    def show_lines(self, lines: Sequence[EntryLine]) -> None:
        """Show exactly `lines`; emits nothing."""
        wanted = set(lines)
        for line in [line for line in self._rows if line not in wanted]:
            row = self._rows.pop(line)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(lines):
            row = self._rows.get(line) or self._new_row(line)
            if self._layout.indexOf(row) != place:
                self._layout.removeWidget(row)
                self._layout.insertWidget(place, row)

    def lines(self) -> list[EntryLine]:
        """Return what is shown, from the top."""
        return sorted(self._rows, key=lambda line: self._layout.indexOf(self._rows[line]))

    def _new_row(self, line: EntryLine) -> EntryRow:
        row = EntryRow(line, self)
        row.undo_requested.connect(self.undo_requested)
        row.open_requested.connect(self.open_requested)
        self._rows[line] = row
        return row
