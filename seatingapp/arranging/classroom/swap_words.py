"""A swap in words: who changes with whom, what gets better, and by how many points."""

from __future__ import annotations

from seatingapp.arranging.classroom.ground import ground
from seatingapp.arranging.classroom.running import Seated
from seatingapp.arranging.classroom.short_words import short_words
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Judgement, Met, Verdict
from seatingapp.domain.wording import counted

TOLD = 2  # rules that get better


def swap_words(
    setting: Setting, seated: Seated, one: int, other: int, now: Judgement, after: Judgement
) -> str:
    """`Swap Ben O'N with Leo A: new neighbours (+6)`; a must that is mended is told first.

    What stands before the colon names nothing private.
    """
    first = _who(setting, seated, one, other)
    musts = [v for v in now.broken_musts if _of(after, v).met is not Met.BROKEN]
    if musts:
        count = "a must" if len(musts) == 1 else counted(len(musts), "must")
        first = f"{first} to meet {count}"
    better = musts or _better(now, after)
    what = " and ".join(short_words(v.rule.kind, setting.name) for v in better[:TOLD])
    return f"{first}{': ' + what if what else ''} ({signed(after.score - now.score)})"


def signed(points: int) -> str:
    """Points with their sign: `+6`, `−2` with a real minus, `±0`."""
    if not points:
        return "±0"
    return f"+{points}" if points > 0 else f"−{-points}"


def _who(setting: Setting, seated: Seated, one: int, other: int) -> str:
    if one in seated and other in seated:
        return f"Swap {_name(setting, seated, one)} with {_name(setting, seated, other)}"
    at, to = (one, other) if one in seated else (other, one)
    return f"Move {_name(setting, seated, at)} to {ground(setting.layout).seat_words[to]}"


def _name(setting: Setting, seated: Seated, seat: int) -> str:
    return setting.name(seated[seat].pupil_id)


def _better(now: Judgement, after: Judgement) -> list[Verdict]:
    """The rules that win points, the most first."""
    pairs = zip(now.verdicts, after.verdicts, strict=True)
    gains = [(new.points - old.points, -n, old) for n, (old, new) in enumerate(pairs)]
    found = sorted((gain for gain in gains if gain[0] > 0), key=lambda gain: gain[:2], reverse=True)
    return [verdict for _, _, verdict in found]


def _of(judgement: Judgement, verdict: Verdict) -> Verdict:
    return next(v for v in judgement.verdicts if v.rule == verdict.rule)
