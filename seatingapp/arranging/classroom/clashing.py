"""Musts that cannot hold together, in words, and what giving up each of them would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seatingapp.arranging.classroom.clash_words import clash_words
from seatingapp.arranging.classroom.compiling import compiled
from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.running import Run, Stop
from seatingapp.arranging.classroom.scene import stays
from seatingapp.arranging.prover import Contradiction
from seatingapp.arranging.search import effort
from seatingapp.arranging.workers import Workers
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.kinds import pupils_in
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting, is_pin
from seatingapp.domain.rules.verdicts import Clash, Drop
from seatingapp.domain.wording import counted

SECONDS = 0.1  # of searching for each rule that is left out


def explained(setting: Setting, rule_numbers: Sequence[int], minimal: bool) -> Clash:
    """The rules of these numbers of `compiled(setting)`, and why they cannot hold together.

    Those who were not to be moved are no rule that could be given up: only the words name them.
    """
    made = compiled(setting)
    rules = [made.rules[number] for number in sorted(rule_numbers)]
    named = tuple(rule for rule in rules if not stays(rule))
    return Clash(named, minimal, clash_words(made, rule_numbers))


def drops(
    setting: Setting,
    clash: Clash,
    seed: int,
    *,
    stop: Stop | None = None,
    workers: Workers | None = None,
) -> tuple[Drop, ...]:
    """What a plan without one rule of the clash would score after a short search, for each.

    A stop leaves out those that were not reached. With processes or without, the same is found.
    """
    found: list[Drop] = []
    for rule in clash.rules:
        drop = _dropped(setting, rule, seed, stop, workers)
        if stop is not None and stop():
            break
        found.append(drop)
    return tuple(found)


def _dropped(
    setting: Setting, rule: Rule, seed: int, stop: Stop | None, workers: Workers | None
) -> Drop:
    fewer = without(setting, rule)
    made = compiled(fewer)
    run = Run(seed, effort(made.problem, SECONDS), workers, stop=stop)
    found = run.search(made.problem)
    if isinstance(found, Contradiction):
        again = explained(fewer, found.rules, found.minimal)
        return Drop(rule, None, f"Others contradict each other still. {again.words}")
    if found.broken:
        return Drop(rule, None, "It was not found out whether the others can hold then.")
    judged = judge(fewer, made.seated_of(found.plan))
    points = f", with {judged.score} of {counted(judged.most, 'point')}" if judged.most else ""
    return Drop(rule, judged.score, f"Without it all others hold{points}.", judged.most)


def without(setting: Setting, rule: Rule) -> Setting:
    """The setting without a rule; without a pin's rule the pupil is not pinned any more."""
    if not is_pin(rule):
        return replace(setting, rules=tuple(r for r in setting.rules if r.uid != rule.uid))
    pupil = pupils_in(rule.kind)[0]
    seated = {
        seat: Occupant(pupil) if occupant.pupil_id == pupil else occupant
        for seat, occupant in setting.seated.items()
    }
    return replace(setting, seated=seated)
