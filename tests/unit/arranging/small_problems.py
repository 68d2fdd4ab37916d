"""Problems small enough to try every plan, drawn by lot, and what trying finds."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable

import numpy as np

from seatingapp.arranging.problem import (
    AnyMust,
    AnyTerm,
    Must,
    PairMust,
    PairTerm,
    Plan,
    Problem,
    SeatMust,
    Truth,
    Whole,
    broken,
    score,
)


def matrix(lots: random.Random, rows: int, columns: int, low: int = 0, high: int = 9) -> Whole:
    return np.array(
        [[lots.randint(low, high) for _ in range(columns)] for _ in range(rows)], dtype=np.int64
    ).reshape(rows, columns)


def banned(lots: random.Random, seats: int) -> Truth:
    return matrix(lots, seats, seats, 0, 9) < 6


def draw(seed: int, musts: int = 5, largest: int = 6, anys: int = 0) -> Problem:
    """Up to `largest` seats; symmetric and other terms, negative weights, musts of all kinds.

    Up to `anys` wishes and as many musts are for one of several others.
    """
    lots = random.Random(seed)
    seats = lots.randint(2, largest)
    pupils = lots.randint(2, seats)
    terms = []
    for _ in range(lots.randint(0, 3)):
        weights, nearness = matrix(lots, pupils, pupils, -3, 6), matrix(lots, seats, seats, 0, 3)
        if lots.random() < 0.5:
            weights = weights + weights.T
        if lots.random() < 0.5:
            nearness = nearness + nearness.T
        terms.append(PairTerm(weights, nearness))
    found: list[Must] = []
    for rule in range(lots.randint(0, musts)):
        if lots.random() < 0.4:
            some = tuple(lots.sample(range(pupils), lots.randint(1, 2)))
            found.append(SeatMust(rule, some, frozenset(lots.sample(range(seats), 3 % seats + 1))))
        else:
            a, b = lots.sample(range(pupils), 2)
            found.append(PairMust(rule, ((a, b),), banned(lots, seats)))
    linear = matrix(lots, pupils, seats)
    wishes = []
    for _ in range(lots.randint(0, anys)):
        pupil, *others = lots.sample(range(pupils), lots.randint(1, pupils))
        near = matrix(lots, seats, seats, 0, 9) < 4
        if lots.random() < 0.7:
            near |= near.T
        if lots.random() < 0.6:
            wishes.append(AnyTerm(lots.randint(0, 20), pupil, tuple(others), near))
        else:
            found.append(AnyMust(len(found), pupil, tuple(others), near))
    return Problem(linear, tuple(terms), tuple(found), anys=tuple(wishes))


def every_plan(problem: Problem) -> Iterable[Plan]:
    return itertools.permutations(range(problem.seats), problem.pupils)


def legal_plans(problem: Problem) -> list[Plan]:
    return [plan for plan in every_plan(problem) if not broken(problem, plan)]


def slow_score(problem: Problem, plan: Plan) -> int:
    """The cost by its definition, one number at a time."""
    cost = sum(int(problem.linear[p, s]) for p, s in enumerate(plan))
    for term in problem.pairs:
        for p, q in itertools.permutations(range(problem.pupils), 2):
            cost += int(term.weights[p, q]) * int(term.nearness[plan[p], plan[q]])
    for wish in problem.anys:
        if not any(wish.nearness[plan[wish.pupil], plan[other]] for other in wish.others):
            cost += wish.weight
    return cost


def least(problem: Problem) -> int | None:
    """What the best legal plan costs."""
    return min((score(problem, plan) for plan in legal_plans(problem)), default=None)
