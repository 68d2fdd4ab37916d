"""How a plan was arranged: what is kept with it, in the words of that day.

The record outlives the rules, which may be changed or removed afterwards. It is private.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.uses import Sensitivity, Use, uses
from seatingapp.domain.rules.verdicts import Judgement, Met
from seatingapp.domain.wording import counted

_UNDECIDED = "no plan was found that keeps all musts, and it is not known whether there is one"


@dataclass(frozen=True, slots=True)
class RecordedRule:
    """A rule as it stood when the plan was arranged, and how it came out."""

    sentence: str
    strength: Strength
    met: Met
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """How a plan was arranged.

    `seed` and the rules give the same plan again where `whole` is True. `score` of `most` points
    were won; `proved`: no plan can win more. `fewest`: this plan breaks musts, as few as could be,
    because no plan keeps all; or, where `undecided`, because none was found that does. `seated` is
    who sat where then (pupil by seat); it is filled in when the record is kept. `anew`: a seating
    of its own, and not the one before with changes. `moved_by_hand` is how many seats hold somebody
    else, or nobody, by now; it is not kept but counted when the record is read.
    """

    seed: int
    whole: bool = True
    score: int = 0
    most: int = 0
    proved: bool = False
    rules: tuple[RecordedRule, ...] = ()
    fewest: bool = False
    seated: Mapping[int, int] = field(default_factory=dict)
    moved_by_hand: int = 0
    anew: bool = False
    undecided: bool = False

    @property
    def outlived(self) -> bool:
        """Whether the plan is another one by now: more than half of its seats were changed."""
        return 2 * self.moved_by_hand > max(len(self.seated), 1)

    @property
    def uses(self) -> tuple[Use, ...]:
        """What the rules made use of, none twice, in order of words."""
        return tuple(sorted({use for rule in self.rules for use in rule.uses}))

    @property
    def words(self) -> str:
        """One line: `Arranged with 7 rules, score 742 of 760, seed 12; uses sex (...)`."""
        parts = [f"Arranged with {counted(len(self.rules), 'rule')}"]
        best = " (the best possible)" if self.proved else ""
        if self.most:
            parts.append(f"score {self.score} of {self.most}{best}")
        parts.append(f"seed {self.seed}")
        line = ", ".join(parts)
        if not self.whole:
            line += ", ended early"
        if self.fewest:
            line += f"; {_UNDECIDED if self.undecided else 'no plan keeps all musts'}"
        if self.uses:
            line += f"; uses {', '.join(use.marked for use in self.uses)}"
        if self.moved_by_hand:
            line += f"; {counted(self.moved_by_hand, 'seat')} changed by hand since"
        return line


def recorded(
    setting: Setting,
    judgement: Judgement,
    seed: int,
    *,
    whole: bool = True,
    proved: bool = False,
    fewest: bool = False,
    undecided: bool = False,
) -> Record:
    """Return the record of a plan that came out like this. Pins are no rules here.

    Rules that were switched off are left out.
    """
    rules = tuple(
        RecordedRule(
            sentence(verdict.rule.kind, setting.name),
            verdict.rule.strength,
            verdict.met,
            uses(verdict.rule.kind, setting.in_use),
        )
        for verdict in judgement.verdicts
        if verdict.rule in setting.active_rules
    )
    return Record(
        seed,
        whole,
        judgement.score,
        judgement.most,
        proved,
        rules,
        fewest,
        anew=setting.anew,
        undecided=undecided,
    )


def with_seats(record: Record, seated: Mapping[int, Occupant]) -> Record:
    """Return the record of a plan that was arranged like this just now."""
    return replace(record, seated={s: o.pupil_id for s, o in seated.items()}, moved_by_hand=0)


def compared(record: Record, seated: Mapping[int, int]) -> Record:
    """Return the record of a plan on which they sit so (pupil by seat) by now."""
    seats = record.seated.keys() | seated.keys()
    moved = sum(record.seated.get(seat) != seated.get(seat) for seat in seats)
    return replace(record, moved_by_hand=moved)


def to_json(record: Record) -> str:
    """Return a record as compact JSON; the count of what was moved by hand is not kept."""
    data = {
        "seed": record.seed,
        "whole": record.whole,
        "score": record.score,
        "most": record.most,
        "proved": record.proved,
        "fewest": record.fewest,
        "anew": record.anew,
        "undecided": record.undecided,
        "rules": [_rule_data(rule) for rule in record.rules],
        "seated": [[seat, pupil] for seat, pupil in sorted(record.seated.items())],
    }
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False)


def _rule_data(rule: RecordedRule) -> dict[str, Any]:
    return {
        "sentence": rule.sentence,
        "strength": rule.strength.value,
        "met": rule.met.value,
        "uses": [[use.words, use.sensitivity.value] for use in rule.uses],
    }


def from_json(text: str) -> Record:
    """Return the record. Raises ValueError, KeyError or TypeError for anything else."""
    data = json.loads(text)
    return Record(
        data["seed"],
        data["whole"],
        data["score"],
        data["most"],
        data["proved"],
        tuple(_rules(data["rules"])),
        data["fewest"],
        {int(seat): int(pupil) for seat, pupil in data["seated"]},
        anew=data["anew"],
        undecided=data.get("undecided", False),  # not in records of the first days
    )


def _rules(listed: Iterable[Mapping[str, Any]]) -> Iterable[RecordedRule]:
    for rule in listed:
        used = tuple(Use(words, Sensitivity(kind)) for words, kind in rule["uses"])
        yield RecordedRule(rule["sentence"], Strength(rule["strength"]), Met(rule["met"]), used)
