"""What a report card is made of, and nothing that its reader may not see.

It is about one pupil and goes home with them, so notes, which may name another child, have no place
in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from seatingapp.domain.audiences import ALLOWED, Field, PrintStamp


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


def refuse_extras(snapshot: ReportCardSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    allowed = ALLOWED[snapshot.stamp.audience]
    extras = sorted({used.value for used in _used(snapshot)} - {f.value for f in allowed})
    if extras:
        raise ValueError(f"A print {snapshot.stamp.audience} must not hold: {', '.join(extras)}.")


def _used(snapshot: ReportCardSnapshot) -> Iterator[Field]:
    """The fields that a snapshot really holds."""
    yield Field.FULL_NAME
    yield Field.REPORT
    if snapshot.form:
        yield Field.FORM
