"""What entry from paper shows, as frozen data.

In the board-safe view marks of concern are not in the state at all; they are only counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.behaviour import Polarity


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick in a cell: the key that typed it, and what it is."""

    key: str
    name: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A pupil on the sheet. `register` is in words (`Late, 5 min`), or nothing."""

    pupil_id: int
    name: str
    where: str
    marks: tuple[Mark, ...] = ()
    register: str = ""


@dataclass(frozen=True, slots=True)
class PaperKey:
    """A key and what it types, for the legend."""

    key: str
    text: str
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class PaperState:
    """The whole dialog. `days` and `lessons` are (key, text); an empty seat of a row is None."""

    class_name: str = ""
    days: tuple[tuple[str, str], ...] = ()
    day: str = ""
    lessons: tuple[tuple[str, str], ...] = ()
    lesson: str = ""
    rows: tuple[tuple[PaperCell | None, ...], ...] = ()
    headings: tuple[str, ...] = ()
    keys: tuple[PaperKey, ...] = ()
    summary: str = ""
    hint: str = ""
    save: str = "Save"
    can_save: bool = False
    refused: bool = False  # the hint says why something was not saved
