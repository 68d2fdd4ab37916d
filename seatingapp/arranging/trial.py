"""A small arrangement with everything that a real one uses, to see whether it works here.

For the self-test of the frozen build, in which processes and the solver's library are the parts
that a build may lack.
"""

from __future__ import annotations

import numpy as np

from seatingapp.arranging.arrange import Arranged
from seatingapp.arranging.problem import AnyTerm, PairMust, PairTerm, Problem
from seatingapp.arranging.search import Effort
from seatingapp.arranging.workers import Workers

SECONDS = 60.0  # it takes less than one; a slow and busy computer may need more
LEAST = 8  # what the best plan costs (a test tries every plan)


def problem() -> Problem:
    """Six pupils on seven seats in a line: wishes of each kind, and two who must not be beside."""
    line = np.arange(7)
    beside = np.abs(np.subtract.outer(line, line)) == 1
    front = np.outer(np.array([3, 0, 2, 0, 1, 0]), line)
    friends = np.zeros((6, 6), dtype=np.int64)
    friends[0, 1] = friends[2, 3] = 4
    return Problem(
        front,
        (PairTerm(friends, (~beside).astype(np.int64)),),
        (PairMust(0, ((0, 2),), beside),),
        anys=(AnyTerm(5, 4, (3, 5), beside),),
    )


def run() -> str:
    """Arrange and prove in processes; what was found, or RuntimeError where it is not right."""
    workers, task = Workers(), problem()
    try:
        found = workers.arrange(task, 1, Effort(chains=6, rounds=4))
        if not isinstance(found, Arranged) or found.broken:
            raise RuntimeError("the arranger finds no plan")
        proof = workers.bound(task, found.plan, SECONDS)
    finally:
        workers.close()
    if (found.cost, proof.lowest) != (LEAST, LEAST):
        raise RuntimeError(f"a plan costs {found.cost}, proved {proof.lowest}, and not {LEAST}")
    return f"best plan of {task.pupils} proved"
