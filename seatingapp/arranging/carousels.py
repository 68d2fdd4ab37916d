"""Groups at their stations: for each date of a carousel, who sits where in which room."""

from __future__ import annotations

from seatingapp.domain.carousels import Rotation
from seatingapp.domain.plans import Occupant


def seat_groups(rotation: Rotation, date: int) -> dict[int, dict[int, Occupant]]:
    """Return the seating of one date (from 0) by room; rooms in which nobody sits are left out.

    A group keeps its order: its first pupil always has the first seat of its station.
    """
    seated: dict[int, dict[int, Occupant]] = {}
    for number, group in enumerate(rotation.groups):
        station = rotation.stations[rotation.station_of(number, date)]
        there = seated.setdefault(station.room_id, {})
        # A rotation has no station that is too small for a group.
        for seat, pupil in zip(station.seat_ids, group.pupil_ids, strict=False):
            there[seat] = Occupant(pupil)
    return seated
