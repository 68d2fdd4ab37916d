"""A line of text that is edited in place, and the label above it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.ui.theme import WEIGHT_SEMIBOLD
from seatingapp.ui.widgets.text import Text, sized_font


class InPlaceField(QLineEdit):
    """`text_requested` when the user leaves the field or presses Enter after a change.

    Escape brings back what was there. While something is being typed, `show_text` leaves it alone.
    """

    text_requested = Signal(str)

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._saved = ""
        self.editingFinished.connect(self._ask)

    def show_text(self, text: str) -> None:
        """Show what is saved; emits nothing."""
        self._saved = text
        if not self.isModified() and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a change on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._saved)  # no longer modified, which is what setText says
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.text_requested.emit(self.text())


def field_label(text: str, field: QWidget) -> Text:
    """Return a label above a field, tied to it for screen readers."""
    label = Text(text)
    label.setFont(sized_font(13, WEIGHT_SEMIBOLD))
    label.setBuddy(field)
    return label
