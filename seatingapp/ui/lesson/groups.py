"""What a teacher calls several pupils: a row, a table, everyone, or how many they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from seatingapp.domain.rooms import rows
from seatingapp.ui.lesson.current import CurrentLesson

_MOST_NAMED = 3


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


def left_out(lesson: CurrentLesson, selected: Collection[int]) -> tuple[int, ...]:
    """Return those in the room who are not selected, in the order of the register."""
    return tuple(p for p in lesson.present if p not in selected)


def except_words(lesson: CurrentLesson, selected: Collection[int], *, named: bool) -> str:
    """`Everyone · 24`, `Everyone except Tom W · 23`; of many, or on the board, how many."""
    out = left_out(lesson, selected)
    if not out:
        return f"Everyone · {len(selected)}"
    names = ", ".join(lesson.name(p) for p in out)
    told = names if named and len(out) <= _MOST_NAMED else str(len(out))
    return f"Everyone except {told} · {len(selected)}"


def _on(lesson: CurrentLesson, seats: Iterable[int]) -> Iterable[int]:
    return (lesson.seated[s] for s in seats if s in lesson.seated)


def _is_all(lesson: CurrentLesson, chosen: frozenset[int], members: Iterable[int]) -> bool:
    """Whether the chosen are all members, or all of them who are in the room."""
    everyone = frozenset(members)
    return chosen in (everyone, frozenset(p for p in everyone if lesson.is_here(p)))
