"""Sittings: a class in a room at one time, by a lesson that was taught or by a plan that held."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.plans import PlanLine
from seatingapp.domain.sitting_together import Pair


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson that was taught on a plan."""

    lesson_id: int
    key: LessonKey
    plan_id: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sat next to whom at one time.

    `lessons` are the names of the periods that were taught so; none of them: no lesson was
    recorded, and the plan is the one that held. `moved` sat elsewhere than planned, `guests` were
    of another class, `away` were absent or elsewhere and so sat next to nobody.
    """

    plan_id: int
    line: PlanLine
    room: str
    plan_from: dt.date
    lessons: tuple[str, ...]
    pairs: tuple[Pair, ...]
    moved: frozenset[int] = frozenset()
    guests: frozenset[int] = frozenset()
    away: frozenset[int] = frozenset()
