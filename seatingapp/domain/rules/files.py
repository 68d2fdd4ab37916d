"""Rule files: the rules of a class as JSON that other programs can write too.

docs/rule-files.md describes it. Reading trusts nothing: what is not as described is refused with
the place in the file, and a rule that is read is one that the app could have made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from seatingapp.domain.identity import new_uid
from seatingapp.domain.json_checks import Fields, Wrong, described_by, parsed
from seatingapp.domain.names import tidy
from seatingapp.domain.rules.file_kinds import kind_data
from seatingapp.domain.rules.file_people import (
    Calling,
    Finding,
    plan_data,
    plan_said,
    pupil_data,
    pupil_said,
)
from seatingapp.domain.rules.file_reading import read_kind
from seatingapp.domain.rules.kinds import Kind, pupils_in
from seatingapp.domain.rules.rule import (
    ForClass,
    ForPlan,
    ForPupil,
    Owner,
    Rule,
    Scope,
    Strength,
)
from seatingapp.domain.rules.sound import LONGEST_NOTE

FORMAT = "seatingapp-rules"
VERSION = 1
DOCUMENT = "docs/rule-files.md"
MOST_LETTERS = 4_000_000
MOST_RULES = 1_000
LONGEST_CLASS = 100
_MOST_VERSION = 2_000_000_000

_TOP = frozenset({"format", "version", "class", "rules"})
_EVERY = frozenset({"kind", "strength", "scope", "of", "plan", "active", "note", "uid"})
_UID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def write_rules(rules: Iterable[Rule], calling: Calling, class_name: str = "") -> str:
    """Return the file of some rules: JSON, indented, ending in a line end."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "class": class_name,
        "rules": [rule_data(rule, calling) for rule in rules],
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def rule_data(rule: Rule, calling: Calling) -> dict[str, Any]:
    """Return one rule as it stands in a file."""
    return {
        **kind_data(rule.kind, calling),
        "strength": rule.strength,
        **_owner_data(rule.owner, calling),
        "active": rule.active,
        "note": tidy(rule.note),
        "uid": rule.uid,
    }


def _owner_data(owner: Owner, calling: Calling) -> dict[str, Any]:
    match owner:
        case ForPupil(pupil_id):
            return {"scope": owner.scope, "of": pupil_data(calling.call_pupil(pupil_id))}
        case ForPlan(line):
            return {"scope": owner.scope, "plan": plan_data(calling.call_plan(line))}
        case _:
            return {"scope": owner.scope}


def read_rules(text: str, finding: Finding) -> tuple[Rule, ...]:
    """Return the rules of a file. Raises Refusal with what is wrong and where.

    A rule without a uid gets a new one.
    """
    with described_by(DOCUMENT):
        found = parsed(text, MOST_LETTERS)
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise Wrong("This is no rule file of Seatingapp.", "", "Choose another file.")
        top = Fields(found, "", frozenset(found))
        if top.whole("version", 1, _MOST_VERSION) > VERSION:
            newer = "Install the newer version on this computer to read it."
            raise Wrong("This file was made by a newer version of Seatingapp.", "version", newer)
        top = Fields(found, "", _TOP)
        top.text("class", LONGEST_CLASS, "")  # for people who look into the file
        rules: list[Rule] = []
        for item, at in top.each("rules", MOST_RULES, needed=True):
            rule = _rule(item, at, finding)
            if any(rule.uid == other.uid for other in rules):
                raise Wrong("Two rules have this uid.", f"{at}, uid")
            rules.append(rule)
        return tuple(rules)


def read_rule(text: str, finding: Finding) -> Rule:
    """Return the one rule that a text says as a file does: `{"kind": "apart", ...}`."""
    with described_by(DOCUMENT):
        return _rule(parsed(text, MOST_LETTERS), "", finding)


def _rule(item: object, at: str, finding: Finding) -> Rule:
    fields, kind = read_kind(item, at, _EVERY, finding)
    return Rule(
        _uid(fields),
        kind,
        fields.choice("strength", Strength),
        _owner(fields, kind, finding),
        fields.flag("active", True),
        fields.text("note", LONGEST_NOTE, ""),
    )


def _uid(fields: Fields) -> str:
    if not fields.has("uid"):
        return new_uid()
    uid = fields.text("uid", 36)
    if not _UID.fullmatch(uid):
        raise Wrong("A uid is a UUID; leave it out where there is none.", fields.at("uid"))
    return uid.lower()


def _owner(fields: Fields, kind: Kind, finding: Finding) -> Owner:
    scope = fields.choice("scope", Scope, Scope.CLASS)
    for name, meant in (("of", Scope.PUPIL), ("plan", Scope.PLAN)):
        if fields.has(name) and scope is not meant:
            raise Wrong(f"This is only for rules of the scope {meant}.", fields.at(name))
    match scope:
        case Scope.CLASS:
            return ForClass(finding.class_id)
        case Scope.PLAN:
            at = fields.at("plan")
            return ForPlan(finding.find_plan(plan_said(fields.raw("plan"), at), at))
        case _:
            return ForPupil(_whose(fields, kind, finding))


def _whose(fields: Fields, kind: Kind, finding: Finding) -> int:
    """The pupil whom a rule follows: one of those whom it names, the first if nobody is said."""
    named, at = pupils_in(kind), fields.at("of")
    if not named:
        raise Wrong("A rule that follows a pupil has to name them.", fields.at("scope"))
    if not fields.has("of"):
        return named[0]
    pupil_id = finding.find_pupil(pupil_said(fields.raw("of"), at), at)
    if pupil_id not in named:
        raise Wrong("A rule that follows a pupil has to name them.", at)
    return pupil_id
