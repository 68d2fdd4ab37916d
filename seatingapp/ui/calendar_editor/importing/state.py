"""What the import of a timetable shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A row of the file: what is taught when and where, and what becomes of it."""

    row: str
    class_name: str
    when: str
    room: str
    outcome: str
    taken: bool


@dataclass(frozen=True, slots=True)
class ImportState:
    """The preview. `busy` while the file is read; `problem` where it cannot be."""

    title: str = ""
    busy: bool = True
    problem: str = ""
    told: str = ""
    remarks: str = ""
    rows: tuple[LessonRow, ...] = ()
    teachers: tuple[tuple[str, str], ...] = ()
    teacher: str = ""
    classes: str = ""
    rooms: str = ""
    make_classes: bool = False
    make_rooms: bool = False
    ready: bool = False
