"""A rule: what it says, how much it matters, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.plans import PlanLine
from seatingapp.domain.rules.kinds import Kind


class Strength(StrEnum):
    """A must holds in every plan; a wish is weighed against other wishes."""

    MUST = "must"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


WEIGHTS: dict[Strength, int] = {Strength.HIGH: 9, Strength.MEDIUM: 3, Strength.LOW: 1}


class Scope(StrEnum):
    """Whose a rule is."""

    CLASS = "class"
    PUPIL = "pupil"  # follows the pupil to every class
    PLAN = "plan"  # the plans of one line


@dataclass(frozen=True, slots=True)
class ForClass:
    """Of every plan of a class."""

    class_id: int

    @property
    def scope(self) -> Scope:
        """Whose it is."""
        return Scope.CLASS


@dataclass(frozen=True, slots=True)
class ForPupil:
    """Of a pupil, in every class."""

    pupil_id: int

    @property
    def scope(self) -> Scope:
        """Whose it is."""
        return Scope.PUPIL


@dataclass(frozen=True, slots=True)
class ForPlan:
    """Of one plan and those that follow it in its line."""

    line: PlanLine

    @property
    def scope(self) -> Scope:
        """Whose it is."""
        return Scope.PLAN


Owner = ForClass | ForPupil | ForPlan


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `uid` stays the same in every vault; one that is not `active` counts for nothing.

    `note` is the teacher's own reason, such as "left ear"; it is private. `id` is the vault's own,
    0 for one that is not stored. The pins of a plan count as musts and are rules too: see
    `setting.pins`.
    """

    uid: str
    kind: Kind
    strength: Strength
    owner: Owner
    active: bool = True
    note: str = ""
    id: int = 0

    @property
    def is_must(self) -> bool:
        """Whether it has to hold."""
        return self.strength is Strength.MUST

    @property
    def weight(self) -> int:
        """Points that each of its checks is worth; 0 for a must."""
        return WEIGHTS.get(self.strength, 0)
