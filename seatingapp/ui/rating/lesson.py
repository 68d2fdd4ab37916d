"""Which lesson is rated; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.calendar import LessonKey


@dataclass(frozen=True, slots=True)
class RatedLessonAt:
    """The lesson that is rated, where it is, on which plan, and who is a guest in it."""

    key: LessonKey
    title: str
    room_id: int | None = None
    plan_id: int | None = None
    guests: tuple[int, ...] = ()
