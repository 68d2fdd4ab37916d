"""The head of every page: title, muted subtitle, and the page's actions on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from seatingapp.ui.widgets.text import ElidedText, TextRole

HEIGHT = 56


class PageHeader(QFrame):
    """A bar 56 px high. Where room is short the subtitle gives way, then the title."""

    def __init__(
        self, title: str = "", subtitle: str = "", *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedHeight(HEIGHT)
        self._title = ElidedText(title, TextRole.TITLE, name=f"{name}-title", keep=220)
        self._subtitle = ElidedText(subtitle, TextRole.MUTED, name=f"{name}-subtitle")
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._subtitle.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(12)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle, 1)
        self.setAccessibleName(title)

    def set_texts(self, title: str, subtitle: str = "") -> None:
        """Show another title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> None:
        """Add a button at the right end."""
        self._row.addWidget(widget)
