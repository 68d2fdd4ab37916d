"""The column on the right of a plan: cards below each other, scrolling only on small screens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

WIDTH = 422


class SidePanel(QScrollArea):
    """Holds cards 12 px apart; narrower where the window is narrow."""

    def __init__(self, *, name: str, width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(min(width, 340))
        self.setMaximumWidth(width)
        self._inner = QWidget()
        self._inner.setProperty("scrolled", "true")
        self._cards = QVBoxLayout(self._inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        self._cards.addStretch(1)
        self.setWidget(self._inner)

    def add_card(self, card: QWidget) -> None:
        """Add `card` below the others."""
        self._cards.insertWidget(self._cards.count() - 1, card)
