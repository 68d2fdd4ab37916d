"""Changes to behaviour types: add, change, put in order, retire and bring back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.domain.policies.change import gone, moved
from seatingapp.domain.policies.icons import first_icon
from seatingapp.domain.policies.policy import Policy

_POINTS = {Polarity.PRAISE: 1, Polarity.NEUTRAL: 0, Polarity.CONCERN: -1}


def new_type(policy: Policy, name: str, polarity: Polarity) -> BehaviourType:
    """Return a type of which only the name is known, ready to be logged: a free key and a point."""
    return BehaviourType(
        0,
        new_uid(),
        tidy(name),
        polarity,
        _POINTS[polarity],
        icon=first_icon(polarity),
        shortcut=policy.free_shortcut(),
    )


def with_polarity(kind: BehaviourType, polarity: Polarity) -> BehaviourType:
    """Return the type as praise, neutral or concern: its points follow, and its step may go."""
    size = abs(kind.points) or abs(_POINTS[polarity])
    icon = first_icon(polarity) if kind.icon == first_icon(kind.polarity) else kind.icon
    step = kind.step if polarity is Polarity.CONCERN else ""
    return replace(kind, polarity=polarity, points=_POINTS[polarity] * size, step=step, icon=icon)


@dataclass(frozen=True, slots=True)
class AddType:
    """Add a behaviour type behind the others in use."""

    kind: BehaviourType

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add {self.kind.name}"

    def applied(self, policy: Policy) -> Policy:
        """With the new type."""
        return replace(policy, types=(*policy.types, _tidied(self.kind)))

    def said(self, before: Policy) -> str:
        """Which key arms it."""
        key = f" Key {self.kind.shortcut} arms it." if self.kind.shortcut else ""
        return f"{self.kind.name} added.{key}"


@dataclass(frozen=True, slots=True)
class ChangeType:
    """Let a type say something else from now on; entries keep what it said when they were made."""

    kind: BehaviourType

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Change {self.kind.name}"

    def applied(self, policy: Policy) -> Policy:
        """With the type as it is to be; its place and whether it is retired stay."""
        old = _known(policy, self.kind.uid)
        new = replace(_tidied(self.kind), id=old.id, position=old.position, retired=old.retired)
        return _with(policy, old, new)

    def said(self, before: Policy) -> str:
        """What becomes of entries."""
        old = before.kind(self.kind.uid)
        if old is not None and old.name != self.kind.name:
            return f"{old.name} is {self.kind.name} from now on. Entries so far keep their name."
        return f"{self.kind.name} changed. Entries so far stay as they are."


@dataclass(frozen=True, slots=True)
class MoveType:
    """Put a type at another place among those in use; 0 is the first."""

    uid: str
    place: int

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Put behaviours in order"

    def applied(self, policy: Policy) -> Policy:
        """In the new order."""
        kind = _known(policy, self.uid)
        if kind.retired:
            return policy
        retired = (t for t in policy.types if t.retired)
        return replace(policy, types=(*moved(policy.in_use, kind, self.place), *retired))

    def said(self, before: Policy) -> str:
        """Which one moved."""
        return f"{_name(before, self.uid)} moved."


@dataclass(frozen=True, slots=True)
class GiveKey:
    """Let a key arm a type, or none with an empty key. Which one had it gets the key it had."""

    uid: str
    key: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change keys"

    def applied(self, policy: Policy) -> Policy:
        """With the key given, and the other one in exchange."""
        kind = _known(policy, self.uid)
        swapped = _with(policy, kind, replace(kind, shortcut=self.key))
        other = self._other(policy)
        if other is None:
            return swapped
        return _with(swapped, other, replace(other, shortcut=kind.shortcut))

    def said(self, before: Policy) -> str:
        """Who has which key."""
        name, other = _name(before, self.uid), self._other(before)
        if not self.key:
            return f"{name} has no key now."
        lost = f" {other.name} had it." if other is not None else ""
        return f"Key {self.key} arms {name}.{lost}"

    def _other(self, policy: Policy) -> BehaviourType | None:
        taken = (t for t in policy.in_use if self.key and t.shortcut == self.key)
        return next((t for t in taken if t.uid != self.uid), None)


@dataclass(frozen=True, slots=True)
class RetireType:
    """Log a type no more. Its entries stay, and so does the type for them."""

    uid: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Retire a behaviour"

    def applied(self, policy: Policy) -> Policy:
        """Without the type among those in use."""
        kind = _known(policy, self.uid)
        return _with(policy, kind, replace(kind, retired=True))

    def said(self, before: Policy) -> str:
        """What stays."""
        return f"{_name(before, self.uid)} retired. Its entries stay."


@dataclass(frozen=True, slots=True)
class BringBackType:
    """Log a retired type again, without what the policy has no more or another type has now."""

    uid: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Bring a behaviour back"

    def applied(self, policy: Policy) -> Policy:
        """With the type in use again, at the end."""
        kind = _known(policy, self.uid)
        if not kind.retired:
            return policy
        taken = {t.shortcut for t in policy.in_use}
        back = replace(
            kind,
            retired=False,
            shortcut="" if kind.shortcut in taken else kind.shortcut,
            step=kind.step if policy.step_named(kind.step) else "",
            category=kind.category if kind.category in policy.categories else "",
        )
        others = tuple(t for t in policy.types if t.uid != self.uid)
        return replace(policy, types=(*others, back))

    def said(self, before: Policy) -> str:
        """Which one it is."""
        return f"{_name(before, self.uid)} is in use again."


def _known(policy: Policy, uid: str) -> BehaviourType:
    kind = policy.kind(uid)
    if kind is None:
        raise gone("behaviour")
    return kind


def _name(policy: Policy, uid: str) -> str:
    kind = policy.kind(uid)
    return kind.name if kind else "The behaviour"


def _with(policy: Policy, old: BehaviourType, new: BehaviourType) -> Policy:
    return replace(policy, types=tuple(new if t is old else t for t in policy.types))


def _tidied(kind: BehaviourType) -> BehaviourType:
    return replace(kind, name=tidy(kind.name), plain_reason=tidy(kind.plain_reason))
