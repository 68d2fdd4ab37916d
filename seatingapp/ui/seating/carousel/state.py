"""What the dialog for a carousel shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.domain.carousels import GroupWay, Rhythm, StationWay


class Wrong(Enum):
    """Which field a problem stands next to."""

    NOTHING = ""
    NAME = "name"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class CarouselDraft:
    """What the user has chosen so far; the day is as typed.

    `room_ids` are the rooms to go through, of which tables and zones take the first. `stations` is
    how many are used; 0 for as many as there are groups.
    """

    name: str
    day: str
    room_ids: tuple[int, ...]
    groups: GroupWay = GroupWay.ALPHABETICAL
    count: int = 4
    way: StationWay = StationWay.TABLES
    stations: int = 0
    rhythm: Rhythm = Rhythm.LESSONS


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group with its pupils, each by id and name."""

    name: str
    pupils: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class RotationRow:
    """A date with the group at each station; empty where a station is free."""

    date: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarouselState:
    """A draft and what comes of it. `rooms` are (id, words); `problem` is why it cannot be made."""

    draft: CarouselDraft
    class_name: str
    rooms: tuple[tuple[int, str], ...] = ()
    day_words: str = ""
    groups: tuple[GroupShown, ...] = ()
    stations: tuple[str, ...] = ()
    used: int = 0
    rows: tuple[RotationRow, ...] = ()
    said: str = ""
    problem: str = ""
    wrong: Wrong = Wrong.NOTHING
    acceptable: bool = False
