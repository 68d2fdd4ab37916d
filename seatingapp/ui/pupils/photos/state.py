"""What the import of photos shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.photo_plan import PhotoOutcome
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.pupils.shown import Busy, RemarkLine, Tally

# The answer of a file of which nobody has said yet whom it shows.
UNDECIDED = 0


class PhotoStep(Enum):
    """Where in the import the user is."""

    CHOOSE = 1
    CHECK = 2
    DONE = 3


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """What happens to one file, in words. `image` is the photo as it would be kept, or empty.

    `options` are the answers to "Who is this?" as (pupil's id, words), and `answer` the one that
    holds; a file that cannot be used, or whose pupil wants no photo, has none.
    """

    key: str
    file: str
    folder: str
    pupil: str
    how: str
    what: str
    outcome: PhotoOutcome
    detail: str
    image: bytes = field(default=b"", repr=False)
    options: tuple[tuple[int, str], ...] = ()
    answer: int = UNDECIDED


@dataclass(frozen=True, slots=True)
class PhotoResult:
    """What was stored, and where the files still lie in clear."""

    headline: str
    detail: str
    left_behind: str


@dataclass(frozen=True, slots=True)
class PhotosState:
    """Everything that the import shows.

    `without` are those who will still have no photo; `people` is everybody who may have one, as
    (id, words); `likely` counts questions with only one answer.
    """

    step: PhotoStep = PhotoStep.CHOOSE
    busy: Busy | None = None
    refusal: Refusal | None = None
    tallies: tuple[Tally, ...] = ()
    only: str = ""
    rows: tuple[PhotoRow, ...] = ()
    remarks: tuple[RemarkLine, ...] = ()
    without: tuple[str, ...] = ()
    without_note: str = ""
    people: tuple[tuple[int, str], ...] = ()
    likely: int = 0
    can_import: bool = False
    import_text: str = "Import photos"
    why_not: str = ""
    result: PhotoResult | None = None
    privacy: Privacy = Privacy.BOARD_SAFE
