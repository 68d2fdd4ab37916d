"""What is being typed from paper, kept in the vault until it is saved or left.

The app locks by itself while somebody leafs through sheets; then everything on the screen goes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.paper_marks import PaperMarks, Tick, Typed
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_KEY = "typed_from_paper"
_NOTHING: frozenset[Topic] = frozenset()


@dataclass(frozen=True, slots=True)
class KeepPaperDraft:
    """Keep what is typed of a lesson so far; nothing typed keeps nothing. There is only one.

    It is no step of the undo list: no entry is made of it.
    """

    lesson: LessonKey
    marks: PaperMarks

    @property
    def label(self) -> str:
        """Its name; it never comes into the undo list."""
        return "Keep what is typed"

    def perform(self, session: Session) -> Done | None:
        """Write it."""
        key = self.lesson
        kept = {
            "class": key.class_id,
            "date": key.date.isoformat(),
            "period": key.period_id,
            "typed": [_plain(one) for one in self.marks.typed],
        }
        new = kept if self.marks.typed else {}
        if new == settings.get(session, _KEY, {}):
            return None
        settings.put(session, _KEY, new)
        return Done(None, _NOTHING)


def kept_draft(session: Session, class_id: int) -> tuple[LessonKey, PaperMarks] | None:
    """Return the lesson and marks that were being typed of a class, if any."""
    kept: dict[str, Any] = settings.get(session, _KEY, {})
    if kept.get("class") != class_id:
        return None
    key = LessonKey(class_id, dt.date.fromisoformat(kept["date"]), kept["period"])
    return key, PaperMarks(tuple(_typed(one) for one in kept["typed"]))


def _plain(one: Typed) -> list[int | str]:
    if isinstance(one, Tick):
        return [one.pupil_id, one.type_id]
    return [one.pupil_id, str(one.kind), one.minutes]


def _typed(plain: list[Any]) -> Typed:
    if len(plain) == 2:
        return Tick(plain[0], plain[1])
    return RegisterMark(plain[0], MarkKind(plain[1]), plain[2])
