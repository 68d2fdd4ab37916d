"""How good a plan can be at all: the proof that runs in the background and never decides a plan."""

from __future__ import annotations

from seatingapp.arranging.classroom.compiling import compiled
from seatingapp.arranging.classroom.running import Seated, Stop
from seatingapp.arranging.problem import Plan, Problem, broken, score
from seatingapp.arranging.proof import Bound, bound
from seatingapp.arranging.workers import Workers
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Proof

UNKNOWN = Proof(None, False)


def prove_best(
    setting: Setting,
    seated: Seated,
    seconds: float,
    *,
    stop: Stop | None = None,
    workers: Workers | None = None,
) -> Proof:
    """Find out in about so many seconds how much a plan can score at the most.

    `proved` says that no plan scores more than the given one, or than the better one that turned
    up on the way and is returned. Nothing is found out about a half-finished plan, one that breaks
    a must, or after a stop.
    """
    made = compiled(setting)
    plan = made.plan_of(seated)
    if plan is None or broken(made.problem, plan) or (stop is not None and stop()):
        return UNKNOWN
    found = _bound(made.problem, plan, seconds, stop, workers)
    if found.lowest is None:
        return UNKNOWN
    # The relaxed problem may cost less than nothing; a plan never wins more than all wishes.
    at_most, reached = made.points(max(found.lowest, 0)), made.points(found.cost)
    better = reached > made.points(score(made.problem, plan))
    return Proof(at_most, at_most <= reached, made.seated_of(found.plan) if better else None)


def _bound(
    problem: Problem, plan: Plan, seconds: float, stop: Stop | None, workers: Workers | None
) -> Bound:
    """In a process where there is one; here it cannot be stopped, but costs the same."""
    if workers is not None:
        try:
            return workers.bound(problem, plan, seconds, stop=stop)
        except OSError:
            return bound(problem, plan, seconds)
    return bound(problem, plan, seconds)
