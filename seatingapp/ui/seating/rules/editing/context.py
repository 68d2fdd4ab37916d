"""What a rule is written for: the plan, the class, and what is selected. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from seatingapp.domain.plans import Plan
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.sentences import STRANGER
from seatingapp.services.classes import ClassCard
from seatingapp.ui.seating.rules.editing.draft import Draft, Form, new_draft


@dataclass(frozen=True, slots=True)
class RuleContext:
    """The plan, the class by name, and what is known around it.

    `rules` are those that there are already, `selected` the pupils and `seats` the seats that are
    selected on the plan, `in_use` what the school records.
    """

    plan: Plan
    class_name: str
    cards: Sequence[ClassCard]
    rules: Sequence[Rule] = ()
    selected: frozenset[int] = frozenset()
    seats: frozenset[int] = frozenset()
    in_use: frozenset[Characteristic] = frozenset()

    def naming(self, pupil_id: int) -> str:
        """What a pupil is called in this class."""
        found = (c.name for c in self.cards if c.pupil_id == pupil_id)
        return next(found, STRANGER)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Those selected on the plan, in the order of the register."""
        return tuple(c.pupil_id for c in self.cards if c.pupil_id in self.selected)


def first_draft(context: RuleContext) -> Draft:
    """An empty rule that begins with whoever is selected on the plan."""
    draft = new_draft(Form.APART, context.plan.class_id)
    return replace(draft, pupils=context.chosen)
