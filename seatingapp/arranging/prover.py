"""Can all musts hold at once? A plan where they can, and where not, a smallest reason why.

Each group of pupils who hang together by musts is tried alone first, which decides most cases and
keeps the reason short; then all together. Counting comes before trying: see `domains`. The reason
is found by leaving out one rule after the other (a deletion filter: Chinneck and Dravnieks 1991),
so that without any one of its rules the rest can hold. Effort is counted in trials, not in time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.arranging.domains import Domains, Musts, bits, matched
from seatingapp.arranging.problem import PairMust, Plan, Problem

TRIALS = 20_000
TRIALS_OF_ONE = 3_000  # while the reason is looked for, for each rule left out


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
    """Decide whether the musts can hold, and how."""
    musts = Musts(problem)
    domains = list(musts.domains)
    if not musts.consistent(domains, list(range(len(domains)))):
        return Verdict(None, True)
    start = matched(domains, [-1] * len(domains))
    if start is None:
        return Verdict(None, True)
    cliques = musts.cliques()
    if any(musts.crowded(domains, group) for group in cliques):
        return Verdict(None, True)
    groups = musts.components()
    whole = sorted(p for group in groups for p in group)
    plan = start
    for group in [*groups, whole] if len(groups) > 1 else [whole]:
        trial = _Trial(musts, group, [c for c in cliques if set(c) <= set(group)], trials)
        found = trial.go(domains, start)
        if found is None:
            return Verdict(None, trial.left > 0)
        plan = found
    return Verdict(tuple(plan), True)


def contradiction(problem: Problem) -> Contradiction | None:
    """A smallest set of rules that cannot hold together; None where none was shown.

    No rule can be left out of it (where `minimal`); another set may be shorter.
    """
    rules = list(problem.rules)
    verdict = prove(problem)
    if verdict.plan is not None or not verdict.decided:
        return None
    rules = _one_group(problem, rules)
    minimal, step = True, max(1, len(rules) // 3)
    while True:
        number = 0
        while number < len(rules):
            fewer = rules[:number] + rules[number + step :]
            verdict = prove(problem.only(fewer), TRIALS_OF_ONE)
            if verdict.plan is None and verdict.decided:
                rules = fewer
            else:
                minimal = minimal and (step > 1 or verdict.decided)
                number += step
        if step == 1:
            return Contradiction(tuple(rules), minimal)
        step = max(1, step // 3)


def _one_group(problem: Problem, rules: list[int]) -> list[int]:
    """The rules of the first group of pupils that contradict each other alone, or all."""
    for group in Musts(problem).components():
        inside = set(group)
        named = {
            must.rule
            for must in problem.musts
            if inside.intersection(
                (p for pair in must.pairs for p in pair)
                if isinstance(must, PairMust)
                else must.pupils
            )
        }
        verdict = prove(problem.only(named), TRIALS_OF_ONE)
        if verdict.plan is None and verdict.decided:
            return sorted(named)
    return rules


class _Trial:
    """Backtracking over the pupils of a group, the one with the fewest seats left first."""

    def __init__(
        self, musts: Musts, group: Iterable[int], cliques: list[list[int]], trials: int
    ) -> None:
        self._musts, self._group, self._cliques = musts, list(group), cliques
        self.left = trials

    def go(self, domains: Domains, start: list[int]) -> list[int] | None:
        """A plan that keeps every must of the group, or None; `left` is then 0 if undecided."""
        waiting = [p for p in self._group if domains[p] & (domains[p] - 1)]
        if not waiting:
            return start
        partners = self._musts.partners
        pupil = min(waiting, key=lambda p: (domains[p].bit_count(), -len(partners[p]), p))
        for seat in self._order(domains, pupil, start):
            self.left -= 1
            if self.left <= 0:
                return None
            narrowed = domains.copy()
            narrowed[pupil] = 1 << seat
            if not self._musts.consistent(narrowed, [pupil]):
                continue
            seats = matched(narrowed, start)
            if seats is None or any(self._musts.crowded(narrowed, c) for c in self._cliques):
                continue
            plan = self.go(narrowed, seats)
            if plan is not None or self.left <= 0:
                return plan
        return None

    def _order(self, domains: Domains, pupil: int, start: list[int]) -> list[int]:
        """Seats that leave the partners most come first."""
        rows = self._musts.rows
        others = self._musts.partners[pupil]
        return sorted(
            bits(domains[pupil]),
            key=lambda s: (
                -sum((domains[o] & rows[pupil, o][s]).bit_count() for o in others),
                s != start[pupil],
                s,
            ),
        )
