"""Reports with their targets, and the ratings of lessons."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, update

from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.storage.moments import to_ticks
from seatingapp.storage.schema import on_reports, report_ratings, report_targets, staff
from seatingapp.storage.session import Session

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """The rows of a report that was removed, by column."""

    report: Row
    targets: tuple[Row, ...]
    ratings: tuple[Row, ...]


def load(session: Session) -> tuple[Report, ...]:
    """Return all reports, the newest first."""
    return _found(session, select(on_reports))


def of_pupils(session: Session, pupil_ids: Collection[int]) -> tuple[Report, ...]:
    """Return the reports of pupils, the newest first."""
    return _found(session, select(on_reports).where(on_reports.c.pupil_id.in_(list(pupil_ids))))


def by_uid(session: Session, uid: str) -> Report | None:
    """Return a report, if it is there."""
    return next(iter(_found(session, select(on_reports).where(on_reports.c.uid == uid))), None)


def _found(session: Session, query: Select[Any]) -> tuple[Report, ...]:
    rows = session.execute(query.order_by(on_reports.c.starts.desc(), on_reports.c.id.desc())).all()
    targets: defaultdict[int, list[str]] = defaultdict(list)
    wanted = select(report_targets).where(report_targets.c.report_id.in_([r.id for r in rows]))
    for row in session.execute(wanted.order_by(report_targets.c.position)):
        targets[row.report_id].append(row.text)
    return tuple(
        Report(
            r.id,
            r.uid,
            r.pupil_id,
            r.starts,
            r.ends,
            tuple(targets[r.id]),
            r.signed_by,
            r.outcome,
            r.closed_on,
        )
        for r in rows
    )


def add(session: Session, report: Report, at: dt.datetime, staff_id: int) -> int:
    """Store a report under its uid and return its id; that of `report` is not looked at."""
    values = {
        "uid": report.uid,
        "pupil_id": report.pupil_id,
        "made_at": to_ticks(at),
        "staff_id": staff_id,
        **_changeable(report),
    }
    statement = insert(on_reports).values(values).returning(on_reports.c.id)
    report_id = int(session.execute(statement).scalar_one())
    _put_targets(session, report_id, report.targets)
    return report_id


def change(session: Session, report: Report) -> None:
    """Store what a report says now."""
    session.execute(
        update(on_reports).where(on_reports.c.id == report.id).values(_changeable(report))
    )
    session.execute(delete(report_targets).where(report_targets.c.report_id == report.id))
    _put_targets(session, report.id, report.targets)


def _changeable(report: Report) -> dict[str, Any]:
    return {
        "starts": report.starts,
        "ends": report.ends,
        "signed_by": report.signed_by,
        "outcome": report.outcome,
        "closed_on": report.closed_on,
    }


def _put_targets(session: Session, report_id: int, targets: tuple[str, ...]) -> None:
    rows = [
        {"report_id": report_id, "position": place, "text": text}
        for place, text in enumerate(targets, 1)
    ]
    session.execute(insert(report_targets), rows)


def take(session: Session, report_id: int) -> Taken:
    """Remove a report with its targets and ratings; return all that `put_back` needs."""
    own = on_reports.c.id == report_id
    (report,) = _rows(session, select(on_reports).where(own))
    parts = {
        table: _rows(session, select(table).where(table.c.report_id == report_id))
        for table in (report_targets, report_ratings)
    }
    for table in parts:
        session.execute(delete(table).where(table.c.report_id == report_id))
    session.execute(delete(on_reports).where(own))
    return Taken(report, parts[report_targets], parts[report_ratings])


def put_back(session: Session, taken: Taken) -> None:
    """Store a report as it was, with who wrote what and when, at its place among the others."""
    report = dict(taken.report)
    if session.execute(select(on_reports.c.id).where(on_reports.c.id == report["id"])).first():
        del report["id"]  # another report has it by now
    statement = insert(on_reports).values(report).returning(on_reports.c.id)
    own = {"report_id": int(session.execute(statement).scalar_one())}
    for table, rows in ((report_targets, taken.targets), (report_ratings, taken.ratings)):
        if rows:
            session.execute(insert(table), [{**row, **own} for row in rows])


def _rows(session: Session, query: Select[Any]) -> tuple[Row, ...]:
    return tuple(dict(row) for row in session.execute(query).mappings())


def ratings(session: Session, report_id: int) -> dict[int, dict[int, Rated]]:
    """Return by lesson and place of the target what was given."""
    found: defaultdict[int, dict[int, Rated]] = defaultdict(dict)
    query = select(report_ratings).where(report_ratings.c.report_id == report_id)
    for row in session.execute(query):
        found[row.lesson_id][row.position] = Rated(Rating(row.rating), row.note)
    return dict(found)


def rated_lessons(session: Session) -> dict[int, int]:
    """Return by report how many lessons were rated; reports without any are left out."""
    query = select(
        report_ratings.c.report_id, func.count(report_ratings.c.lesson_id.distinct())
    ).group_by(report_ratings.c.report_id)
    return {row[0]: row[1] for row in session.execute(query)}


def raters(session: Session, report_id: int) -> dict[int, str]:
    """Return by lesson who rated it last."""
    query = (
        select(report_ratings.c.lesson_id, staff.c.name)
        .join(staff, staff.c.id == report_ratings.c.staff_id)
        .where(report_ratings.c.report_id == report_id)
        .order_by(report_ratings.c.at)
    )
    return {row.lesson_id: row.name for row in session.execute(query)}


def put_ratings(
    session: Session,
    report_id: int,
    lesson_id: int,
    given: Mapping[int, Rated | None],
    at: dt.datetime,
    staff_id: int,
) -> None:
    """Give targets of a lesson their ratings, by place; None takes one back."""
    for place, rated in given.items():
        session.execute(
            delete(report_ratings).where(
                report_ratings.c.report_id == report_id,
                report_ratings.c.lesson_id == lesson_id,
                report_ratings.c.position == place,
            )
        )
        if rated is not None:
            values = {
                "report_id": report_id,
                "lesson_id": lesson_id,
                "position": place,
                "rating": int(rated.rating),
                "note": rated.note,
                "at": to_ticks(at),
                "staff_id": staff_id,
            }
            session.execute(insert(report_ratings).values(values))
