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
from dataclasses import dataclass

from seatingapp.arranging.allowance import STEPS_PER_SECOND, Allowance
from seatingapp.arranging.counting import Crowd, crowds, needs
from seatingapp.arranging.domains import Musts, matched
from seatingapp.arranging.problem import PairMust, Plan, Problem
from seatingapp.arranging.trying import Trying
from seatingapp.arranging.witnesses import concerned, needed_rules

TRIALS = 20_000
QUICK_TRIALS, SLOW_TRIALS = 200, 3_200  # for each rule left out, first and at the end
BUILDING = 30  # steps for each two pupils who have a must, before anything is tried
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
    rules = _suspects(problem, allowance)
    needed: set[int] = set()
    step, trials = max(1, len(rules) // 3), QUICK_TRIALS
    while not allowance.over:
        rules, more = _filtered(problem, rules, needed, step, trials, allowance)
        needed |= more
        if needed.issuperset(rules) or (step == 1 and trials >= SLOW_TRIALS):
            break
        trials = trials if step > 1 else 4 * trials
        step = max(1, step // 3)
    return Contradiction(tuple(rules), needed.issuperset(rules))


def _filtered(
    problem: Problem,
    rules: list[int],
    needed: set[int],
    step: int,
    trials: int,
    allowance: Allowance,
) -> tuple[list[int], set[int]]:
    """The rules left when those that can go, `step` at a time, are gone, and what is needed."""
    needed = set(needed)
    number = 0
    while number < len(rules) and not allowance.over:
        fewer = rules[:number] + rules[number + step :]
        if needed.isdisjoint(rules[number : number + step]):
            verdict = prove(problem.only(fewer), trials, allowance)
            if verdict.plan is None and verdict.decided:
                rules = fewer
                continue
            if verdict.plan is not None:
                needed |= needed_rules(problem.only(rules), verdict.plan)
        number += step
    return rules, needed


def _suspects(problem: Problem, allowance: Allowance) -> list[int]:
    """The rules of one crowd or group of pupils that contradict each other alone, or all."""
    musts = Musts(problem)
    small = [c.least(musts.domains) for c in crowds(musts) if c.hopeless(musts.domains)]
    named = [_about(problem, frozenset(c.pupils), 2) for c in sorted(small, key=_size)]
    named += [_about(problem, frozenset(group), 1) for group in musts.components()]
    for some in named:
        verdict = prove(problem.only(some), SLOW_TRIALS, allowance)
        if verdict.plan is None and verdict.decided:
            return sorted(some)
    return list(problem.rules)


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
