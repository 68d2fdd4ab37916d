"""A list of short texts, one a line, edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class LinesField(QPlainTextEdit):
    """`lines_requested` with the lines when the field is left after a change; Esc gives it up."""

    lines_requested = Signal(object)  # tuple[str, ...]

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setAccessibleDescription("One text a line. It is saved when you leave the field.")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._saved: tuple[str, ...] = ()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show what is stored and emit nothing; what is being typed is left alone."""
        changed, self._saved = lines != self._saved, lines
        if changed or not self.document().isModified():
            self._put(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a change on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self._put(self._saved)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ask for what was typed."""
        super().focusOutEvent(event)
        if self.document().isModified():
            self.document().setModified(False)
            self.lines_requested.emit(tuple(self.toPlainText().split("\n")))

    def _put(self, lines: tuple[str, ...]) -> None:
        text = "\n".join(lines)
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.document().setModified(False)
