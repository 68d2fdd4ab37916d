"""Can all musts hold at once? A plan where they can, and where not, a smallest reason why.

Each group of pupils who hang together by musts is tried alone first, which decides most cases and
keeps the reason short; then all together. Counting comes before trying: see `domains`. The reason
is found by leaving out one rule after the other (a deletion filter: Chinneck and Dravnieks 1991),
so that without any one of its rules the rest can hold; a plan that breaks one rule only is turned
into such plans for others (model rotation: Marques-Silva and Lynce 2011). The pupils who ran out
of seats before are tried first, from the start again after more and more trials (Boussemart and
others 2004). Effort is counted in trials, not in time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.arranging.domains import Domains, Musts, bits, matched
from seatingapp.arranging.problem import PairMust, Plan, Problem
from seatingapp.arranging.witnesses import concerned, needed_rules

TRIALS = 20_000
FIRST_TRIALS = 50  # until the first new start; then twice as many each time
QUICK_TRIALS, SLOW_TRIALS = 200, 3_200  # for each rule left out, first and at the end


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


def prove(problem: Problem, trials: int = TRIALS) -> Verdict:
    """Decide whether the musts can hold, and how, in so many trials for each group and pupil."""
    musts = Musts(problem)
    domains = list(musts.domains)
    if musts.starved(domains, list(range(len(domains)))) is not None:
        return Verdict(None, True)
    start = matched(domains, [-1] * len(domains))
    if start is None:
        return Verdict(None, True)
    cliques = musts.cliques()
    if any(musts.crowded(domains, group) for group in cliques):
        return Verdict(None, True)
    if any(musts.overrun(domains, group, wanted) for group, wanted in musts.needs()):
        return Verdict(None, True)
    groups = musts.components()
    whole = sorted(p for group in groups for p in group)
    plan: list[int] | None = start
    for group in [*groups, whole] if len(groups) > 1 else [whole]:
        search = _Backtracking(musts, group, [c for c in cliques if set(c) <= set(group)])
        plan = search.run(domains, start, trials)
        if plan is None and search.decided:
            return Verdict(None, True)
    return Verdict(tuple(plan) if plan is not None else None, plan is not None)


def contradiction(problem: Problem) -> Contradiction | None:
    """A smallest set of rules that cannot hold together; None where none was shown.

    No rule can be left out of it (where `minimal`); another set may be shorter.
    """
    verdict = prove(problem)
    if verdict.plan is not None or not verdict.decided:
        return None
    rules = _suspects(problem)
    needed: set[int] = set()
    step, trials = max(1, len(rules) // 3), QUICK_TRIALS
    while True:
        rules, more = _filtered(problem, rules, needed, step, trials)
        needed |= more
        if needed.issuperset(rules) or (step == 1 and trials >= SLOW_TRIALS):
            return Contradiction(tuple(rules), needed.issuperset(rules))
        trials = trials if step > 1 else 4 * trials
        step = max(1, step // 3)


def _filtered(
    problem: Problem, rules: list[int], needed: set[int], step: int, trials: int
) -> tuple[list[int], set[int]]:
    """The rules left when those that can go, `step` at a time, are gone, and what is needed."""
    needed = set(needed)
    number = 0
    while number < len(rules):
        fewer = rules[:number] + rules[number + step :]
        if needed.isdisjoint(rules[number : number + step]):
            verdict = prove(problem.only(fewer), trials)
            if verdict.plan is None and verdict.decided:
                rules = fewer
                continue
            if verdict.plan is not None:
                needed |= needed_rules(problem.only(rules), verdict.plan)
        number += step
    return rules, needed


def _suspects(problem: Problem) -> list[int]:
    """The rules of one crowd or group of pupils that contradict each other alone, or all."""
    musts = Musts(problem)
    crowds = [group for group in musts.cliques() if musts.crowded(musts.domains, group)]
    for number, group in enumerate([*crowds, *musts.components()]):
        named = _about(problem, frozenset(group), 2 if number < len(crowds) else 1)
        verdict = prove(problem.only(named), SLOW_TRIALS)
        if verdict.plan is None and verdict.decided:
            return sorted(named)
    return list(problem.rules)


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


class _Backtracking:
    """Backtracking over the pupils of a group; `decided` says whether it came to an end."""

    def __init__(self, musts: Musts, group: Iterable[int], cliques: list[list[int]]) -> None:
        self._musts, self._group, self._cliques = musts, list(group), cliques
        self._weights = [100 + some for some in musts.tightness]
        self._left = 0
        self.decided = False

    def run(self, domains: Domains, start: list[int], trials: int) -> list[int] | None:
        """A plan that keeps every must of the group, or None."""
        limit = FIRST_TRIALS + len(self._group)
        spent, trials = 0, trials + len(self._group)  # one for each pupil needs no luck
        while spent < trials:
            self._left = limit = min(limit, trials - spent)
            plan = self._go(domains, start)
            if plan is not None or self._left > 0:
                self.decided = True
                return plan
            spent += limit
            limit *= 2
        return None

    def _go(self, domains: Domains, start: list[int]) -> list[int] | None:
        waiting = [p for p in self._group if domains[p] & (domains[p] - 1)]
        if not waiting:
            return start
        weights = self._weights
        pupil = min(waiting, key=lambda p: (domains[p].bit_count() * 100_000 // weights[p], p))
        twins = self._musts.twins(domains, pupil)
        closed = 0  # seats that the pupil cannot have, and so nobody who is like them
        for seat in self._order(domains, pupil, start):
            self._left -= 1
            if self._left <= 0:
                return None
            narrowed = domains.copy()
            for twin in twins:
                narrowed[twin] &= ~closed
            narrowed[pupil] = 1 << seat
            seats = self._narrowed(narrowed, pupil, start)
            if seats is not None:
                plan = self._go(narrowed, seats)
                if plan is not None or self._left <= 0:
                    return plan
            closed |= 1 << seat
        return None

    def _narrowed(self, domains: Domains, pupil: int, start: list[int]) -> list[int] | None:
        """A seat for everyone after what follows from the pupil's seat, or None."""
        starved = self._musts.starved(domains, [pupil])
        if starved is not None:
            self._weights[starved] += 100
            self._weights[pupil] += 100
            return None
        seats = matched(domains, start)
        if seats is None or any(self._musts.crowded(domains, c) for c in self._cliques):
            self._weights[pupil] += 100
            return None
        return seats

    def _order(self, domains: Domains, pupil: int, start: list[int]) -> list[int]:
        """Seats that leave the others most come first."""
        musts = self._musts
        return sorted(
            bits(domains[pupil]),
            key=lambda s: (-musts.room_left(domains, pupil, s), s != start[pupil], s),
        )
