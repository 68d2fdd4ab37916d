"""Which entries a line of the list stands for, and when those that wait are asked for."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.behaviour import Entry
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.lesson.duty import Duty

_NEARLY = dt.timedelta(minutes=5)


class EntryLines:
    """Knows the entries of the lesson, or those on duty, as they are shown."""

    def __init__(self, context: LessonContext, duty: Duty) -> None:
        """Work on what all parts share."""
        self._on, self._duty = context, duty
        self._ended = False

    def batch(self, line: str) -> list[Entry]:
        """The entries that a line stands for: those of one gesture."""
        on_duty = self._on.going.duty
        known = self._duty.entries if on_duty else self._on.lesson.record.entries
        return [e for e in known if e.batch == line]

    def entries_of(self, line: str) -> tuple[tuple[str, str], ...]:
        """The same as uid and name."""
        name = self._duty.name if self._on.going.duty else self._on.lesson.name
        return tuple((e.uid, name(e.pupil_id)) for e in self.batch(line))

    def check_clock(self) -> None:
        """Ask for a few words once the lesson ends."""
        ended = ends(self._on.lesson)
        if ended is not self._ended:
            self._ended = ended
            self._on.show()


def ends(lesson: CurrentLesson) -> bool:
    """Whether a lesson is over, or nearly; one outside the timetable never is."""
    setting = lesson.setting
    if setting is None or setting.period is None:
        return False
    end = dt.datetime.combine(setting.key.date, setting.period.ends, setting.school.tz)
    return lesson.now >= end - _NEARLY
