"""Panels: a white card with a title, a muted note on the right and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.widgets.text import ElidedText, Text, TextRole


class Card(QFrame):
    """A panel. Put content into `body`; the head hides itself while it says nothing."""

    def __init__(
        self, title: str = "", note: str = "", *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._title = Text(title, TextRole.CARD_TITLE, name=f"{name}-title")
        self._note = ElidedText(note, TextRole.MUTED, name=f"{name}-note")
        self._head = QWidget(self)
        self._head_row = head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._note)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addLayout(self.body, 1)
        self._head.setVisible(bool(title or note))

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._head.setVisible(bool(title or self._note.text()))

    def add_to_head(self, widget: QWidget) -> None:
        """Put something at the right end of the head, after the note."""
        self._head_row.addWidget(widget)

    def lay_out(self) -> None:
        """Find a place for everything at once, where a turn of the event loop is too late."""
        self._head_row.activate()
        own = self.layout()
        if own is not None:
            own.activate()

    def set_note(self, note: str, tone: str = "muted") -> None:
        """Change the text on the right of the title."""
        self._note.setText(note)
        self._note.set_tone(tone)
        self._head.setVisible(bool(note or self._title.text()))
