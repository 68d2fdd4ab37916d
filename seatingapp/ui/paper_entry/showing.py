"""What is typed as a state: cells in seat order, the legend of keys, and the sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.paper_marks import PaperMarks
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.classes import ClassCard
from seatingapp.services.paper_entry import PaperLesson, Sheet, marks_words
from seatingapp.ui.paper_entry.state import Mark, PaperCell, PaperKey, PaperState

_ABSENT, _LATE = PaperKey("A", "Absent"), PaperKey("L", "Late, then minutes")


@dataclass(frozen=True, slots=True)
class Typing:
    """What is typed, whose minutes are being typed, what there is to say, and if it is a "no"."""

    marks: PaperMarks = PaperMarks()
    minutes_of: int | None = None
    hint: str = ""
    refused: bool = False


def paper_state(
    sheet: Sheet,
    typing: Typing,
    *,
    days: Iterable[dt.date],
    lessons: tuple[tuple[str, str], ...],
    lesson: int,
    private: bool,
) -> PaperState:
    """Return everything that the dialog shows."""
    marks = typing.marks
    keys = sheet.keys
    shown = [t for t in sheet.types if private or t.polarity is Polarity.PRAISE]
    visible = {t.id: Mark(keys[t.id] or "·", t.name, t.polarity) for t in shown}
    hidden = sum(tick.type_id not in visible for tick in marks.ticks)
    return PaperState(
        sheet.setting.school_class.name,
        tuple((day.isoformat(), short_date(day)) for day in days),
        sheet.setting.key.date.isoformat(),
        lessons,
        str(lesson),
        _rows(sheet, marks, visible),
        _headings(sheet),
        (*_legend(shown, keys), _ABSENT, _LATE),
        _summary(sheet, marks, hidden, private=private),
        typing.hint,
        f"Save {marks_words(marks)}" if marks.typed else "Save",
        bool(marks.typed),
        typing.refused,
    )


def lesson_words(lesson: PaperLesson) -> str:
    """`P3, 11:10–12:10`, and where the timetable has no such lesson of the class."""
    if lesson.period is None:
        return "Outside the timetable"
    hours = f"{lesson.period.name}, {lesson.period.starts:%H:%M}–{lesson.period.ends:%H:%M}"
    return hours if lesson.taught else f"{hours} · not by the timetable"


def _rows(
    sheet: Sheet, marks: PaperMarks, visible: dict[int, Mark]
) -> tuple[tuple[PaperCell | None, ...], ...]:
    def cell(card: ClassCard | None, where: str) -> PaperCell | None:
        if card is None:
            return None
        ticks = (visible[t] for t in marks.ticks_of(card.pupil_id) if t in visible)
        register = register_words(marks.mark_of(card.pupil_id))
        return PaperCell(card.pupil_id, card.name, where, tuple(ticks), register)

    found = [
        tuple(cell(card, f"row {n}, seat {seat}") for seat, card in enumerate(row, 1))
        for n, row in enumerate(sheet.rows, 1)
    ]
    width = max((len(row) for row in sheet.rows), default=6)
    loose = sheet.unseated
    for first in range(0, len(loose), width):
        part = loose[first : first + width]
        found.append(tuple(cell(card, "without a seat") for card in part))
    return tuple(found)


def _headings(sheet: Sheet) -> tuple[str, ...]:
    """What stands before each row."""
    last = len(sheet.rows)
    names = ["Front" if n == 1 else "Back" if n == last else f"Row {n}" for n in range(1, last + 1)]
    width = max((len(row) for row in sheet.rows), default=6)
    return (*names, *["No seat"] * -(-len(sheet.unseated) // width))


def register_words(mark: RegisterMark | None) -> str:
    """`Absent`, `Late`, `Late, 5 min`."""
    if mark is None:
        return ""
    if mark.kind is MarkKind.LATE and mark.minutes:
        return f"Late, {mark.minutes} min"
    return str(mark.kind).capitalize()


def _legend(shown: Iterable[BehaviourType], keys: dict[int, str]) -> Iterable[PaperKey]:
    for kind in shown:
        if keys[kind.id]:
            yield PaperKey(keys[kind.id], kind.name, kind.polarity)


def _summary(sheet: Sheet, marks: PaperMarks, hidden: int, *, private: bool) -> str:
    """What will be saved, by kind; and what the lesson has already."""
    parts = []
    for kind in sheet.types:
        number = sum(t.type_id == kind.id for t in marks.ticks)
        if number and not (hidden and kind.polarity is not Polarity.PRAISE):
            parts.append(f"{kind.name} {number}")
    if hidden:
        parts.append(f"{counted(hidden, 'mark')} that private view shows")
    for what in (MarkKind.ABSENT, MarkKind.LATE):
        number = sum(m.kind is what for m in marks.register_marks)
        if number:
            parts.append(f"{number} {what}")
    typed = " · ".join(parts) or "Nothing typed yet"
    number, of = (sheet.logged, "") if private else (sheet.praised, "praise ")
    logged = counted(number, f"{of}entry", f"{of}entries")
    return f"{typed}. This lesson has {logged} already." if number else f"{typed}."
