"""A rule such as "3 concerns within 5 school days": what it counts, since when, what it drafts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.ladder import DraftKind


class Measure(StrEnum):
    """What is counted: entries, whatever their amount, or their points."""

    EVENTS = "events"
    POINTS = "points"


class Span(StrEnum):
    """Over which time."""

    LESSON = "lesson"
    DAY = "day"
    WEEK = "week"
    HALF_TERM = "half-term"
    TERM = "term"
    YEAR = "year"
    SCHOOL_DAYS = "school days"
    DAYS = "days"


ROLLING = frozenset({Span.SCHOOL_DAYS, Span.DAYS})


@dataclass(frozen=True, slots=True)
class Window:
    """A span and, where it rolls along with the entries, how many days it has."""

    span: Span
    length: int = 0

    @property
    def rolls(self) -> bool:
        """Whether it begins with an entry rather than with the calendar."""
        return self.span in ROLLING


@dataclass(frozen=True, slots=True)
class DraftRule:
    """One rule. It drafts where what it counts reaches `threshold`, once for a pupil and window.

    Empty `types`, `category`, `step`, `classes` and `years` leave nothing out. Types and classes
    are the vault's own numbers; categories and steps are words as they stand on entries. What it
    would have drafted before `since` is not made. Points of concern count as a positive size.
    """

    polarity: Polarity
    threshold: int
    window: Window
    outcome: DraftKind
    measure: Measure = Measure.EVENTS
    types: tuple[int, ...] = ()
    category: str = ""
    step: str = ""
    classes: tuple[int, ...] = ()
    years: tuple[str, ...] = ()
    detention_type_id: int | None = None
    name: str = ""
    active: bool = False
    since: dt.datetime | None = None
    uid: str = ""
    id: int = 0

    @property
    def looks_closer(self) -> bool:
        """Whether it asks more of an entry than whose, when, in which class, and how much."""
        closer = self.types or self.category or self.step
        return bool(closer) or self.window.span is Span.LESSON

    @property
    def source(self) -> str:
        """What its drafts say made them."""
        return f"rule:{self.uid}"
