"""Slow work off the window's thread: key derivation, PDFs, imports, backups.

Work gets values and returns values; it never sees a session or a widget. `done` and `failed` are
called on the window's thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from seatingapp.domain.errors import Refusal
from seatingapp.ui.slow_work import Progress, unheard

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
        if self.is_cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()


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
        if not self.control.is_cancelled:
            self._done(result)
        self.deleteLater()

    @Slot(object)
    def _on_failure(self, error: BaseException) -> None:
        self.ended.emit()
        if isinstance(error, Refusal) and not self.control.is_cancelled:
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


def _carry_out(running: Running, work: Callable[[Control], object]) -> None:
    """Run work on a thread of the pool and send its outcome to the window's thread."""
    try:
        result = work(running.control)
    except BaseException as error:  # noqa: BLE001 -- handed over whole, nothing is swallowed
        running._broke.emit(error)
    else:
        running._succeeded.emit(result)


class Tasks(QObject):
    """Runs work on a small pool of threads.

    Python's own pool, not Qt's: nothing of Qt is then made or destroyed on another thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the pool; two threads leave the window its processor."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="seatingapp")
        self._under_way: set[Future[None]] = set()

    def run(
        self,
        work: Callable[[Control], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
    ) -> Running:
        """Start work; exactly one of the callbacks follows unless it is cancelled."""
        running = Running(done, failed, self)
        future = self._pool.submit(_carry_out, running, work)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return running

    def cancel_all(self) -> None:
        """Ask all work to stop; none of its callbacks will be called, as locking must have it."""
        for running in self.findChildren(Running):
            running.cancel()

    def wait(self, seconds: float = 30.0) -> bool:
        """Wait until nothing runs any more, for closing down; say whether that was reached."""
        return not wait(tuple(self._under_way), timeout=seconds).not_done


class TasksFor:
    """A `slow_work.Runner` for a page or dialog: once that is gone, nobody is told any more."""

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        """Work on `tasks` for as long as `owner` lives."""
        self._tasks, self._owner = tasks, owner

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        """Start work; one of `done` and `failed` follows unless the returned function stops it."""

        def task(control: Control) -> T:
            return work(control.progress)

        running = self._tasks.run(task, self._alive(done), self._alive(failed))
        hearing = _Hearing(progressed, self._owner, running)
        running.progressed.connect(hearing.hear)
        return running.cancel

    def _alive(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def told(result: T) -> None:
            if isValid(self._owner):
                tell(result)

        return told


class _Hearing(QObject):
    """Takes progress over to the window's thread: a plain function would be called on the other."""

    def __init__(self, progressed: Progress, owner: QObject, running: Running) -> None:
        super().__init__(running)
        self._progressed, self._owner, self._running = progressed, owner, running

    @Slot(float, str)
    def hear(self, share: float, words: str) -> None:
        """Pass it on, unless whoever wanted it is gone or asked to stop meanwhile."""
        if isValid(self._owner) and not self._running.control.is_cancelled:
            self._progressed(share, words)
