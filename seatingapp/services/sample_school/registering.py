"""Drawing the register marks of the last lessons of the sample school."""

from __future__ import annotations

from seatingapp.domain.register import MarkKind
from seatingapp.services.sample_school.anchoring import SampleLesson
from seatingapp.services.sample_school.data import SampleSchool
from seatingapp.services.sample_school.drawing import absent_on, day_draw

_LATEST = 12


def draw_marks(school: SampleSchool, lesson: SampleLesson) -> dict[str, tuple[MarkKind, int]]:
    """Return each pupil's mark and minutes late, so that who is absent has no entry that day."""
    chance = day_draw(school, lesson.date, f"register {lesson.period.name}")
    away = absent_on(school, lesson.date)
    marks: dict[str, tuple[MarkKind, int]] = {}
    for admission in school.classes[lesson.class_name].pupils:
        luck, minutes = chance.random(), chance.randint(1, _LATEST)
        if admission in away:
            marks[admission] = (MarkKind.ABSENT, 0)
        elif luck < school.behaviour.shares["late"]:
            marks[admission] = (MarkKind.LATE, minutes)
        else:
            marks[admission] = (MarkKind.PRESENT, 0)
    return marks


def showcase_marks(school: SampleSchool) -> dict[str, tuple[MarkKind, int]]:
    """Return the marks of the lesson that the demonstration shows."""
    away = school.behaviour.showcase_absent
    return {
        admission: (MarkKind.ABSENT if admission in away else MarkKind.PRESENT, 0)
        for admission in school.classes[school.showcase_class].pupils
    }
