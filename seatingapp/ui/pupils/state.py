"""What the list of pupils shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field

from seatingapp.domain.pupils import Mark
from seatingapp.ui.history_state import NO_HISTORY, HistoryState
from seatingapp.ui.privacy import Privacy

SortKey = tuple[str, str, str, str]
# The class filter that lets everybody through.
ALL_CLASSES = 0


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil in the table. `marks` are empty in board-safe view."""

    pupil_id: int
    name: str
    shown_as: str
    form: str
    year: str
    classes: tuple[str, ...]
    marks: tuple[Mark, ...]
    sort_key: SortKey


@dataclass(frozen=True, slots=True)
class PupilDetails:
    """The pupil whose row is selected. `facts` and `private` are (label, text) pairs.

    `photo` is empty where there is none; with `no_photo` there may be none. `totals` are of praise
    only in board-safe view.
    """

    pupil_id: int
    name: str
    initials: str
    facts: tuple[tuple[str, str], ...]
    private: tuple[tuple[str, str], ...]
    can_join: tuple[tuple[int, str], ...]
    can_leave: tuple[tuple[int, str], ...]
    photo: bytes = field(default=b"", repr=False)
    no_photo: bool = False
    totals: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PupilsState:
    """The list of pupils: `total` counts the whole vault, `rows` are those let through."""

    total: int = 0
    subtitle: str = ""
    classes: tuple[tuple[int, str], ...] = ()
    class_id: int = ALL_CLASSES
    query: str = ""
    rows: tuple[PupilRow, ...] = ()
    selected: PupilDetails | None = None
    privacy: Privacy = Privacy.BOARD_SAFE
    history: HistoryState = NO_HISTORY

    @property
    def private(self) -> bool:
        """Whether private data may be on the screen."""
        return self.privacy is Privacy.PRIVATE
