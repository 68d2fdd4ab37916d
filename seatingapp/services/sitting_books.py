"""Plans and lessons looked up for questions over many of them: each layout and seat once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plan_history import PlanHead
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.sittings import Taught
from seatingapp.domain.today import seated_today
from seatingapp.storage import plan_heads, sittings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


class Books:
    """Layouts and seats of many plans, each read once."""

    def __init__(self, session: Session, heads: Iterable[PlanHead]) -> None:
        self._session = session
        self.heads: dict[int, PlanHead] = {}
        self._layouts: dict[int, RoomLayout] = {}
        self._seats: dict[int, dict[int, int]] = {}
        self._enter(tuple(heads))

    def look_up(self, plan_ids: Iterable[int]) -> None:
        """Know these plans too."""
        new = set(plan_ids) - set(self.heads)
        if new:
            self._enter(plan_heads.by_ids(self._session, new))

    def layout(self, plan_id: int) -> RoomLayout:
        """The room of a plan as it was."""
        return self._layouts[self.heads[plan_id].room_version_id]

    def planned(self, plan_id: int) -> dict[int, int]:
        """Who sits where on a plan."""
        return self._seats.get(plan_id, {})

    def _enter(self, heads: tuple[PlanHead, ...]) -> None:
        self.heads |= {head.id: head for head in heads}
        versions = {h.room_version_id for h in heads} - set(self._layouts)
        self._layouts |= plan_heads.layouts(self._session, versions)
        self._seats |= plan_heads.seats(self._session, [h.id for h in heads])


@dataclass(frozen=True, slots=True)
class SeatedLesson:
    """Who really sat where in a lesson."""

    taught: Taught
    seated: Mapping[int, int]
    changed: Mapping[int, int | None]
    away: frozenset[int]


def seated_lessons(
    session: Session, taught: Iterable[Taught], books: Books
) -> tuple[SeatedLesson, ...]:
    """Return who sat where in lessons. Whoever was away keeps the seat, but is not in `seated`."""
    taught = tuple(taught)
    books.look_up(t.plan_id for t in taught)
    ids = [t.lesson_id for t in taught]
    changed, away = sittings.changes(session, ids), sittings.away(session, ids)
    found = []
    for lesson in taught:
        changes = changed.get(lesson.lesson_id, {})
        seats = [p.seat_id for p in books.layout(lesson.plan_id).places()]
        seated = seated_today(books.planned(lesson.plan_id), changes, seats)
        gone = away.get(lesson.lesson_id, frozenset())
        there = {seat: pupil for seat, pupil in seated.items() if pupil not in gone}
        found.append(SeatedLesson(lesson, there, changes, gone))
    return tuple(found)
