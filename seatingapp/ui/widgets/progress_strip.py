"""A thin strip for slow work: what is done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.text import ElidedText, TextRole

_LEAST_BAR = 48  # px


class ProgressStrip(QWidget):
    """Hidden while nothing runs. Without a total the bar only shows that work goes on.

    Where there is little room the bar gives way to the words.
    """

    cancel_requested = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._text = ElidedText("", TextRole.MUTED, name=f"{name}-text")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}-bar")
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_LEAST_BAR)
        self._bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._cancel = Button("Cancel", name=f"{name}-cancel")
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.hide()

    def show_progress(
        self, text: str, done: int = 0, total: int = 0, *, cancellable: bool = True
    ) -> None:
        """Show that `done` of `total` steps are over; a total of 0 means nobody knows."""
        self._text.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)
        self._cancel.setVisible(cancellable)
        self.setAccessibleName(f"{text} {done} of {total}" if total else text)
        self.show()

    def finish(self) -> None:
        """Hide the strip, and stop the bar: one that still runs costs time while it is hidden."""
        self._bar.setRange(0, 1)
        self.hide()
