"""What the Print page shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.errors import Refusal
from seatingapp.ui.privacy import Privacy

USUAL = 0  # in place of a plan's id: the one that holds today
EVERYONE = 0  # in place of a pupil's id: a summary for everybody in the class


class Document(StrEnum):
    """What can be printed."""

    CHART = "chart"
    MARKS = "marks"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose; ids are those of the vault."""

    document: Document = Document.CHART
    class_id: int = 0
    audience: str = "teacher"
    side: str = "teacher"
    paper: str = "A4"
    pupil_id: int = EVERYONE
    photos: bool = True
    plan_id: int = USUAL
    rules: bool = False  # of the plan, on the teacher's copy
    lesson: int = 0  # which of the lessons ahead a mark sheet is for


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page of the PDF in opaque pixels, blue, green, red, alpha."""

    width: int
    height: int
    bgra: bytes


@dataclass(frozen=True, slots=True)
class PrintState:
    """The whole page. `classes`, `pupils`, `plans`: pairs of id and name, as they are listed."""

    choices: Choices = Choices()
    classes: tuple[tuple[int, str], ...] = ()
    pupils: tuple[tuple[int, str], ...] = ()
    plans: tuple[tuple[int, str], ...] = ()  # besides the usual one
    lessons: tuple[str, ...] = ()  # ahead, for a mark sheet
    pages: tuple[PageImage, ...] = ()
    busy: str = ""  # what is being done, or nothing
    refusal: Refusal | None = None
    unprintable: tuple[str, ...] = ()  # letters that no font has: boxes on paper
    reader: str = ""  # who may read it, and what is on it
    privacy: Privacy = Privacy.BOARD_SAFE

    @property
    def covered(self) -> bool:
        """Whether the pages say what a screen must not show that may be mirrored to the board."""
        chosen = self.choices
        door = chosen.document is Document.CHART and chosen.audience == "door"
        names_only = door or chosen.document is Document.MARKS
        return not names_only and self.privacy is not Privacy.PRIVATE

    @property
    def can_print(self) -> bool:
        """Whether there is something to save or print."""
        return bool(self.pages) and not self.busy and self.refusal is None
