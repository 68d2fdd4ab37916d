"""Cards in two columns where there is room, below each other where there is not; scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

_ROOM_FOR_TWO = 1080
_GAP = 12


class CardColumns(QScrollArea):
    """The cards on the left come first where there is one column only."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName(f"{name}-cards")
        inner.setProperty("scrolled", "true")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(12, 12, 12, 12)
        self._sides.setSpacing(_GAP)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(_GAP)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        self.setWidget(inner)

    def add_left(self, card: QWidget) -> None:
        """Add a card below those on the left."""
        self._left.insertWidget(self._left.count() - 1, card)

    def add_right(self, card: QWidget) -> None:
        """Add a card below those on the right."""
        self._right.insertWidget(self._right.count() - 1, card)

    @property
    def in_two(self) -> bool:
        """Whether there are two columns now."""
        return self._sides.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns by the room there is, not by what the cards would like."""
        wide = self.width() >= _ROOM_FOR_TWO
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if wide != self.in_two:
            self._sides.setDirection(across if wide else down)
            # In one column only the last of the two takes what is left of the height.
            self._sides.setStretch(0, 1 if wide else 0)
        super().resizeEvent(event)
