"""Tests of reports begin with nobody on report; the sample school has somebody."""

from __future__ import annotations

from seatingapp.services.interventions import RemoveIntervention, all_interventions
from seatingapp.services.on_report import RemoveReport, all_reports
from seatingapp.services.workspace import Workspace


def nobody_on_report(workspace: Workspace) -> None:
    """Take away all reports and interventions."""
    for report in workspace.read(all_reports):
        workspace.perform(RemoveReport(report.uid, "x"))
    for found in workspace.read(all_interventions):
        workspace.perform(RemoveIntervention(found.uid, "x"))
