"""Candidates in an exam hall: far enough from each other, in order along the columns.

Choosing as many seats as possible that keep their distance is a largest independent set, which
nobody computes exactly for a whole hall. So regular patterns are tried first, because they look
orderly and are best in most halls, and then a search with a fixed seed improves on the best one.
The same hall and rules always give the same seats.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import ExamRules, along, columns
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rooms import Desk, RoomLayout, SeatPlace, rows
from seatingapp.domain.wording import counted

_EXACT = 0.01  # cm; turned desks do not stand on whole numbers
_TABLE_SIDE = 35.0  # cm; seats of a table further apart than this sit on two sides of it
_LONGEST_PATTERN = 7
_SEARCHED = 1500  # steps of the search; more found nothing better in any hall tried
_SEED = 1
_WORSE = 0.02  # how often a step for the worse is kept, to get out of a dead end


@dataclass(frozen=True, slots=True)
class Fits:
    """What a hall takes: how many candidates, and the largest spacing (cm) at which all fit.

    `spacing` is None where they do not all fit at any spacing.
    """

    most: int
    spacing: float | None


def seat_candidates(
    layout: RoomLayout, pupil_ids: Sequence[int], rules: ExamRules
) -> dict[int, Occupant]:
    """Seat candidates, who come in their order, along the path of the rules from the front left.

    Nobody is pinned in an exam. Raises Refusal where not all of them fit; it says how many do.
    """
    if not pupil_ids:
        raise Refusal("There is nobody to seat.", kept="Nothing was changed.")
    if not layout.capacity:
        raise Refusal(
            "This room has no seats.",
            kept="Nothing was changed.",
            todo="Put desks into it on the Rooms page, or choose another room.",
        )
    used = usable_seats(layout, rules, len(pupil_ids))
    if len(used) < len(pupil_ids):
        raise _too_many(layout, rules, len(pupil_ids), len(used))
    order = along(layout, rules.path, used)
    return {seat: Occupant(pupil) for seat, pupil in zip(order, pupil_ids, strict=False)}


def usable_seats(layout: RoomLayout, rules: ExamRules, wanted: int) -> frozenset[int]:
    """Return seats that may be used at once: at least `wanted`, or as many as were found."""
    places = sorted(layout.places(), key=lambda p: (p.x, p.y, p.seat_id))
    spread = _Spread(places, _too_close(layout, places, rules))
    best: frozenset[int] = frozenset()
    for order in _patterns(layout, places):
        found = spread.filled(order)
        if len(found) > len(best):
            best = found
        if len(best) >= wanted:
            break
    if len(best) < wanted:
        best = spread.improved(best, wanted)
    return frozenset(places[at].seat_id for at in best)


def fits(layout: RoomLayout, rules: ExamRules, wanted: int) -> Fits:
    """Return how many candidates fit, and the largest spacing that lets `wanted` of them fit."""
    return _fits(layout, rules, wanted, len(usable_seats(layout, rules, wanted)))


def _fits(layout: RoomLayout, rules: ExamRules, wanted: int, most: int) -> Fits:
    if most >= wanted:
        return Fits(most, rules.spacing)

    def all_fit(spacing: float) -> bool:
        return (
            len(usable_seats(layout, dataclasses.replace(rules, spacing=spacing), wanted)) >= wanted
        )

    if layout.capacity < wanted or not all_fit(0):
        return Fits(most, None)
    # Only distances between two seats matter: between them nothing changes.
    places = layout.places()
    pairs = itertools.combinations(places, 2)
    apart = {round(math.hypot(a.x - b.x, a.y - b.y), 2) for a, b in pairs}
    steps = sorted(distance for distance in apart if distance < rules.spacing)
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if all_fit(steps[middle]):
            low = middle + 1
        else:
            high = middle
    # In whole centimetres, as it is typed; what is promised was tried.
    whole = math.floor(steps[low - 1] + _EXACT) if low else 0
    return Fits(most, next(float(s) for s in range(whole, -1, -1) if all_fit(s)))


def _too_many(layout: RoomLayout, rules: ExamRules, wanted: int, found: int) -> Refusal:
    """Say how many fit, and what would let all of them fit."""
    known = _fits(layout, rules, wanted, found)
    limits = [f"{rules.spacing / 100:.2f} m apart"] if rules.spacing else []
    limits += ["on every second seat"] if rules.every_second else []
    how = f", {' and '.join(limits)}" if limits else ""
    where = f"The room has {counted(layout.capacity, 'seat')}."
    if layout.capacity < wanted:
        todo = "Choose a larger room."
    elif known.spacing is None:
        todo = "Do without leaving every second seat empty, or choose a larger room."
    else:
        todo = f"All of them fit at {known.spacing / 100:.2f} m, or choose a larger room."
    return Refusal(
        f"Only {known.most} of {counted(wanted, 'candidate')} fit{how}.",
        where=where,
        kept="Nothing was changed.",
        todo=todo,
    )


def _too_close(
    layout: RoomLayout, places: Sequence[SeatPlace], rules: ExamRules
) -> list[frozenset[int]]:
    """Which seats (by their number in `places`) exclude each other."""
    close: list[set[int]] = [set() for _place in places]
    for n, place in enumerate(places):
        for other in range(n + 1, len(places)):
            far = places[other]
            if far.x - place.x >= rules.spacing:
                break  # they are in order of x
            if math.hypot(far.x - place.x, far.y - place.y) < rules.spacing - _EXACT:
                close[n].add(other)
                close[other].add(n)
    if rules.every_second:
        at = {place.seat_id: n for n, place in enumerate(places)}
        for one, other in _side_by_side(layout):
            close[at[one]].add(at[other])
            close[at[other]].add(at[one])
    return [frozenset(others) for others in close]


def _side_by_side(layout: RoomLayout) -> Iterator[tuple[int, int]]:
    """Seats that come after one another in a row, and those round a table."""
    for row in rows(layout):
        yield from itertools.pairwise(row)
    for desk in layout.desks:
        if _has_sides(desk):
            turn = sorted(desk.seats, key=lambda s: (math.atan2(s.dy, s.dx), s.id))
            yield from ((one.id, other.id) for one, other in itertools.pairwise(turn))
            yield turn[-1].id, turn[0].id
        else:
            line = sorted(desk.seats, key=lambda s: (s.dx, s.dy, s.id))
            yield from ((one.id, other.id) for one, other in itertools.pairwise(line))


def _has_sides(desk: Desk) -> bool:
    depths = [seat.dy for seat in desk.seats]
    return len(depths) > 2 and max(depths) - min(depths) > _TABLE_SIDE


def _patterns(layout: RoomLayout, places: Sequence[SeatPlace]) -> Iterator[list[int]]:
    """Orders in which to take seats: column by column, row by row, then slanting patterns."""
    at = {place.seat_id: n for n, place in enumerate(places)}
    column = {at[seat]: n for n, seats in enumerate(columns(layout)) for seat in seats}
    row = {at[seat]: n for n, seats in enumerate(rows(layout)) for seat in seats}
    grid = [(column[n], row[n], n) for n in range(len(places))]
    for across, back in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        yield [n for c, r, n in sorted(grid, key=lambda g: (g[0] * across, g[1] * back))]
        yield [n for c, r, n in sorted(grid, key=lambda g: (g[1] * back, g[0] * across))]
    for every in range(2, _LONGEST_PATTERN + 1):
        for slant in range(every):
            for first in range(every):
                yield [
                    n
                    for c, r, n in sorted(
                        grid, key=lambda g: ((g[1] + slant * g[0] - first) % every, g[0], g[1])
                    )
                ]


class _Spread:
    """Seats that exclude each other, and sets of them that do not."""

    def __init__(self, places: Sequence[SeatPlace], close: list[frozenset[int]]) -> None:
        self._close = close
        self._all = range(len(places))

    def filled(self, order: Iterable[int]) -> frozenset[int]:
        """Take one seat after another, leaving out those too close to one that was taken."""
        taken: set[int] = set()
        barred: set[int] = set()
        for seat in order:
            if seat not in barred:
                taken.add(seat)
                barred |= self._close[seat]
        return frozenset(taken)

    def at_most(self) -> int:
        """A number that no choice exceeds: of a cluster in which all exclude each other, one."""
        left = set(self._all)
        clusters = 0
        while left:
            seat = min(left)
            left.remove(seat)
            near = self._close[seat] & left
            while near:
                other = min(near)
                left.remove(other)
                near &= self._close[other]
            clusters += 1
        return clusters

    def improved(self, start: frozenset[int], wanted: int) -> frozenset[int]:
        """Search from a set for a larger one: force a seat in, mend, and keep what is no worse."""
        enough = min(wanted, self.at_most())
        best = start
        if len(best) >= enough:
            return best
        dice = random.Random(_SEED)
        choice = _Choice(self._close, start)
        choice.swap(sorted(start))
        for _step in range(_SEARCHED):
            if len(choice.taken) > len(best):
                best = frozenset(choice.taken)
            if len(best) >= enough:
                break
            size = len(choice.taken)
            choice.steps.clear()
            forced = dice.randrange(len(self._all))
            if forced not in choice.taken:
                choice.swap(choice.force(forced))
                if len(choice.taken) < size - (dice.random() < _WORSE):
                    choice.take_back()
        return best


class _Choice:
    """A set of seats that is changed; `steps` are what was put in and out since it was cleared."""

    def __init__(self, close: list[frozenset[int]], start: frozenset[int]) -> None:
        self._close = close
        self.taken: set[int] = set()
        self.steps: list[int] = []
        self._held = [0] * len(close)  # how many seats in use exclude each seat
        for seat in start:
            self._put(seat)

    def force(self, forced: int) -> list[int]:
        """Take a seat, give up those too close to it, and fill what became free around them.

        Returns the seats in use for which two others may now be had.
        """
        given_up = sorted(self._close[forced] & self.taken)
        for seat in given_up:
            self._drop(seat)
        self._put(forced)
        touched = [forced]
        for seat in sorted({n for gone in given_up for n in (gone, *self._close[gone])}):
            if self._held[seat] == 0 and seat not in self.taken:
                self._put(seat)
                touched.append(seat)
        near = {n for seat in (forced, *given_up) for n in self._close[seat]}
        return touched + sorted({n for seat in near for n in self._close[seat]} & self.taken)

    def swap(self, looked_at: Iterable[int]) -> None:
        """Give up one seat wherever two others can be had for it."""
        waiting = sorted(set(looked_at), reverse=True)
        while waiting:
            seat = waiting.pop()
            if seat not in self.taken:
                continue
            own = sorted(n for n in self._close[seat] if self._held[n] == 1)
            pairs = itertools.combinations(own, 2)
            pair = next(((a, b) for a, b in pairs if b not in self._close[a]), None)
            if pair is None:
                continue
            self._drop(seat)
            for new in (*pair, *own):
                if new not in self.taken and self._held[new] == 0:
                    self._put(new)
                    waiting.append(new)

    def take_back(self) -> None:
        """Undo the steps, the last one first."""
        for seat in reversed(tuple(self.steps)):
            if seat in self.taken:
                self._drop(seat)
            else:
                self._put(seat)

    def _put(self, seat: int) -> None:
        self.taken.add(seat)
        self.steps.append(seat)
        for other in self._close[seat]:
            self._held[other] += 1

    def _drop(self, seat: int) -> None:
        self.taken.remove(seat)
        self.steps.append(seat)
        for other in self._close[seat]:
            self._held[other] -= 1
