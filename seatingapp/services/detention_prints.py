"""Prints about detentions: the list for the room, and a slip for one pupil's family.

Each is built from the allow-list of its audience, and numbered in the ledger before it is drawn.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from seatingapp.domain.audiences import ALLOWED, Audience, Field, PrintStamp
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import HELD, DetentionState, by_arrival
from seatingapp.domain.errors import Refusal
from seatingapp.domain.naming_others import without_titled
from seatingapp.printing.detention_snapshots import (
    RoomListSnapshot,
    RoomPerson,
    RoomSitting,
    SlipSnapshot,
)
from seatingapp.services.detention_lists import Listed, dressed, on_day
from seatingapp.services.detentions import by_uids
from seatingapp.services.family_words import refuse_other_names
from seatingapp.services.printouts import Printout
from seatingapp.services.prints import numbered_stamp, preview_stamp
from seatingapp.services.school import School, school
from seatingapp.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seatingapp.storage.session import Session

LONGEST_CALL = 80
LIST, SLIP = "detention list", "detention slip"
_ORDER_WORDS = {SeatOrder.ALPHABET: "name", SeatOrder.ARRIVAL: "arrival"}


@dataclass(frozen=True, slots=True)
class NumberedRoomList:
    """A list that is in the ledger and can be drawn, on any thread."""

    snapshot: RoomListSnapshot

    def draw(self) -> Printout:
        """Return the PDF."""
        from seatingapp.printing.detention_lists import room_list_pdf

        return Printout(room_list_pdf(self.snapshot), self.snapshot.stamp.number)


@dataclass(frozen=True, slots=True)
class NumberedSlip:
    """A slip that is in the ledger and can be drawn, on any thread."""

    snapshot: SlipSnapshot

    def draw(self) -> Printout:
        """Return the PDF."""
        from seatingapp.printing.detention_slips import slip_pdf

        return Printout(slip_pdf(self.snapshot), self.snapshot.stamp.number)


def number_room_list(workspace: Workspace, day: dt.date, order: SeatOrder) -> NumberedRoomList:
    """Enter the list of a day in the ledger. Raises Refusal where nobody is expected."""
    now = workspace.clock()
    stamp = workspace.read(lambda s: preview_stamp(s, Audience.DETENTION, now))
    if not workspace.read(lambda s: room_list(s, day, order, stamp)).sittings:
        raise Refusal(
            "Nobody has a detention on that day.",
            kept="Nothing was printed.",
            todo="Choose another day.",
        )
    numbered = numbered_stamp(workspace, LIST, Audience.DETENTION)
    return NumberedRoomList(workspace.read(lambda s: room_list(s, day, order, numbered)))


def room_list(
    session: Session, day: dt.date, order: SeatOrder, stamp: PrintStamp
) -> RoomListSnapshot:
    """Return who is expected on a day, or came; reasons are not read into it."""
    info = school(session)
    there = [one for one in on_day(session, day, stamp.printed_at) if one.detention.state in HELD]
    found: dict[tuple[dt.time, str], list[Listed]] = {}
    for one in there:
        found.setdefault((one.detention.starts, one.where), []).append(one)
    return RoomListSnapshot(
        info.name,
        day,
        stamp,
        tuple(
            RoomSitting(starts, place, tuple(_person(one, info) for one in _ordered(those, order)))
            for (starts, place), those in found.items()
        ),
        _ORDER_WORDS[order],
    )


def _ordered(those: list[Listed], order: SeatOrder) -> list[Listed]:
    if order is SeatOrder.ALPHABET:
        return sorted(those, key=lambda one: (one.person.sort_key, one.detention.id))
    names = {one.detention.pupil_id: one.person.sort_key for one in those}
    known = {one.detention.id: one for one in those}
    return [known[d.id] for d in by_arrival((one.detention for one in those), names)]


def _person(one: Listed, info: School) -> RoomPerson:
    allowed, arrived = ALLOWED[Audience.DETENTION], one.detention.arrived_at
    when = f"{arrived.astimezone(info.tz):%H:%M}" if arrived is not None else ""
    came = one.detention.state is DetentionState.ATTENDED
    return RoomPerson(
        one.listed_name if Field.FULL_NAME in allowed else "",
        one.form if Field.FORM in allowed else "",
        one.seat,
        when or ("came" if came else ""),
    )


def number_slip(workspace: Workspace, uid: str, call: str = "") -> NumberedSlip:
    """Enter a slip in the ledger. Raises Refusal, and then nothing is entered.

    `call` is whom a family asks; the teacher of this vault unless it says otherwise.
    """
    now = workspace.clock()
    workspace.read(lambda s: slip(s, uid, call, preview_stamp(s, Audience.FAMILY, now)))
    pupil_id = workspace.read(lambda s: by_uids(s, [uid]))[0].pupil_id
    stamp = numbered_stamp(workspace, SLIP, Audience.FAMILY, pupil_id=pupil_id)
    return NumberedSlip(workspace.read(lambda s: slip(s, uid, call, stamp)))


def number_slips(workspace: Workspace, uids: Sequence[str], call: str = "") -> list[NumberedSlip]:
    """Enter several slips in the ledger, or none: one that is refused stops all."""
    now = workspace.clock()
    stamp = workspace.read(lambda s: preview_stamp(s, Audience.FAMILY, now))
    for uid in uids:
        workspace.read(partial(slip, uid=uid, call=call, stamp=stamp))
    return [number_slip(workspace, uid, call) for uid in uids]


def slip(session: Session, uid: str, call: str, stamp: PrintStamp) -> SlipSnapshot:
    """Return the slip of a detention that is still to be, about its own pupil only."""
    allowed = ALLOWED[Audience.FAMILY]
    detention = by_uids(session, [uid])[0]
    if detention.state is not DetentionState.PENDING:
        raise Refusal(
            f"That detention is {detention.state}: a slip is for one that is still to be.",
            kept="Nothing was printed.",
        )
    info = school(session)
    one = dressed(session, [detention], info.today(stamp.printed_at))[0]
    if len(call) > LONGEST_CALL:
        raise Refusal(
            f"Whom to ask has at most {LONGEST_CALL} letters; this has {len(call)}.",
            kept="Nothing was printed.",
            todo="Shorten it to a name or a number.",
        )
    texts = (("The reason", detention.reason), ("Whom to ask", call))
    todo = "Cancel it and set it with other words: a family reads about its own child."
    refuse_other_names(session, detention.pupil_id, texts, todo)
    place = (("The place", without_titled(detention.place)),)
    todo = "Move it to the same place in other words, such as the number of the room."
    refuse_other_names(session, detention.pupil_id, place, todo)
    return SlipSnapshot(
        info.name,
        one.name if Field.FULL_NAME in allowed else "",
        one.form if Field.FORM in allowed else "",
        f"{detention.type_name}, {detention.minutes} minutes",
        detention.date,
        detention.starts,
        detention.ends,
        one.where,
        detention.reason if Field.DETENTION_REASON in allowed else "",
        call or info.teacher,
        stamp,
    )


def unprintable(snapshot: RoomListSnapshot | SlipSnapshot) -> tuple[str, ...]:
    """Return the letters that no font here has: on paper they are empty boxes."""
    from seatingapp.printing.text_runs import missing_letters

    if isinstance(snapshot, SlipSnapshot):
        one = snapshot
        return missing_letters([one.pupil_name, one.kind, one.reason, one.place, one.call])
    people = [person.name for sitting in snapshot.sittings for person in sitting.people]
    return missing_letters([*people, *(sitting.place for sitting in snapshot.sittings)])
