"""Reports and interventions in words, for list and details."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.behaviour import Tally
from seatingapp.domain.interventions import BeforeAndSince, Intervention
from seatingapp.domain.on_report import RATING_LABELS, RatedLesson, Report, TargetResult
from seatingapp.domain.typed_times import read_day
from seatingapp.domain.wording import counted, day_and_month, short_date
from seatingapp.ui.reports.state import RecordKind, RecordRow


def report_row(report: Report, pupil: str, rated: int, today: dt.date) -> RecordRow:
    """Return a report as it is listed."""
    return RecordRow(
        report.uid,
        RecordKind.REPORT,
        pupil,
        " · ".join(report.targets),
        _days(report.starts, last_day(report)),
        f"{counted(rated, 'lesson')} rated" if rated else "not rated yet",
        not is_over(report, today),
    )


def intervention_row(found: Intervention, pupil: str, today: dt.date) -> RecordRow:
    """Return an intervention as it is listed."""
    return RecordRow(
        found.uid,
        RecordKind.INTERVENTION,
        pupil,
        found.what,
        _days(found.starts, found.ends),
        found.outcome.splitlines()[0] if found.outcome else "",
        found.ends is None or found.ends >= today,
    )


def last_day(report: Report) -> dt.date:
    """The last day on which lessons are rated."""
    return min(report.ends, report.closed_on or report.ends)


def is_over(report: Report, today: dt.date) -> bool:
    """Whether a report is closed, or its last day is past."""
    return report.closed_on is not None or report.ends < today


def report_facts(report: Report, results: tuple[TargetResult, ...]) -> tuple[tuple[str, str], ...]:
    """Return what there is to say of a report besides its lessons."""
    targets = (
        (f"Target {place}", f"{result.target}\n{result.words}")
        for place, result in enumerate(results, 1)
    )
    return _said(
        ("Days", _days(report.starts, last_day(report))),
        *targets,
        ("Signs", report.signed_by),
        ("Closed", short_date(report.closed_on) if report.closed_on else ""),
        ("Outcome", report.outcome),
    )


def lesson_line(lesson: RatedLesson) -> tuple[str, str]:
    """Return a rated lesson as (when and what, ratings with their notes)."""
    parts = [
        f"{place}: {RATING_LABELS[rated.rating]}" + (f" ({rated.note})" if rated.note else "")
        for place, rated in sorted(lesson.ratings.items())
    ]
    return f"{short_date(lesson.date)} · {lesson.lesson}", " · ".join(parts)


def intervention_facts(
    found: Intervention, numbers: BeforeAndSince | None
) -> tuple[tuple[str, str], ...]:
    """Return what there is to say of an intervention; the numbers claim nothing."""
    told = "Not a whole week has passed yet."
    if numbers is not None:
        weeks = counted(numbers.days // 7, "week")
        before, since = _count(numbers.before), _count(numbers.since)
        told = f"In the {weeks} before: {before}.\nIn the {weeks} since: {since}."
    return _said(
        ("Days", _days(found.starts, found.ends)),
        ("Note", found.note),
        ("Outcome", found.outcome),
        ("Entries", told),
    )


def _count(tally: Tally) -> str:
    return (
        f"{counted(tally.praise_events, 'praise entry', 'praise entries')}, "
        f"{counted(tally.concern_events, 'concern entry', 'concern entries')}"
    )


def _days(first: dt.date, last: dt.date | None) -> str:
    if last is None:
        return f"since {day_and_month(first)}"
    return f"{day_and_month(first)} to {day_and_month(last)}"


def _said(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(fact for fact in facts if fact[1])


def day_text(day: dt.date, today: dt.date) -> str:
    """A day as it stands in a field, such as `Mon 23 Nov`; with its year where that is unclear."""
    text = short_date(day)
    return text if read_day(text, today) == day else f"{text} {day.year}"
