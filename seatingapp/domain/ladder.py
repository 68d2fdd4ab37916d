"""The ladder of consequences, and what a policy says besides its behaviour types.

C1 to C4 mean different things in different schools, so nothing here knows a step by its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DraftKind(StrEnum):
    """What a rule or a step drafts; a person releases each."""

    DETENTION = "detention"
    LETTER = "letter home"
    POSTCARD = "praise postcard"
    TELL = "tell the head of year"


class ResetCycle(StrEnum):
    """When points start from nought again."""

    WEEKLY = "weekly"
    HALF_TERMLY = "half-termly"
    TERMLY = "termly"
    YEARLY = "yearly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A step of the ladder, in the school's words.

    Entries at a step that is not `recorded` count nowhere: they remind in their lesson. `points`
    (signed) are for types that have none of their own. `drafts` is what each entry at this step
    drafts; a detention of the type `detention_type_id`. `for_families`: printed for families.
    """

    id: int
    uid: str
    name: str
    position: int = 0
    recorded: bool = True
    points: int = 0
    drafts: DraftKind | None = None
    detention_type_id: int | None = None
    for_families: bool = True
