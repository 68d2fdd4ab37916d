"""`rules`: list, add, remove, import, export. Rules are private; what lists them says so."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.cli import access, rule_words
from seatingapp.cli.output import Answer, Json, table
from seatingapp.cli.rule_data import rule_data, whose
from seatingapp.domain.errors import Refusal
from seatingapp.domain.json_checks import Wrong
from seatingapp.domain.rules.kinds import Area, InArea, KeepEmpty
from seatingapp.domain.rules.rule import Owner, Rule
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import area_seats
from seatingapp.domain.rules.uses import marking, uses, uses_of
from seatingapp.domain.wording import counted
from seatingapp.services import classes, rooms, rule_files
from seatingapp.services.rule_people import ClassPeople
from seatingapp.services.rules import AddRules, RemoveRules

if TYPE_CHECKING:
    from seatingapp.domain.pupils import SchoolClass
    from seatingapp.services.workspace import Session

_PRIVATE = "Rules are private: mind who can see this screen."
_IN_CLEAR = "It names pupils and is not encrypted: delete it when it has been read."


def list_rules(arguments: Namespace) -> Answer:
    """List the rules of a class, of its plans and of its pupils, those switched off too."""
    with access.opened(arguments) as workspace:
        return workspace.read(lambda session: _listed(session, arguments))


def _listed(session: Session, arguments: Namespace) -> Answer:
    found = classes.class_named(session, arguments.class_name)
    rules = rule_files.all_rules(session, found.id)
    people = ClassPeople(session, found.id)
    rows = [
        (
            str(rule.id),
            str(rule.strength) if rule.active else f"{rule.strength}, off",
            sentence(rule.kind, people.name),
            whose(rule.owner, people),
            _aside(rule),
        )
        for rule in rules
    ]
    data: dict[str, Json] = {
        "class": found.name,
        "rules": [rule_data(rule, people) for rule in rules],
    }
    lines = [table(("Id", "Strength", "Rule", "Whose", "Note"), rows)]
    if rules:
        lines += [marking(uses_of(rule.kind for rule in rules if rule.active)), _PRIVATE]
    return Answer(data, "\n".join(lines))


def _aside(rule: Rule) -> str:
    """The teacher's reason, and what a reader must be told that the rule uses."""
    used = ", ".join(use.marked for use in uses(rule.kind))
    return "; ".join(part for part in (rule.note, f"uses {used}" if used else "") if part)


def add(arguments: Namespace) -> Answer:
    """Add a rule: in words and options, or as one rule of a rule file."""
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        rule = workspace.read(lambda s: _typed(s, arguments, found))
        done = workspace.perform(AddRules((rule,)))
        uids = done.uids if done else ()
        return workspace.read(lambda s: _told(s, found, rule.owner, uids))


def _typed(session: Session, arguments: Namespace, found: SchoolClass) -> Rule:
    if arguments.what.lstrip().startswith("{"):
        return rule_files.read_rule(session, found.id, arguments.what)

    def person(name: str) -> Json:
        return {"uid": classes.find_pupil(session, name, found.id).uid}

    text = json.dumps(rule_words.said(arguments, person))
    try:
        return rule_files.read_rule(session, found.id, text)
    except Wrong as wrong:  # there is no file that could be looked into
        todo = "seatingapp rules VAULT CLASS add --help lists what can be said."
        raise Refusal(wrong.what, kept="No rule was added.", todo=todo) from wrong


def _told(session: Session, found: SchoolClass, of: Owner, uids: tuple[str, ...]) -> Answer:
    people = ClassPeople(session, found.id)
    rules = rule_files.all_rules(session, found.id, [of])
    (rule,) = (rule for rule in rules if rule.uid in uids)
    parts = [f"Rule {rule.id} added, {rule.strength}: {sentence(rule.kind, people.name)}."]
    if uses(rule.kind):
        parts.append(marking(uses(rule.kind)))
    if isinstance(rule.kind, InArea | KeepEmpty) and not _is_anywhere(session, rule.kind.area):
        parts.append("No room has such a part yet, so it does not apply.")
    return Answer(rule_data(rule, people), " ".join(parts))


def _is_anywhere(session: Session, area: Area) -> bool:
    """Whether a room of the vault has the zone, or one of the seats, of a rule."""
    return any(area_seats(room.layout, area) for room in rooms.all_rooms(session))


def remove(arguments: Namespace) -> Answer:
    """Remove rules by id or uid, all of them or none."""
    with access.opened(arguments) as workspace:
        uids = workspace.read(lambda session: _meant(session, arguments))
        done = workspace.perform(RemoveRules(uids))
    data: dict[str, Json] = {"removed": list(uids)}
    return Answer(data, done.said if done else "")


def _meant(session: Session, arguments: Namespace) -> tuple[str, ...]:
    found = classes.class_named(session, arguments.class_name)
    known = rule_files.all_rules(session, found.id)
    by_name = {name: rule.uid for rule in known for name in (str(rule.id), rule.uid)}
    for asked in arguments.rules:
        if asked not in by_name:
            raise Refusal(
                f"{found.name} has no rule {asked}.",
                kept="No rule was removed.",
                todo="seatingapp rules VAULT CLASS list gives the ids.",
            )
    return tuple(dict.fromkeys(by_name[asked] for asked in arguments.rules))


def import_rules(arguments: Namespace) -> Answer:
    """Add the rules of a file that are not there yet, in one step."""
    text = rule_files.load(Path(arguments.path))
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        read = workspace.read(lambda s: rule_files.import_rules(s, found.id, text))
        if read.edit is not None and not arguments.dry_run:
            workspace.perform(read.edit)
    data: dict[str, Json] = {
        "class": found.name,
        "added": len(read.added),
        "known": read.known,
        "uids": [rule.uid for rule in read.added],
        "dry_run": arguments.dry_run,
    }
    verb = "would be added" if arguments.dry_run else "added"
    words = f"{counted(len(read.added), 'rule')} {verb}, {read.known} there already."
    used = uses_of(rule.kind for rule in read.added)
    return Answer(data, f"{words} {marking(used)}" if used else words)


def export(arguments: Namespace) -> Answer:
    """Write the rules of a class as a rule file, or show it."""
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        text = workspace.read(lambda s: rule_files.export_rules(s, found.id))
    if not arguments.path:
        return Answer(json.loads(text), text.rstrip("\n"))
    rule_files.store(text, Path(arguments.path))
    count = len(json.loads(text)["rules"])
    data: dict[str, Json] = {"file": arguments.path, "class": found.name, "rules": count}
    return Answer(data, f"Wrote {arguments.path}: {counted(count, 'rule')}. {_IN_CLEAR}")
