"""`reports`: put pupils on report, rate lessons, close, print the card."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.log_commands import moment
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.errors import Refusal
from seatingapp.domain.on_report import RATING_LABELS, Rated, Rating, Report
from seatingapp.domain.pupils import Pupil
from seatingapp.exchange.dates import parse_date
from seatingapp.services import classes, files, lessons, on_report
from seatingapp.services.on_report import ChangeReport, RateLesson, ReportRecord, StartReport
from seatingapp.services.report_prints import number_report_card
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_RATINGS = {"met": Rating.MET, "partly": Rating.PARTLY, "not": Rating.NOT_MET}
_UNRATED = "-"
_NOT_RATED = "Nothing was rated."
_KEPT = "Nothing was changed."


def list_reports(arguments: Namespace) -> Answer:
    """List every report, the newest first."""
    with access.opened(arguments) as workspace:
        found = workspace.read(_records)
        names = workspace.read(lambda s: {p.id: p.name.full for p in classes.pupils_of(s)})
    data: list[Json] = [_data(record, names) for record in found]
    rows = [
        (
            names.get(record.report.pupil_id, ""),
            f"{record.report.starts} to {record.report.ends}",
            "; ".join(f"{r.target}: {r.words}" for r in record.results),
            "closed" if record.report.closed_on else "",
        )
        for record in found
    ]
    return Answer({"reports": data}, table(("Pupil", "Days", "Targets", ""), rows))


def start(arguments: Namespace) -> Answer:
    """Put a pupil on report."""
    with access.opened(arguments) as workspace:
        pupil = workspace.read(lambda s: classes.find_pupil(s, arguments.pupil))
        today = workspace.read(school).today(workspace.clock())
        starts = _day(arguments.starts) if arguments.starts else today
        ends = _day(arguments.ends)
        targets = tuple(arguments.targets)
        report = Report(0, "", pupil.id, starts, ends, targets, arguments.signed_by)
        done = workspace.perform(StartReport(report, pupil.name.full))
        if done is None:
            raise RuntimeError("Starting a report always changes something.")
        return _answer(workspace, done.uids[0], done.said)


def rate(arguments: Namespace) -> Answer:
    """Rate the targets of a pupil in the lesson of a class at a moment."""
    with access.opened(arguments) as workspace:
        now = workspace.clock().astimezone(workspace.read(school).tz)
        at = moment(arguments.at, now, kept=_NOT_RATED) if arguments.at else now
        if at > now:
            raise Refusal("That lesson is still to come.", kept=_NOT_RATED, todo="Check the time.")
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        pupil = workspace.read(lambda s: classes.find_pupil(s, arguments.pupil, found.id))
        key = workspace.read(lambda s: lessons.choice_for(s, found.id, at)).key
        reports = workspace.read(lambda s: on_report.on_report_in(s, key))
        report = reports.get(pupil.id)
        if report is None:
            raise Refusal("That pupil is not on report on that day.", kept=_NOT_RATED)
        given = tuple((place, _rating(word)) for place, word in enumerate(arguments.ratings, 1))
        done = workspace.perform(RateLesson(report.uid, key, given, pupil.name.full))
        said = done.said if done is not None else "Nothing was changed: it is rated so already."
        return _answer(workspace, report.uid, said)


def close(arguments: Namespace) -> Answer:
    """Close the report of a pupil today."""
    with access.opened(arguments) as workspace:
        pupil, report = workspace.read(lambda s: _newest(s, arguments.pupil))
        if report.closed_on is not None:
            raise Refusal("That report is closed already.", kept=_KEPT)
        today = workspace.read(school).today(workspace.clock())
        closed = replace(report, closed_on=today, outcome=arguments.outcome)
        done = workspace.perform(ChangeReport(closed, pupil.name.full))
        if done is None:
            raise RuntimeError("Closing an open report always changes something.")
        return _answer(workspace, report.uid, done.said)


def print_card(arguments: Namespace) -> Answer:
    """Print the card of a pupil's newest report into a PDF."""
    with access.opened(arguments) as workspace:
        _pupil, report = workspace.read(lambda s: _newest(s, arguments.pupil))
        files.require_writable(Path(arguments.output))  # before the ledger gives a number
        made = number_report_card(workspace, report.uid).draw()
        files.save(Path(arguments.output), made.pdf)
    data: dict[str, Json] = {"number": made.number, "file": arguments.output}
    return Answer(data, f"{made.number}: {arguments.output}")


def _records(session: Session) -> tuple[ReportRecord, ...]:
    return tuple(on_report.record(session, r.uid) for r in on_report.all_reports(session))


def _newest(session: Session, name: str) -> tuple[Pupil, Report]:
    pupil = classes.find_pupil(session, name)
    found = on_report.reports_of(session, pupil.id)
    if not found:
        raise Refusal("That pupil has no report.", kept=_KEPT)
    return pupil, found[0]


def _answer(workspace: Workspace, uid: str, said: str) -> Answer:
    record = workspace.read(lambda s: on_report.record(s, uid))
    names = workspace.read(lambda s: {p.id: p.name.full for p in classes.pupils_of(s)})
    return Answer(_data(record, names), said)


def _data(record: ReportRecord, names: dict[int, str]) -> dict[str, Json]:
    report = record.report
    targets: list[Json] = [
        {"target": r.target, "met": r.met, "partly": r.partly, "not_met": r.not_met}
        for r in record.results
    ]
    rated: list[Json] = [
        {
            "date": lesson.date.isoformat(),
            "lesson": lesson.lesson,
            "ratings": [
                RATING_LABELS[lesson.ratings[place].rating] if place in lesson.ratings else None
                for place in range(1, len(report.targets) + 1)
            ],
        }
        for lesson in record.lessons
    ]
    return {
        "uid": report.uid,
        "pupil": report.pupil_id,
        "name": names.get(report.pupil_id, ""),
        "from": report.starts.isoformat(),
        "to": report.ends.isoformat(),
        "closed": report.closed_on.isoformat() if report.closed_on else None,
        "outcome": report.outcome,
        "targets": targets,
        "lessons": rated,
    }


def _rating(word: str) -> Rated | None:
    if word == _UNRATED:
        return None
    if word not in _RATINGS:
        raise Refusal(
            f"{word} is no rating.",
            kept="Nothing was rated.",
            todo=f"Say met, partly, not or {_UNRATED} for each target, in their order.",
        )
    return Rated(_RATINGS[word])


def _day(text: str) -> dt.date:
    day = parse_date(text)
    if day is None:
        raise Refusal(f"{text} is no day.", kept=_KEPT, todo="Write it like 2026-11-23.")
    return day
