"""This lesson's entries: one line each, with its own undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.theme import WEIGHT_SEMIBOLD
from seatingapp.ui.widgets.button import Button, ButtonKind
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


class EntryRow(QFrame):
    """Time, pupil, what happened, and an undo link."""

    undo_requested = Signal(str)

    def __init__(self, line: EntryLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setObjectName(f"entry-{line.key}")
        self.setAccessibleName(f"{line.time}, {line.who}, {line.text}")
        self.setFixedHeight(ROW_HEIGHT)
        time = ElidedText(line.time, TextRole.SMALL)
        time.setFixedWidth(38)
        who = ElidedText(line.who)
        who.setFont(sized_font(13, WEIGHT_SEMIBOLD))
        who.setFixedWidth(80)
        who.setContentsMargins(0, 0, 4, 0)  # a name as wide as its column keeps off the text
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

    def _ask(self) -> None:
        self.undo_requested.emit(self.line.key)


class EntryList(QWidget):
    """Shows lines in the given order and keeps the rows of those that did not change."""

    undo_requested = Signal(str)

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
        self._rows[line] = row
        return row
