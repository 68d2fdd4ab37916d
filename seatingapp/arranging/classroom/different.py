"""Another good plan: one that seats at least a quarter of the pupils elsewhere.

For the search a pupil on a seat that they have in a known plan costs something, more in each
try, until the plan is different enough. What the plan itself costs does not count that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seatingapp.arranging.arrange import Arranged
from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.places import Numbers, numbered
from seatingapp.arranging.classroom.running import Run, Seated
from seatingapp.arranging.problem import Plan, Problem, allowed_seats, score
from seatingapp.arranging.prover import Contradiction

TRIES = 4
SHARE = 4  # a quarter of those who can move
RISE = 3  # by so much a known seat costs more in the next try
_PART = 8  # a seat of a known plan costs at first what a pupil does in it, by so much


def another(made: Compiled, seen: Sequence[Seated], run: Run) -> Arranged | Contradiction:
    """A good plan that differs from each of those seen, as much as could be reached.

    It is one of them only where nobody could sit elsewhere. `run` is the effort of one try; a stop
    ends it all with the most different plan found so far.
    """
    problem = made.problem
    known = [numbered(made, seated) for seated in seen]
    movable = int((allowed_seats(problem).sum(1) > 1).sum())
    price = _first_price(made, seen)
    best: tuple[int, Arranged] | None = None
    for _ in range(TRIES):
        found = run.search(_dearer(problem, known, price))
        if isinstance(found, Contradiction):
            return found
        differ = min(_differ(found.plan, plan, len(made.pupil_ids)) for plan in known)
        if best is None or differ > best[0]:
            best = differ, replace(found, cost=score(problem, found.plan))
        if differ * SHARE >= movable or not found.whole:
            break
        price *= RISE
    assert best is not None  # there is at least one try
    return best[1]


def _first_price(made: Compiled, seen: Sequence[Seated]) -> int:
    whole = [plan for seated in seen if (plan := made.plan_of(seated)) is not None]
    cheapest = min((score(made.problem, plan) for plan in whole), default=0)
    return max(1, cheapest // (_PART * max(1, made.problem.pupils)))


def _dearer(problem: Problem, known: Sequence[Numbers], price: int) -> Problem:
    linear = problem.linear.copy()
    for plan in known:
        linear[list(plan.keys()), list(plan.values())] += price
    return replace(problem, linear=linear)


def _differ(plan: Plan, known: Numbers, pupils: int) -> int:
    return sum(known.get(pupil) != plan[pupil] for pupil in range(pupils))
