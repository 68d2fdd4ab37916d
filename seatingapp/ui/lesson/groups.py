"""What a teacher calls several pupils: a row, a table, everyone, or how many they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from seatingapp.domain.rooms import rows
from seatingapp.ui.lesson.current import CurrentLesson


def who(lesson: CurrentLesson, pupil_ids: Collection[int]) -> str:
    """Return the words for pupils: `Farhan S`, `Row 2 (6)`, `Everyone (24)`, `5 pupils`.

    A row or table is one whether or not those who are away are among the pupils.
    """
    chosen = frozenset(pupil_ids)
    if len(chosen) == 1:
        return lesson.name(next(iter(chosen)))
    if _is_all(lesson, chosen, (c.pupil_id for c in lesson.cards)):
        return f"Everyone ({len(chosen)})"
    for number, seats in enumerate(rows(lesson.layout), 1):
        if _is_all(lesson, chosen, _on(lesson, seats)):
            return f"Row {number} ({len(chosen)})"
    tables = [desk for desk in lesson.layout.desks if desk.seats]
    for number, desk in enumerate(tables, 1):
        if _is_all(lesson, chosen, _on(lesson, (seat.id for seat in desk.seats))):
            return f"Table {number} ({len(chosen)})"
    return f"{len(chosen)} pupils"


def _on(lesson: CurrentLesson, seats: Iterable[int]) -> Iterable[int]:
    return (lesson.seated[s] for s in seats if s in lesson.seated)


def _is_all(lesson: CurrentLesson, chosen: frozenset[int], members: Iterable[int]) -> bool:
    """Whether the chosen are all members, or all of them who are in the room."""
    everyone = frozenset(members)
    return chosen in (everyone, frozenset(p for p in everyone if lesson.is_here(p)))
