"""What prints about detentions are made of, and nothing that their reader may not see.

The list for the room says who comes, when and where, and no reasons. A slip is about one pupil.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from seatingapp.domain.audiences import ALLOWED, Field, PrintStamp


@dataclass(frozen=True, slots=True)
class RoomPerson:
    """Somebody on the list for the room; `arrived` such as `15:19`, empty where not known."""

    name: str
    form: str
    seat: str = ""
    arrived: str = ""


@dataclass(frozen=True, slots=True)
class RoomSitting:
    """The detentions at one time in one place, in the order in which they are printed."""

    starts: dt.time
    place: str
    people: tuple[RoomPerson, ...]


@dataclass(frozen=True, slots=True)
class RoomListSnapshot:
    """The list of a day for whoever takes attendance; `order` says how people are ordered."""

    school: str
    date: dt.date
    stamp: PrintStamp
    sittings: tuple[RoomSitting, ...]
    order: str


@dataclass(frozen=True, slots=True)
class SlipSnapshot:
    """The slip of one pupil's detention; it cannot hold a second pupil.

    `reason` is plain; `call` says whom a family asks.
    """

    school: str
    pupil_name: str
    form: str
    kind: str
    date: dt.date
    starts: dt.time
    ends: dt.time
    place: str
    reason: str
    call: str
    stamp: PrintStamp


def refuse_extras(snapshot: RoomListSnapshot | SlipSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    allowed = ALLOWED[snapshot.stamp.audience]
    extras = sorted({used.value for used in _used(snapshot)} - {f.value for f in allowed})
    if extras:
        raise ValueError(f"A print {snapshot.stamp.audience} must not hold: {', '.join(extras)}.")


def _used(snapshot: RoomListSnapshot | SlipSnapshot) -> Iterator[Field]:
    """The fields that a snapshot really holds."""
    yield Field.FULL_NAME
    yield Field.DETENTION
    if isinstance(snapshot, SlipSnapshot):
        if snapshot.form:
            yield Field.FORM
        if snapshot.reason:
            yield Field.DETENTION_REASON
    elif any(person.form for sitting in snapshot.sittings for person in sitting.people):
        yield Field.FORM
