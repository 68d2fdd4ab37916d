"""The simplest seatings: in the order of the register, and by lot."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rooms import RoomLayout, reading_order


def in_order(
    layout: RoomLayout, pupil_ids: Sequence[int], pinned: Mapping[int, Occupant]
) -> dict[int, Occupant]:
    """Fill the seats row by row from the front left with pupils in the given order.

    Pinned pupils (by seat id) keep their seats. Who finds no seat is left out.
    """
    placed = {o.pupil_id for o in pinned.values()}
    waiting = (p for p in pupil_ids if p not in placed)
    seated = dict(pinned)
    for seat_id in reading_order(layout):
        if seat_id in pinned:
            continue
        pupil_id = next(waiting, None)
        if pupil_id is None:
            break
        seated[seat_id] = Occupant(pupil_id)
    return seated


def at_random(
    layout: RoomLayout, pupil_ids: Sequence[int], pinned: Mapping[int, Occupant], seed: int
) -> dict[int, Occupant]:
    """Draw lots for the seats from the front; the same seed gives the same seating everywhere."""
    drawn = sorted(pupil_ids)
    random.Random(seed).shuffle(drawn)
    return in_order(layout, drawn, pinned)
