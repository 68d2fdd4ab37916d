"""The plain problem that the arranger solves: pupils, seats, whole-number costs, and musts.

Pupils and seats are numbered from 0. A plan gives each pupil a seat of their own; seats left over
stay empty. This is the quadratic assignment problem of Koopmans and Beckmann (1957) with a linear
part, several pair terms, and hard rules; nothing in it knows what a classroom is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]
Plan = tuple[int, ...]  # the seat of each pupil


@dataclass(frozen=True, eq=False)
class PairTerm:
    """A wish about who sits near whom.

    It costs `weights[p, q] * nearness[seat of p, seat of q]` for every ordered pair p != q. The
    matrices are pupils x pupils and seats x seats; diagonals count for nothing.
    """

    weights: Whole
    nearness: Whole


@dataclass(frozen=True, eq=False)
class AnyTerm:
    """A wish for at least one of several others nearby.

    It costs `weight`, which is not negative, unless one of `others` is on a seat t with
    `nearness[seat of pupil, t]` (seats x seats). With nobody among `others` it always costs.
    """

    weight: int
    pupil: int
    others: tuple[int, ...]
    nearness: Truth


@dataclass(frozen=True, eq=False)
class SeatMust:
    """These pupils sit on some of these seats, because of the rule with that number."""

    rule: int
    pupils: tuple[int, ...]
    seats: frozenset[int]


@dataclass(frozen=True, eq=False)
class PairMust:
    """No two of these pupils sit so, because of the rule with that number.

    `banned[s, t]` is true where the first of a pair may not be on s while the second is on t.
    """

    rule: int
    pairs: tuple[tuple[int, int], ...]
    banned: Truth


@dataclass(frozen=True, eq=False)
class AnyMust:
    """At least one of `others` sits near the pupil, because of the rule with that number.

    That is on a seat t with `nearness[seat of pupil, t]`; with nobody among `others` it is broken.
    """

    rule: int
    pupil: int
    others: tuple[int, ...]
    nearness: Truth


Must = SeatMust | PairMust | AnyMust


@dataclass(frozen=True, eq=False)
class Problem:
    """Pupils, seats, wishes and musts.

    `linear` (pupils x seats) is what each pupil costs on each seat. There are at least as many
    seats as pupils. A chair that is to stay free may be a pupil who costs nothing anywhere. Rules
    are numbered by the caller; a rule may need several musts. Raises ValueError where shapes do
    not fit.
    """

    linear: Whole
    pairs: tuple[PairTerm, ...] = ()
    musts: tuple[Must, ...] = ()
    anys: tuple[AnyTerm, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        """Refuse shapes that do not fit: they are mistakes of the program."""
        pupils, seats = self.linear.shape
        if pupils > seats:
            raise ValueError(f"{pupils} pupils do not fit on {seats} seats")
        for term in self.pairs:
            if term.weights.shape != (pupils, pupils) or term.nearness.shape != (seats, seats):
                raise ValueError("a pair term has another size than the problem")
        for must in self.musts:
            if isinstance(must, PairMust) and must.banned.shape != (seats, seats):
                raise ValueError("a must has another size than the problem")
        musts = [must for must in self.musts if isinstance(must, AnyMust)]
        several: list[AnyTerm | AnyMust] = [*self.anys, *musts]
        for one in several:
            if one.nearness.shape != (seats, seats):
                raise ValueError("a wish for one of several has another size than the problem")
            if one.pupil in one.others:
                raise ValueError("nobody sits near themselves")
        if any(term.weight < 0 for term in self.anys):
            raise ValueError("a wish for one of several has a negative weight")

    @property
    def pupils(self) -> int:
        """How many pupils there are."""
        return int(self.linear.shape[0])

    @property
    def seats(self) -> int:
        """How many seats there are."""
        return int(self.linear.shape[1])

    @property
    def rules(self) -> tuple[int, ...]:
        """The numbers of the rules that must hold, in order."""
        return tuple(sorted({must.rule for must in self.musts}))

    def only(self, rules: Iterable[int]) -> Problem:
        """The same problem with no other musts than those of the given rules."""
        kept = frozenset(rules)
        return replace(self, musts=tuple(must for must in self.musts if must.rule in kept))


def allowed_seats(problem: Problem) -> Truth:
    """Where each pupil may sit for themselves (pupils x seats); pins leave one seat."""
    allowed = np.ones((problem.pupils, problem.seats), dtype=np.bool_)
    for must in problem.musts:
        if isinstance(must, SeatMust):
            mask = np.zeros(problem.seats, dtype=np.bool_)
            mask[sorted(must.seats)] = True
            allowed[list(must.pupils)] &= mask
    return allowed


def is_matching(problem: Problem, plan: Sequence[int]) -> bool:
    """Whether the plan gives every pupil one seat of the room and no seat to two."""
    return (
        len(plan) == problem.pupils
        and len(set(plan)) == len(plan)
        and all(0 <= seat < problem.seats for seat in plan)
    )


def score(problem: Problem, plan: Sequence[int]) -> int:
    """What the wishes cost in this plan; musts count for nothing here."""
    seat = np.asarray(plan, dtype=np.int64)
    cost = int(problem.linear[np.arange(problem.pupils), seat].sum())
    for term in problem.pairs:
        product = term.weights * term.nearness[np.ix_(seat, seat)]
        cost += int(product.sum() - np.trace(product))
    return cost + sum(term.weight for term in problem.anys if not granted(term, plan))


def granted(one: AnyTerm | AnyMust, plan: Sequence[int]) -> bool:
    """Whether at least one of the others is near the pupil in this plan."""
    near = one.nearness[plan[one.pupil]]
    return any(near[plan[other]] for other in one.others)


def broken(problem: Problem, plan: Sequence[int]) -> tuple[int, ...]:
    """The numbers of the rules that do not hold in this plan, in order."""
    return tuple(sorted({must.rule for must in problem.musts if not holds(must, plan)}))


def holds(must: Must, plan: Sequence[int]) -> bool:
    """Whether one must holds in this plan."""
    if isinstance(must, SeatMust):
        return all(plan[pupil] in must.seats for pupil in must.pupils)
    if isinstance(must, AnyMust):
        return granted(must, plan)
    return not any(must.banned[plan[a], plan[b]] for a, b in must.pairs)
