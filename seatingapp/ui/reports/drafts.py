"""What is typed into the dialogs, and what it comes to: an edit, or why there is none. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from seatingapp.domain import interventions as intervention_rules
from seatingapp.domain import on_report as report_rules
from seatingapp.domain.errors import Refusal
from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import MOST_TARGETS, Report
from seatingapp.domain.typed_times import read_day
from seatingapp.services.interventions import AddIntervention, ChangeIntervention
from seatingapp.services.on_report import ChangeReport, StartReport
from seatingapp.services.workspace import Edit
from seatingapp.ui.reports.wording import day_text

_DATE = "Write the day like 23 Nov, 23/11/2026 or Thursday."
_USUAL_DAYS = 11  # two weeks from a Monday


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a draft comes to: an edit, or the problem in words, empty while nothing was typed.

    `is_missing`: nothing is wrong yet, something is still to be written.
    """

    edit: Edit | None = None
    problem: str = ""
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A report as typed. `source` is the one that is changed; a new one has none."""

    pupil_id: int = 0
    pupil: str = ""
    starts: str = ""
    ends: str = ""
    targets: tuple[str, ...] = ("",) * MOST_TARGETS
    signed_by: str = ""
    closes: bool = False
    outcome: str = ""
    source: Report | None = None


def new_report(today: dt.date) -> ReportDraft:
    """Return the first draft: from today for two school weeks."""
    ends = today - dt.timedelta(days=today.weekday()) + dt.timedelta(days=_USUAL_DAYS)
    return ReportDraft(starts=day_text(today, today), ends=day_text(ends, today))


def of_report(report: Report, pupil: str, today: dt.date) -> ReportDraft:
    """Return the draft that changes a report."""
    empty = ("",) * (MOST_TARGETS - len(report.targets))
    return ReportDraft(
        report.pupil_id,
        pupil,
        day_text(report.starts, today),
        day_text(report.ends, today),
        (*report.targets, *empty),
        report.signed_by,
        report.closed_on is not None,
        report.outcome,
        report,
    )


def report_outcome(draft: ReportDraft, others: tuple[Report, ...], today: dt.date) -> Outcome:
    """Return what a draft comes to; `others` are the pupil's reports."""
    if not draft.pupil_id:
        return Outcome(problem="Choose a pupil.", is_missing=True)
    starts, ends = read_day(draft.starts, today), read_day(draft.ends, today)
    if starts is None or ends is None:
        return Outcome(problem=_DATE)
    if not any(target.strip() for target in draft.targets):
        return Outcome(problem="Write a target that can be seen in a lesson.", is_missing=True)
    source = draft.source or Report(0, "", draft.pupil_id, starts, ends, ())
    closed = (source.closed_on or today) if draft.closes else None
    report = replace(
        source,
        starts=starts,
        ends=ends,
        targets=draft.targets,
        signed_by=draft.signed_by,
        outcome=draft.outcome,
        closed_on=closed,
    )
    try:
        report_rules.checked(report, others)
    except Refusal as refusal:
        return Outcome(problem=_said(refusal))
    if draft.source is None:
        return Outcome(StartReport(report, draft.pupil))
    return Outcome(ChangeReport(report, draft.pupil))


@dataclass(frozen=True, slots=True)
class InterventionDraft:
    """An intervention as typed; `ends` may be empty. `source` is the one that is changed."""

    pupil_id: int = 0
    pupil: str = ""
    what: str = ""
    starts: str = ""
    ends: str = ""
    note: str = ""
    outcome: str = ""
    source: Intervention | None = None


def new_intervention(today: dt.date, pupil_id: int = 0, pupil: str = "") -> InterventionDraft:
    """Return the first draft: from today, without an end, of a pupil if one was selected."""
    return InterventionDraft(pupil_id, pupil, starts=day_text(today, today))


def of_intervention(found: Intervention, pupil: str, today: dt.date) -> InterventionDraft:
    """Return the draft that changes an intervention."""
    return InterventionDraft(
        found.pupil_id,
        pupil,
        found.what,
        day_text(found.starts, today),
        day_text(found.ends, today) if found.ends else "",
        found.note,
        found.outcome,
        found,
    )


def intervention_outcome(draft: InterventionDraft, today: dt.date) -> Outcome:
    """Return what a draft comes to."""
    if not draft.pupil_id:
        return Outcome(problem="Choose a pupil.", is_missing=True)
    starts, ends = read_day(draft.starts, today), read_day(draft.ends, today)
    if starts is None or (ends is None and draft.ends.strip()):
        return Outcome(problem=_DATE)
    source = draft.source or Intervention(0, "", draft.pupil_id, "", starts)
    found = replace(
        source,
        what=draft.what,
        starts=starts,
        ends=ends,
        note=draft.note,
        outcome=draft.outcome,
    )
    try:
        intervention_rules.checked(found)
    except Refusal as refusal:
        return Outcome(problem=_said(refusal), is_missing=not draft.what.strip())
    if draft.source is None:
        return Outcome(AddIntervention(found, draft.pupil))
    return Outcome(ChangeIntervention(found, draft.pupil))


def _said(refusal: Refusal) -> str:
    return " ".join(part for part in (refusal.what, refusal.todo) if part)
