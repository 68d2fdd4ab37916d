"""The ground of buttons that draw themselves: when the ring of the focus shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from seatingapp.ui.widgets.focus import ring_after


class PaintedButton(QAbstractButton):
    """Takes the focus by Tab and by click; `shows_ring` where the keyboard brought it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def shows_ring(self) -> bool:
        """Whether the ring is to be drawn now."""
        return self.hasFocus() and self._ring

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)
