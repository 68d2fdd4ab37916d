"""Slow work as presenters know it, without Qt; `tasks.TasksFor` carries it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from seatingapp.domain.errors import Refusal

T = TypeVar("T")
# Told the share that is done, 0 to 1, and words; raises where the work is no longer wanted.
Progress = Callable[[float, str], None]


def unheard(_share: float, _words: str) -> None:
    """Take progress that nobody wants to see."""


class Runner(Protocol):
    """Runs work elsewhere and calls back here, unless whoever asked is gone by then."""

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        """Start it; one of `done` and `failed` follows unless the returned function stops it."""
