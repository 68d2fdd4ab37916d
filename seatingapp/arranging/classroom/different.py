"""Another good plan: one that seats at least a quarter of the pupils elsewhere.

For the search a pupil on a seat that they have in a known plan costs something: little at first,
which is enough where many plans are about as good. Where every move costs much, a quarter of the
pupils, drawn by lot, have to sit elsewhere and the others need not. What the plan itself costs does
not count that.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from seatingapp.arranging.arrange import Arranged
from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.places import Numbers, numbered
from seatingapp.arranging.classroom.running import Run, Seated
from seatingapp.arranging.problem import Plan, Problem, Whole, allowed_seats, score
from seatingapp.arranging.prover import Contradiction

SHARE = 4  # a quarter of those who can move
RISE = 4  # by so much a known seat costs more in the second try
PART = 32  # a known seat costs at first what there is to win, by so much and by the pupils
DRAWS = 2  # tries with pupils drawn by lot
LESS = 10  # a try that was stopped may win so much less than one before, as a share of that


def another(made: Compiled, seen: Sequence[Seated], run: Run) -> Arranged | Contradiction:
    """A good plan that differs from each of those seen, as much as could be reached.

    It is one of them only where nobody could sit elsewhere. `run` is the effort of one try; a stop
    ends it all with the most different plan found so far. The try that was stopped counts only
    where it is about as good as the best before it: it may hardly have begun.
    """
    problem = made.problem
    known = [numbered(made, seated) for seated in seen]
    pupils = len(made.pupil_ids)  # after them come chairs, of which nobody sees where they are
    movable = np.flatnonzero(allowed_seats(problem)[:pupils].sum(1) > 1).tolist()
    wanted = -(-len(movable) // SHARE)
    best: tuple[int, Arranged] | None = None
    whole = True
    for prices in _prices(made, movable, wanted, run.seed):
        found = run.search(_dearer(problem, known, prices))
        if isinstance(found, Contradiction):
            return found
        differ = min(_differ(found.plan, plan, pupils) for plan in known)
        one = replace(found, cost=score(problem, found.plan))
        if best is None or (differ > best[0] and _is_ready(one, best[1], made.credits.full)):
            best = differ, one
        whole = found.whole
        if differ >= wanted or not whole:
            break
    assert best is not None  # there is at least one try
    return replace(best[1], whole=whole)


def _is_ready(found: Arranged, before: Arranged, full: int) -> bool:
    """Whether a try was not stopped, or is about as good as one before it nevertheless."""
    if found.whole:
        return True
    worse = found.cost - before.cost
    return not found.broken and worse * LESS <= max(0, full - before.cost)


def _prices(made: Compiled, movable: list[int], wanted: int, seed: int) -> Iterator[Whole]:
    """What a known seat costs each pupil, for one try after the other."""
    count, full = made.problem.pupils, made.credits.full
    price = max(1, full // (PART * max(1, count)))
    yield np.full(count, price)
    yield np.full(count, RISE * price)
    lots = random.Random(seed)
    for _ in range(DRAWS):
        prices = np.zeros(count, dtype=np.int64)
        prices[lots.sample(movable, wanted)] = full + 1
        yield prices


def _dearer(problem: Problem, known: Sequence[Numbers], prices: Whole) -> Problem:
    linear = problem.linear.copy()
    for plan in known:
        pupils = list(plan.keys())
        linear[pupils, list(plan.values())] += prices[pupils]
    return replace(problem, linear=linear)


def _differ(plan: Plan, known: Numbers, pupils: int) -> int:
    return sum(known.get(pupil) != plan[pupil] for pupil in range(pupils))
