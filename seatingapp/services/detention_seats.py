"""Seats in the detention room: filled by the alphabet or by arrival, or one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.detention_seats import SeatOrder, fill, in_seat_order
from seatingapp.domain.detentions import HELD, Act, Detention, changed, may
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import fold
from seatingapp.domain.room_order import seat_labels
from seatingapp.domain.wording import counted
from seatingapp.services.detentions import KEPT, TOPICS, by_uids, put
from seatingapp.services.workspace import Done, PrivateEdit
from seatingapp.storage import detentions, pupils, rooms
from seatingapp.storage.detentions import Wanted

if TYPE_CHECKING:
    from seatingapp.domain.rooms import Room
    from seatingapp.storage.session import Session

__all__ = ["TOPICS", "FillSeats", "TakeSeat", "seat_called"]


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


@dataclass(frozen=True, slots=True)
class TakeSeat(PrivateEdit):
    """Put one pupil on a seat of the room, or on none; two of one detention change places."""

    uid: str
    seat_id: int | None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Seat in the detention room"

    def perform(self, session: Session) -> Done | None:
        """Seat the pupil; None where they sit there already.

        Raises Refusal for a seat that the room does not have, for one that somebody of another
        detention at that time has, and for a detention that is over or elsewhere.
        """
        (one,) = by_uids(session, [self.uid])
        changed(one, Act.SEAT)
        (person,) = pupils.load(session, ids=[one.pupil_id])
        name = person.name.full
        if self.seat_id is None:
            said = f"{name} has no seat."
            return put(
                session, [replace(one, seat_id=None)], Act.SEAT, "no seat", self.label, said=said
            )
        labels = self._labels(session, one)
        after = [replace(one, seat_id=self.seat_id)]
        holder = self._holder(session, one)
        if holder is not None:  # who missed it needs none any more
            seat_id = one.seat_id if may(Act.SEAT, holder) else None
            after.append(replace(holder, seat_id=seat_id))
        said = f"{name}: seat {labels[self.seat_id]}."
        return put(session, after, Act.SEAT, "by hand", self.label, said=said)

    def _labels(self, session: Session, one: Detention) -> dict[int, str]:
        """What the seats of the room are called."""
        if one.room_id is None:
            raise Refusal("Only one of your rooms has seats.", kept=KEPT, todo="Move it to a room.")
        labels = seat_labels(_room(session, one.room_id).layout)
        if self.seat_id not in labels:
            raise Refusal("That room has no such seat any more.", kept=KEPT)
        return labels

    def _holder(self, session: Session, one: Detention) -> Detention | None:
        """Who has the seat at that time; of the same detention, or it is refused."""
        there = detentions.load(session, Wanted(first=one.date, last=one.date, states=HELD))
        others = (d for d in there if d.id != one.id and d.room_id == one.room_id)
        held = (d for d in others if d.seat_id == self.seat_id and d.overlaps(one))
        holder = next(held, None)
        if holder is not None and holder.starts != one.starts and may(Act.SEAT, holder):
            (person,) = pupils.load(session, ids=[holder.pupil_id])
            raise Refusal(
                f"{person.name.full} sits there in the detention at {holder.starts:%H:%M}.",
                kept=KEPT,
                todo="Choose another seat.",
            )
        return holder


def seat_called(session: Session, room_id: int, label: str) -> int:
    """Return the seat of a room by what it is called. Raises Refusal where there is none."""
    labels = seat_labels(_room(session, room_id).layout)
    found = next((seat for seat, called in labels.items() if fold(called) == fold(label)), None)
    if found is None:
        raise Refusal(
            f"The room has no seat {label}.",
            where=f"It has: {', '.join(labels.values())}.",
            kept=KEPT,
        )
    return found


def _room(session: Session, room_id: int) -> Room:
    found = next((room for room in rooms.load(session) if room.id == room_id), None)
    if found is None:
        raise Refusal("That room is not in this vault any more.", kept=KEPT)
    return found


def _sort_keys(session: Session, those: tuple[Detention, ...]) -> dict[int, tuple[str, ...]]:
    found = pupils.load(session, ids={d.pupil_id for d in those})
    return {p.id: p.name.sort_key for p in found}
