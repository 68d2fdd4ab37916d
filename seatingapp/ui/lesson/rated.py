"""The lesson that is open, as the dialog that rates it for those on report wants it."""

from __future__ import annotations

from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.rating.lesson import RatedLessonAt


class RatedHere:
    """Says which lesson is rated, with its room and plan, so that it is stored with them."""

    def __init__(self, lesson: CurrentLesson) -> None:
        """Look at the lesson that is open whenever it is asked."""
        self._lesson = lesson

    def at(self) -> RatedLessonAt | None:
        """Return the lesson, or None where no class is open."""
        setting = self._lesson.setting
        if setting is None:
            return None
        period = setting.period.name if setting.period is not None else ""
        return RatedLessonAt(
            setting.key,
            ", ".join(part for part in (setting.school_class.name, period) if part),
            setting.room.id if setting.room is not None else None,
            setting.plan.id if setting.plan is not None else None,
            tuple(card.pupil_id for card in self._lesson.guests),
        )
