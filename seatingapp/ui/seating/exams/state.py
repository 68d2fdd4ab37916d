"""What the dialog for an exam shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.domain.exams import ExamOrder, ExamPath
from seatingapp.domain.rooms import RoomLayout


class Wrong(Enum):
    """Which field a problem stands next to."""

    NOTHING = ""
    NAME = "name"
    DAY = "day"
    SPACING = "spacing"


@dataclass(frozen=True, slots=True)
class ExamDraft:
    """What the user has chosen so far; day and metres are as typed."""

    room_id: int | None
    name: str
    day: str
    order: ExamOrder = ExamOrder.ALPHABETICAL
    path: ExamPath = ExamPath.COLUMNS
    metres: str = "1.25"
    every_second: bool = False


@dataclass(frozen=True, slots=True)
class HallPicture:
    """A hall with the seats that are used, in the order of the candidates, and their labels."""

    layout: RoomLayout
    used: tuple[int, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExamState:
    """A draft and what comes of it.

    `rooms` are (key, words). `said` tells how it came out, `names` who came last for want of a
    number; `problem` is why nothing can be seated, next to the field `wrong`.
    """

    draft: ExamDraft
    class_name: str
    rooms: tuple[tuple[str, str], ...] = ()
    day_words: str = ""
    hall: HallPicture | None = None
    said: str = ""
    names: str = ""
    problem: str = ""
    wrong: Wrong = Wrong.NOTHING
    busy: bool = False
    acceptable: bool = False
