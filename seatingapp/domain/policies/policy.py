"""What a school's policy says of behaviour, whole: types, ladder, categories, points and picks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seatingapp.domain.behaviour import BehaviourType
from seatingapp.domain.ladder import LadderStep, ResetCycle

LONGEST_NAME = 40  # of a type or a step
LONGEST_CATEGORY = 30
LONGEST_REASON = 120
LONGEST_PICK = 60
MOST_TYPES = 60  # in use
MOST_STEPS = 12
MOST_CATEGORIES = 20
MOST_PICKS = 20  # in each list
MOST_AMOUNT = 20
MOST_POINTS = 100
SHORTCUTS = tuple("123456789")


@dataclass(frozen=True, slots=True)
class ContextPicks:
    """What is offered when somebody explains an entry later: short texts to pick from."""

    happened: tuple[str, ...] = (
        "Talked while others were speaking",
        "Off task after a reminder",
        "Left the seat without asking",
        "Did not follow an instruction",
        "Disturbed others' learning",
        "Spoke unkindly to a pupil",
        "Spoke rudely to an adult",
        "Used a phone",
        "Came late without a reason",
        "Came without equipment or homework",
    )
    tried: tuple[str, ...] = (
        "Reminder of what is expected",
        "Quiet word",
        "Help to get started",
        "Offered a choice",
        "Moved to another seat",
        "Time to calm down",
        "Short time outside the room",
        "Praise for getting back on task",
    )
    outcome: tuple[str, ...] = (
        "Settled and worked",
        "Settled for a while",
        "Carried on",
        "Talked it over afterwards",
        "Put it right",
        "Worked in another room",
        "On call came",
    )


@dataclass(frozen=True, slots=True)
class Policy:
    """A whole policy. `types` has those that are retired too.

    `cycle` says when points start from nought; without `netting` praise and concern are never set
    off against each other.
    """

    types: tuple[BehaviourType, ...] = ()
    ladder: tuple[LadderStep, ...] = ()
    categories: tuple[str, ...] = ()
    cycle: ResetCycle = ResetCycle.NEVER
    netting: bool = True
    picks: ContextPicks = ContextPicks()

    @property
    def in_use(self) -> tuple[BehaviourType, ...]:
        """The types that can be logged, in their order."""
        return tuple(t for t in self.types if not t.retired)

    def kind(self, uid: str) -> BehaviourType | None:
        """The type with a uid, also a retired one."""
        return next((t for t in self.types if t.uid == uid), None)

    def step(self, uid: str) -> LadderStep | None:
        """The step with a uid."""
        return next((s for s in self.ladder if s.uid == uid), None)

    def step_named(self, name: str) -> LadderStep | None:
        """The step that a type means by `name`."""
        return next((s for s in self.ladder if s.name == name), None)

    def points_of(self, kind: BehaviourType) -> int:
        """What one entry of a type counts: its own points, or else those of its step."""
        step = self.step_named(kind.step)
        return kind.points or (step.points if step else 0)

    def free_shortcut(self) -> str:
        """The first key from 1 to 9 that arms nothing yet, or nothing."""
        taken = {t.shortcut for t in self.in_use}
        return next((key for key in SHORTCUTS if key not in taken), "")


def settled(policy: Policy) -> Policy:
    """Return the policy with places that follow the order: types in use first, then the others."""
    types = (*policy.in_use, *(t for t in policy.types if t.retired))
    return replace(
        policy,
        types=tuple(replace(t, position=n) for n, t in enumerate(types, 1)),
        ladder=tuple(replace(s, position=n) for n, s in enumerate(policy.ladder, 1)),
    )
