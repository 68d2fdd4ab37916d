"""A problem made square for the search: as many pupils as seats, pins out of the way.

Pupils with one possible seat leave the problem and become costs of the others. Each seat that
stays empty gets a dummy pupil who costs nothing. Musts become pair terms of ones that the search
multiplies with a penalty (see `several` for those about one of several); a seat that a pupil may
not have costs a wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from seatingapp.arranging.problem import PairMust, Plan, Problem, Truth, Whole, allowed_seats
from seatingapp.arranging.several import Number, Several, several

# A wall is dearer than all wishes; twice a wall and half a unit still fit the number's bits.
WALLS = {np.dtype(np.float32): 2.0**21, np.dtype(np.float64): 2.0**50}


@dataclass(frozen=True, eq=False)
class Square:
    """n pupils (dummies last) on n seats.

    The cost of a plan is its linear part plus, for every ordered pair, the sum over terms of
    `weights[k][p, q] * nearness[k][seat of p, seat of q] / 2`; together the terms are symmetric.
    The first `wishes` terms are wishes, the others musts; `several` are those for one of several.
    `pupils` and `seats` say which pupil and seat of the problem each one is; `fixed` are those who
    left. `alike` are groups of two and more, dummies too, any two of whom can change seats without
    changing anything.
    """

    linear: Number
    weights: Number
    nearness: Number
    wishes: int
    pupils: tuple[int, ...]
    seats: tuple[int, ...]
    fixed: tuple[tuple[int, int], ...]
    several: Several | None
    alike: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """How many pupils, with dummies."""
        return len(self.seats)

    @property
    def settled(self) -> bool:
        """Whether no swap can change anything."""
        return not self.pupils or self.size == max((len(g) for g in self.alike), default=1)

    @property
    def wall(self) -> float:
        """What a seat costs that a pupil may not have."""
        return WALLS[self.linear.dtype]

    @property
    def dearest(self) -> float:
        """The highest penalty for a broken must with which sums stay exact."""
        most = self.weights[self.wishes :].sum((0, 2))
        if self.several is not None:
            most = most + self.several.concerned(self.size)[self.several.must].sum(0)
        most = most.max(initial=1)
        return float(max(1.0, np.floor(self.wall / (32 * most))))

    @property
    def illegal(self) -> bool:
        """Whether there are musts about pairs, so that a plan can break one."""
        return len(self.weights) > self.wishes

    def plan(self, places: Sequence[int]) -> Plan:
        """The plan of the problem for the places of the square's pupils."""
        seat = dict(self.fixed)
        seat.update((p, self.seats[int(places[n])]) for n, p in enumerate(self.pupils))
        return tuple(seat[p] for p in range(len(seat)))

    def places(self, plan: Sequence[int]) -> tuple[int, ...]:
        """The other way round; dummies take what is left, in order."""
        index = {seat: n for n, seat in enumerate(self.seats)}
        taken = [index[plan[p]] for p in self.pupils]
        return (*taken, *sorted(set(range(self.size)) - set(taken)))


def squared(problem: Problem) -> Square:
    """Make the problem square. Pins that contradict each other are the prover's business."""
    allowed = allowed_seats(problem)
    fixed = dict(_settled(allowed))
    pupils = [p for p in range(problem.pupils) if p not in fixed]
    taken = set(fixed.values())
    seats = [s for s in range(problem.seats) if s not in taken]
    wishes = _merged((term.weights, term.nearness) for term in problem.pairs)
    musts = _merged(_must_terms(problem))
    linear = problem.linear.copy()
    allowed = allowed.copy()
    for weights, nearness in wishes:
        for q, t in fixed.items():
            linear += np.outer(weights[:, q], nearness[:, t])
    for weights, nearness in musts:
        for q, t in fixed.items():
            allowed &= np.outer(weights[:, q], nearness[:, t]) == 0
    some = several(problem, fixed, pupils, seats, linear, allowed)
    rows = np.ix_(pupils, seats)
    terms = wishes + musts
    size = (len(terms), len(seats), len(seats))
    weights, nearness = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for k, (weight, near) in enumerate(terms):
        weights[k, : len(pupils), : len(pupils)] = weight[np.ix_(pupils, pupils)]
        nearness[k] = near[np.ix_(seats, seats)]
    most = _bound(linear[rows], weights, nearness)
    most += 4 * int(some.weights.sum()) if some is not None else 0
    small = most < WALLS[np.dtype(np.float32)] / 2
    kind = np.dtype(np.float32 if small else np.float64)
    square = np.zeros((len(seats), len(seats)), dtype=kind)
    square[: len(pupils)] = np.where(allowed[rows], linear[rows], WALLS[kind])
    return Square(
        square,
        weights.astype(kind),
        nearness.astype(kind),
        len(wishes),
        tuple(pupils),
        tuple(seats),
        tuple(fixed.items()),
        some,
        _alike(square, weights, some),
    )


def _settled(allowed: Truth) -> Iterable[tuple[int, int]]:
    """Pupils with one seat left, once the seats of others in the same case are gone."""
    open_ = allowed.copy()
    done: set[int] = set()
    while True:
        single = [p for p in np.flatnonzero(open_.sum(1) == 1).tolist() if p not in done]
        if not single:
            return
        pupil = single[0]
        seat = int(open_[pupil].argmax())
        done.add(pupil)
        open_[:, seat] = False
        yield pupil, seat


def _must_terms(problem: Problem) -> Iterable[tuple[Whole, Whole]]:
    for must in problem.musts:
        if isinstance(must, PairMust):
            weights = np.zeros((problem.pupils, problem.pupils), dtype=np.int64)
            for a, b in must.pairs:
                weights[a, b] += 1
            yield weights, must.banned.astype(np.int64)


def _merged(terms: Iterable[tuple[Whole, Whole]]) -> list[tuple[Whole, Whole]]:
    """Bring terms to a symmetric form and add those with the same nearness together."""
    found: dict[bytes, tuple[Whole, Whole]] = {}
    for given, near in terms:
        weights, nearness = given.copy(), near.copy()
        np.fill_diagonal(weights, 0)
        np.fill_diagonal(nearness, 0)
        if not weights.any() or not nearness.any():
            continue
        if (nearness == nearness.T).all():
            parts = [(weights + weights.T, nearness)]
        elif (weights == weights.T).all():
            parts = [(weights, nearness + nearness.T)]
        else:
            parts = [(weights, nearness), (weights.T, nearness.T)]
        for weight, seats in parts:
            key = seats.tobytes()
            before = found.get(key)
            found[key] = (weight if before is None else before[0] + weight, seats)
    return [(weights, nearness) for weights, nearness in found.values()]


def _alike(linear: Number, weights: Whole, some: Several | None) -> tuple[tuple[int, ...], ...]:
    """Groups of pupils who want the same; being alike is transitive, so one stands for a group."""
    size = len(linear)
    part = some.concerned(size) if some is not None else np.zeros((0, size), dtype=np.bool_)
    single = set(some.pupil[some.step > 0].tolist()) if some is not None else set()
    groups: dict[bytes, list[list[int]]] = {}
    for pupil in range(size):
        if pupil in single:
            continue
        key = linear[pupil].tobytes() + part[:, pupil].tobytes()
        same = groups.setdefault(key, [])
        group = next((one for one in same if _swappable(weights, one[0], pupil)), None)
        if group is None:
            same.append([pupil])
        else:
            group.append(pupil)
    return tuple(tuple(group) for same in groups.values() for group in same if len(group) > 1)


def _swappable(weights: Whole, a: int, b: int) -> bool:
    one, other = weights[:, a].copy(), weights[:, b].copy()
    if (one[:, b] != other[:, a]).any():
        return False
    one[:, [a, b]] = other[:, [a, b]] = 0
    return bool((one == other).all())


def _bound(linear: Whole, weights: Whole, nearness: Whole) -> int:
    """No sum that the search forms of wishes is larger, with a good margin."""
    most = np.abs(nearness).max((1, 2), initial=0)
    pairs = (np.abs(weights).sum(2).max(1, initial=0) * most).sum()
    return int(4 * (np.abs(linear).max(initial=0) + 2 * pairs))
