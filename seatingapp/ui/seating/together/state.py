"""What the lists of neighbours show, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TogetherState:
    """A list with its headings; `body` sums it up. `day` is as typed, and None where none is asked.

    `problem` is why the day cannot be understood.
    """

    title: str
    headings: Row
    rows: tuple[Row, ...] = ()
    body: str = ""
    day: str | None = None
    day_words: str = ""
    problem: str = ""
