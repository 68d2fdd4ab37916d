"""From a problem to a plan, or to the rules that cannot hold together.

First the prover: where the musts can hold, the search starts from its plan (or from the given one)
and never comes back with less; where they cannot, it says which. The same problem, seed and effort
give the same answer on every computer, unless the search was stopped early.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from seatingapp.arranging.allowance import STEPS_PER_SECOND, Allowance
from seatingapp.arranging.problem import (
    Plan,
    Problem,
    allowed_seats,
    broken,
    is_matching,
    score,
)
from seatingapp.arranging.prover import ENOUGH, TRIALS, Contradiction, prove, reason
from seatingapp.arranging.search import Better, Effort, Found, search, seconds
from seatingapp.arranging.softening import looked_for
from seatingapp.arranging.softening import softened as softened

TRIES = 4  # to find another plan
# Seconds of trying before a legal plan is looked for, and the part of the time asked for after it.
LEAST, SHARE = 0.4, 0.5


@dataclass(frozen=True)
class Arranged:
    """A plan, what its wishes cost, and the rules that it breaks.

    `broken` is empty wherever the musts were shown to hold together. `whole` is False where the
    search was stopped before its effort was spent.
    """

    plan: Plan
    cost: int
    broken: tuple[int, ...]
    whole: bool


def arrange(
    problem: Problem,
    seed: int,
    effort: Effort,
    *,
    start: Plan | None = None,
    better: Better | None = None,
    stop: Callable[[], bool] | None = None,
) -> Arranged | Contradiction:
    """The best plan found that keeps every must, or rules that no plan can keep together.

    Begins from `start` where that keeps the musts. `better` is told the first plan and each better
    one with its cost; once `stop` says so, the best plan so far is returned. Where it could not be
    decided within the prover's trials whether the musts can hold, and no plan that keeps them was
    found, the plan that breaks the fewest is returned.
    """
    first = start
    if first is None or not is_matching(problem, first) or broken(problem, first):
        ground = _legal(problem, seed, effort, stop)
        if not isinstance(ground, tuple):
            return ground
        first = ground
    if better is not None:
        better(first, score(problem, first))
    found = search(problem, first, seed, effort, better=better, stop=stop)
    return Arranged(found.plan, found.cost, (), found.whole)


def _legal(
    problem: Problem, seed: int, effort: Effort, stop: Callable[[], bool] | None
) -> Plan | Arranged | Contradiction:
    """A plan that keeps every must; else why there is none, or the one that breaks the fewest.

    Trying decides most cases at once, and where it does not, a short search often finds what long
    trying would not. All of it takes no longer than about the effort does.
    """
    decided = _decided(problem, LEAST, stop)
    if decided is not None:
        return decided
    half = Effort(effort.chains, max(1, effort.rounds // 2))
    found = looked_for(problem, seed, half, stop)
    if not broken(problem, found.plan):
        return found.plan
    decided = _decided(problem, max(LEAST, SHARE * seconds(problem, effort)), stop)
    return decided if decided is not None else _judged(problem, found)


def _decided(
    problem: Problem, seconds: float, stop: Callable[[], bool] | None
) -> Plan | Contradiction | None:
    """What the prover says within so many seconds; None where it cannot say."""
    verdict = prove(problem, TRIALS, Allowance(round(STEPS_PER_SECOND * seconds), stop))
    if verdict.plan is None and verdict.decided:
        return reason(problem, Allowance(ENOUGH, stop))
    return verdict.plan


def fewest(
    problem: Problem,
    seed: int,
    effort: Effort,
    *,
    start: Plan | None = None,
    stop: Callable[[], bool] | None = None,
) -> Arranged:
    """The plan found that breaks the fewest musts, and of those one that costs little.

    A must of several pupils or pairs counts once for each of them that is wrong.
    """
    first = start if start is not None and is_matching(problem, start) else None
    soft = softened(problem)
    found = search(soft, first or tuple(range(problem.pupils)), seed, effort, stop=stop)
    return _judged(problem, found)


def _judged(problem: Problem, found: Found) -> Arranged:
    """What a search of the softened problem found, by the problem itself."""
    return Arranged(
        found.plan, score(problem, found.plan), broken(problem, found.plan), found.whole
    )


def another(problem: Problem, known: Sequence[Plan], seed: int, effort: Effort) -> Arranged | None:
    """A good plan that differs from those known, or None where no other one was found.

    For the search a pupil on the seat of a known plan costs something: twice as much in each try,
    until at least a quarter of the pupils who could move sit elsewhere than in each known plan.
    """
    movable = int((allowed_seats(problem).sum(1) > 1).sum())
    wanted = max(1, movable // 4)
    cheapest = min((score(problem, plan) for plan in known), default=0)
    price = max(1, cheapest // (8 * max(1, problem.pupils)))
    best: tuple[int, Arranged] | None = None
    for _ in range(TRIES):
        found = arrange(_dearer(problem, known, price), seed, effort)
        if isinstance(found, Contradiction):
            return None
        differ = min((_differ(found.plan, plan) for plan in known), default=problem.pupils)
        if differ and (best is None or differ > best[0]):
            best = (differ, replace(found, cost=score(problem, found.plan)))
        if differ >= wanted:
            break
        price *= 2
    return best[1] if best else None


def _dearer(problem: Problem, known: Sequence[Plan], price: int) -> Problem:
    linear = problem.linear.copy()
    for plan in known:
        linear[np.arange(problem.pupils), list(plan)] += price
    return replace(problem, linear=linear)


def _differ(one: Plan, other: Plan) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
