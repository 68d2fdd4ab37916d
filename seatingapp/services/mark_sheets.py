"""Blank mark sheets for a cover teacher, numbered in the ledger before they are drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import Audience, PrintStamp
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import fold
from seatingapp.domain.wording import short_date, weekday_date
from seatingapp.printing.mark_sheet_snapshots import MarkSheetSnapshot
from seatingapp.printing.snapshots import Paper
from seatingapp.services.paper_entry import PaperLesson, lessons_to_type, sheet
from seatingapp.services.printouts import Printout, draw
from seatingapp.services.prints import numbered_stamp, preview_stamp
from seatingapp.services.workspace import Workspace

if TYPE_CHECKING:
    from seatingapp.services.classes import ClassCard
    from seatingapp.storage.session import Session

DOCUMENT = "mark sheet"
DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class MarkSheetOrder:
    """Which lesson is wanted: a class on a day, in a period by its name.

    Without a `period` it is the first lesson of the class by the timetable, if it has one, unless
    it is to be `outside` the timetable.
    """

    class_id: int
    day: dt.date
    period: str = ""
    paper: Paper = "A4"
    outside: bool = False


@dataclass(frozen=True, slots=True)
class NumberedMarkSheet:
    """A mark sheet that is in the ledger and can be drawn, on any thread."""

    snapshot: MarkSheetSnapshot

    def draw(self) -> Printout:
        """Return the PDF."""
        return Printout(draw(self.snapshot), self.snapshot.stamp.number)


def lessons_ahead(
    session: Session, class_id: int, today: dt.date
) -> tuple[tuple[dt.date, str, str], ...]:
    """Return day, period and words of the lessons that a sheet may be wanted for, the next first.

    Today outside the timetable is always there, the last.
    """
    found = []
    for number in range(DAYS_AHEAD):
        day = today + dt.timedelta(days=number)
        for lesson in lessons_to_type(session, class_id, day):
            if lesson.taught and lesson.period is not None:
                words = f"{short_date(day)}, {lesson.period.name}"
                found.append((day, lesson.period.name, words))
    return (*found, (today, "", f"{short_date(today)}, outside the timetable"))


def number_mark_sheet(workspace: Workspace, order: MarkSheetOrder) -> NumberedMarkSheet:
    """Enter a mark sheet in the ledger. Raises Refusal, and then nothing is entered."""
    mark_sheet_preview(workspace, order)  # refuses before a number is given
    stamp = numbered_stamp(workspace, DOCUMENT, Audience.TEACHER, class_id=order.class_id)
    return NumberedMarkSheet(workspace.read(lambda s: mark_sheet(s, order, stamp)))


def mark_sheet_preview(workspace: Workspace, order: MarkSheetOrder) -> MarkSheetSnapshot:
    """Return what a mark sheet would show, unnumbered."""
    now = workspace.clock()
    return workspace.read(lambda s: mark_sheet(s, order, preview_stamp(s, Audience.TEACHER, now)))


def mark_sheet(session: Session, order: MarkSheetOrder, stamp: PrintStamp) -> MarkSheetSnapshot:
    """Return what a mark sheet shows: names in seat order and the keys of the policy.

    Raises Refusal where the class or the period is not there.
    """
    lesson = _lesson(session, order)
    paper = sheet(session, lesson)
    when = weekday_date(order.day)
    if lesson.period is not None:
        hours = f"{lesson.period.starts:%H:%M}–{lesson.period.ends:%H:%M}"
        when = f"{when}, {lesson.period.name}, {hours}"
    found = paper.setting
    return MarkSheetSnapshot(
        found.school.name,
        found.school_class.name,
        found.room.name if found.room else "",
        when,
        tuple(tuple(_name(card) for card in row) for row in paper.rows),
        tuple(card.name for card in paper.unseated),
        tuple((paper.keys[t.id], t.name) for t in paper.types if paper.keys[t.id]),
        stamp,
        order.paper,
    )


def _name(card: ClassCard | None) -> str:
    return card.name if card is not None else ""


def _lesson(session: Session, order: MarkSheetOrder) -> PaperLesson:
    """The lesson that is meant, also one that is still to come: paper is printed before."""
    known = lessons_to_type(session, order.class_id, order.day)
    if not order.period:
        return known[0] if known[0].taught and not order.outside else known[-1]
    wanted = fold(order.period)
    found = [n for n in known if n.period is not None and fold(n.period.name) == wanted]
    if not found:
        listed = ", ".join(n.period.name for n in known if n.period is not None)
        raise Refusal(
            f"There is no period called {order.period} on that day.",
            where=f"There are: {listed}." if listed else "",
            kept="Nothing was printed.",
        )
    return found[0]
