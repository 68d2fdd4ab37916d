"""Register marks of a lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.services.workspace import Done, Topic, now_in
from seatingapp.storage import lessons

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.LESSON})
_LONGEST_LATE = 240


@dataclass(frozen=True, slots=True)
class SetMarks:
    """Give pupils of a lesson their marks; None takes a mark back."""

    lesson: LessonKey
    marks: tuple[tuple[int, RegisterMark | None], ...]
    who: str
    room_id: int | None = None
    plan_id: int | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Register mark for {self.who}"

    def perform(self, session: Session) -> Done | None:
        """Store what differs. Raises Refusal for minutes that no lesson has."""
        known = lessons.find(session, self.lesson)
        before = lessons.marks(session, known) if known is not None else {}
        changed = [(p, mark) for p, mark in self.marks if before.get(p) != mark]
        if not changed:
            return None
        lesson_id = lessons.ensure(session, self.lesson, self.room_id, self.plan_id)
        now = now_in(session)
        for pupil_id, mark in changed:
            if mark is None:
                lessons.clear_mark(session, lesson_id, pupil_id)
                continue
            if not 0 <= mark.minutes <= _LONGEST_LATE:
                raise Refusal(
                    f"Minutes late go from 0 to {_LONGEST_LATE}.", kept="No mark was changed."
                )
            lessons.set_mark(session, lesson_id, mark, now)
        back = SetMarks(
            self.lesson,
            tuple((p, before.get(p)) for p, _mark in changed),
            self.who,
            self.room_id,
            self.plan_id,
        )
        return Done(back, _TOPICS, f"{self.who} · {_word(changed[0][1])}")


def _word(mark: RegisterMark | None) -> str:
    if mark is None:
        return "no mark"
    if mark.kind is MarkKind.LATE and mark.minutes:
        return f"late, {mark.minutes} min"
    return str(mark.kind)
