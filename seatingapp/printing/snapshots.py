"""What a print is made of: frozen values, and nothing that its audience may not see.

Services build a snapshot from the allow-list of its audience; `refuse_extras` checks it once more
before anything is drawn, so that a mistake there ends in an error and not on a classroom door.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from seatingapp.domain.audiences import Field, PrintStamp
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.rooms import RoomLayout
from seatingapp.printing.allowing import Says, refuse_unlisted

Paper = Literal["A4", "A3"]


@dataclass(frozen=True, slots=True)
class ChartCard:
    """One pupil on a chart. `photo` holds the bytes of a PNG or JPEG picture.

    `initials` are drawn where a teacher's copy has no photo; `marks` are short, such as `PP`;
    `action` is what the teacher does, such as `front, left ear`.
    """

    name: str
    initials: str = ""
    photo: bytes | None = None
    marks: tuple[str, ...] = ()
    action: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule on paper: how much it matters, what it says, and how it came out.

    `holds` is False where it is a must or a wish that is not met. `reason` says more of that,
    `uses` what of behaviour or protected characteristics it makes use of; either may be empty.
    """

    strength: str
    sentence: str
    outcome: str
    holds: bool = True
    reason: str = ""
    uses: str = ""


@dataclass(frozen=True, slots=True)
class RuleList:
    """The rules of a plan. `facts` say how many and the score, `marking` what all of them use."""

    lines: tuple[RuleLine, ...]
    facts: str
    marking: str


@dataclass(frozen=True, slots=True)
class ChartSnapshot:
    """A seating chart: the room of the plan and who sits where, by seat id.

    `unseated` are names as shown; `legend` are the marks in use with their meaning, such as
    `K SEN support`. Cards for seats that the layout lacks are refused with a ValueError. `rules`
    come on a page of their own.
    """

    school: str
    class_name: str
    room_name: str
    from_date: dt.date
    layout: RoomLayout
    stamp: PrintStamp
    cards: Mapping[int, ChartCard] = field(default_factory=dict)
    unseated: tuple[str, ...] = ()
    pupil_count: int = 0
    legend: tuple[str, ...] = ()
    side: Side = Side.TEACHER
    paper: Paper = "A4"
    rules: RuleList | None = None


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One behaviour entry as a family reads it.

    `reason` is the plain reason of its type; `points` are signed, None where the school prints
    none; `what_the_school_did` may be empty. It says when an entry was corrected, and whether the
    pupil sees it differently.
    """

    date: dt.date
    lesson: str
    reason: str
    points: int | None = None
    what_the_school_did: str = ""
    corrected_on: dt.date | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class SummarySnapshot:
    """One pupil's summary for the family; it cannot hold a second pupil.

    `period_words` such as `1 September to 23 November 2026`; `totals` are whole phrases with
    their label, such as `31 praise points` or `4 praise events to each concern event`; `key` are
    lines of the school's policy. Lines are printed in the order given.
    """

    school: str
    pupil_name: str
    form: str
    period_words: str
    stamp: PrintStamp
    praise: tuple[SummaryLine, ...] = ()
    concern: tuple[SummaryLine, ...] = ()
    totals: tuple[str, ...] = ()
    key: tuple[str, ...] = ()


# What a line says of an entry, whose polarity the field is listed for that it stands in.
LINE: Says = dict.fromkeys(
    ("date", "lesson", "reason", "points", "what_the_school_did", "corrected_on", "disputed")
)
SAYS: dict[type, Says] = {
    ChartSnapshot: {
        **dict.fromkeys(("school", "class_name", "room_name", "from_date", "layout", "stamp")),
        **dict.fromkeys(("pupil_count", "side", "paper")),
        "cards": Field.SHOWN_NAME,
        "unseated": Field.SHOWN_NAME,
        "legend": Field.MARKS,
        "rules": Field.RULES,
    },
    ChartCard: {
        "name": Field.SHOWN_NAME,
        "initials": Field.SHOWN_NAME,
        "photo": Field.PHOTO,
        "marks": Field.MARKS,
        "action": Field.ACTION,
    },
    RuleList: dict.fromkeys(("lines", "facts", "marking"), Field.RULES),
    RuleLine: dict.fromkeys(
        ("strength", "sentence", "outcome", "holds", "reason", "uses"), Field.RULES
    ),
    SummarySnapshot: {
        **dict.fromkeys(("school", "period_words", "stamp", "key")),
        "pupil_name": Field.FULL_NAME,
        "form": Field.FORM,
        "praise": Field.PRAISE,
        "concern": Field.CONCERN,
        "totals": Field.CONCERN,
    },
    SummaryLine: LINE,
}


def refuse_extras(snapshot: ChartSnapshot | SummarySnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    refuse_unlisted(snapshot, snapshot.stamp.audience, SAYS)
