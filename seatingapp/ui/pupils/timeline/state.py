"""What a pupil's entries show, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

ALL, PRAISE, CONCERN = "all", "praise", "concern"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An entry in a line. `said` has the signs, the note and what was said later; private only."""

    uid: str
    when: str
    what: str
    where: str
    said: str
    polarity: str
    void: bool = False


@dataclass(frozen=True, slots=True)
class TimelineState:
    """The entries that the filter lets through. On a board it is praise and nothing else."""

    title: str = ""
    subtitle: str = ""
    rows: tuple[TimelineRow, ...] = ()
    chosen: str = ""  # uid
    shown: str = PRAISE
    void_too: bool = False
    private: bool = False
