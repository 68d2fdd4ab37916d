"""A process that opens a window, says when it was painted, and goes: `painting app|bare`.

The moment is that of `time.monotonic`, which all processes of a computer share.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Waits for the first paint of a window, tells the moment it is through, and ends the app."""

    def watch_windows(self) -> None:
        """Look at the first window that is shown, and at nothing else.

        A filter on the whole app would see each of its events, and cost what is to be measured.
        """
        shown = QWidget.show

        def show(window: QWidget) -> None:
            QWidget.show = shown  # type: ignore[method-assign]
            window.installEventFilter(self)
            shown(window)

        QWidget.show = show  # type: ignore[method-assign]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """The whole window is painted in one go, so the next turn of the loop is after it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        sys.stdout.write(f"{time.monotonic()}\n")
        sys.stdout.flush()
        QApplication.quit()


def bare() -> int:
    """The least that Qt can show."""
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    return QApplication.exec()


def whole() -> int:
    """The app as `python -m seatingapp` starts it."""
    from seatingapp.__main__ import main

    return main([])


if __name__ == "__main__":
    qt = QApplication(["Seatingapp"])
    watch = FirstPaint(qt)
    watch.watch_windows()
    sys.exit(bare() if sys.argv[1] == "bare" else whole())
