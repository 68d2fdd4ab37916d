"""The parts of the Follow-up page, in order. To add one, add an offer to `PARTS`.

A part is a package of its own under `ui` (`ui.detentions`) with a `factory` that returns a
`ui.part.Part`; it knows neither this page nor the other parts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from seatingapp.services.completing import entries_waiting
from seatingapp.services.detention_lists import waiting as detentions_waiting
from seatingapp.services.drafts import count_waiting
from seatingapp.ui.completing.part import make_completing_part
from seatingapp.ui.detentions.factory import make_detentions_part
from seatingapp.ui.drafts.factory import make_drafts_part
from seatingapp.ui.followup.presenter import PartKind
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.part import Part
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.reports.factory import make_reports_part, reports_on


@dataclass(frozen=True, slots=True)
class PartOffer:
    """What the page says and counts of a part, and what makes it when it is first seen."""

    kind: PartKind
    make: Callable[[PageTools, PrivateView], Part]


PARTS: tuple[PartOffer, ...] = (
    PartOffer(
        PartKind(
            "completing",
            "To complete",
            "entry to complete",
            "entries to complete",
            entries_waiting,
        ),
        make_completing_part,
    ),
    PartOffer(
        PartKind("drafts", "Drafts", "draft to decide", "drafts to decide", count_waiting),
        make_drafts_part,
    ),
    PartOffer(
        PartKind(
            "detentions",
            "Detentions",
            "detention to see to",
            "detentions to see to",
            detentions_waiting,
        ),
        make_detentions_part,
    ),
    PartOffer(
        PartKind("reports", "On report", "pupil on report", "pupils on report", reports_on),
        make_reports_part,
    ),
)
