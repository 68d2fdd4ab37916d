"""What a letter home and a praise postcard are made of; neither can hold a second pupil."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.audiences import Field, PrintStamp
from seatingapp.domain.behaviour import Polarity
from seatingapp.printing.allowing import Says, refuse_unlisted
from seatingapp.printing.snapshots import LINE, SummaryLine


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


def says(polarity: Polarity) -> dict[type, Says]:
    """Return what the fields of a letter about entries of a polarity say of its pupil."""
    praises = polarity is Polarity.PRAISE
    return {
        LetterSnapshot: {
            **dict.fromkeys(("school", "stamp", "polarity", "teacher")),
            "pupil_name": Field.FULL_NAME,
            "forename": Field.FULL_NAME,
            "form": Field.FORM,
            "lines": Field.PRAISE if praises else Field.CONCERN,
            "praised": Field.PRAISE,
        },
        SummaryLine: LINE,
    }


def refuse_extras(snapshot: LetterSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    refuse_unlisted(snapshot, snapshot.stamp.audience, says(snapshot.polarity))
