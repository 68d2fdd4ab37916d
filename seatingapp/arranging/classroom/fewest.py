"""The plan that breaks the fewest musts, where not all of them can hold.

Pins are no rule to be weighed against others: whoever is pinned, or may not be moved, stays.
"""

from __future__ import annotations

from dataclasses import replace

from seatingapp.arranging.arrange import Arranged
from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.places import kept
from seatingapp.arranging.classroom.running import Stop
from seatingapp.arranging.problem import Plan, Problem, broken, score
from seatingapp.arranging.prover import prove
from seatingapp.arranging.search import Effort, search
from seatingapp.arranging.softening import softened


def least_broken(made: Compiled, seed: int, effort: Effort, stop: Stop | None) -> Arranged:
    """The plan found that breaks as few rules as can be, and of those as little of them.

    It is looked for twice: first by the pupils and pairs that are wrong, then by the rules, for one
    rule that is broken in many pairs is less than two that are broken in one each.
    """
    problem, hard = made.problem, kept(made)
    loose, firm = problem.only(set(problem.rules) - hard), problem.only(hard).musts
    by_checks, by_rules = (
        replace(softened(loose, by_rule=by_rule), musts=firm) for by_rule in (False, True)
    )
    half = Effort(effort.chains, max(1, effort.rounds // 2))
    first = search(by_checks, _start(by_checks), seed, half, stop=stop)
    second = search(by_rules, first.plan, seed, half, stop=stop)
    plan = min(
        (first.plan, second.plan),
        key=lambda plan: (len(broken(problem, plan)), score(by_checks, plan)),
    )
    whole = first.whole and second.whole
    return Arranged(plan, score(problem, plan), broken(problem, plan), whole)


def _start(firm: Problem) -> Plan:
    """A plan in which everybody who stays does; there always is one."""
    plan = prove(firm).plan
    assert plan is not None
    return plan
