"""The buttons below a form: up, down, and what takes the thing away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.widgets.button import Button


class OrderButtons(QWidget):
    """`way_requested` with -1 or 1, and `removal_requested`."""

    way_requested = Signal(int)
    removal_requested = Signal()

    def __init__(self, remove: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.up = Button("Up", name=f"{name}-up", accessible="Move up")
        self.down = Button("Down", name=f"{name}-down", accessible="Move down")
        self.remove = Button(remove, name=f"{name}-remove")
        for button in (self.up, self.down):
            button.setToolTip("Alt with the arrow keys in the list, or drag the row")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.remove.clicked.connect(self.removal_requested)

    def show_place(self, place: int, count: int) -> None:
        """Offer the ways that there are from a place; emits nothing."""
        self.up.setEnabled(0 < place < count)
        self.down.setEnabled(0 <= place < count - 1)

    def _up(self) -> None:
        self.way_requested.emit(-1)

    def _down(self) -> None:
        self.way_requested.emit(1)
