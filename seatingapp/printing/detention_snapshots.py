"""What prints about detentions are made of, and nothing that their reader may not see.

The list for the room says who comes, when and where, and no reasons. A slip is about one pupil.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seatingapp.domain.audiences import Field, PrintStamp
from seatingapp.printing.allowing import Says, refuse_unlisted


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


SAYS: dict[type, Says] = {
    RoomListSnapshot: {
        **dict.fromkeys(("school", "date", "stamp", "order")),
        "sittings": Field.DETENTION,
    },
    RoomSitting: {**dict.fromkeys(("starts", "place"), Field.DETENTION), "people": Field.FULL_NAME},
    RoomPerson: {
        "name": Field.FULL_NAME,
        "form": Field.FORM,
        **dict.fromkeys(("seat", "arrived"), Field.DETENTION),
    },
    SlipSnapshot: {
        **dict.fromkeys(("school", "stamp", "call")),
        "pupil_name": Field.FULL_NAME,
        "form": Field.FORM,
        **dict.fromkeys(("kind", "date", "starts", "ends", "place"), Field.DETENTION),
        "reason": Field.DETENTION_REASON,
    },
}


def refuse_extras(snapshot: RoomListSnapshot | SlipSnapshot) -> None:
    """Raise ValueError where a snapshot holds a field that its stamp's audience may not see."""
    refuse_unlisted(snapshot, snapshot.stamp.audience, SAYS)
