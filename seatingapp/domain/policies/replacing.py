"""Putting a whole other policy in the place of the one in force, and what that changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from seatingapp.domain.behaviour import BehaviourType, signed
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import LadderStep
from seatingapp.domain.names import fold
from seatingapp.domain.policies.other_changes import CYCLE_WORDS
from seatingapp.domain.policies.policy import Policy, settled

_NOTHING = "nothing"
_TYPE_WORDS = {
    "name": "name",
    "polarity": "kind",
    "points": "points",
    "category": "category",
    "icon": "picture",
    "shortcut": "key",
    "step": "step",
    "plain_reason": "reason for families",
    "most": "largest amount",
    "asks_context": "asks for context",
}
_STEP_WORDS = {
    "name": "name",
    "recorded": "recorded",
    "points": "points",
    "drafts": "drafts",
    "detention_type_id": "kind of detention",
    "for_families": "printed for families",
}


@dataclass(frozen=True, slots=True)
class ReplacePolicy:
    """Put another policy into force, called `name`. Types and steps of one name are the same ones.

    Types that the other policy does not have go; those that entries refer to are retired instead,
    and what is retired already stays so.
    """

    policy: Policy
    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Use the policy {self.name}"

    def applied(self, policy: Policy) -> Policy:
        """The other policy, with what it has in common with this one recognised."""
        types = {fold(t.name): t for t in reversed(policy.types)}
        types |= {fold(t.name): t for t in policy.in_use}
        steps = {fold(s.name): s for s in policy.ladder}
        new = tuple(_same_type(t, types.get(fold(t.name))) for t in self.policy.types)
        taken = {t.uid for t in new}
        retired = (t for t in policy.types if t.retired and t.uid not in taken)
        return replace(
            self.policy,
            types=(*new, *retired),
            ladder=tuple(_same_step(s, steps.get(fold(s.name))) for s in self.policy.ladder),
        )

    def said(self, before: Policy) -> str:
        """What is in force, and that entries stay."""
        return f"{self.name} is in force. Entries so far stay as they are."


def _same_type(new: BehaviourType, old: BehaviourType | None) -> BehaviourType:
    if old is None:
        return replace(new, id=0, uid=new.uid or new_uid())
    return replace(new, id=old.id, uid=old.uid)


def _same_step(new: LadderStep, old: LadderStep | None) -> LadderStep:
    if old is None:
        return replace(new, id=0, uid=new.uid or new_uid())
    return replace(new, id=old.id, uid=old.uid)


def differences(before: Policy, after: Policy) -> tuple[str, ...]:
    """Say in a line each what is another with `after`; nothing where they say the same."""
    return (
        *_of_types(before, after),
        *_of_steps(before, after),
        *_of_lists(before, after),
        *_of_points(before, after),
    )


def _of_types(before: Policy, after: Policy) -> Iterator[str]:
    old = {t.uid: t for t in before.in_use}
    new = {t.uid: t for t in after.in_use}
    known = {t.uid for t in before.types}
    added = {uid: t.name for uid, t in new.items() if uid not in old}
    yield from _listed("New behaviours", [name for uid, name in added.items() if uid not in known])
    back = [name for uid, name in added.items() if uid in known]
    yield from _listed("Behaviours in use again", back)
    gone = [t.name for uid, t in old.items() if uid not in new]
    yield from _listed("Behaviours not in use any more", gone)
    for uid, kind in new.items():
        if uid in old:
            yield from _changed(kind.name, _TYPE_WORDS, old[uid], kind)
    stayed = [uid for uid in old if uid in new]
    if stayed != [uid for uid in new if uid in old]:
        yield "Behaviours are in another order."


def _of_steps(before: Policy, after: Policy) -> Iterator[str]:
    old = {s.uid: s for s in before.ladder}
    new = {s.uid: s for s in after.ladder}
    yield from _listed("New steps of the ladder", [s.name for u, s in new.items() if u not in old])
    yield from _listed("Steps taken out", [s.name for u, s in old.items() if u not in new])
    for uid, step in new.items():
        if uid in old:
            yield from _changed(f"Step {step.name}", _STEP_WORDS, old[uid], step)
    if [uid for uid in old if uid in new] != [uid for uid in new if uid in old]:
        yield "The ladder is in another order."


def _of_lists(before: Policy, after: Policy) -> Iterator[str]:
    if before.categories != after.categories:
        yield f"Categories: {', '.join(after.categories) or 'none'}."
    words = {"happened": "what happened", "tried": "what was tried", "outcome": "the outcome"}
    for name, told in words.items():
        if getattr(before.picks, name) != getattr(after.picks, name):
            yield f"The list for {told} changes."


def _of_points(before: Policy, after: Policy) -> Iterator[str]:
    if before.cycle is not after.cycle:
        yield f"Points start again {CYCLE_WORDS[after.cycle]}, not {CYCLE_WORDS[before.cycle]}."
    if before.netting != after.netting:
        yield "Net points are shown." if after.netting else "Net points are not shown any more."


def _changed(
    name: str,
    words: dict[str, str],
    old: BehaviourType | LadderStep,
    new: BehaviourType | LadderStep,
) -> Iterator[str]:
    parts = [
        f"{words[f.name]} {_told(f.name, was)} → {_told(f.name, now)}"
        for f in fields(new)
        if f.name in words and (was := getattr(old, f.name)) != (now := getattr(new, f.name))
    ]
    if parts:
        yield f"{name}: {', '.join(parts)}."


def _told(field: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and field == "points":
        return signed(value)
    if field == "plain_reason" and value:
        return f"“{value}”"
    return str(value) if value not in ("", None) else _NOTHING


def _listed(what: str, names: list[str]) -> Iterator[str]:
    if names:
        yield f"{what}: {', '.join(names)}."


def same_policy(one: Policy, other: Policy) -> bool:
    """Whether two policies say the same, whatever places their parts have been given."""
    return settled(one) == settled(other)
