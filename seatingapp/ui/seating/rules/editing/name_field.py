"""The field in a sentence where a pupil's name is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameField(QLineEdit):
    """Down or a click offers everybody, Up and Down go through the list, Enter takes, Esc closes.

    Backspace in the empty field takes the last one back. Whether the list is open is said by
    `offers`, so that Enter and Esc are the dialog's where it is not.
    """

    name_typed = Signal(str)
    browse_requested = Signal()
    stepped = Signal(int)
    taken = Signal()
    closed = Signal()
    last_removed = Signal()
    left = Signal()

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(f"{accessible}: type a name, or Down for all")
        self.setFixedWidth(150)
        self.offers = False
        self.textEdited.connect(self.name_typed)

    def show_query(self, query: str, placeholder: str, *, offers: bool) -> None:
        """Show what is typed; emits nothing."""
        if self.text() != query:
            self.setText(query)
        self.setPlaceholderText(placeholder)
        self.offers = offers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list, while it is open."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.offers:
                self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.browse_requested.emit()
        elif self.offers and key in _ENTER:
            self.taken.emit()
        elif self.offers and key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.last_removed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into the empty field offers everybody."""
        super().mousePressEvent(event)
        if not self.offers and not self.text():
            self.browse_requested.emit()

    def event(self, event: QEvent) -> bool:
        """Enter that takes a name, and Esc that closes the list, are not the dialog's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.offers
            and event.key() in (*_ENTER, Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list closes with the focus; a window that comes to the front is no reason."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()
