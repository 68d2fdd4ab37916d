"""What an exam's prints are made of, and nothing that their reader may not see.

Services build them from the allow-list of the audience; `refuse_extras` checks it once more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from seatingapp.domain.audiences import ALLOWED, Field, PrintStamp
from seatingapp.domain.rooms import RoomLayout
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


def refuse_extras(snapshot: ExamSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    allowed = ALLOWED[snapshot.stamp.audience]
    extras = sorted({used.value for used in _used(snapshot)} - {f.value for f in allowed})
    if extras:
        raise ValueError(f"A print {snapshot.stamp.audience} must not hold: {', '.join(extras)}.")


def _used(snapshot: ExamSnapshot) -> Iterator[Field]:
    """The fields that a snapshot really holds."""
    yield Field.SHOWN_NAME
    people = (*snapshot.candidates.values(), *snapshot.by_name)
    if any(person.number for person in people):
        yield Field.CANDIDATE_NUMBER
    if any(person.away for person in people):
        yield Field.ATTENDANCE
