"""When the app itself is at fault: the window says so and goes on."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from seatingapp.services.fault_reports import report


class FaultWatch(QObject):
    """Catches what nobody caught. `happened` carries the report; it may come from any thread."""

    happened = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Watch for the window, which shows one report at a time."""
        super().__init__(window)
        self._window = window
        self._open = False
        self._previous = sys.excepthook
        self.happened.connect(self._show)
        sys.excepthook = self._caught

    def stop(self) -> None:
        """Let others watch again."""
        sys.excepthook = self._previous

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._previous(kind, error, trace)
            return
        text = report(kind, trace)
        sys.stderr.write(f"{text}\n")
        self.happened.emit(text)

    def _show(self, text: str) -> None:
        if self._open:
            return
        from seatingapp.ui.widgets.dialog import PlainDialog

        self._open = True
        dialog = PlainDialog(
            "Something went wrong inside the app",
            "Everything that was shown as saved is safe. You can go on; if it happens again, start"
            " the app anew. This helps whoever looks into it, and says nothing about anybody:",
            name="fault",
            accept="Go on",
            reject="",
            parent=self._window,
        )
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setObjectName("fault-report")
        details.setAccessibleName("Report")
        dialog.content.addWidget(details)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: int) -> None:
        self._open = False
