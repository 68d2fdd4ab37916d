"""Today's changes: who sits elsewhere in one lesson, and who is a guest. The plan stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Today = Mapping[int, int | None]  # by pupil id: the seat of today, or none


@dataclass(frozen=True, slots=True)
class TodaySeat:
    """Where a pupil sits in this lesson. `seat_id` None: nowhere; `back`: as the plan says again.

    A pupil who is not in the class is a guest as long as there is a `TodaySeat` for them.
    """

    pupil_id: int
    seat_id: int | None = None
    back: bool = False


def seated_today(
    planned: Mapping[int, int], today: Today, seats: Collection[int]
) -> dict[int, int]:
    """Return who sits where (pupil by seat) with today's changes on a plan.

    Whoever was moved today keeps the seat of today; a pupil of the plan whose seat was given away
    has none. Changes that name a seat which the room lacks leave the pupil without a seat.
    """
    moved = {seat: pupil for pupil, seat in today.items() if seat is not None and seat in seats}
    stay = {
        seat: pupil for seat, pupil in planned.items() if pupil not in today and seat not in moved
    }
    return {**stay, **moved}


def place_today(
    planned: Mapping[int, int], today: Today, seats: Collection[int], pupil_id: int, seat_id: int
) -> tuple[TodaySeat, ...]:
    """Put a pupil on a seat for this lesson; on a taken one the two swap.

    Who comes to sit where the plan has them needs no change any more. Raises ValueError for a seat
    that the room lacks.
    """
    if seat_id not in seats:
        raise ValueError(f"There is no seat {seat_id}.")
    now = seated_today(planned, today, seats)
    origin = next((s for s, p in now.items() if p == pupil_id), None)
    if origin == seat_id:
        return ()
    sitter = now.get(seat_id)
    changes: list[tuple[int, int | None]] = [(pupil_id, seat_id)]
    if sitter is not None:
        changes.append((sitter, origin))
    own = {pupil: seat for seat, pupil in planned.items()}
    return tuple(
        TodaySeat(pupil, seat, back=seat is not None and own.get(pupil) == seat)
        for pupil, seat in changes
    )


def apply_today(today: Today, changes: Iterable[TodaySeat]) -> dict[int, int | None]:
    """Return today's changes after some more."""
    result = dict(today)
    for change in changes:
        if change.back:
            result.pop(change.pupil_id, None)
        else:
            result[change.pupil_id] = change.seat_id
    return result


def inverse_today(today: Today, changes: Iterable[TodaySeat]) -> tuple[TodaySeat, ...]:
    """The changes that bring back what was so before."""
    return tuple(
        TodaySeat(c.pupil_id, today[c.pupil_id])
        if c.pupil_id in today
        else TodaySeat(c.pupil_id, back=True)
        for c in changes
    )
