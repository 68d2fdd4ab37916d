"""Changes to the ladder: add, change, put in order and take out steps. Types follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.domain.names import tidy
from seatingapp.domain.policies.change import gone, moved
from seatingapp.domain.policies.policy import Policy
from seatingapp.domain.wording import counted


def new_step(name: str) -> LadderStep:
    """Return a step of which only the name is known: recorded, told to families, drafts nothing."""
    return LadderStep(0, new_uid(), tidy(name))


@dataclass(frozen=True, slots=True)
class AddStep:
    """Add a step behind the others."""

    step: LadderStep

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add the step {self.step.name}"

    def applied(self, policy: Policy) -> Policy:
        """With the new step."""
        return replace(policy, ladder=(*policy.ladder, _sound(self.step)))

    def said(self, before: Policy) -> str:
        """Which one it is."""
        return f"{self.step.name} added to the ladder."


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """Let a step say something else from now on. Types that lead to it follow another name."""

    step: LadderStep

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Change the step {self.step.name}"

    def applied(self, policy: Policy) -> Policy:
        """With the step as it is to be; its place stays."""
        old = _known(policy, self.step.uid)
        new = replace(_sound(self.step), id=old.id, position=old.position)
        ladder = tuple(new if s is old else s for s in policy.ladder)
        return replace(_renamed(policy, old.name, new.name), ladder=ladder)

    def said(self, before: Policy) -> str:
        """What becomes of entries."""
        old = before.step(self.step.uid)
        if old is not None and old.name != self.step.name:
            return f"{old.name} is {self.step.name} from now on. Entries so far keep their step."
        return f"{self.step.name} changed. Entries so far stay as they are."


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Take a step out; types that lead to it lead nowhere then."""

    uid: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Take a step out"

    def applied(self, policy: Policy) -> Policy:
        """Without the step."""
        step = _known(policy, self.uid)
        ladder = tuple(s for s in policy.ladder if s is not step)
        return replace(_renamed(policy, step.name, ""), ladder=ladder)

    def said(self, before: Policy) -> str:
        """How many types had it."""
        step = before.step(self.uid)
        name = step.name if step else ""
        led = sum(t.step == name for t in before.in_use)
        lost = f" {counted(led, 'behaviour')} had it and {_has(led)} no step now." if led else ""
        return f"{name} taken out of the ladder.{lost}"


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Put a step at another place; 0 is the first."""

    uid: str
    place: int

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Put the ladder in order"

    def applied(self, policy: Policy) -> Policy:
        """In the new order."""
        step = _known(policy, self.uid)
        return replace(policy, ladder=moved(policy.ladder, step, self.place))

    def said(self, before: Policy) -> str:
        """Which one moved."""
        step = before.step(self.uid)
        return f"{step.name if step else 'The step'} moved."


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _known(policy: Policy, uid: str) -> LadderStep:
    step = policy.step(uid)
    if step is None:
        raise gone("step")
    return step


def _renamed(policy: Policy, old: str, new: str) -> Policy:
    """Let every type, also the retired ones, follow the name of its step."""
    if old == new:
        return policy
    types = tuple(replace(t, step=new) if old and t.step == old else t for t in policy.types)
    return replace(policy, types=types)


def _sound(step: LadderStep) -> LadderStep:
    """What does not go with the rest goes: a step that is not recorded drafts nothing."""
    drafts = step.drafts if step.recorded else None
    kind = step.detention_type_id if drafts is DraftKind.DETENTION else None
    return replace(step, name=tidy(step.name), drafts=drafts, detention_type_id=kind)
