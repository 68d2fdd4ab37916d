"""Improving the present plan: it is where the search starts, and nobody moves for nothing.

For the search every pupil who leaves the present seat costs a little, so that the plan found never
scores less than the present one and a move that wins nothing is not made. A present plan that is
half finished or breaks musts is first made whole by moving as few as possible.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from seatingapp.arranging.arrange import Arranged, arrange
from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.places import Numbers, numbered
from seatingapp.arranging.classroom.running import Run
from seatingapp.arranging.problem import Problem, Whole, broken, is_matching, score
from seatingapp.arranging.prover import Contradiction
from seatingapp.arranging.search import effort

MOVE = 10  # hundredths of a point that a move has to win at least
MENDING = 0.2  # seconds to make a plan whole


def improved(made: Compiled, run: Run) -> Arranged | Contradiction:
    """The best plan found from the present one on, which is never worse than it.

    Raises nothing of its own; what cannot be arranged comes back as its contradiction.
    """
    present = numbered(made, made.setting.seated)
    staying = _left(made.problem, present)
    start = made.plan_of(made.setting.seated)
    if start is None or not is_matching(made.problem, start) or broken(made.problem, start):
        mended = _mended(made.problem, staying, run)
        if isinstance(mended, Contradiction) or mended.broken:
            return mended
        start = mended.plan
    found = run.search(replace(made.problem, linear=made.problem.linear + MOVE * staying), start)
    assert isinstance(found, Arranged)  # the plan that it starts from keeps every must
    return replace(found, cost=score(made.problem, found.plan))


def _left(problem: Problem, present: Numbers) -> Whole:
    """1 for each seat that is not the present one of a pupil who has one (pupils x seats)."""
    left = np.zeros(problem.linear.shape, dtype=np.int64)
    for pupil, seat in present.items():
        left[pupil] = 1
        left[pupil, seat] = 0
    return left


def _mended(problem: Problem, staying: Whole, run: Run) -> Arranged | Contradiction:
    """The plan that keeps every must and moves as few as were found."""
    fewest_moves = replace(problem, linear=staying, pairs=(), anys=())
    return arrange(fewest_moves, run.seed, effort(fewest_moves, MENDING), stop=run.stop)
