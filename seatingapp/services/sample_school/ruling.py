"""The rules of the sample school: read from its file, checked, and stored for its classes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from seatingapp.domain.identity import new_uid
from seatingapp.domain.rules.rule import ForClass, ForPupil, Rule, Strength
from seatingapp.domain.rules.stored import KINDS, from_data
from seatingapp.services.sample_school.data import SampleRule
from seatingapp.storage import rules

if TYPE_CHECKING:
    from seatingapp.services.sample_school.data import SampleSchool
    from seatingapp.storage.session import Session

_ONE, _SEVERAL = ("pupil",), ("pupils", "friends", "helpers")  # fields that name pupils


def read_rule(raw: dict[str, Any]) -> SampleRule:
    """Return a rule as the file has it."""
    return SampleRule(
        raw["class"],
        raw.get("pupil", ""),
        raw["kind"],
        raw["says"],
        Strength(raw["strength"]),
        raw.get("note", ""),
    )


def rule_problems(school: SampleSchool, rule: SampleRule) -> Iterator[str]:
    """Say what of a rule contradicts the rest of the school."""
    where = f"A rule of {rule.class_name}"
    group = school.classes.get(rule.class_name)
    if rule.kind not in KINDS or group is None:
        yield f"{where} is of an unknown kind or class: {rule.kind}."
        return
    named = {rule.pupil} - {""} | _named(rule.says)
    yield from (f"{where} names {a}: not in it." for a in sorted(named - set(group.pupils)))
    if rule.pupil and rule.pupil not in _named(rule.says):
        yield f"{where} follows {rule.pupil} and does not name them."


def store_rules(
    session: Session,
    school: SampleSchool,
    class_ids: Mapping[str, int],
    pupil_ids: Mapping[str, int],
    made_at: Callable[[str], dt.datetime],
) -> None:
    """Store the rules; `made_at` says when those of a class were made."""
    for rule in school.rules:
        says = _with_ids(rule.says, pupil_ids)
        owner = (
            ForPupil(pupil_ids[rule.pupil]) if rule.pupil else ForClass(class_ids[rule.class_name])
        )
        new = Rule(new_uid(), from_data(rule.kind, says), rule.strength, owner, note=rule.note)
        rules.add(session, new, made_at(rule.class_name))


def _named(says: Mapping[str, Any]) -> set[str]:
    several = {a for name in _SEVERAL for a in says.get(name, ())}
    return several | {says[name] for name in _ONE if name in says}


def _with_ids(says: Mapping[str, Any], pupil_ids: Mapping[str, int]) -> dict[str, Any]:
    found = dict(says)
    found |= {name: pupil_ids[says[name]] for name in _ONE if name in says}
    found |= {name: [pupil_ids[a] for a in says[name]] for name in _SEVERAL if name in says}
    return found
