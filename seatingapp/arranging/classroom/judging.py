"""A plan against its rules: which hold, which do not and why, and what they win.

It works on whole and on half-finished plans. What cannot be said yet because somebody has no seat
wins nothing and breaks nothing, so a plan wins more and more while it is filled. Nothing here
needs numpy, so a page may judge while the window opens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from seatingapp.arranging.classroom.finding import Finding, View
from seatingapp.arranging.classroom.meaning import check_of
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.shares import SCALE
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Judgement, Met, Verdict

Seated = Mapping[int, Occupant]


def judge(setting: Setting, seated: Seated) -> Judgement:
    """Judge a plan by all active rules in their order, then by the pins of the setting.

    Points are whole: what is won in hundredths is rounded down for all wishes together, and the
    points that this leaves over go to the rules that miss the least of a point. So a plan that
    wins more never shows a lower score.
    """
    return Judge(setting).judgement(seated)


def hundredths(setting: Setting, seated: Seated) -> int:
    """What a plan wins in hundredths of a point."""
    return Judge(setting).won(seated)


class Judge:
    """The rules of one setting, ready to judge many plans."""

    def __init__(self, setting: Setting) -> None:
        self._scene = Scene(setting)
        rules = (*setting.active_rules, *self._scene.pins)
        self._checks = tuple((rule, check_of(rule, self._scene)) for rule in rules)

    def judgement(self, seated: Seated) -> Judgement:
        """What `judge` says."""
        found = self._findings(seated)
        most = [check.units * rule.weight for rule, check in self._checks]
        points = whole_points([finding.won for finding in found], most)
        verdicts = tuple(
            _verdict(rule, finding, won, all_)
            for (rule, _), finding, won, all_ in zip(self._checks, found, points, most, strict=True)
        )
        return Judgement(verdicts, sum(points), sum(most))

    def won(self, seated: Seated) -> int:
        """What `hundredths` says."""
        return sum(finding.won for finding in self._findings(seated))

    def _findings(self, seated: Seated) -> list[Finding]:
        view = View(self._scene, seated)
        return [check.finding(view, rule.weight) for rule, check in self._checks]


def whole_points(won: Sequence[int], most: Sequence[int]) -> list[int]:
    """Hundredths as points whose sum is the sum of the hundredths, rounded down.

    Each is rounded down or up; those with the largest rest are rounded up, the first of equals,
    and only where there is no other those that would then seem to have won all of `most`.
    """
    points = [hundredth // SCALE for hundredth in won]
    over = sum(won) // SCALE - sum(points)

    def rank(n: int) -> tuple[bool, int, int]:
        return points[n] + 1 >= most[n], -(won[n] % SCALE), n

    for n in sorted((n for n in range(len(won)) if won[n] % SCALE), key=rank)[:over]:
        points[n] += 1
    return points


def _verdict(rule: Rule, found: Finding, points: int, most: int) -> Verdict:
    verdict = Verdict(rule, _met(rule, found), found.held, found.checks, found.reason, points, most)
    return replace(verdict, pairs=found.pairs, seats=found.seats)


def _met(rule: Rule, found: Finding) -> Met:
    """A rule of which nothing can be said yet counts as one that does not apply."""
    if found.idle or found.open == found.checks:
        return Met.IDLE
    if not found.failed:
        return Met.MET if rule.is_must or not found.open else Met.PARTLY
    if rule.is_must or not (found.held or found.won):
        return Met.BROKEN
    return Met.PARTLY
