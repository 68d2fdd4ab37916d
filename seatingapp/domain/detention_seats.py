"""Who sits where in the detention room: seats are filled from the front, row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.detentions import Detention, DetentionState, by_arrival
from seatingapp.domain.rooms import RoomLayout, reading_order


class SeatOrder(StrEnum):
    """In which order seats are filled."""

    ALPHABET = "alphabet"
    ARRIVAL = "arrival"


@dataclass(frozen=True, slots=True)
class Filled:
    """Seats by detention id; `without` are those for whom there was none left."""

    seats: dict[int, int]
    without: tuple[Detention, ...]


def in_seat_order(
    detentions: Iterable[Detention], order: SeatOrder, names: Mapping[int, tuple[str, ...]]
) -> tuple[Detention, ...]:
    """Return those who get seats in their order; by arrival only those who have come."""
    if order is SeatOrder.ARRIVAL:
        came = [d for d in detentions if d.state is DetentionState.ATTENDED]
        return by_arrival(came, names)
    expected = (DetentionState.PENDING, DetentionState.ATTENDED)
    there = [d for d in detentions if d.state in expected]
    return tuple(sorted(there, key=lambda d: (names.get(d.pupil_id, ()), d.pupil_id, d.id)))


def fill(layout: RoomLayout, people: Sequence[Detention], taken: Collection[int] = ()) -> Filled:
    """Seat people in the order given on the seats that are not taken, from the front."""
    free = [seat for seat in reading_order(layout) if seat not in set(taken)]
    seats = {one.id: seat for one, seat in zip(people, free, strict=False)}
    return Filled(seats, tuple(people[len(free) :]))
