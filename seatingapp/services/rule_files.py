"""Rule files: the rules of a class as text for other vaults and programs, and back.

They name pupils and are not encrypted: whoever writes one is told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.domain.plans import PlanLine
from seatingapp.domain.rules import files as rule_file
from seatingapp.domain.rules.rule import ForPupil, Owner, Rule, Strength
from seatingapp.domain.rules.sound import same
from seatingapp.services import classes, files
from seatingapp.services.rule_people import ClassPeople
from seatingapp.services.rules import AddRules, rules_of_class, rules_of_pupil

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_MOST_BYTES = 4 * rule_file.MOST_LETTERS
_RANK = {strength: rank for rank, strength in enumerate(Strength)}


@dataclass(frozen=True, slots=True)
class Import:
    """What reading a file comes to: one edit that adds what is new (None where nothing is).

    `added` are new; `known` rules were there already, or stand twice in the file.
    """

    edit: AddRules | None
    added: tuple[Rule, ...]
    known: int


def all_rules(session: Session, class_id: int, besides: Iterable[Owner] = ()) -> tuple[Rule, ...]:
    """Return every rule of a class, of its plans and of its pupils, and of those `besides`.

    Musts go first, then by strength, then by age; those switched off are among them.
    """
    found = list(rules_of_class(session, class_id))
    pupils = {pupil.id for pupil in classes.pupils_of(session, class_id)}
    pupils |= {of.pupil_id for of in besides if isinstance(of, ForPupil)}
    for pupil_id in sorted(pupils):
        found += rules_of_pupil(session, pupil_id)
    return tuple(sorted(found, key=lambda rule: (_RANK[rule.strength], rule.id)))


def export_rules(session: Session, class_id: int) -> str:
    """Return the file of every rule of a class, of its plans and of its pupils."""
    name = classes.class_by_id(session, class_id).name
    people = ClassPeople(session, class_id)
    return rule_file.write_rules(all_rules(session, class_id), people, name)


def read_rules(
    session: Session, class_id: int, text: str, also: Iterable[PlanLine] = ()
) -> tuple[Rule, ...]:
    """Return the rules of a file for a class. Raises Refusal with what is wrong and where.

    Plans are known that the class has, and those of the lines `also`.
    """
    return rule_file.read_rules(text, ClassPeople(session, class_id, also))


def read_rule(session: Session, class_id: int, text: str) -> Rule:
    """Return one rule that is said as a file says it. Raises Refusal."""
    return rule_file.read_rule(text, ClassPeople(session, class_id))


def import_rules(session: Session, class_id: int, text: str) -> Import:
    """Return what adds the rules of a file that are not there yet. Raises Refusal."""
    read = read_rules(session, class_id, text)
    known = list(all_rules(session, class_id, [rule.owner for rule in read]))
    added: list[Rule] = []
    for rule in read:
        if not any(_is(rule, other) for other in known):
            known.append(rule)
            added.append(rule)
    edit = AddRules(tuple(added)) if added else None
    return Import(edit, tuple(added), len(read) - len(added))


def _is(rule: Rule, other: Rule) -> bool:
    """Whether one rule is another: by its uid, or because it says the same of the same."""
    said = rule.owner == other.owner and same(rule.kind, other.kind)
    return said or rule.uid == other.uid


def store(text: str, path: Path) -> None:
    """Write a rule file, whole or not at all, for its writer alone: it names pupils.

    Raises Refusal where it cannot be written.
    """
    files.save(path, text.encode(), private=True)


def load(path: Path) -> str:
    """Return the text of a rule file. Raises Refusal where it cannot be read."""
    return files.load_text(path, _MOST_BYTES, "rule file", kept="No rule was added.")
