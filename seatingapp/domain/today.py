"""Today's changes: who sits elsewhere in one lesson, and who is a guest. The plan stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from seatingapp.domain.plans import Occupant

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

    Whoever gives way to somebody without a seat goes back to the one that the plan has for them,
    if it is free. Who comes to sit where the plan has them needs no change any more. Raises
    ValueError for a seat that the room lacks.
    """
    if seat_id not in seats:
        raise ValueError(f"There is no seat {seat_id}.")
    now = seated_today(planned, today, seats)
    origin = next((s for s, p in now.items() if p == pupil_id), None)
    if origin == seat_id:
        return ()
    sitter = now.get(seat_id)
    own = {pupil: seat for seat, pupil in planned.items()}
    changes: list[tuple[int, int | None]] = [(pupil_id, seat_id)]
    if sitter is not None:
        home = own.get(sitter)
        free = home if home in seats and home not in now else None
        changes.append((sitter, free if origin is None else origin))
    return tuple(
        TodaySeat(pupil, seat, back=seat is not None and own.get(pupil) == seat)
        for pupil, seat in changes
    )


def unseat_today(planned: Mapping[int, int], today: Today, pupil_id: int) -> tuple[TodaySeat, ...]:
    """Take a pupil's seat away for this lesson; a guest stays one, without a seat."""
    if pupil_id not in today and pupil_id not in planned.values():
        return ()
    if pupil_id in today and today[pupil_id] is None:
        return ()
    return (TodaySeat(pupil_id),)


def take_back(
    planned: Mapping[int, int], today: Today, seats: Collection[int], pupil_id: int
) -> tuple[TodaySeat, ...]:
    """Let a pupil sit as the plan says again; a guest, for whom it says nothing, goes.

    Whoever sits there today takes the seat that becomes free, as in any swap.
    """
    if pupil_id not in today:
        return ()
    own = next((seat for seat, pupil in planned.items() if pupil == pupil_id), None)
    if own is None or own not in seats:
        return (TodaySeat(pupil_id, back=True),)
    swapped = place_today(planned, today, seats, pupil_id, own)
    return swapped or (TodaySeat(pupil_id, back=True),)


@dataclass(frozen=True, slots=True)
class TodayChange:
    """One of today's changes as it is told: who, where to (None: no seat), and whether a guest."""

    pupil_id: int
    seat_id: int | None
    guest: bool = False


def told(
    planned: Mapping[int, int], today: Today, seats: Collection[int], members: Collection[int]
) -> tuple[TodayChange, ...]:
    """Return today's changes that make a difference, the guests last.

    Whoever the plan seats where they sit today anyway is left out, and so is a member without a
    seat who has none on the plan either.
    """
    own = {pupil: seat for seat, pupil in planned.items()}
    found = [
        TodayChange(pupil, seat if seat in seats else None, pupil not in members)
        for pupil, seat in today.items()
    ]
    return tuple(
        sorted(
            (c for c in found if c.guest or own.get(c.pupil_id) != c.seat_id),
            key=lambda change: change.guest,
        )
    )


def kept(
    seated: Mapping[int, Occupant], today: Today, seats: Collection[int], members: Collection[int]
) -> dict[int, Occupant]:
    """Return who sits where (by seat) on a plan that takes over today's changes.

    Guests stay guests: whoever gave a seat to one keeps it on the plan. A pin goes along with its
    pupil.
    """
    lent = {seat for pupil, seat in today.items() if pupil not in members}
    # A seat that this room lacks was meant in another one, and is no reason to move.
    known = {p: s for p, s in today.items() if s is None or s in seats}
    moved = {pupil: seat for pupil, seat in known.items() if pupil in members}
    stays = {
        seat: o
        for seat, o in seated.items()
        if o.pupil_id not in moved or (moved[o.pupil_id] is None and seat in lent)
    }
    pins = {o.pupil_id for o in seated.values() if o.pinned}
    came = {
        seat: Occupant(pupil, pupil in pins) for pupil, seat in moved.items() if seat is not None
    }
    return {**stays, **came}


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
