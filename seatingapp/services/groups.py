"""What is known of a class when groups are made: who is kept apart, and levels where asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from seatingapp.domain.plans import PlanLine
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import Apart
from seatingapp.domain.rules.levels import levels
from seatingapp.services.rules import rules_of, rules_of_class
from seatingapp.services.school import school
from seatingapp.storage import pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_ATTAINMENT = Characteristic.PRIOR_ATTAINMENT


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """Pairs who are kept apart by a rule that is on; levels by pupil, only where asked for."""

    apart: frozenset[frozenset[int]]
    levels: Mapping[int, int] = field(default_factory=dict)


def group_facts(
    session: Session, class_id: int, line: PlanLine | None, *, with_levels: bool
) -> GroupFacts:
    """Return what the groups of a class go by; characteristics are read only `with_levels`."""
    rules = rules_of(session, line) if line is not None else rules_of_class(session, class_id)
    apart = frozenset(
        frozenset(pair)
        for rule in rules
        if rule.active and isinstance(rule.kind, Apart)
        for pair in combinations(rule.kind.pupils, 2)
    )
    if not with_levels or _ATTAINMENT not in school(session).in_use:
        return GroupFacts(apart)
    found = pupils.load(session, class_id=class_id, kinds=frozenset({_ATTAINMENT}))
    known = {p.id: p.characteristics.get(_ATTAINMENT, "") for p in found}
    return GroupFacts(apart, levels(known).of)
