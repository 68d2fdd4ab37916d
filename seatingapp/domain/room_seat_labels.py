"""What is written on seats: the numbers that a teacher gave, or the order from the front."""

from __future__ import annotations

from seatingapp.domain.rooms import RoomLayout, reading_order


def seat_labels(layout: RoomLayout) -> dict[int, str]:
    """Return what each seat is called, every label once.

    A numbered seat is called by its number, the second of two equal numbers `7b`. In a room where
    no seat is numbered they count from the front left; where only some are, the others go on after
    the highest number, in that order.
    """
    order = reading_order(layout)
    numbers = {seat.id: seat.number for desk in layout.desks for seat in desk.seats}
    following = max(numbers.values(), default=0)
    labels: dict[int, str] = {}
    met: dict[int, int] = {}
    for seat_id in order:
        number = numbers[seat_id]
        if not number:
            following += 1
            labels[seat_id] = str(following)
            continue
        met[number] = met.get(number, 0) + 1
        labels[seat_id] = str(number) + _letters(met[number])
    return labels


def _letters(time: int) -> str:
    """Nothing the first time, then b, c and so on to z, then ba."""
    letters, rest = "", time - 1
    while rest:
        letters = chr(ord("a") + rest % 26) + letters
        rest //= 26
    return letters
