"""What the policy editor shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.ladder import LadderStep
from seatingapp.domain.policies.policy import Policy


class Part(StrEnum):
    """What is worked on."""

    TYPES = "types"
    LADDER = "ladder"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class PolicyState:
    """The policy, and what of it is chosen. `kinds` are the kinds of detention: id and name.

    `polarity` is what a behaviour will be that is added next.
    """

    is_open: bool = False
    policy: Policy = Policy()
    kinds: tuple[tuple[int, str], ...] = ()
    part: Part = Part.TYPES
    type_uid: str = ""
    step_uid: str = ""
    category: str = ""
    polarity: Polarity = Polarity.PRAISE
    shows_retired: bool = False

    @property
    def kind(self) -> BehaviourType | None:
        """The chosen behaviour."""
        return self.policy.kind(self.type_uid)

    @property
    def step(self) -> LadderStep | None:
        """The chosen step."""
        return self.policy.step(self.step_uid)

    @property
    def listed(self) -> tuple[BehaviourType, ...]:
        """The behaviours in the list: those in use, and the retired ones where they are wanted."""
        retired = tuple(t for t in self.policy.types if t.retired)
        return (*self.policy.in_use, *retired) if self.shows_retired else self.policy.in_use


@dataclass(frozen=True, slots=True)
class Offer:
    """A policy that may be put into force: `key` is how it is known, `lines` what would change."""

    key: str
    name: str
    about: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
