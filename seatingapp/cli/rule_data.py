"""Rules as JSON and in words: what `rules` and `seat` tell of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seatingapp.cli.output import Json
from seatingapp.domain.rules import files
from seatingapp.domain.rules.rule import ForPlan, ForPupil, Owner, Rule
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.uses import uses

if TYPE_CHECKING:
    from seatingapp.services.rule_people import ClassPeople


def rule_data(rule: Rule, people: ClassPeople) -> dict[str, Json]:
    """Return a rule as a rule file says it, with its id, its sentence and what it uses."""
    used: list[Json] = [
        {"what": use.words, "sensitivity": str(use.sensitivity)} for use in uses(rule.kind)
    ]
    words = sentence(rule.kind, people.name)
    return {"id": rule.id, "sentence": words, **files.rule_data(rule, people), "uses": used}


def whose(of: Owner, people: ClassPeople) -> str:
    """Whose a rule is, in a word or two."""
    match of:
        case ForPupil(pupil_id):
            return f"follows {people.name(pupil_id)}"
        case ForPlan(line):
            return f"{people.call_plan(line).room}, {line.label}"
        case _:
            return "class"
