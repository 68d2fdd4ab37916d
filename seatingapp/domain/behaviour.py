"""Behaviour types, entries, and the four numbers that are made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Praise, neutral or concern."""

    PRAISE = "praise"
    NEUTRAL = "neutral"
    CONCERN = "concern"


@dataclass(frozen=True, slots=True)
class BehaviourType:
    """What can be logged. `points` are signed: praise above nought, concern below.

    `plain_reason` is what a family reads; `step` is the name of a step of the ladder. `most` is the
    largest amount of one entry (1: no amounts). An entry of a type that `asks_context` is marked
    "to complete" until somebody says more.
    """

    id: int
    uid: str
    name: str
    polarity: Polarity
    points: int
    category: str = ""
    icon: str = ""
    shortcut: str = ""
    step: str = ""
    plain_reason: str = ""
    position: int = 0
    retired: bool = False
    most: int = 1
    asks_context: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One behaviour entry: the type *as it was then*. It is never edited, only corrected or voided.

    Times are aware, in UTC. `batch` is shared by entries that one gesture made. `points` are those
    of the whole `amount`. One that does not count (its step is not recorded) reminds in its
    lesson. `corrects_id` is the entry in whose place this one stands; that one is void. On
    duty class and lesson are None, and `place` says where it was.
    """

    id: int
    uid: str
    batch: str
    pupil_id: int
    class_id: int | None
    lesson_id: int | None
    type_id: int
    type_name: str
    polarity: Polarity
    points: int
    happened_at: dt.datetime
    recorded_at: dt.datetime
    seat_id: int | None = None
    note: str = ""
    by: str = ""
    step: str = ""
    void_reason: str = ""
    amount: int = 1
    category: str = ""
    plain_reason: str = ""
    counts: bool = True
    for_families: bool = True
    to_complete: bool = False
    corrects_id: int | None = None
    place: str = ""

    @property
    def is_void(self) -> bool:
        """Whether the entry was taken back; it is kept, but counts nowhere."""
        return bool(self.void_reason)


@dataclass(frozen=True, slots=True)
class Tally:
    """Events (how many) and points (sum of one polarity) of a set of live entries.

    Points of concern are given as a positive size. The four numbers are never mixed.
    """

    praise_events: int = 0
    concern_events: int = 0
    neutral_events: int = 0
    praise_points: int = 0
    concern_points: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together; numbers of one kind only ever meet their own kind."""
        return Tally(
            self.praise_events + other.praise_events,
            self.concern_events + other.concern_events,
            self.neutral_events + other.neutral_events,
            self.praise_points + other.praise_points,
            self.concern_points + other.concern_points,
        )

    def __neg__(self) -> Tally:
        """What takes this out of a sum again."""
        return Tally(
            -self.praise_events,
            -self.concern_events,
            -self.neutral_events,
            -self.praise_points,
            -self.concern_points,
        )

    @property
    def net(self) -> int:
        """Praise points less concern points; some schools never net."""
        return self.praise_points - self.concern_points

    @property
    def ratio(self) -> float | None:
        """Praise events to each concern event, or None where there is no concern."""
        return self.praise_events / self.concern_events if self.concern_events else None


def tally(entries: Iterable[Entry]) -> Tally:
    """Count live entries, without those that are reminders only."""
    live = [e for e in entries if not e.is_void and e.counts]
    praise = [e for e in live if e.polarity is Polarity.PRAISE]
    concern = [e for e in live if e.polarity is Polarity.CONCERN]
    return Tally(
        len(praise),
        len(concern),
        len(live) - len(praise) - len(concern),
        sum(e.points for e in praise),
        -sum(e.points for e in concern),
    )


def signed(points: int) -> str:
    """Points with a real minus sign, as on a card: `+2`, `−1`, `0`."""
    if points > 0:
        return f"+{points}"
    return f"\N{MINUS SIGN}{-points}" if points < 0 else "0"
