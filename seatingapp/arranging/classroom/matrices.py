"""Checks written as matrices: what each pupil costs on each seat, and two pupils on two seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from seatingapp.arranging.classroom.free_chairs import FreeChair, with_chairs
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.shares import SCALE, Listed, Nearer, SeatShares, Shares
from seatingapp.arranging.problem import (
    AnyMust,
    AnyTerm,
    Must,
    PairMust,
    PairTerm,
    Problem,
    SeatMust,
    Whole,
)
from seatingapp.domain.rules.rule import Rule


@dataclass(frozen=True, eq=False)
class Credits:
    """What checks are worth before anything is lost, in hundredths of a point.

    `base` is won by any plan, `alone` by each pupil who is seated, `together` by every two who
    both are (pupils x pupils, each pair once above the diagonal or below it).
    """

    base: int
    alone: Whole
    together: Whole

    @property
    def full(self) -> int:
        """All of it."""
        return self.base + int(self.alone.sum()) + int(self.together.sum())


@dataclass(frozen=True, eq=False)
class Written:
    """The parts of a problem, also where there are more pupils than seats."""

    linear: Whole
    pairs: tuple[PairTerm, ...]
    musts: tuple[Must, ...]
    anys: tuple[AnyTerm, ...]
    chairs: tuple[FreeChair, ...]


class Matrices:
    """Collects the costs and musts of one rule after the other; `begin` says whose they are.

    A must becomes musts of the problem under the number of its rule. A wish becomes costs: its
    weight for each hundredth that is lost. Pupils without a row in the problem are passed over.
    """

    def __init__(self, scene: Scene, pupil_ids: Sequence[int], seat_ids: Sequence[int]) -> None:
        self._pupil = {p: n for n, p in enumerate(pupil_ids)}
        self._seat = {s: n for n, s in enumerate(seat_ids)}
        self._at = scene.ground.at
        self._all = tuple(pupil_ids)
        pupils, seats = len(pupil_ids), len(seat_ids)
        self._linear: Whole = np.zeros((pupils, seats), dtype=np.int64)
        self._terms: dict[bytes, tuple[Whole, Whole]] = {}
        self._known: dict[Shares, Whole] = {}
        self._musts: list[Must] = []
        self._anys: list[AnyTerm] = []
        self._chairs: list[FreeChair] = []
        self._base = 0
        self._alone: Whole = np.zeros(pupils, dtype=np.int64)
        self._together: Whole = np.zeros((pupils, pupils), dtype=np.int64)
        self._number, self._weight = 0, 0

    def begin(self, number: int, rule: Rule) -> None:
        """What follows belongs to the rule of that number."""
        self._number, self._weight = number, rule.weight

    @property
    def weight(self) -> int:
        """Points of each check of the present rule; 0 for a must."""
        return self._weight

    @property
    def seat_ids(self) -> tuple[int, ...]:
        """All seats of the problem."""
        return tuple(self._seat)

    @property
    def pupil_ids(self) -> frozenset[int]:
        """All pupils who have a row in the problem."""
        return frozenset(self._pupil)

    @property
    def is_must(self) -> bool:
        """Whether the present rule has to hold."""
        return not self._weight

    @property
    def written(self) -> Written:
        """All that was collected."""
        pairs = tuple(
            PairTerm(weights, near)
            for weights, near in self._terms.values()
            if weights.any() and near.any()
        )
        chairs = tuple(self._chairs)
        return Written(self._linear, pairs, tuple(self._musts), tuple(self._anys), chairs)

    @property
    def problem(self) -> Problem:
        """All that was collected, as the plain problem, with chairs that stay free as last pupils.

        Raises ValueError for too few seats.
        """
        some = self.written
        return with_chairs(some.linear, some.pairs, some.musts, some.anys, some.chairs)

    @property
    def credits(self) -> Credits:
        """What there is to win."""
        return Credits(self._base, self._alone, self._together)

    def seats(self, pupils: Iterable[int], shares: SeatShares, *, credit: bool = True) -> None:
        """Each of these pupils loses what their seat says; a must rules such seats out."""
        rows = [self._pupil[p] for p in pupils if p in self._pupil]
        if not rows:
            return
        lost = np.full(len(self._seat), shares.otherwise, dtype=np.int64)
        for seat, share in shares.known.items():
            lost[self._seat[seat]] = share
        if self.is_must:
            allowed = frozenset(np.flatnonzero(lost == 0).tolist())
            self._musts.append(SeatMust(self._number, tuple(rows), allowed))
            return
        self._linear[rows] += self._weight * lost
        if credit:
            self._alone[rows] += self._weight * SCALE

    def pairs(self, pairs: Iterable[tuple[int, int, int]], shares: Shares) -> None:
        """Every two (with how often they count) lose what their seats say, or may not sit so."""
        near = self._matrix(shares)
        rows = [
            (self._pupil[p], self._pupil[q], times)
            for p, q, times in pairs
            if p in self._pupil and q in self._pupil
        ]
        if not rows:
            return
        if self.is_must:
            found = tuple((p, q) for p, q, _ in rows)
            self._musts.append(PairMust(self._number, found, near > 0))
            return
        weights = np.zeros_like(self._together)
        for p, q, times in rows:
            weights[p, q] += self._weight * times
        self._together += weights * SCALE
        self._add(weights, near)

    def alike(self, values: Mapping[int, int], shares: Listed, *, same: bool) -> None:
        """Pupils lose what their seat and the other's say where both values are the same.

        With `same` False they lose it where the values differ. A must bans it.
        """
        rows = [self._pupil[p] for p in values if p in self._pupil]
        number = np.array([values[p] for p in values if p in self._pupil], dtype=np.int64)
        fails = np.equal.outer(number, number) == same
        np.fill_diagonal(fails, val=False)
        near = self._matrix(shares)
        if self.is_must:
            banned = near > 0
            ones, others = np.nonzero(np.triu(fails))
            pairs = tuple((rows[p], rows[q]) for p, q in zip(ones, others, strict=True))
            if pairs:
                self._musts.append(PairMust(self._number, pairs, banned | banned.T))
            return
        weights = np.zeros_like(self._together)
        weights[np.ix_(rows, rows)] = self._weight * fails
        self._alone[rows] += self._weight * SCALE
        self._add(weights, near)

    def sums(self, amounts: Mapping[int, int], groups: Iterable[frozenset[int]], most: int) -> None:
        """The square of the sum of these amounts is lost in each group of seats.

        `most` is what there is to win; each pupil brings the part that they alone can lose.
        """
        rows = [self._pupil[p] for p in amounts if p in self._pupil]
        number = np.array([amounts[p] for p in amounts if p in self._pupil], dtype=np.int64)
        near = np.zeros((len(self._seat), len(self._seat)), dtype=np.int64)
        largest = 1
        for group in groups:
            mine = [self._seat[s] for s in group]
            largest = max(largest, len(mine))
            near[np.ix_(mine, mine)] = 1
            self._linear[np.ix_(rows, mine)] += (number * number)[:, None]
        np.fill_diagonal(near, 0)
        weights = np.zeros_like(self._together)
        weights[np.ix_(rows, rows)] = np.outer(number, number)
        np.fill_diagonal(weights, 0)
        whole = [amount * amount * largest for amount in amounts.values()]
        self._alone[rows] += largest * number * number
        self._base += most - sum(whole)
        self._add(weights, near)

    def any(self, pupil: int, others: Iterable[int], shares: Listed) -> None:
        """The pupil loses all unless one of the others sits where nothing is lost; or must.

        A must that hangs on somebody without a row cannot be asked for.
        """
        wanted = tuple(others)
        if pupil not in self._pupil or (self.is_must and not self._pupil.keys() >= set(wanted)):
            return
        near = self._matrix(shares) == 0
        np.fill_diagonal(near, val=False)
        row = self._pupil[pupil]
        rows = tuple(self._pupil[p] for p in wanted if p in self._pupil)
        if self.is_must:
            self._musts.append(AnyMust(self._number, row, rows, near))
            return
        self._alone[row] += self._weight * SCALE
        self._anys.append(AnyTerm(self._weight * SCALE, row, rows, near))

    def chair(self, pupil: int, shares: Listed) -> None:
        """The pupil loses all unless a seat where nothing is lost stays empty; or must have one."""
        row = self._pupil.get(pupil)
        if row is None:
            return
        near = self._matrix(shares) == 0
        np.fill_diagonal(near, val=False)
        lost = self._weight * SCALE
        self._alone[row] += lost
        self._chairs.append(FreeChair(self._number, row, near, lost))

    def empty(self, seats: frozenset[int]) -> None:
        """Nobody sits on these seats: a must for all, or a cost for whoever does."""
        shares = SeatShares(dict.fromkeys(seats, SCALE))
        self.seats(self._all, shares, credit=False)
        self._base += self._weight * SCALE * len(seats)

    def _add(self, weights: Whole, near: Whole) -> None:
        """Terms with the same nearness become one: each makes the search slower."""
        common = int(np.gcd.reduce(near, axis=None))
        if common > 1:
            near, weights = near // common, weights * common
        key = near.tobytes()
        before = self._terms.get(key)
        self._terms[key] = (weights if before is None else before[0] + weights, near)

    def _matrix(self, shares: Shares) -> Whole:
        """Seats x seats of what is lost; the diagonal is 0."""
        found = self._known.get(shares)
        if found is None:
            found = self._listed(shares) if isinstance(shares, Listed) else self._nearer(shares)
            np.fill_diagonal(found, 0)
            self._known[shares] = found
        return found

    def _listed(self, shares: Listed) -> Whole:
        size = len(self._seat)
        found = np.full((size, size), shares.otherwise, dtype=np.int64)
        if shares.known:
            seat = self._seat
            flat = [seat[s] * size + seat[t] for s, t in shares.known]
            found.ravel()[flat] = list(shares.known.values())
        return found

    def _nearer(self, shares: Nearer) -> Whole:
        """The same whole numbers as `shares.centimetres` gives: the root of one is exact enough."""
        return nearer(np.array([self._at[s] for s in self._seat], dtype=np.int64), shares.limit)


def nearer(at: Whole, limit: int) -> Whole:
    """What `Nearer(at, limit)` loses for every two places (thousandths of a cm, n x 2)."""
    dx, dy = (np.subtract.outer(at[:, n], at[:, n]) for n in (0, 1))
    root = np.sqrt((dx * dx + dy * dy).astype(np.float64)).astype(np.int64)
    short: Whole = np.maximum(0, limit - (root + 500) // 1000)
    found: Whole = -(-SCALE * short // limit)
    return found
