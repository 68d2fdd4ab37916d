"""The timetable as a grid of days and periods, seen for both weeks or for one: put, clear, look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from seatingapp.domain.calendar import LETTERS, Slot

BOTH = ""


def cell(slots: Iterable[Slot], weekday: int, period_id: int, week: str) -> tuple[Slot, ...]:
    """Return what is in a cell: of one week at most one lesson, of both weeks up to two."""
    there = (s for s in slots if (s.weekday, s.period_id) == (weekday, period_id))
    shown = (s for s in there if not week or not s.week or s.week == week)
    return tuple(sorted(shown, key=lambda s: s.week))


def cleared(slots: Iterable[Slot], weekday: int, period_id: int, week: str) -> tuple[Slot, ...]:
    """Empty a cell; in one week only, where that is what is seen."""
    kept: list[Slot] = []
    for slot in slots:
        if (slot.weekday, slot.period_id) != (weekday, period_id):
            kept.append(slot)
        elif week and slot.week == BOTH:
            kept.append(replace(slot, week=_other(week)))
        elif week and slot.week != week:
            kept.append(slot)
    return tuple(kept)


def put(slots: Iterable[Slot], new: Slot) -> tuple[Slot, ...]:
    """Put a lesson into its cell, in its week, in place of what is there."""
    return (*cleared(slots, new.weekday, new.period_id, new.week), new)


def room_of(slots: Iterable[Slot], class_id: int) -> int | None:
    """The room that a class has most lessons in, for its next one; None where it has no lesson."""
    rooms = [s.room_id for s in slots if s.class_id == class_id and s.room_id is not None]
    return max(rooms, key=lambda room: (rooms.count(room), -room)) if rooms else None


def _other(week: str) -> str:
    return LETTERS[1] if week == LETTERS[0] else LETTERS[0]
