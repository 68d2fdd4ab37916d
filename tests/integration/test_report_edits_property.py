"""Whatever is done with reports, ratings and interventions can be undone, and done again."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.services import vaults
from seatingapp.services.interventions import (
    AddIntervention,
    ChangeIntervention,
    RemoveIntervention,
    all_interventions,
)
from seatingapp.services.on_report import (
    ChangeReport,
    RateLesson,
    RemoveReport,
    StartReport,
    all_reports,
    record,
)
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage import pupils
from seatingapp.storage.vault import Unsealed
from tests.conftest import SAMPLE_DAY, copied
from tests.integration.test_edits_property import Hand


@dataclass(frozen=True)
class Step:
    """One thing a person may do; the numbers pick what of all there is it is done to."""

    kind: str
    which: int
    other: int


_REPORTS = ("start", "start", "rate", "rate", "unrate", "targets", "days", "close", "remove")
_TRIED = ("try", "end", "forget")
steps = st.builds(
    Step, st.sampled_from((*_REPORTS, *_TRIED)), st.integers(0, 99), st.integers(0, 99)
)


def standing(workspace: Workspace) -> set[object]:
    """What holds, by uid: a report that comes back has another number."""
    found: set[object] = set()
    for report in workspace.read(all_reports):
        told = workspace.read(lambda s, uid=report.uid: record(s, uid))  # type: ignore[misc]
        rated = tuple((r.lesson_id, tuple(sorted(r.ratings.items()))) for r in told.lessons)
        found.add((replace(report, id=0), rated))
    found.update(replace(one, id=0) for one in workspace.read(all_interventions))
    return found


def edit_for(workspace: Workspace, class_id: int, step: Step) -> Edit | None:
    """Return the edit that a step means in the vault as it is now."""
    people = workspace.read(lambda s: pupils.load(s, class_id=class_id))
    who, day = people[step.which % 4], SAMPLE_DAY + dt.timedelta(days=step.other % 9)
    if step.kind == "start":
        ends = day + dt.timedelta(days=step.other % 12)
        return StartReport(Report(0, "", who.id, day, ends, ("On time", "Hand up")), "x")
    if step.kind == "try":
        return AddIntervention(Intervention(0, "", who.id, f"Way {step.other}", day), "x")
    if step.kind in _TRIED:
        tried = workspace.read(all_interventions)
        if not tried:
            return None
        one = tried[step.which % len(tried)]
        if step.kind == "forget":
            return RemoveIntervention(one.uid, "x")
        return ChangeIntervention(replace(one, ends=one.starts, outcome=f"So {step.other}"), "x")
    reports = workspace.read(all_reports)
    return _of_report(reports[step.which % len(reports)], class_id, step) if reports else None


def _of_report(report: Report, class_id: int, step: Step) -> Edit:
    key = LessonKey(class_id, report.starts, 1 + step.other % 5)
    rated = Rated(tuple(Rating)[step.other % len(Rating)], f"note {step.other}")
    edits: dict[str, Edit] = {
        "rate": RateLesson(report.uid, key, ((1 + step.other % 2, rated),), "x"),
        "unrate": RateLesson(report.uid, key, ((1, None), (2, None)), "x"),
        "targets": ChangeReport(replace(report, targets=(f"Target {step.other}",)), "x"),
        "days": ChangeReport(replace(report, ends=report.ends + dt.timedelta(days=1)), "x"),
        "close": ChangeReport(replace(report, closed_on=report.ends, outcome="Went well"), "x"),
        "remove": RemoveReport(report.uid, "x"),
    }
    return edits[step.kind]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=1, max_size=14))
def test_any_row_of_edits_is_undone_completely_and_done_again(
    sample_vault_once: tuple[Unsealed, SampleSummary], row: list[Step]
) -> None:
    unsealed, summary = sample_vault_once
    with tempfile.TemporaryDirectory() as folder:
        at = summary.showcase_at
        workspace = vaults.enter(copied(unsealed, Path(folder) / "v.seating"), lambda: at)
        before = standing(workspace)
        hand = Hand(workspace)
        for step in row:
            edit = edit_for(workspace, summary.showcase.class_id, step)
            if edit is not None:
                hand.do(edit)
        after = standing(workspace)
        hand.undo_all()
        assert standing(workspace) == before
        hand.redo_all()
        assert standing(workspace) == after
        workspace.lock()
