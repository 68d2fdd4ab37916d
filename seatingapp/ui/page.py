"""What every page is: it tells when it comes and goes, and keeps what decides for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """`opened` when it comes to the front, `left` when it goes; not when the window is minimised.

    `NAME-page` is its object name, `title` what a screen reader calls it.
    """

    opened = Signal()
    left = Signal()

    def __init__(self, title: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-page")
        self.setAccessibleName(title)
        self.wiring: QObject | None = None  # kept here, so that it lives as long as the page

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is in front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is not any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()
