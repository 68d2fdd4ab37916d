"""Rules for seating: those that count for a plan, and changes of them that can be taken back.

What is said of a change names no pupil, for it may be read while the board shows the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.rules.kinds import pupils_in
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Owner, Rule, Strength
from seatingapp.domain.rules.sound import same, sound
from seatingapp.domain.wording import counted
from seatingapp.services.workspace import Done, Topic, now_in
from seatingapp.storage import classes, plans, pupils, rules
from seatingapp.storage.rules import StoredRule

if TYPE_CHECKING:
    from seatingapp.domain.plans import PlanLine
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.RULES})
_RANK = {strength: rank for rank, strength in enumerate(Strength)}


def rules_of(session: Session, line: PlanLine) -> tuple[Rule, ...]:
    """Return the rules that count for the plans of a line, those switched off too.

    They are those of the class, of the pupils in it, and of the line: musts first, then by
    strength, then by age.
    """
    return _ordered(rules.of_line(session, line))


def rules_of_pupil(session: Session, pupil_id: int) -> tuple[Rule, ...]:
    """Return the rules that follow a pupil to every class, in the same order."""
    return _ordered(rules.of_pupil(session, pupil_id))


def rules_of_class(session: Session, class_id: int) -> tuple[Rule, ...]:
    """Return the rules of a class, those of any of its lines too, in the same order."""
    return _ordered(rules.of_class(session, class_id))


def rules_naming(session: Session, pupil_id: int) -> tuple[Rule, ...]:
    """Return every rule of the vault that names a pupil, in the same order."""
    return _ordered(rules.naming(session, pupil_id))


def _ordered(found: Iterable[StoredRule]) -> tuple[Rule, ...]:
    # They come by age, and sorting keeps the order of what ranks alike.
    return tuple(sorted((stored.rule for stored in found), key=lambda r: _RANK[r.strength]))


@dataclass(frozen=True, slots=True)
class AddRule:
    """Add a rule; one without a uid gets a new one, which `Done.uids` says."""

    rule: Rule

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Add a rule"

    def perform(self, session: Session) -> Done | None:
        """Store it. Raises Refusal as `AddRules` does."""
        return AddRules((self.rule,)).perform(session)


@dataclass(frozen=True, slots=True)
class AddRules:
    """Add several rules in one step."""

    rules: tuple[Rule, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Add", len(self.rules))

    def perform(self, session: Session) -> Done | None:
        """Store them; None where there are none.

        Raises Refusal for a rule that can mean nothing, that names somebody who is not in the
        vault, or that is there already.
        """
        if not self.rules:
            return None
        added = []
        for rule in self.rules:
            new = replace(_checked(session, rule), uid=rule.uid or new_uid(), id=0)
            stored = rules.by_uid(session, new.uid)
            if stored is not None:
                raise _twice(stored.rule)
            rules.add(session, new, now_in(session))
            added.append(new.uid)
        said = f"{counted(len(added), 'rule')} added."
        return Done(RemoveRules(tuple(added)), _TOPICS, said, uids=tuple(added))


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """Make the rule of this uid say what is given here; it keeps its place among its like."""

    rule: Rule

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change a rule"

    def perform(self, session: Session) -> Done | None:
        """Store it; None where it says so already. Raises Refusal as `AddRules` does."""
        before = _stored(session, self.rule.uid).rule
        after = replace(_checked(session, self.rule, besides=before.id), id=before.id)
        if after == before:
            return None
        rules.change(session, after)
        said = "Rule changed."
        if replace(after, active=before.active) == before:
            said = "Rule switched on." if after.active else "Rule switched off."
        return Done(ChangeRule(before), _TOPICS, said, uids=(before.uid,))


@dataclass(frozen=True, slots=True)
class RemoveRule:
    """Remove a rule."""

    uid: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Remove a rule"

    def perform(self, session: Session) -> Done | None:
        """Remove it. Raises Refusal where it is gone."""
        return RemoveRules((self.uid,)).perform(session)


@dataclass(frozen=True, slots=True)
class RemoveRules:
    """Remove several rules in one step."""

    uids: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Remove", len(self.uids))

    def perform(self, session: Session) -> Done | None:
        """Remove them; None where there are none. Raises Refusal where one is gone."""
        if not self.uids:
            return None
        found = tuple(_stored(session, uid) for uid in dict.fromkeys(self.uids))
        rules.remove(session, [stored.rule.id for stored in found])
        said = f"{counted(len(found), 'rule')} removed."
        return Done(BringBackRules(found), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class BringBackRules:
    """Bring back rules that were removed, each in its place."""

    removed: tuple[StoredRule, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Bring back", len(self.removed))

    def perform(self, session: Session) -> Done:
        """Store them as they were."""
        rules.add_again(session, self.removed)
        uids = tuple(stored.rule.uid for stored in self.removed)
        said = f"{counted(len(uids), 'rule')} brought back."
        return Done(RemoveRules(uids), _TOPICS, said, uids=uids)


def _told(verb: str, count: int) -> str:
    return f"{verb} a rule" if count == 1 else f"{verb} {count} rules"


def _stored(session: Session, uid: str) -> StoredRule:
    found = rules.by_uid(session, uid)
    if found is None:
        raise Refusal("That rule is not in this vault any more.", kept="Nothing was changed.")
    return found


def _checked(session: Session, rule: Rule, besides: int = 0) -> Rule:
    """The rule as it can be stored. Raises Refusal."""
    tidy = sound(rule)
    _require_owner(session, tidy.owner)
    named = set(pupils_in(tidy.kind))
    if len(pupils.load(session, ids=named)) != len(named):
        raise Refusal(
            "This rule names a pupil who is not in this vault any more.",
            kept="No rule was changed.",
            todo="Choose somebody else.",
        )
    for known in _of_owner(session, tidy.owner):
        if known.rule.id != besides and same(known.rule.kind, tidy.kind):
            raise _twice(known.rule)
    return tidy


def _twice(known: Rule) -> Refusal:
    off = "" if known.active else ", switched off"
    strength = "a must" if known.is_must else f"a wish ({known.strength})"
    return Refusal(
        f"This rule is there already, as {strength}{off}.",
        kept="No rule was changed.",
        todo="Change that one instead.",
    )


def _of_owner(session: Session, of: Owner) -> tuple[StoredRule, ...]:
    match of:
        case ForPupil(pupil_id):
            return rules.of_pupil(session, pupil_id)
        case ForPlan(line):
            return rules.only_of_line(session, line)
        case ForClass(class_id):
            found = rules.of_class(session, class_id)
            return tuple(stored for stored in found if stored.rule.owner == of)


def _require_owner(session: Session, of: Owner) -> None:
    """Raises Refusal where whose rule it is to be is not there."""
    match of:
        case ForPupil(pupil_id):
            there, whose = bool(pupils.load(session, ids=[pupil_id])), "pupil"
        case ForPlan(line):
            there, whose = line in plans.lines(session, line.class_id), "plan"
        case ForClass(class_id):
            there, whose = any(c.id == class_id for c in classes.load(session)), "class"
    if not there:
        raise Refusal(f"That {whose} is not in this vault any more.", kept="No rule was changed.")
