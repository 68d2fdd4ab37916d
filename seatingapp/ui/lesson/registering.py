"""Register marks: one click a step in register mode, or one pupil at a time in the popover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.services.lessons import Timing
from seatingapp.services.register import SetMarks
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.lesson.groups import who

_NEXT = {
    MarkKind.PRESENT: MarkKind.ABSENT,
    MarkKind.ABSENT: MarkKind.LATE,
    MarkKind.LATE: MarkKind.ELSEWHERE,
    MarkKind.ELSEWHERE: MarkKind.PRESENT,
}


class Registering:
    """Gives marks. In register mode a tap on a card goes one step on."""

    def __init__(self, context: LessonContext) -> None:
        """Work on what all parts share."""
        self._on = context

    @property
    def minutes(self) -> int:
        """What a late pupil is given: what was typed, or the minutes since the period began."""
        typed = self._on.going.minutes
        return typed if typed is not None else minutes_late(self._on.lesson)

    def toggle(self) -> None:
        """Turn register mode on or off; while it is on nothing is armed."""
        going = self._on.going
        going.registering = not going.registering
        going.moving = False
        going.armed = going.popover = going.minutes = None
        going.selected = frozenset()
        self._on.show()

    def step(self, pupil_id: int) -> None:
        """Present, absent, late, elsewhere, and round again."""
        kind = _NEXT[self._on.lesson.kind(pupil_id)]
        self._give([(pupil_id, self._mark(pupil_id, kind, self.minutes))])

    def give(self, pupil_id: int, kind: MarkKind, minutes: int | None = None) -> None:
        """Give one pupil a mark."""
        late = self.minutes if minutes is None else minutes
        self._give([(pupil_id, self._mark(pupil_id, kind, late))])

    def clear(self, pupil_id: int) -> None:
        """Take a pupil's mark back."""
        self._give([(pupil_id, None)])

    def all_present(self) -> None:
        """Mark everybody present, in one step of the history."""
        cards = self._on.lesson.cards
        self._give([(c.pupil_id, RegisterMark(c.pupil_id, MarkKind.PRESENT)) for c in cards])

    def set_minutes(self, minutes: int) -> None:
        """Give late pupils so many minutes from now on."""
        self._on.going.minutes = minutes
        self._on.show()

    def _mark(self, pupil_id: int, kind: MarkKind, minutes: int) -> RegisterMark:
        return RegisterMark(pupil_id, kind, minutes if kind is MarkKind.LATE else 0)

    def _give(self, marks: Iterable[tuple[int, RegisterMark | None]]) -> None:
        setting = self._on.lesson.setting
        given = tuple(marks)
        if setting is None or not given:
            return
        self._on.going.message = None
        self._on.editing.perform(
            SetMarks(
                setting.key,
                given,
                who(self._on.lesson, [pupil for pupil, _mark in given]),
                setting.room.id if setting.room else None,
                setting.plan.id if setting.plan else None,
            )
        )
        self._on.show()


def minutes_late(lesson: CurrentLesson) -> int:
    """How many minutes the period has been going on; 5 where the clock cannot say."""
    setting = lesson.setting
    if setting is None or setting.period is None or setting.timing is not Timing.NOW:
        return 5
    local = lesson.now.astimezone(setting.school.tz).replace(tzinfo=None)
    begun = dt.datetime.combine(setting.key.date, setting.period.starts)
    return max(1, int((local - begun).total_seconds() // 60))
