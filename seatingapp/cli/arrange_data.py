"""How a class was arranged, as JSON and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seatingapp.cli.output import Json, table
from seatingapp.domain.plans import Occupant
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.rules.kinds import Kind
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import Setting, is_pin
from seatingapp.domain.rules.uses import marking, uses, uses_of
from seatingapp.domain.rules.verdicts import Clash, Judgement, Met, Proof, Swap, Verdict
from seatingapp.domain.wording import counted

PRIVATE = "Rules and reasons are private: mind who can see this screen."
_IS_MET: dict[Met, bool | None] = {Met.MET: True, Met.IDLE: None}  # all else is not


@dataclass(frozen=True, slots=True)
class Explained:
    """What `--explain` adds: the swaps that are left, and for each seat why its pupil is there."""

    swaps: tuple[Swap, ...]
    whys: Mapping[int, tuple[str, ...]]


def verdicts(judgement: Judgement) -> tuple[Verdict, ...]:
    """The verdicts about rules, without those about pins."""
    return tuple(v for v in judgement.verdicts if not is_pin(v.rule))


def judgement_data(setting: Setting, judgement: Judgement, proof: Proof) -> dict[str, Json]:
    """Return the rules with how they came out, the score, and how high it can be at all."""
    return {
        "rules": [_verdict(setting, v) for v in verdicts(judgement)],
        "score": judgement.score,
        "most": judgement.most,
        "at_most": proof.at_most,
        "proved": proof.proved,
    }


def _verdict(setting: Setting, verdict: Verdict) -> Json:
    return {
        **_rule(setting, verdict.rule),
        "met": _IS_MET.get(verdict.met, False),
        "state": str(verdict.met),
        "reason": verdict.reason,
        "held": verdict.held,
        "checks": verdict.checks,
        "points": verdict.points,
        "most": verdict.most,
        "uses": [use.marked for use in uses(verdict.rule.kind, setting.in_use)],
    }


def _rule(setting: Setting, rule: Rule) -> dict[str, Json]:
    return {
        "uid": rule.uid,
        "sentence": _sentence(setting, rule),
        "strength": str(rule.strength),
        "scope": "pin" if is_pin(rule) else str(rule.owner.scope),
    }


def _sentence(setting: Setting, rule: Rule) -> str:
    """What a rule says; a pin is one of the plan, not one that somebody wrote."""
    words = sentence(rule.kind, setting.name)
    return f"{words} (pinned)" if is_pin(rule) else words


def clash_data(setting: Setting, clash: Clash | None, *, drops: bool) -> Json:
    """Return a contradiction, with what dropping each rule would give where that was asked."""
    if clash is None:
        return None
    data: dict[str, Json] = {
        "rules": [_rule(setting, rule) for rule in clash.rules],
        "minimal": clash.minimal,
        "words": clash.words,
    }
    if drops:
        data["drops"] = [
            {"uid": d.rule.uid, "score": d.score, "words": d.words} for d in clash.drops
        ]
    return data


def explained_data(
    setting: Setting, seated: Mapping[int, Occupant], more: Explained
) -> dict[str, Json]:
    """Return what `--explain` adds."""
    labels = seat_labels(setting.layout)
    return {
        "swaps": [
            {"seat": s.one, "other": s.other, "gain": s.gain, "words": s.words} for s in more.swaps
        ],
        "why": [
            {
                "seat": seat,
                "label": labels[seat],
                "pupil": o.pupil_id,
                "name": setting.name(o.pupil_id),
                "reasons": list(more.whys[seat]),
            }
            for seat, o in _in_order(labels, seated)
        ],
        "uses": [use.marked for use in uses_of(_kinds(setting), setting.in_use)],
        "best": not more.swaps,
    }


def explained_words(
    setting: Setting, seated: Mapping[int, Occupant], judgement: Judgement, more: Explained
) -> list[str]:
    """Return the lines that `--explain` adds."""
    labels = seat_labels(setting.layout)
    rules = [
        (str(v.rule.strength), str(v.met), _sentence(setting, v.rule), v.reason)
        for v in verdicts(judgement)
    ]
    seats = [
        (labels[seat], setting.name(o.pupil_id), " ".join(more.whys[seat]))
        for seat, o in _in_order(labels, seated)
    ]
    lines = [
        table(("Strength", "", "Rule", "Why"), rules),
        marking(uses_of(_kinds(setting), setting.in_use)),
    ]
    if more.swaps:
        lines += ["Swaps that would win something:", *(f"  {s.words}" for s in more.swaps)]
    else:
        lines.append("No single swap would win anything.")
    return [*lines, table(("Seat", "Pupil", "Why here"), seats), PRIVATE]


def clash_words(setting: Setting, clash: Clash) -> str:
    """Return the rules of a contradiction, one a line with what dropping it gives, and why."""
    drops = {drop.rule.uid: f". {drop.words}" for drop in clash.drops}
    lines = [f"  {_sentence(setting, rule)}{drops.get(rule.uid, '')}" for rule in clash.rules]
    return "\n".join([*lines, clash.words])


def proof_words(proof: Proof) -> str:
    """A sentence on how good a plan can be at all; empty where nothing was found out."""
    if proof.proved:
        return "No plan scores more: proved."
    return f"No plan scores more than {proof.at_most}." if proof.at_most is not None else ""


def unmet(found: Sequence[Verdict]) -> str:
    """A sentence on musts that are broken, wishes that are open, and rules that do not apply."""
    musts = sum(v.met is Met.BROKEN and v.rule.is_must for v in found)
    wishes = sum(v.met in (Met.BROKEN, Met.PARTLY) for v in found) - musts
    parts = [f"{counted(musts, 'must is', 'musts are')} broken"] if musts else []
    if wishes:
        parts.append(f"{counted(wishes, 'wish is', 'wishes are')} not fully granted")
    idle = sum(v.met is Met.IDLE for v in found)
    if idle:
        parts.append(f"{counted(idle, 'rule does', 'rules do')} not apply here")
    return f"{', '.join(parts)}." if parts else ""


def _in_order(
    labels: Mapping[int, str], seated: Mapping[int, Occupant]
) -> Iterable[tuple[int, Occupant]]:
    """Who sits where, from the front left."""
    return ((seat, seated[seat]) for seat in labels if seat in seated)


def _kinds(setting: Setting) -> Iterable[Kind]:
    return (rule.kind for rule in setting.active_rules)
