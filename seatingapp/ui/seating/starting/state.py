"""What the dialog for a new plan shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.domain.plans import Purpose
from seatingapp.domain.rooms import RoomLayout
from seatingapp.services.plan_lines import StartWith


class Wrong(Enum):
    """Which field a problem stands next to."""

    NOTHING = ""
    NAME = "name"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What the user has chosen so far; the day is as typed."""

    room_id: int | None
    purpose: Purpose
    name: str
    day: str
    start: StartWith


@dataclass(frozen=True, slots=True)
class NewPlanState:
    """A draft and what comes of it.

    `rooms` are (key, words). `said` tells what the plan follows and what could not be taken over;
    `problem` is why it cannot be started, next to the field `wrong`.
    """

    draft: PlanDraft
    class_name: str
    can_copy: bool
    rooms: tuple[tuple[str, str], ...] = ()
    layout: RoomLayout | None = None
    day_words: str = ""
    said: str = ""
    problem: str = ""
    wrong: Wrong = Wrong.NOTHING
    acceptable: bool = False
