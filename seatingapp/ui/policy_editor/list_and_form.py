"""A list on the left, and what the chosen row says on the right; narrower on small screens."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.widgets.side_panel import SidePanel

_WIDE = 430
_SMALL = 350
_NARROW = 900


class ListAndForm(QWidget):
    """The list takes the width that is left, the form scrolls where it is too high."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._panel = SidePanel(name=f"{name}-panel", width=_WIDE)

    def lay_out(self, card: QWidget, form: QWidget) -> None:
        """Put the card with the list beside the form."""
        self._panel.add_card(form)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self._panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list some width."""
        self._panel.setFixedWidth(_SMALL if self.width() < _NARROW else _WIDE)
        super().resizeEvent(event)
