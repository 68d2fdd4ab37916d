"""What has happened at the sample school by a moment, and the lesson that is shown of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from seatingapp.domain.register import MarkKind
from seatingapp.services.sample_school.anchoring import Anchored, SampleLesson, lessons
from seatingapp.services.sample_school.data import SampleSchool
from seatingapp.services.sample_school.drawing import (
    TAKEN_BACK_AFTER,
    DrawnEntry,
    draw_entries,
    showcase_entries,
)
from seatingapp.services.sample_school.registering import draw_marks, showcase_marks

Marks = Mapping[str, tuple[MarkKind, int]]  # kind and minutes late, by admission number


@dataclass(frozen=True, slots=True)
class History:
    """Everything drawn up to a moment, in the order of the clock.

    `showcase` is the last lesson of the showcase class that had begun; its entries and marks are
    those of the demonstration.
    """

    entries: tuple[DrawnEntry, ...]
    marks: Mapping[SampleLesson, Marks]
    showcase: SampleLesson


def history(school: SampleSchool, anchored: Anchored, until: dt.time = dt.time.max) -> History:
    """Return what has happened by `until` on the anchored day; nothing in it is later."""
    now = dt.datetime.combine(anchored.today, until)
    begun = tuple(
        lesson
        for lesson in lessons(school, anchored)
        if dt.datetime.combine(lesson.date, lesson.period.starts) <= now
    )
    showcase = [x for x in begun if x.class_name == school.showcase_class][-1]
    drawn = [e for e in draw_entries(school, anchored, begun) if e.lesson != showcase]
    drawn += showcase_entries(school, showcase)
    days = sorted({lesson.date for lesson in begun})[-school.behaviour.register_days :]
    marks: dict[SampleLesson, Marks] = {
        lesson: draw_marks(school, lesson) for lesson in begun if lesson.date in days
    }
    marks[showcase] = showcase_marks(school)
    past = sorted(
        (e for e in drawn if e.happened + TAKEN_BACK_AFTER <= now), key=lambda e: e.happened
    )
    return History(tuple(past), marks, showcase)
