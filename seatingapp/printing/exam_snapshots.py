"""What an exam's prints are made of, and nothing that their reader may not see.

Services build them from the allow-list of the audience; `refuse_extras` checks it once more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from seatingapp.domain.audiences import Field, PrintStamp
from seatingapp.domain.rooms import RoomLayout
from seatingapp.printing.allowing import Says, refuse_unlisted
from seatingapp.printing.snapshots import Paper


@dataclass(frozen=True, slots=True)
class ExamCandidate:
    """Somebody who sits an exam; `away` is a word such as `absent` for whoever is known to be."""

    name: str
    seat: str  # what the seat is called
    number: str = ""
    away: str = ""


@dataclass(frozen=True, slots=True)
class ExamSnapshot:
    """An exam in a room: by seat id who sits there, in the order in which seats were filled.

    `labels` name every seat of the room. `by_name` is the same people in the order of the
    alphabet. `closest` says how far apart the nearest two are, such as `1.25 m`.
    """

    school: str
    class_name: str
    exam_name: str
    room_name: str
    date: dt.date
    layout: RoomLayout
    stamp: PrintStamp
    labels: Mapping[int, str]
    candidates: Mapping[int, ExamCandidate]
    by_name: tuple[ExamCandidate, ...]
    unseated: tuple[str, ...] = ()
    closest: str = ""
    paper: Paper = "A4"


SAYS: dict[type, Says] = {
    ExamSnapshot: {
        **dict.fromkeys(("school", "class_name", "exam_name", "room_name", "date", "layout")),
        **dict.fromkeys(("stamp", "labels", "closest", "paper")),
        "candidates": Field.SHOWN_NAME,
        "by_name": Field.SHOWN_NAME,
        "unseated": Field.SHOWN_NAME,
    },
    ExamCandidate: {
        "name": Field.SHOWN_NAME,
        "seat": None,
        "number": Field.CANDIDATE_NUMBER,
        "away": Field.ATTENDANCE,
    },
}


def refuse_extras(snapshot: ExamSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    refuse_unlisted(snapshot, snapshot.stamp.audience, SAYS)
