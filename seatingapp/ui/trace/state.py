"""What the explanation of a number shows, as frozen data.

In the board-safe view concern is not in the state at all, so nothing can show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from seatingapp.domain.calendar import LessonKey


@dataclass(frozen=True, slots=True)
class TraceOf:
    """Which number: of a pupil, of a whole lesson (`pupil_id` None), or of a pupil in a lesson."""

    pupil_id: int | None = None
    lesson: LessonKey | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the numbers with its label, such as `12` `praise points`."""

    value: str
    label: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A line of the ledger; `changes` has a text for each column of numbers.

    `strong` are the first line and the last; `muted` those that change nothing or take something
    out again.
    """

    when: str
    what: str
    changes: tuple[str, ...]
    strong: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class TraceState:
    """The whole explanation. `scopes` are (key, text); none where there is nothing to choose."""

    about: str = ""
    scopes: tuple[tuple[str, str], ...] = ()
    scope: str = ""
    figures: tuple[Figure, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[TraceRow, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)
