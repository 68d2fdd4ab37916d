"""Seats in the detention room: filled by the alphabet or by arrival, or taken away again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.detention_seats import SeatOrder, fill, in_seat_order
from seatingapp.domain.detentions import HELD, Act, Detention, may
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted
from seatingapp.services.detentions import KEPT, TOPICS, put
from seatingapp.services.workspace import Done, PrivateEdit
from seatingapp.storage import detentions, pupils, rooms
from seatingapp.storage.detentions import Wanted

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from seatingapp.domain.rooms import Room

__all__ = ["TOPICS", "FillSeats"]


@dataclass(frozen=True, slots=True)
class FillSeats(PrivateEdit):
    """Seat whoever is in a stored room at a time, from the front; without an order nobody is.

    Seats of others who are in the room at the same time stay theirs.
    """

    date: dt.date
    starts: dt.time
    room_id: int
    order: SeatOrder | None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Seats in the detention room"

    def perform(self, session: Session) -> Done | None:
        """Seat them. Raises Refusal for a room that is gone; says who found no seat."""
        room = _room(session, self.room_id)
        there = detentions.load(session, Wanted(first=self.date, last=self.date, states=HELD))
        there = tuple(d for d in there if d.room_id == self.room_id)
        own = tuple(d for d in there if d.starts == self.starts and may(Act.SEAT, d))
        if self.order is None:
            after = [replace(d, seat_id=None) for d in own]
            return put(session, after, Act.SEAT, "no seats", self.label, said="No seats any more.")
        names = _sort_keys(session, own)
        people = in_seat_order(own, self.order, names)
        taken = {
            other.seat_id
            for other in there
            if other not in own and any(other.overlaps(one) for one in own)
        }
        filled = fill(room.layout, people, {seat for seat in taken if seat is not None})
        after = [replace(d, seat_id=filled.seats.get(d.id)) for d in own]
        said = f"{counted(len(filled.seats), 'pupil')} seated by {self.order}."
        if filled.without:
            short = counted(len(filled.without), "pupil")
            said += f" {short} without a seat: the room is full."
        return put(session, after, Act.SEAT, f"by {self.order}", self.label, said=said)


def _room(session: Session, room_id: int) -> Room:
    found = next((room for room in rooms.load(session) if room.id == room_id), None)
    if found is None:
        raise Refusal("That room is not in this vault any more.", kept=KEPT)
    return found


def _sort_keys(session: Session, those: tuple[Detention, ...]) -> dict[int, tuple[str, ...]]:
    found = pupils.load(session, ids={d.pupil_id for d in those})
    return {p.id: p.name.sort_key for p in found}
