"""The line at the bottom of the window: is it saved, where, and when does it lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from seatingapp.ui.widgets.text import ElidedText, TextRole

HEIGHT = 30
_BETWEEN = "\u2003|\u2003"


class StatusLine(QFrame):
    """Shows a few short facts, the most important first; the last ones give way."""

    def __init__(self, *, name: str = "status-line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedHeight(HEIGHT)
        self._text = ElidedText("", TextRole.SMALL, name=f"{name}-text")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self._text, 1)

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show `parts` side by side; empty ones are left out."""
        text = _BETWEEN.join(part for part in parts if part)
        self._text.setText(text)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the whole line."""
        return self._text.text()
