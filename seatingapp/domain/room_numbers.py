"""Numbers in a layout: what counts as the same place, and which numbers are taken."""

from __future__ import annotations

from seatingapp.domain.rooms import RoomLayout


def to_cm(length: float) -> float:
    """A length as layouts keep it: to a tenth of a centimetre, never minus nought."""
    return round(length, 1) + 0.0


def to_angle(degrees: float) -> float:
    """An angle as layouts keep it: to a tenth of a degree, from 0 up to but not 360."""
    return round(degrees % 360, 1) % 360 + 0.0


def highest_id(layout: RoomLayout) -> int:
    """The highest number that a desk, seat or fixture of this layout has or ever had."""
    return max(
        layout.last_id,
        *(desk.id for desk in layout.desks),
        *(seat.id for desk in layout.desks for seat in desk.seats),
        *(fixture.id for fixture in layout.fixtures),
        0,
    )
