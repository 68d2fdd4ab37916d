"""What stands below the header of an import: that it works on something, or why it does not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.pupils.shown import Busy
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.progress_strip import ProgressStrip


class Notices(QWidget):
    """Hidden where there is nothing to say; `cancel_requested` while work can be cancelled."""

    cancel_requested = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        """Call the parts `NAME-banner` and `NAME-progress`."""
        super().__init__(parent)
        self._banner = Banner(name=f"{name}-banner")
        self._progress = ProgressStrip(name=f"{name}-progress")
        self._progress.cancel_requested.connect(self.cancel_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        column.addWidget(self._banner)
        column.addWidget(self._progress)

    def show_notices(self, busy: Busy | None, refusal: Refusal | None) -> None:
        """Show work that is under way and a refusal, where there is one; emits nothing."""
        if busy is not None:
            total = 100 if busy.percent else 0
            self._progress.show_progress(
                busy.text, busy.percent, total, cancellable=busy.cancellable
            )
        else:
            self._progress.finish()
        if refusal is not None:
            self._banner.show_refusal(refusal)
        else:
            self._banner.clear()
        self.setVisible(busy is not None or refusal is not None)
