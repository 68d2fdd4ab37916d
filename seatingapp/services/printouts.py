"""Finished prints: numbered in the ledger, drawn, and handed over as the bytes of a PDF.

Numbering reads the vault and belongs on its thread; drawing takes a frozen snapshot and may run
anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from seatingapp.domain.audiences import Audience
from seatingapp.printing.mark_sheet_snapshots import MarkSheetSnapshot
from seatingapp.printing.snapshots import ChartSnapshot, Paper, SummarySnapshot
from seatingapp.services import charts, summaries
from seatingapp.services.charts import ChartOrder
from seatingapp.services.prints import numbered_stamp, preview_stamp
from seatingapp.services.workspace import Workspace

if TYPE_CHECKING:
    from seatingapp.printing.pages import PageImage

__all__ = [
    "NumberedPrint",
    "Paper",
    "Printout",
    "chart",
    "draw",
    "pictures",
    "summary",
    "unprintable",
]


@dataclass(frozen=True, slots=True)
class Printout:
    """A PDF with its number in the ledger."""

    pdf: bytes
    number: str


@dataclass(frozen=True, slots=True)
class NumberedPrint:
    """A print that is in the ledger and can be drawn."""

    snapshot: ChartSnapshot | SummarySnapshot

    def draw(self) -> Printout:
        """Return the PDF."""
        return Printout(draw(self.snapshot), self.snapshot.stamp.number)


Snapshot: TypeAlias = ChartSnapshot | SummarySnapshot | MarkSheetSnapshot


def draw(snapshot: Snapshot) -> bytes:
    """Return a snapshot as a PDF. Raises ValueError where it holds what its reader may not see."""
    if isinstance(snapshot, MarkSheetSnapshot):
        from seatingapp.printing.mark_sheets import mark_sheet_pdf

        return mark_sheet_pdf(snapshot)
    if isinstance(snapshot, ChartSnapshot):
        from seatingapp.printing.charts import chart_pdf

        return chart_pdf(snapshot)
    from seatingapp.printing.summaries import summary_pdf

    return summary_pdf(snapshot)


def pictures(pdf: bytes, dpi: float) -> list[PageImage]:
    """Return the pages of a PDF as pixels."""
    from seatingapp.printing.pages import page_images

    return page_images(pdf, dpi)


def unprintable(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the letters of names that no font here has: on paper they are empty boxes."""
    from seatingapp.printing.text_runs import missing_letters

    if isinstance(snapshot, ChartSnapshot):
        names = [card.name for card in snapshot.cards.values()]
        rules = [line.sentence for line in snapshot.rules.lines] if snapshot.rules else []
        return missing_letters([snapshot.class_name, *names, *snapshot.unseated, *rules])
    if isinstance(snapshot, MarkSheetSnapshot):
        seated = [name for row in snapshot.rows for name in row]
        return missing_letters([snapshot.class_name, *seated, *snapshot.unseated])
    return missing_letters([snapshot.pupil_name])


def number_chart(workspace: Workspace, order: ChartOrder) -> NumberedPrint:
    """Enter a seating chart in the ledger. Raises Refusal, and then nothing is entered."""
    chart_preview_snapshot(workspace, order)  # refuses before a number is given
    stamp = numbered_stamp(workspace, charts.DOCUMENT, order.audience, class_id=order.class_id)
    return NumberedPrint(workspace.read(lambda session: charts.chart(session, order, stamp)))


def number_summary(workspace: Workspace, pupil_id: int) -> NumberedPrint:
    """Enter a family summary in the ledger. Raises Refusal where the pupil is gone."""
    summary_preview_snapshot(workspace, pupil_id)
    stamp = numbered_stamp(workspace, summaries.DOCUMENT, Audience.FAMILY, pupil_id=pupil_id)
    return NumberedPrint(
        workspace.read(lambda session: summaries.summary(session, pupil_id, stamp))
    )


def chart(workspace: Workspace, order: ChartOrder) -> Printout:
    """Print a seating chart at once."""
    return number_chart(workspace, order).draw()


def summary(workspace: Workspace, pupil_id: int) -> Printout:
    """Print a family summary at once."""
    return number_summary(workspace, pupil_id).draw()


def chart_preview_snapshot(workspace: Workspace, order: ChartOrder) -> ChartSnapshot:
    """Return what a chart would show, unnumbered."""
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
