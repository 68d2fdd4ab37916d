"""Finished prints: numbered in the ledger, drawn, and handed over as the bytes of a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.audiences import Audience
from seatingapp.printing.snapshots import ChartSnapshot, SummarySnapshot
from seatingapp.services import charts, summaries
from seatingapp.services.charts import ChartOrder
from seatingapp.services.prints import numbered_stamp, preview_stamp
from seatingapp.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Printout:
    """A PDF with its number in the ledger; previews have none."""

    pdf: bytes
    number: str = ""


def chart(workspace: Workspace, order: ChartOrder) -> Printout:
    """Print a seating chart. Raises Refusal, and then nothing is entered in the ledger."""
    chart_preview_snapshot(workspace, order)  # refuses before a number is given
    stamp = numbered_stamp(workspace, charts.DOCUMENT, order.audience, class_id=order.class_id)
    snapshot = workspace.read(lambda session: charts.chart(session, order, stamp))
    from seatingapp.printing.charts import chart_pdf

    return Printout(chart_pdf(snapshot), stamp.number)


def summary(workspace: Workspace, pupil_id: int) -> Printout:
    """Print a family summary. Raises Refusal where the pupil is gone."""
    summary_preview_snapshot(workspace, pupil_id)
    stamp = numbered_stamp(workspace, summaries.DOCUMENT, Audience.FAMILY, pupil_id=pupil_id)
    snapshot = workspace.read(lambda session: summaries.summary(session, pupil_id, stamp))
    from seatingapp.printing.summaries import summary_pdf

    return Printout(summary_pdf(snapshot), stamp.number)


def chart_preview_snapshot(workspace: Workspace, order: ChartOrder) -> ChartSnapshot:
    """Return what a chart would show, unnumbered; drawing it may happen on another thread."""
    now = workspace.clock()
    return workspace.read(
        lambda session: charts.chart(session, order, preview_stamp(session, order.audience, now))
    )


def summary_preview_snapshot(workspace: Workspace, pupil_id: int) -> SummarySnapshot:
    """Return what a family summary would show, unnumbered."""
    now = workspace.clock()
    return workspace.read(
        lambda session: summaries.summary(
            session, pupil_id, preview_stamp(session, Audience.FAMILY, now)
        )
    )
