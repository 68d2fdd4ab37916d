"""What the tests of rules share: rules of the showcase class, made short."""

from __future__ import annotations

from seatingapp.domain.rules.kinds import Apart, Kind
from seatingapp.domain.rules.rule import ForClass, ForPlan, Owner, Rule, Strength
from seatingapp.services.rules import AddRule, RemoveRules, rules_of
from seatingapp.services.workspace import Done
from tests.conftest import Sample
from tests.integration.services.planning import class_id, do, holds, loose


def of_class(sample: Sample) -> Owner:
    return ForClass(class_id(sample))


def of_plan(sample: Sample) -> Owner:
    return ForPlan(holds(sample).line)


def rule(kind: Kind, owner: Owner, strength: Strength = Strength.MUST, note: str = "") -> Rule:
    """A rule that is not stored yet."""
    return Rule("", kind, strength, owner, note=note)


def add(
    sample: Sample, kind: Kind, owner: Owner | None = None, strength: Strength = Strength.MUST
) -> Rule:
    """Add a rule, of the class unless an owner is named, and return it as it is stored."""
    done = do(sample.workspace, AddRule(rule(kind, owner or of_class(sample), strength)))
    return stored(sample, done)


def stored(sample: Sample, done: Done) -> Rule:
    """The one rule that an edit left behind."""
    (uid,) = done.uids
    return next(r for r in listed(sample) if r.uid == uid)


def listed(sample: Sample) -> tuple[Rule, ...]:
    """The rules that count for the showcase plan."""
    line = holds(sample).line
    return sample.workspace.read(lambda s: rules_of(s, line))


def two(sample: Sample) -> Apart:
    """Two of the class kept apart."""
    one, other, *_ = loose(holds(sample))
    return Apart((one, other))


def no_rules(sample: Sample) -> None:
    """Take away the rules that the sample school comes with."""
    sample.workspace.perform(RemoveRules(tuple(r.uid for r in listed(sample))))
