"""The problem as a small integer program, small enough to prove optima of whole classes.

A column for each pupil and seat; for each pair of a sparse wish and each kind of nearness one
column that is 1 where they sit so; for wishes for one of several a column for each two who may
meet, of whom nobody meets more than there are seats near theirs (as in a matching); for wishes
about groups of like pupils (attainment) a product of groups for each two neighbouring seats, in the
tight form of Adams and Sherali (1986).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from seatingapp.arranging.problem import (
    AnyMust,
    AnyTerm,
    PairMust,
    PairTerm,
    Problem,
    Truth,
    Whole,
    allowed_seats,
)

GROUPS = 6  # of like pupils in a wish, up to which products of groups are used
COLUMNS = 60_000  # more are not worth a try

Parts = Iterable[tuple[int, float]]


class TooLarge(Exception):
    """The program would have more columns than are worth a try."""


class Program:
    """Columns with cost and bounds, and rows of coefficients with bounds, as they are added.

    The first pupils x seats columns say who sits where.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.cost: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[tuple[float, float, list[int], list[float]]] = []
        self._met: dict[bytes, tuple[Truth, bool, dict[tuple[int, int], int]]] = {}
        allowed = allowed_seats(problem)
        for pupil, seat in np.ndindex(problem.linear.shape):
            self.column(float(problem.linear[pupil, seat]), float(allowed[pupil, seat]), True)
        for pupil in range(problem.pupils):
            self.row(1, 1, ((self.at(pupil, seat), 1) for seat in range(problem.seats)))
        for seat in range(problem.seats):
            self.row(-np.inf, 1, ((self.at(pupil, seat), 1) for pupil in range(problem.pupils)))
        for must in problem.musts:
            if isinstance(must, PairMust):
                for a, b in must.pairs:
                    self._apart(a, b, must.banned)
            elif isinstance(must, AnyMust):
                self._one_of(must, [])
        for wish in problem.anys:
            self._one_of(wish, [(self.column(float(wish.weight)), -1.0)])
        self._crowds()
        for term in problem.pairs:
            self._wish(term)

    def at(self, pupil: int, seat: int) -> int:
        """The column that says that the pupil has the seat."""
        return pupil * self.problem.seats + seat

    def column(self, cost: float, upper: float = 1.0, whole: bool = False) -> int:
        """A new column from 0 to `upper`; raises TooLarge."""
        if len(self.cost) >= COLUMNS:
            raise TooLarge
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, low: float, high: float, parts: Parts) -> None:
        """A new row: `low` <= the sum of columns times factors <= `high`."""
        columns, factors = [], []
        for column, factor in parts:
            columns.append(column)
            factors.append(factor)
        self.rows.append((low, high, columns, factors))

    def _apart(self, a: int, b: int, banned: Truth) -> None:
        for seat in range(self.problem.seats):
            others = [int(t) for t in np.flatnonzero(banned[seat]) if t != seat]
            if others:
                self.row(-np.inf, 1, [(self.at(a, seat), 1), *((self.at(b, t), 1) for t in others)])

    def _one_of(self, one: AnyTerm | AnyMust, missing: list[tuple[int, float]]) -> None:
        """Where the pupil is, one of the others is near, unless the column `missing` is 1."""
        near = one.nearness.copy()
        np.fill_diagonal(near, False)
        others = sorted(set(one.others))
        for left, right in _blocks(near):
            here = [(self.at(one.pupil, s), 1.0) for s in left]
            there = [(self.at(other, t), -1.0) for other in others for t in right]
            self.row(-np.inf, 0, [*here, *missing, *there])
        met = [(self._meeting(one.pupil, other, near), 1.0) for other in others]
        self.row(1, np.inf, [*met, *((column, -factor) for column, factor in missing)])

    def _meeting(self, a: int, b: int, near: Truth) -> int:
        """The column that may be 1 only where a is near b; the same for b and a if that is."""
        same = bool((near == near.T).all())
        meetings = self._met.setdefault(near.tobytes(), (near, same, {}))[2]
        pair = (min(a, b), max(a, b)) if same else (a, b)
        if pair not in meetings:
            meetings[pair] = self.column(0.0)
            self._tie(*pair, meetings[pair], near, costs=False)
        return meetings[pair]

    def _crowds(self) -> None:
        """Nobody meets more than there are seats near theirs; by the seats alone few would do."""
        for near, same, meetings in self._met.values():
            for pupil in range(self.problem.pupils):
                for end, count in ((0, near.sum(1)), (1, near.sum(0))):
                    mine = [c for pair, c in meetings.items() if pair[end] == pupil]
                    if same:
                        mine = [c for pair, c in meetings.items() if pupil in pair]
                    seats = [(self.at(pupil, s), -float(n)) for s, n in enumerate(count.tolist())]
                    if mine and not (same and end):
                        self.row(-np.inf, 0, [*((column, 1.0) for column in mine), *seats])

    def _wish(self, term: PairTerm) -> None:
        weights, nearness = term.weights.copy(), term.nearness.copy()
        np.fill_diagonal(weights, 0)
        np.fill_diagonal(nearness, 0)
        if (nearness == nearness.T).all():
            weights = np.triu(weights + weights.T)
        groups = _groups(term.weights)
        if len(groups) <= GROUPS and np.count_nonzero(weights) > 2 * self.problem.pupils:
            self._products(term.weights, nearness, groups)
        else:
            for a, b in np.argwhere(weights).tolist():
                self._pair(a, b, int(weights[a, b]), nearness)

    def _pair(self, a: int, b: int, weight: int, nearness: Whole) -> None:
        """One column for each step of nearness, from the least up; 1 where they are as near."""
        values = sorted(set(nearness[nearness != 0].tolist()))
        steps = _steps(values)
        for step, reached in steps:
            near: Truth = nearness >= reached if step > 0 else nearness <= reached
            near = near.copy()
            np.fill_diagonal(near, False)
            cost = weight * step
            self._tie(a, b, self.column(cost), near, cost > 0)

    def _tie(self, a: int, b: int, column: int, near: Truth, costs: bool) -> None:
        """Make the column 1 (if it costs) or let it be 1 (if it pays) only where a is near b."""
        for left, right in _blocks(near):
            if costs and right:
                ours = [(self.at(a, s), -1.0) for s in left]
                self.row(-1, np.inf, [(column, 1), *ours, *((self.at(b, t), -1) for t in right)])
            elif not costs:
                ours = [(self.at(a, s), 1.0) for s in left]
                self.row(-np.inf, 1, [(column, 1), *ours, *((self.at(b, t), -1) for t in right)])

    def _products(self, weights: Whole, nearness: Whole, groups: list[list[int]]) -> None:
        """For each two near seats a column for each two groups (and nobody) on them."""
        problem = self.problem
        both = nearness + nearness.T
        rows = [[(p, 1.0) for p in group] for group in groups]
        for s, t in np.argwhere(np.triu(both != 0)).tolist():
            cells: dict[tuple[int, int], int] = {}
            for g, one in enumerate(groups):
                for h, other in enumerate(groups):
                    p, q = one[0], other[0] if g != h or len(other) == 1 else other[1]
                    if p != q:
                        cost = weights[p, q] * nearness[s, t] + weights[q, p] * nearness[t, s]
                        cells[g, h] = self.column(float(cost))
            for here, place, there in ((0, s, t), (1, t, s)):
                alone: list[tuple[int, float]] = []
                for g, group in enumerate(rows):
                    parts = [(c, 1.0) for key, c in cells.items() if key[here] == g]
                    if problem.seats > problem.pupils:  # the other seat may be empty
                        alone.append((self.column(0.0), 1.0))
                        parts.append(alone[-1])
                    self.row(0, 0, [*parts, *((self.at(p, place), -1.0) for p, _ in group)])
                if alone:
                    others = [(self.at(p, there), 1.0) for p in range(problem.pupils)]
                    self.row(-np.inf, 1, [*alone, *others])


def _blocks(near: Truth) -> Iterable[tuple[list[int], list[int]]]:
    """Seats with those near them; whole tables, in which all are near each other, together."""
    done: set[int] = set()
    for seat in range(len(near)):
        if seat in done:
            continue
        others = np.flatnonzero(near[seat]).tolist()
        block = sorted([*others, seat])
        if all(sorted([*np.flatnonzero(near[t]).tolist(), t]) == block for t in others):
            done.update(block)
            yield block, block
        else:
            yield [seat], others


def _groups(weights: Whole) -> list[list[int]]:
    """Pupils who are alike: swapping two of a group changes nothing in the weights."""
    groups: list[list[int]] = []
    for pupil in range(len(weights)):
        for group in groups:
            if all(_alike(weights, pupil, other) for other in group):
                group.append(pupil)
                break
        else:
            groups.append([pupil])
        if len(groups) > GROUPS:
            break
    return groups


def _alike(weights: Whole, a: int, b: int) -> bool:
    order = np.arange(len(weights))
    order[[a, b]] = order[[b, a]]
    swapped = weights[np.ix_(order, order)] == weights
    np.fill_diagonal(swapped, True)
    return bool(swapped.all())


def _steps(values: list[int]) -> list[tuple[int, int]]:
    """How much is added at each value, away from 0: negative values first, then positive."""
    below = sorted((v for v in values if v < 0), reverse=True)
    above = [v for v in values if v > 0]
    return [
        (value - before, value) for side in (below, above) for before, value in pairwise([0, *side])
    ]
