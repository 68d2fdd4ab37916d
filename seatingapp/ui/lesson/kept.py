"""What was made last, for as long as what it was made from is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Makes a part of a state anew only where it would be another one.

    A tap changes one card of thirty. The others are the same objects as before, so that whoever
    compares two states sees at a glance what differs.
    """

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: tuple[tuple[object, ...], T] | None = None

    def of(self, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` returns, which depends on nothing but `made_from`."""
        kept = self._kept
        if kept is None or kept[0] != made_from:
            kept = self._kept = made_from, make()
        return kept[1]
