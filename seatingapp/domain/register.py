"""Register marks of a lesson. This is not the statutory register."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """Where a pupil is in a lesson."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class RegisterMark:
    """A pupil's mark; `minutes` counts only for late ones."""

    pupil_id: int
    kind: MarkKind
    minutes: int = 0

    @property
    def in_room(self) -> bool:
        """Whether the pupil can be picked, praised with the class, or asked."""
        return self.kind in (MarkKind.PRESENT, MarkKind.LATE)
