"""Wishes and musts for one of several nearby, as the chains of the search see them.

The number of those who are near is kept for every term and seat, so that what any swap of two
pupils changes is exact: the pupil of a term may move, one of the others may (which matters where
nobody or nobody else is near), or two of them change seats with each other, which is put right
afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seatingapp.arranging.problem import AnyMust, AnyTerm, Problem, Truth, Whole

Number = NDArray[np.floating[Any]]
Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Several:
    """Terms in the numbers of a square, each with at least one other who can move.

    `near[start + step * place of the pupil]` says which places are near (step 0 where the pupil is
    pinned), `back` the same the other way round from `origin` on, and `sure` how many pinned others
    are near each place. `term` and `other` list who is wanted by which term.
    """

    weights: Whole
    must: Truth
    pupil: Index
    start: Index
    step: Index
    origin: Index
    near: Truth
    back: Truth
    sure: Whole
    term: Index
    other: Index

    def concerned(self, size: int) -> Truth:
        """Who has a part in which term (terms x pupils)."""
        found = np.zeros((len(self.weights), size), dtype=np.bool_)
        found[self.term, self.other] = True
        found[np.flatnonzero(self.step), self.pupil[self.step > 0]] = True
        return found


@dataclass(frozen=True, eq=False)
class _Term:
    one: AnyTerm | AnyMust
    near: Truth
    others: list[int]


def several(
    problem: Problem,
    fixed: Mapping[int, int],
    pupils: Sequence[int],
    seats: Sequence[int],
    linear: Whole,
    allowed: Truth,
) -> Several | None:
    """The terms in which somebody can move; None where there is none.

    What only the pupil of a term can change is put into `linear` and `allowed` instead, which are
    pupils x seats of the problem.
    """
    musts = [must for must in problem.musts if isinstance(must, AnyMust)]
    terms: list[AnyTerm | AnyMust] = [*problem.anys, *musts]
    left = []
    for one in terms:
        near = one.nearness & ~np.eye(problem.seats, dtype=np.bool_)
        others = sorted({other for other in one.others if other not in fixed})
        if others:
            left.append(_Term(one, near, others))
        elif one.pupil not in fixed:
            there = np.zeros(problem.seats, dtype=np.bool_)
            there[[fixed[other] for other in one.others]] = True
            _settle(one, near @ there, linear, allowed)
    return _numbered(left, fixed, pupils, seats) if left else None


def _settle(one: AnyTerm | AnyMust, granted: Truth, linear: Whole, allowed: Truth) -> None:
    if isinstance(one, AnyTerm):
        linear[one.pupil, ~granted] += one.weight
    else:
        allowed[one.pupil] &= granted


def _numbered(
    terms: list[_Term], fixed: Mapping[int, int], pupils: Sequence[int], seats: Sequence[int]
) -> Several:
    index = {pupil: number for number, pupil in enumerate(pupils)}
    place = list(seats)
    size, rows, known = len(seats), 0, dict[bytes, int]()
    near, back, start, step, origin, sure = [], [], [], [], [], []
    for term in terms:
        key = term.near.tobytes()
        if key not in known:
            known[key] = rows
            near.append(term.near[np.ix_(place, place)])
            back.append(term.near.T[np.ix_(place, place)])
            rows += size
        origin.append(known[key])
        pinned = sorted({fixed[other] for other in term.one.others if other in fixed})
        if term.one.pupil in fixed:
            home = fixed[term.one.pupil]
            start.append(rows)
            near.append(term.near[[home]][:, place])
            back.append(near[-1])
            rows += 1
            sure.append(np.full(size, int(term.near[home, pinned].sum())))
        else:
            start.append(known[key])
            sure.append(term.near[np.ix_(place, pinned)].sum(1))
        step.append(int(term.one.pupil not in fixed))
    pairs = sorted((index[o], number) for number, term in enumerate(terms) for o in term.others)
    return Several(
        np.array([t.one.weight if isinstance(t.one, AnyTerm) else 0 for t in terms], np.int64),
        np.array([isinstance(t.one, AnyMust) for t in terms]),
        np.array([index.get(t.one.pupil, 0) for t in terms], np.int64),
        np.array(start, np.int64),
        np.array(step, np.int64),
        np.array(origin, np.int64),
        np.concatenate(near),
        np.concatenate(back),
        np.array(sure, np.int64),
        np.array([number for _, number in pairs], np.int64),
        np.array([other for other, _ in pairs], np.int64),
    )


class Grants:
    """Who has somebody near in each of the plans of so many chains, and what swaps change in it."""

    def __init__(self, terms: Several, count: int, size: int, kind: np.dtype[Any]) -> None:
        self._terms, self._count, self._size, self._kind = terms, count, size, kind
        self._weights, self._must = terms.weights.astype(kind), terms.must.astype(kind)
        self._none = np.zeros((count, len(terms.weights)), dtype=kind)
        self._near = terms.near.astype(kind).reshape(-1)
        self._back = terms.back.astype(kind)
        self._flat_back = self._back.reshape(-1)
        self._chain = np.arange(count)
        self._twice = np.concatenate((self._chain, self._chain))
        number, term = len(terms.weights), terms.term
        self._named = np.zeros((size, number), dtype=kind)  # who is one of the others
        self._named[terms.other, term] = 1
        self._sum = np.zeros((len(term), number), dtype=kind)
        self._sum[np.arange(len(term)), term] = 1
        self._kinds = [
            (int(first), np.flatnonzero(terms.origin == first))
            for first in np.unique(terms.origin).tolist()
        ]
        free = np.flatnonzero(terms.step)
        self._slots = [(free[some], pupils) for some, pupils in _levels(terms.pupil[free].tolist())]
        self._wants = np.zeros((count, size, number), dtype=kind)
        self._flat_wants = self._wants.reshape(count, -1)
        self._cell = terms.other * number + term
        self._rows = np.zeros((count, size, size), dtype=kind)
        self._meet()

    def _meet(self) -> None:
        """List the pairs whose swap is not the sum of two moves: two who belong to one term."""
        terms = self._terms
        self._own = np.flatnonzero(terms.step[terms.term])
        groups: dict[int, list[int]] = {}
        for entry, term in enumerate(terms.term.tolist()):
            groups.setdefault(term, []).append(entry)
        both = [pair for group in groups.values() for pair in combinations(group, 2)]
        self._one = np.array([a for a, _ in both], np.int64)
        self._two = np.array([b for _, b in both], np.int64)
        u = np.concatenate((terms.pupil[terms.term[self._own]], terms.other[self._one]))
        v = np.concatenate((terms.other[self._own], terms.other[self._two]))
        self._at, self._their = terms.term[self._own], terms.other[self._own]
        self._levels = _levels((u * self._size + v).tolist())

    def restart(self, places: Index, penalty: Number) -> None:
        """Look at these plans anew (chains x pupils), with these costs of a broken must."""
        terms = self._terms
        self._cost = np.where(terms.must, penalty[:, None], terms.weights).astype(self._kind)
        self._many = terms.sure[np.arange(len(terms.weights))[:, None], places[:, None, :]].astype(
            self._kind
        )
        for first, some in self._kinds:
            here = first + places[:, :, None]
            near = self._back[here, places[:, None, :]]  # chain, where an other is, where one looks
            self._many[:, some] += np.matmul(self._named[:, some].T, near)
        self._look(places)

    def _look(self, places: Index) -> None:
        """Count who is near each pupil."""
        terms = self._terms
        self._row = terms.start + terms.step * places[:, terms.pupil]
        self._now = self._near.take(self._row[:, :, None] * self._size + places[:, None, :])
        self._hit = self._now[:, terms.term, terms.other]
        sure = terms.sure[np.arange(len(terms.weights)), places[:, terms.pupil]]
        self._number = self._hit @ self._sum + sure
        self._none = (self._number == 0).astype(self._kind)
        self._places = places

    @property
    def missing(self) -> Number:
        """1 for each term whose pupil has nobody near (chains x terms)."""
        return self._none

    @property
    def wishes(self) -> Number:
        """What wishes that are not granted cost in each plan."""
        cost: Number = self._none @ self._weights
        return cost

    @property
    def breaks(self) -> Number:
        """How many musts are broken in each plan."""
        number: Number = self._none @ self._must
        return number

    def add_to(self, swap: Number) -> None:
        """Add what each swap changes (chains x pupils x pupils)."""
        terms, cost, none = self._terms, self._cost, self._none
        term = terms.term
        move = (self._many == 0) - none[:, :, None]
        move *= cost[:, :, None]
        alone = (self._number[:, term] == self._hit) * cost[:, term]  # the one, or one of none
        self._flat_wants[:, self._cell] = alone
        rows = self._rows
        np.matmul(self._wants, none[:, :, None] + self._now - 1, out=rows)
        np.negative(rows, out=rows)
        for some, pupils in self._slots:
            rows[:, pupils] += move[:, some]
        change = self._meeting(move, alone)
        flat = rows.reshape(len(swap), -1)
        for some, pairs in self._levels:
            flat[:, pairs] += change[:, some]
        swap += rows
        swap += rows.transpose(0, 2, 1)

    def _meeting(self, move: Number, alone: Number) -> Number:
        """What the two moves of a swap of two who belong to one term miss, for all such pairs."""
        terms, none, hit = self._terms, self._none, self._hit
        own, at, other = self._own, self._at, self._their
        back = self._flat_back.take(self._row[:, at] * self._size + self._places[:, other])
        true = ((self._many[:, at, other] + back == 0) - none[:, at]) * self._cost[:, at]
        true -= move[:, at, other] + alone[:, own] * (1 - none[:, at])
        one, two = self._one, self._two
        some = 1 - none[:, terms.term[one]]
        idle = alone[:, one] * (some - hit[:, two]) + alone[:, two] * (some - hit[:, one])
        return np.concatenate((true, -idle), axis=1)

    def move(self, u: Index, v: Index, places: Index) -> None:
        """Follow a swap of u and v in each chain; `places` are those after it."""
        uv, vu = np.concatenate((u, v)), np.concatenate((v, u))
        many = self._many
        many[self._twice, :, uv] = many[self._twice, :, vu]
        new, old = places[self._chain, u], places[self._chain, v]
        side = self._named[u] - self._named[v]
        for first, some in self._kinds:
            shift = self._back[first + new] - self._back[first + old]
            shift = np.take_along_axis(shift, places, axis=1)
            if len(some) == many.shape[1]:
                many += side[:, :, None] * shift[:, None, :]
            else:
                many[:, some] += side[:, some, None] * shift[:, None, :]
        self._look(places)


def _levels(targets: list[int]) -> list[tuple[Index, Index]]:
    """Positions and what stands there, in groups in which nothing stands twice."""
    seen: dict[int, int] = {}
    levels: list[list[int]] = []
    for position, target in enumerate(targets):
        level = seen[target] = seen.get(target, -1) + 1
        if level == len(levels):
            levels.append([])
        levels[level].append(position)
    whole = np.array(targets, np.int64)
    return [(np.array(some, np.int64), whole[some]) for some in levels]
