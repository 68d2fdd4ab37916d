"""What a letter home and a praise postcard are made of; neither can hold a second pupil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from seatingapp.domain.audiences import ALLOWED, Field, PrintStamp
from seatingapp.domain.behaviour import Polarity
from seatingapp.printing.snapshots import SummaryLine


@dataclass(frozen=True, slots=True)
class LetterSnapshot:
    """A letter about entries of one polarity, or a postcard with praise.

    `forename` is what the pupil is called in a sentence. `praised` says in words how often the
    pupil was praised meanwhile, empty in a letter of praise; `teacher` signs.
    """

    school: str
    pupil_name: str
    forename: str
    form: str
    stamp: PrintStamp
    polarity: Polarity
    lines: tuple[SummaryLine, ...]
    praised: str = ""
    teacher: str = ""


def refuse_extras(snapshot: LetterSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    allowed = ALLOWED[snapshot.stamp.audience]
    extras = sorted({used.value for used in _used(snapshot)} - {f.value for f in allowed})
    if extras:
        raise ValueError(f"A print {snapshot.stamp.audience} must not hold: {', '.join(extras)}.")


def _used(snapshot: LetterSnapshot) -> Iterator[Field]:
    """The fields that a snapshot really holds."""
    yield Field.FULL_NAME
    if snapshot.form:
        yield Field.FORM
    if snapshot.lines:
        yield Field.PRAISE if snapshot.polarity is Polarity.PRAISE else Field.CONCERN
    if snapshot.praised:
        yield Field.PRAISE
