"""The search for a cheap plan: rounds of tabu chains, and children of the best plans between them.

How much is searched is counted in steps, never in seconds, and every number stays whole: one seed
gives one plan on every computer. Musts between pupils cost a penalty that follows the instance: it
rises in a chain that is hardly ever legal, and falls in one that hardly ever is not, because the
way to a better plan often leads through one that breaks a must. The best legal plan is kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np

from seatingapp.arranging.chains import Chains, Index, Lots
from seatingapp.arranging.elites import Elites, drawn
from seatingapp.arranging.problem import AnyMust, Plan, Problem, broken, score
from seatingapp.arranging.several import Grants, Number
from seatingapp.arranging.square import Square, squared

STEPS = 120  # of one round
BRIEF = 40  # of one between two looks at the elites, where there are wishes for one of several
STALE = 14  # rounds without a better plan until the elites start anew
RARE, OFTEN, RATE = 0.1, 0.6, 1.5  # share of legal steps below and above which penalties move


@dataclass(frozen=True)
class Effort:
    """How much to search: so many chains side by side for so many rounds of `STEPS` steps."""

    chains: int
    rounds: int


@dataclass(frozen=True)
class Found:
    """The best plan, its cost, and whether the whole effort was spent (or nothing was left)."""

    plan: Plan
    cost: int
    whole: bool


Better = Callable[[Plan, int], None]


def effort(problem: Problem, seconds: float) -> Effort:
    """The effort that takes about so long on a two-core classroom computer; the same anywhere."""
    chains = 24 if problem.seats <= 70 else 12
    return Effort(chains, max(2, round(seconds * 1e6 / (_micros(problem, chains) * STEPS))))


def seconds(problem: Problem, effort: Effort) -> float:
    """About how long that effort takes there; counted, so that it is the same anywhere."""
    return effort.rounds * STEPS * _micros(problem, effort.chains) / 1e6


def _micros(problem: Problem, chains: int) -> float:
    """Millionths of a second for a step of so many chains."""
    size = problem.seats
    terms = len(problem.pairs) + 2 * bool(problem.musts)
    # In large rooms the matrices of many terms no longer fit near the processor.
    spilt = 0.0008 * terms * max(0, size - 40)
    micros = 110 + chains * size * (0.0019 * size + 0.014 * terms + spilt)
    several = [must.others for must in problem.musts if isinstance(must, AnyMust)]
    several += [term.others for term in problem.anys]
    meetings = sum(len(others) * (len(others) + 1) // 2 for others in several)
    if several:
        micros += 70 + chains * (0.0038 * size * size + 0.0085 * (len(several) * size + meetings))
        micros += (1800 + 0.14 * chains * size * size) / BRIEF  # between two brief rounds
    return micros


def search(
    problem: Problem,
    start: Plan,
    seed: int,
    effort: Effort,
    *,
    better: Better | None = None,
    stop: Callable[[], bool] | None = None,
) -> Found:
    """Look for a cheaper plan than `start`, which breaks no must, and never return one that does.

    `better` is told each new best; `stop` is asked between steps, and ends the search early.
    """
    return _Search(problem, start, seed, effort, better).run(stop)


class _Search:
    def __init__(
        self, problem: Problem, start: Plan, seed: int, effort: Effort, better: Better | None
    ) -> None:
        self._problem, self._effort, self._better = problem, effort, better
        self._lots = Lots(seed % (1 << 32))
        self._square = squared(problem)
        self._chains = Chains(self._square, effort.chains, self._lots)
        self._steps = STEPS if self._square.several is None else BRIEF
        self._elites = self._no_elites()
        self._plan, self._cost = start, score(problem, start)
        self._lowest = lowest(problem)
        self._stale = 0

    def run(self, stop: Callable[[], bool] | None) -> Found:
        if self._square.settled:
            return Found(self._plan, self._cost, True)
        places, penalty = self._begin()
        places[0] = self._square.places(self._plan)
        for _ in range(self._effort.rounds * (STEPS // self._steps)):
            if self._cost <= self._lowest:
                break
            self._chains.restart(places, penalty)
            self._chains.forget()
            legal = self._round(stop)
            self._gather()
            if legal is None:
                return Found(self._plan, self._cost, False)
            places, penalty = self._next(np.minimum(_adapted(penalty, legal), self._square.dearest))
        return Found(self._plan, self._cost, True)

    def _begin(self) -> tuple[Index, Number]:
        count = self._effort.chains
        places = np.stack([drawn(self._square, self._lots) for _ in range(count)])
        return places, np.full(count, penalty_of(self._square, places))

    def _round(self, stop: Callable[[], bool] | None) -> Number | None:
        """Let the chains walk; return the share of legal steps, or None where it was stopped."""
        chains, size = self._chains, self._square.size
        low, high = max(2, size // 2), max(3, size + size // 2)
        tenures = self._lots.randint(low, high + 1, (self._steps, 2, chains.count), np.int64)
        legal = np.zeros(chains.count)
        for tenure in tenures:
            if stop is not None and stop():
                return None
            chains.step(tenure)
            legal += chains.breaks == 0
        return legal / self._steps

    def _gather(self) -> None:
        """Take the chains' best plans among the elites, and the very best if it is better."""
        self._stale += 1
        order = np.argsort(self._chains.best_cost, kind="stable")
        for chain in order:
            cost = float(self._chains.best_cost[chain])
            if np.isfinite(cost):
                self._elites.add(cost, self._chains.best[chain])
        if np.isfinite(self._chains.best_cost[order[0]]):
            self._consider(self._square.plan(self._chains.best[order[0]]))

    def _consider(self, plan: Plan) -> None:
        cost = score(self._problem, plan)
        if cost < self._cost and not broken(self._problem, plan):
            self._plan, self._cost, self._stale = plan, cost, 0
            if self._better is not None:
                self._better(plan, cost)

    def _next(self, penalty: Number) -> tuple[Index, Number]:
        """A quarter of the chains walk on, the others start from children of the elites."""
        if (self._stale >= STALE and self._elites.level) or self._stale >= 3 * STALE:
            self._elites, self._stale = self._no_elites(), 0
            return self._begin()
        places = self._chains.places.copy()
        if len(self._elites):
            order = np.argsort(self._chains.best_cost, kind="stable")
            for chain in order[len(order) // 4 :]:
                places[chain] = self._elites.child(self._lots)
        return places, penalty

    def _no_elites(self) -> Elites:
        return Elites(self._square, self._effort.chains, len(self._square.pupils) // 6)


def _adapted(penalty: Number, legal: Number) -> Number:
    raised = np.where(legal < RARE, penalty * RATE, penalty)
    return np.rint(np.where(legal > OFTEN, np.maximum(1, raised / RATE), raised))


def penalty_of(square: Square, places: Index) -> float:
    """A first penalty for a broken must: what a pupil's move among these plans costs, and more."""
    at = square.linear[np.arange(square.size), places]
    near = square.nearness[: square.wishes, places[:, :, None], places[:, None, :]]
    pairs = (square.weights[: square.wishes, None] * near).sum((0, 3))
    own = np.where(at < square.wall, at, 0) + pairs
    if square.several is not None:
        grants = Grants(square.several, len(places), square.size, own.dtype)
        grants.restart(places, np.ones(len(places)))
        for term, pupil in enumerate(square.several.pupil.tolist()):
            own[:, pupil] += grants.missing[:, term] * int(square.several.weights[term])
    costs = [int(cost) for cost in own.ravel()]
    count, total = len(costs), sum(costs)  # whole numbers round the same way on every machine
    spread = isqrt(count * sum(cost * cost for cost in costs) - total * total)
    return min(square.dearest, max(1.0, 4.0 * (spread // count)))


def lowest(problem: Problem) -> float:
    """No plan costs less; minus infinity where a pair term may be negative."""
    for term in problem.pairs:
        if (term.weights < 0).any() or (term.nearness < 0).any():
            return -np.inf
    return float(problem.linear.min(1, initial=1 << 60).sum())


def best_of(found: Sequence[Found]) -> Found:
    """The cheapest of several searches; the first of those that cost the same."""
    first = min(found, key=lambda one: one.cost)
    return Found(first.plan, first.cost, all(one.whole for one in found))
