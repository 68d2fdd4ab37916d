"""Musts as wishes that outweigh all others, to look for a plan that breaks few of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from seatingapp.arranging.problem import (
    AnyMust,
    AnyTerm,
    PairMust,
    PairTerm,
    Plan,
    Problem,
    SeatMust,
    broken,
)
from seatingapp.arranging.search import Effort, Found, search


def softened(problem: Problem, *, by_rule: bool = False) -> Problem:
    """The same problem with every must as a wish that outweighs all wishes together.

    Each pupil or pair of it that is wrong costs the same; `by_rule` all of them together cost the
    same for each rule (to whole numbers), so that one rule is rather broken altogether than two.
    """
    checks = _checks(problem) if by_rule else Counter[int]()
    whole = (_span(problem) + 1) * max(checks.values(), default=1)
    linear, pairs, anys = problem.linear.copy(), list(problem.pairs), list(problem.anys)
    for must in problem.musts:
        heavy = whole // max(1, checks[must.rule])
        if isinstance(must, SeatMust):
            outside = np.ones(problem.seats, dtype=np.bool_)
            outside[sorted(must.seats)] = False
            for pupil in must.pupils:
                linear[pupil, outside] += heavy
        elif isinstance(must, AnyMust):
            anys.append(AnyTerm(heavy, must.pupil, must.others, must.nearness))
        else:
            pairs.append(_as_wish(problem, must, heavy))
    return Problem(linear, tuple(pairs), anys=tuple(anys))


def looked_for(
    problem: Problem, seed: int, effort: Effort, stop: Callable[[], bool] | None = None
) -> Found:
    """A plan that breaks few musts; the first one found that breaks none will do.

    `whole` is False where it ended early, for either reason.
    """
    legal: list[Plan] = []

    def kept(plan: Plan, _cost: int) -> None:
        if not broken(problem, plan):
            legal.append(plan)

    def enough() -> bool:
        return bool(legal) or (stop is not None and stop())

    first = tuple(range(problem.pupils))
    return search(softened(problem), first, seed, effort, better=kept, stop=enough)


def _checks(problem: Problem) -> Counter[int]:
    """Of how many pupils and pairs each rule asks something."""
    found: Counter[int] = Counter()
    for must in problem.musts:
        if isinstance(must, SeatMust):
            found[must.rule] += len(must.pupils)
        else:
            found[must.rule] += 1 if isinstance(must, AnyMust) else len(must.pairs)
    return found


def _as_wish(problem: Problem, must: PairMust, heavy: int) -> PairTerm:
    weights = np.zeros((problem.pupils, problem.pupils), dtype=np.int64)
    for a, b in must.pairs:
        weights[a, b] += heavy
    return PairTerm(weights, must.banned.astype(np.int64))


def _span(problem: Problem) -> int:
    """The wishes of no two plans differ by more."""
    most = int((problem.linear.max(1, initial=0) - problem.linear.min(1, initial=0)).sum())
    for term in problem.pairs:
        most += 2 * int(np.abs(term.weights).sum() * np.abs(term.nearness).max(initial=0))
    return most + sum(term.weight for term in problem.anys)
