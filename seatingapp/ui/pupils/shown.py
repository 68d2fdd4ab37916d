"""What the imports of class lists and of photos show alike, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Busy:
    """Work that is under way; a share of 0 means that nobody knows how far it is."""

    text: str
    percent: int = 0
    cancellable: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows have an outcome; an empty key stands for all."""

    key: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark with the place that it is about; `level` is info, warning or error.

    Where it stands for several rows, `every` says each of them.
    """

    level: str
    place: str
    text: str
    every: str = ""

    @property
    def words(self) -> str:
        """Place and text."""
        return f"{self.place}: {self.text}" if self.place else self.text
