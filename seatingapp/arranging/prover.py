"""Can all musts hold at once? A plan where they can, and where not, a smallest reason why.

Each group of pupils who hang together by musts is tried alone first, which decides most cases and
keeps the reason short; then all together. Counting comes before trying: see `counting`. The reason
is found by leaving out one rule after the other (a deletion filter: Chinneck and Dravnieks 1991),
so that without any one of its rules the rest can hold; a plan that breaks one rule only is turned
into such plans for others (model rotation: Marques-Silva and Lynce 2011). Effort is
counted in trials and steps, not in time.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

import numpy as np

from seatingapp.arranging.allowance import STEPS_PER_SECOND, Allowance
from seatingapp.arranging.counting import Crowd, crowds, needs
from seatingapp.arranging.domains import Musts, matched
from seatingapp.arranging.problem import PairMust, Plan, Problem, broken
from seatingapp.arranging.search import Effort, seconds
from seatingapp.arranging.softening import looked_for
from seatingapp.arranging.trying import Trying
from seatingapp.arranging.witnesses import concerned, needed_rules

TRIALS = 20_000
# Steps and rounds of a search to decide whether one can go without a rule, first and later.
PASSES = ((30_000, 0), (60_000, 4), (600_000, 8))
CHAINS = 16  # of such a search
BUILDING = 30  # steps for each two pupils who have a must, before anything is tried
SUSPECT = 400_000  # steps to see whether one group of pupils is reason enough
CROWDED = 2_000  # and for each crowd that is counted
ENOUGH = 6 * STEPS_PER_SECOND // 10  # for a contradiction and its reason


@dataclass(frozen=True)
class Verdict:
    """What is known of the musts: a `plan` that keeps all, or that there is none.

    Neither where the trials ran out: then `plan` is None and `decided` False.
    """

    plan: Plan | None
    decided: bool


@dataclass(frozen=True)
class Contradiction:
    """Rules that cannot hold together; `minimal` where any one of them less was shown to do."""

    rules: tuple[int, ...]
    minimal: bool


def prove(problem: Problem, trials: int = TRIALS, allowance: Allowance | None = None) -> Verdict:
    """Decide whether the musts can hold, and how, in so many trials for each group and pupil.

    It ends undecided as soon as the allowance is over.
    """
    allowance = allowance or Allowance(sys.maxsize)
    musts = Musts(problem)
    domains = list(musts.domains)
    starved = musts.starved(domains, list(range(len(domains))))
    allowance.spend(BUILDING * len(musts.rows) + musts.steps)
    start = matched(domains, [-1] * len(domains)) if starved is None else None
    if start is None:
        return Verdict(None, True)
    crowded = crowds(musts)
    needed = needs(musts, crowded)
    allowance.spend(CROWDED * len(crowded))
    if any(c.hopeless(domains) for c in crowded) or any(n.overrun(domains) for n in needed):
        return Verdict(None, True)
    groups = musts.components()
    whole = sorted(p for group in groups for p in group)
    plan: list[int] | None = start
    for group in [*groups, whole] if len(groups) > 1 else [whole]:
        tried = Trying(musts, group, crowded, needed, allowance)
        plan = tried.run(domains, start, trials)
        if plan is None and tried.decided:
            return Verdict(None, True)
    return Verdict(tuple(plan) if plan is not None else None, plan is not None)


def contradiction(problem: Problem, allowance: Allowance | None = None) -> Contradiction | None:
    """A smallest set of rules that cannot hold together; None where none was shown."""
    allowance = allowance or Allowance(ENOUGH)
    verdict = prove(problem, TRIALS, allowance)
    if verdict.plan is not None or not verdict.decided:
        return None
    return reason(problem, allowance)


def reason(problem: Problem, allowance: Allowance) -> Contradiction:
    """Why the musts cannot hold, which has been shown.

    No rule can be left out of it (where `minimal`); another set may be shorter. Once the allowance
    is over, the set is what it was narrowed to until then.
    """
    rules, proof = _suspects(problem, allowance)
    left = _Left(problem, rules, proof, allowance)
    for steps, rounds in PASSES:
        if not left.known and not allowance.over:
            left.narrow(steps, rounds)
    return Contradiction(tuple(left.rules), left.known)


class _Left:
    """Rules that cannot hold together, which become fewer, and those of them known as needed."""

    def __init__(
        self, problem: Problem, rules: list[int], proof: int, allowance: Allowance
    ) -> None:
        self._problem, self._allowance = problem, allowance
        self.rules = rules
        self._needed: set[int] = set()
        self._proof = proof  # steps of the last proof that the rules left cannot hold

    @property
    def known(self) -> bool:
        """Whether every rule that is left is needed."""
        return self._needed.issuperset(self.rules)

    def narrow(self, steps: int, rounds: int) -> None:
        """Try to go without each rule, in so many steps and rounds of a search.

        As long as it goes without, twice as many are left out at once; where not, half as many.
        """
        number, many = 0, max(1, len(self.rules) // 3)
        while number < len(self.rules) and not self._allowance.over:
            out = self.rules[number : number + many]
            some = next((n for n, rule in enumerate(out) if rule in self._needed), len(out))
            if some == 0:
                number += 1
            elif self._without(out[:some], steps, rounds):
                many = 2 * some
            elif some > 1:
                many = some // 2
            else:
                number += 1

    def _without(self, out: list[int], steps: int, rounds: int) -> bool:
        """Whether the others cannot hold either, so that these are gone."""
        fewer = [rule for rule in self.rules if rule not in out]
        problem = self._problem.only(fewer)
        part = self._allowance.part(max(steps, 2 * self._proof))
        verdict = prove(problem, TRIALS, part)
        if verdict.plan is None and verdict.decided:
            self.rules, self._proof = fewer, part.spent
            return True
        plan = verdict.plan or self._found(problem, rounds)
        if plan is not None:
            self._needed |= needed_rules(self._problem.only(self.rules), plan)
        return False

    def _found(self, problem: Problem, rounds: int) -> Plan | None:
        """A plan that a short search finds, or None."""
        if not rounds or self._allowance.over:
            return None
        wanted = replace(problem, linear=np.zeros_like(problem.linear), pairs=(), anys=())
        effort = Effort(CHAINS, rounds)
        found = looked_for(wanted, 0, effort, lambda: self._allowance.over)
        self._allowance.spend(round(STEPS_PER_SECOND * seconds(wanted, effort)))
        return None if broken(problem, found.plan) else found.plan


def _suspects(problem: Problem, allowance: Allowance) -> tuple[list[int], int]:
    """The rules of one crowd or group of pupils that contradict each other alone, or all.

    And how many steps it took to prove that.
    """
    musts = Musts(problem)
    small = [c.least(musts.domains) for c in crowds(musts) if c.hopeless(musts.domains)]
    named = [_about(problem, frozenset(c.pupils), 2) for c in sorted(small, key=_size)]
    named += [_about(problem, frozenset(group), 1) for group in musts.components()]
    for some in named:
        part = allowance.part(SUSPECT)
        verdict = prove(problem.only(some), TRIALS, part)
        if verdict.plan is None and verdict.decided:
            return sorted(some), part.spent
    return list(problem.rules), 0


def _size(crowd: Crowd) -> int:
    return len(crowd.pupils)


def _about(problem: Problem, group: frozenset[int], both: int) -> set[int]:
    """The rules about pupils of the group; about pairs where one or `both` belong to it."""
    named = set()
    for must in problem.musts:
        if isinstance(must, PairMust):
            about = any((a in group) + (b in group) >= both for a, b in must.pairs)
        else:
            about = not group.isdisjoint(concerned(must))
        if about:
            named.add(must.rule)
    return named
