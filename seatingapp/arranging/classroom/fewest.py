"""The plan that breaks the fewest musts, where not all of them can hold.

Pins are no rule to be weighed against others: whoever is pinned, or may not be moved, stays.
"""

from __future__ import annotations

from dataclasses import replace

from seatingapp.arranging.arrange import Arranged, softened
from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.places import kept
from seatingapp.arranging.classroom.running import Stop
from seatingapp.arranging.problem import Plan, Problem, broken, score
from seatingapp.arranging.prover import prove
from seatingapp.arranging.search import Effort, search


def least_broken(made: Compiled, seed: int, effort: Effort, stop: Stop | None) -> Arranged:
    """The plan found that breaks as few musts as can be, and of those one that costs little.

    A must of several pupils or pairs counts once for each of them that is wrong.
    """
    problem, hard = made.problem, kept(made)
    soft = softened(problem.only(set(problem.rules) - hard))
    firm = replace(soft, musts=problem.only(hard).musts)
    found = search(firm, _start(firm), seed, effort, stop=stop)
    plan = found.plan
    return Arranged(plan, score(problem, plan), broken(problem, plan), found.whole)


def _start(firm: Problem) -> Plan:
    """A plan in which everybody who stays does; there always is one."""
    plan = prove(firm).plan
    assert plan is not None
    return plan
