"""Where a search runs: in the processes that wait for it, or here, with the same result.

Each of the processes searches with a seed of its own and the best of their plans counts. Where
there are none, or one of them was lost, the same searches run here one after the other: that takes
longer, but the plan of a seed does not depend on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from seatingapp.arranging.arrange import Arranged, arrange
from seatingapp.arranging.problem import Plan, Problem
from seatingapp.arranging.prover import Contradiction
from seatingapp.arranging.search import Better, Effort
from seatingapp.arranging.workers import COUNT, WorkerLost, Workers, joined
from seatingapp.domain.plans import Occupant

Seated = Mapping[int, Occupant]  # who sits on a seat
Stop = Callable[[], bool]  # whether to end now


@dataclass(frozen=True, eq=False)
class Run:
    """How to search: with which seed and effort, where, and who is told and asked meanwhile.

    `better` is told plans that cost less each time, also where a lost process made the search
    begin again; `stop` ends the search early.
    """

    seed: int
    effort: Effort
    workers: Workers | None = None
    better: Better | None = None
    stop: Stop | None = None
    _told: list[int] = field(default_factory=list)

    def search(self, problem: Problem, start: Plan | None = None) -> Arranged | Contradiction:
        """The best plan found from `start` on that keeps every must, or why there is none."""
        self._told.clear()
        if self.workers is None:
            return self._here(problem, start)
        try:
            return self.workers.arrange(
                problem, self.seed, self.effort, start=start, better=self._tell, stop=self.stop
            )
        except (WorkerLost, OSError):
            return self._here(problem, start)  # nothing was lost but time

    def _here(self, problem: Problem, start: Plan | None) -> Arranged | Contradiction:
        found: list[Arranged | Contradiction] = []
        for number in range(COUNT):
            seed = self.seed * COUNT + number
            one = arrange(
                problem, seed, self.effort, start=start, better=self._tell, stop=self.stop
            )
            found.append(one)
            if isinstance(one, Contradiction):
                break
        return joined(found)

    def _tell(self, plan: Plan, cost: int) -> None:
        if self.better is not None and (not self._told or cost < self._told[-1]):
            self._told.append(cost)
            self.better(plan, cost)
