"""Slow work off the window's thread: key derivation, PDFs, imports, backups.

Work gets values and returns values; it never sees a session or a widget. `done` and `failed` are
called on the window's thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from seatingapp.domain.errors import Refusal

T = TypeVar("T")


class Cancelled(Exception):
    """The user no longer wants the result."""


class Control:
    """What running work is given: it reports progress and asks whether to go on."""

    def __init__(self, report: Callable[[float, str], None]) -> None:
        """Keep the way back to the window."""
        self._report = report
        self._stop = threading.Event()

    def progress(self, share: float, words: str = "") -> None:
        """Say how far the work is, 0 to 1, and stop here if it was cancelled."""
        self.check()
        self._report(share, words)

    def check(self) -> None:
        """Raise Cancelled where the user asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._stop.set()


class Running(QObject):
    """Work that is under way. `progressed` carries share and words; `ended` comes last, always."""

    progressed = Signal(float, str)
    ended = Signal()
    _succeeded = Signal(object)
    _broke = Signal(object)

    def __init__(
        self, done: Callable[[Any], None], failed: Callable[[Refusal], None], parent: QObject
    ) -> None:
        """Connect the outcome to the two callbacks, on this object's thread."""
        super().__init__(parent)
        self.control = Control(self.progressed.emit)
        self._done, self._failed = done, failed
        self._succeeded.connect(self._on_success)
        self._broke.connect(self._on_failure)

    def cancel(self) -> None:
        """Ask the work to stop; neither callback will be called."""
        self.control.cancel()

    @Slot(object)
    def _on_success(self, result: object) -> None:
        self.ended.emit()
        if not self._was_cancelled():
            self._done(result)
        self.deleteLater()

    @Slot(object)
    def _on_failure(self, error: BaseException) -> None:
        self.ended.emit()
        if isinstance(error, Refusal) and not self._was_cancelled():
            self._failed(error)
        elif not isinstance(error, Cancelled | Refusal):
            sys.excepthook(type(error), error, error.__traceback__)
            self._failed(
                Refusal(
                    "Something went wrong inside the app.",
                    kept="What was saved before is safe.",
                    todo="Try again; if it happens again, restart the app.",
                )
            )
        self.deleteLater()

    def _was_cancelled(self) -> bool:
        return self.control._stop.is_set()


class _Job(QRunnable):
    def __init__(self, running: Running, work: Callable[[Control], object]) -> None:
        super().__init__()
        self._running, self._work = running, work

    def run(self) -> None:
        try:
            result = self._work(self._running.control)
        except BaseException as error:  # noqa: BLE001 -- handed over whole, nothing is swallowed
            self._running._broke.emit(error)
        else:
            self._running._succeeded.emit(result)


class Tasks(QObject):
    """Runs work on a small pool of threads."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the pool; two threads leave the window its processor."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)

    def run(
        self,
        work: Callable[[Control], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
    ) -> Running:
        """Start work; exactly one of the callbacks follows unless it is cancelled."""
        running = Running(done, failed, self)
        self._pool.start(_Job(running, work))
        return running

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Wait until nothing runs any more, for closing down; say whether that was reached."""
        return self._pool.waitForDone(milliseconds)
