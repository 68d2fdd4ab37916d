"""The score of a plan as the card shows it, and where its rules are broken. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.kinds import pupils_in
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import Setting, is_pin
from seatingapp.domain.rules.verdicts import Judgement, Met, Proof, Swap, Verdict
from seatingapp.ui.plan_view.state import BrokenMark
from seatingapp.ui.seating.solved import ScorePart, ScoreState, SwapState
from seatingapp.ui.seating.solving.words import EMPTY, musts_words, part_words, proof_words

_BEST = "Best possible plan: every wish is granted."


def score_of(
    setting: Setting,
    judgement: Judgement | None,
    swaps: tuple[Swap, ...] | None,
    proof: Proof | None,
    *,
    looked: bool,
    private: bool,
    empty: bool = False,
    had: bool = False,
) -> ScoreState:
    """Return the card; without private view it names no rule, and nobody whom a rule is about.

    `empty`: nobody sits on the plan. `had`: the better plan of the proof is one that another was
    wanted instead of.
    """
    has_rules = bool(setting.active_rules)
    if judgement is None:
        return ScoreState(has_rules=has_rules)
    musts = sum(v.rule.is_must and not is_pin(v.rule) for v in judgement.verdicts)
    broken = len(judgement.broken_musts)
    full = judgement.most > 0 and judgement.score >= judgement.most and not broken
    best = proof_words(judgement.score, proof, had=had) if proof is not None else ""
    return ScoreState(
        True,
        has_rules,
        judgement.score,
        judgement.most,
        broken,
        EMPTY if empty else musts_words(broken, musts),
        "" if empty else _BEST if full else best,
        looked and not full,
        _parts(setting, judgement) if private else (),
        _swaps(swaps) if private and not empty else None,
        proof is not None and proof.seated is not None and not had,
        None if private or empty or swaps is None else len(swaps),
    )


def marks_of(
    setting: Setting, judgement: Judgement | None, pointed: str = ""
) -> tuple[BrokenMark, ...]:
    """Return where musts and wishes about somebody are broken, and the rule pointed at; private.

    Wishes about everybody would cover the room with lines: they are drawn while pointed at.
    """
    if judgement is None:
        return ()
    marks: list[BrokenMark] = []
    for verdict in judgement.verdicts:
        rule = verdict.rule
        lost = verdict.met in (Met.BROKEN, Met.PARTLY)
        if lost and (rule.is_must or pupils_in(rule.kind) or rule.uid == pointed):
            words = f"{sentence(rule.kind, setting.name)}: {verdict.reason}"
            marks.extend(BrokenMark(pair, words, rule.is_must) for pair in verdict.pairs)
            marks.extend(BrokenMark((seat,), words, rule.is_must) for seat in verdict.seats)
    return tuple(marks)


def seats_about(judgement: Judgement | None, uid: str, seated: Mapping[int, Occupant]) -> set[int]:
    """Return the seats that a rule is about: where it is broken, and of those whom it names."""
    for verdict in judgement.verdicts if judgement is not None else ():
        if verdict.rule.uid == uid:
            named = set(pupils_in(verdict.rule.kind))
            lost = {*verdict.seats, *(seat for pair in verdict.pairs for seat in pair)}
            return lost | {s for s, o in seated.items() if o.pupil_id in named}
    return set()


def _parts(setting: Setting, judgement: Judgement) -> tuple[ScorePart, ...]:
    return tuple(_part(setting, v) for v in judgement.verdicts if not is_pin(v.rule))


def _part(setting: Setting, verdict: Verdict) -> ScorePart:
    return ScorePart(
        sentence(verdict.rule.kind, setting.name),
        verdict.rule.strength,
        verdict.points,
        verdict.most,
        part_words(verdict),
    )


def _swaps(swaps: tuple[Swap, ...] | None) -> tuple[SwapState, ...] | None:
    """With names: whose seats a must is about is as private as the must."""
    return None if swaps is None else tuple(SwapState(s.one, s.other, s.words) for s in swaps)
