"""What a report card is made of, and nothing that its reader may not see.

It is about one pupil and goes home with them, so notes, which may name another child, have no place
in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.domain.audiences import Field, PrintStamp
from seatingapp.printing.allowing import Says, refuse_unlisted


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A lesson on the card: `ratings` are words, one a target, empty where it is to be filled."""

    lesson: str
    ratings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportDay:
    """A school day with its lessons, and who signs at its end."""

    date: dt.date
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class ReportCardSnapshot:
    """One pupil's report card; it cannot hold a second pupil.

    `period_words` such as `24 November to 5 December 2025`; `results` say for each target how it
    went so far, in words.
    """

    school: str
    pupil_name: str
    form: str
    period_words: str
    stamp: PrintStamp
    targets: tuple[str, ...]
    results: tuple[str, ...]
    days: tuple[ReportDay, ...]
    signed_by: str = ""
    outcome: str = ""


SAYS: dict[type, Says] = {
    ReportCardSnapshot: {
        **dict.fromkeys(("school", "stamp", "signed_by")),
        "pupil_name": Field.FULL_NAME,
        "form": Field.FORM,
        **dict.fromkeys(("period_words", "targets", "results", "days", "outcome"), Field.REPORT),
    },
    ReportDay: {"date": None, "rows": Field.REPORT},
    ReportRow: {"lesson": None, "ratings": Field.REPORT},
}


def refuse_extras(snapshot: ReportCardSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    refuse_unlisted(snapshot, snapshot.stamp.audience, SAYS)
