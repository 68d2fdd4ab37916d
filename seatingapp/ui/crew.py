"""The processes that look for plans: one set for the app, started when first wanted. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatingapp.arranging.workers import Workers


class Crew:
    """Hands out the processes to whoever searches, on any thread, until it is closed.

    Without `make` there are none, and a search runs on the thread that asks: slower, with the same
    result.
    """

    def __init__(self, make: Callable[[], Workers] | None = None) -> None:
        """Start nothing yet."""
        self._make = make
        self._made: Workers | None = None
        self._lock = Lock()

    def workers(self) -> Workers | None:
        """The processes; None where there are none, or none any more."""
        with self._lock:
            if self._made is None and self._make is not None:
                self._made = self._make()
            return self._made

    def warm(self) -> None:
        """Start the processes, so that the first search waits for nothing; takes a moment."""
        made = self.workers()
        if made is not None:
            made.warm()

    def close(self) -> None:
        """End the processes for good; waits for a search that is coming to its end."""
        with self._lock:
            made, self._made, self._make = self._made, None, None
        if made is not None:
            made.close()
