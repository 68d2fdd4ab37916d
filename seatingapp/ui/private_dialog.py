"""A dialog that goes when private view ends, for everything in it is private."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_wiring import listen_while_alive
from seatingapp.ui.widgets.dialog import PlainDialog


class PrivateDialog(PlainDialog):
    """`withdrawn` before it goes by itself, so that what was begun can be kept in memory."""

    withdrawn = Signal()

    def __init__(
        self,
        private: PrivateView,
        title: str,
        body: str = "",
        *,
        name: str,
        accept: str = "OK",
        reject: str = "Cancel",
        parent: QWidget | None = None,
    ) -> None:
        """As `PlainDialog`, while `private` shows private data."""
        super().__init__(title, body, name=name, accept=accept, reject=reject, parent=parent)
        self._private = private
        listen_while_alive(private, self, self._privacy_changed)

    def _privacy_changed(self) -> None:
        if not self._private.shown and self.isVisible():
            self.withdrawn.emit()
            self.reject()
