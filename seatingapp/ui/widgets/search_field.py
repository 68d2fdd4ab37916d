"""A field to search in: with a lens, and Escape to clear it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.ui.icons import put_icon


class SearchField(QLineEdit):
    """`search_edited` with what the user typed or cleared; nothing when a program sets the text."""

    search_edited = Signal(str)
    left_for_found = Signal()  # by Enter or Down, where what is found can take the focus

    def __init__(self, placeholder: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(placeholder)
        self.setPlaceholderText(placeholder)
        self._lens = QAction(self)
        self._clear = QAction("Clear", self)
        put_icon(self._lens, "search")
        put_icon(self._clear, "cross")
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear_search)
        self.textEdited.connect(self.search_edited)
        self.textChanged.connect(self._show_clear)  # looks only; emits nothing

    def clear_search(self) -> None:
        """Empty the field as the user would."""
        if self.text():
            self.clear()
            self.search_edited.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears; in an empty field it is left to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left_for_found.emit()
        super().keyPressEvent(event)

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
