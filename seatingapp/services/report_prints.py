"""Printing a report card: for the pupil to carry and the family to sign, numbered in the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.calendar import slots_on
from seatingapp.domain.errors import Refusal
from seatingapp.domain.on_report import RATING_LABELS, RatedLesson, Report
from seatingapp.domain.wording import long_date
from seatingapp.printing.report_snapshots import ReportCardSnapshot, ReportDay, ReportRow
from seatingapp.services import on_report
from seatingapp.services.family_words import refuse_other_names
from seatingapp.services.printouts import Printout
from seatingapp.services.prints import numbered_stamp, preview_stamp
from seatingapp.services.school import School, school
from seatingapp.services.workspace import Workspace
from seatingapp.storage import classes, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

DOCUMENT = "report card"
_USUAL_PERIODS = 6  # where the school has none in its calendar

_TODO = "Reword it, then print again: a family reads about its own child only."


@dataclass(frozen=True, slots=True)
class NumberedReportCard:
    """A report card that is in the ledger and can be drawn, on any thread."""

    snapshot: ReportCardSnapshot

    def draw(self) -> Printout:
        """Return the PDF."""
        from seatingapp.printing.report_cards import report_card_pdf

        return Printout(report_card_pdf(self.snapshot), self.snapshot.stamp.number)

    def unprintable(self) -> tuple[str, ...]:
        """Return the letters of name and targets that no font has: on paper they are boxes."""
        from seatingapp.printing.text_runs import missing_letters

        return missing_letters([self.snapshot.pupil_name, *self.snapshot.targets])


def number_report_card(workspace: Workspace, uid: str) -> NumberedReportCard:
    """Enter a report card in the ledger. Raises Refusal, and then nothing is entered."""
    now = workspace.clock()

    def preview(session: Session) -> Report:
        report_card(session, uid, preview_stamp(session, Audience.FAMILY, now))
        return on_report.report_by_uid(session, uid)

    pupil_id = workspace.read(preview).pupil_id
    stamp = numbered_stamp(workspace, DOCUMENT, Audience.FAMILY, pupil_id=pupil_id)
    return NumberedReportCard(workspace.read(lambda session: report_card(session, uid, stamp)))


def report_card(session: Session, uid: str, stamp: PrintStamp) -> ReportCardSnapshot:
    """Return a report card: what was rated is filled in, and no note is read into it.

    Raises Refusal where the report or its pupil is gone.
    """
    allowed = ALLOWED[Audience.FAMILY]
    found = on_report.record(session, uid)
    report = found.report
    people = pupils.load(session, ids=[report.pupil_id])
    if not people:
        raise Refusal("That pupil is not in this vault any more.")
    refuse_other_names(session, report.pupil_id, _texts(report), _TODO)
    info = school(session)
    last = min(report.ends, report.closed_on or report.ends)
    days = _days(session, info, report, found.lessons, last)
    return ReportCardSnapshot(
        info.name,
        people[0].name.full if Field.FULL_NAME in allowed else "",
        people[0].form if Field.FORM in allowed else "",
        f"{long_date(report.starts)} to {long_date(last)}",
        stamp,
        report.targets,
        tuple(result.words for result in found.results),
        days,
        report.signed_by,
        report.outcome,
    )


def _texts(report: Report) -> tuple[tuple[str, str], ...]:
    """What somebody typed of it, each with what it is called."""
    targets = ((f"Target {n}", target) for n, target in enumerate(report.targets, 1))
    return (*targets, ("The outcome", report.outcome), ("Who signs", report.signed_by))


def _days(
    session: Session,
    info: School,
    report: Report,
    lessons: Iterable[RatedLesson],
    last: dt.date,
) -> tuple[ReportDay, ...]:
    """The school days of a report: the lessons that were rated, and a row for each other period."""
    names = {c.id: c.name for c in classes.load(session)}
    attends = {
        class_id
        for class_id, members in classes.members(session).items()
        if report.pupil_id in members
    }
    rated = tuple(lessons)
    days: list[ReportDay] = []
    for number in range((last - report.starts).days + 1):
        day = report.starts + dt.timedelta(days=number)
        done = [lesson for lesson in rated if lesson.date == day]
        if not done and not _is_school_day(info, day):
            continue
        own = {
            slot.period_id: names.get(slot.class_id, "")
            for slot in slots_on(day, info.slots, info.calendar)
            if slot.class_id in attends
        }
        days.append(ReportDay(day, _rows(info, own, done, len(report.targets))))
    return tuple(days)


def _rows(
    info: School, own: dict[int, str], done: list[RatedLesson], targets: int
) -> tuple[ReportRow, ...]:
    """A row for each period, with the class where this timetable knows it, then other lessons."""
    if not info.periods:
        empty = max(_USUAL_PERIODS - len(done), 0)
        blank = [_row(f"Lesson {n}", None, targets) for n in range(1, empty + 1)]
        return (*(_row(lesson.lesson, lesson, targets) for lesson in done), *blank)
    rows: list[ReportRow] = []
    left = list(done)
    for period in info.periods:
        rated = next((lesson for lesson in left if lesson.period_id == period.id), None)
        if rated is not None:
            left.remove(rated)
        words = ", ".join(part for part in (own.get(period.id, ""), period.name) if part)
        rows.append(_row(rated.lesson if rated is not None else words, rated, targets))
    return (*rows, *(_row(lesson.lesson, lesson, targets) for lesson in left))


def _row(words: str, lesson: RatedLesson | None, targets: int) -> ReportRow:
    given = lesson.ratings if lesson is not None else {}
    return ReportRow(
        words,
        tuple(
            RATING_LABELS[given[place].rating] if place in given else ""
            for place in range(1, targets + 1)
        ),
    )


def _is_school_day(info: School, day: dt.date) -> bool:
    """By the calendar; every weekday that is not closed where the school has no terms in it."""
    if info.calendar.terms:
        return info.calendar.is_school_day(day)
    return day.weekday() in info.calendar.week.days and info.calendar.closure_on(day) is None
