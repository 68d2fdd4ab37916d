"""What the Follow-up page shows around its parts, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.wording import counted
from seatingapp.ui.history_state import NO_HISTORY, HistoryState
from seatingapp.ui.privacy import Privacy


@dataclass(frozen=True, slots=True)
class PartCount:
    """How much waits in a part. `one` and `many` name it without naming anybody."""

    key: str
    title: str
    waiting: int
    one: str
    many: str

    @property
    def tab(self) -> str:
        """What the switch shows: the title, with the number where something waits."""
        return f"{self.title} · {self.waiting}" if self.waiting else self.title

    @property
    def words(self) -> str:
        """Such as "3 detentions to come"."""
        return counted(self.waiting, self.one, self.many) if self.waiting else f"No {self.many}"


@dataclass(frozen=True, slots=True)
class FollowUpState:
    """The parts in order, which of them is chosen, and whether it may be seen."""

    parts: tuple[PartCount, ...] = ()
    chosen: str = ""
    privacy: Privacy = Privacy.BOARD_SAFE
    history: HistoryState = NO_HISTORY

    @property
    def is_private(self) -> bool:
        """Whether the chosen part itself is shown, not only how much waits in it."""
        return self.privacy is Privacy.PRIVATE

    @property
    def subtitle(self) -> str:
        """What waits in the chosen part."""
        return next((part.words for part in self.parts if part.key == self.chosen), "")
