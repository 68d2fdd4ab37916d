"""Tasks as the import's presenter knows them, with progress told on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from seatingapp.domain.errors import Refusal
from seatingapp.ui.tasks import Running, Tasks

T = TypeVar("T")
Report = Callable[[float, str], None]


class TaskJob(QObject):
    """Lives on the window's thread, so that Qt brings the news there. Goes with its work."""

    def __init__(self, running: Running, tell: Report) -> None:
        super().__init__(running)
        self._running, self._tell = running, tell
        self._cancelled = False
        running.progressed.connect(self._progressed)

    def cancel(self) -> None:
        """Ask the work to stop; nothing will be heard of it."""
        self._cancelled = True
        self._running.cancel()

    @Slot(float, str)
    def _progressed(self, share: float, words: str) -> None:
        if not self._cancelled:
            self._tell(share, words)


class TasksRunner:
    """Runs work on the app's tasks."""

    def __init__(self, tasks: Tasks) -> None:
        """Use the tasks of the app."""
        self._tasks = tasks

    def run(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Report,
    ) -> TaskJob:
        """Start work; `done` or `failed` follows unless it is cancelled."""
        running = self._tasks.run(lambda control: work(control.progress), done, failed)
        return TaskJob(running, progressed)
