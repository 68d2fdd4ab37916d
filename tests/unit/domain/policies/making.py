"""Policies for tests: a small one to begin with, and any change of any policy."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind, LadderStep, ResetCycle
from seatingapp.domain.policies import ladder_changes, other_changes, type_changes
from seatingapp.domain.policies.change import PolicyChange
from seatingapp.domain.policies.checks import require_sound
from seatingapp.domain.policies.policy import ContextPicks, Policy, settled
from seatingapp.domain.policies.replacing import ReplacePolicy
from seatingapp.domain.policies.starting import KEYS, starting_policy


def small() -> Policy:
    """Two types, one retired one, two steps, two categories."""
    return Policy(
        (
            BehaviourType(1, "a", "Great answer", Polarity.PRAISE, 1, "Learning", "star", "1"),
            BehaviourType(
                2, "b", "Off task", Polarity.CONCERN, -1, "Focus", "flag", "2", "C1", position=2
            ),
            BehaviourType(
                3, "c", "Chewing", Polarity.CONCERN, -1, step="C2", position=3, retired=True
            ),
        ),
        (LadderStep(1, "s", "C1", 1), LadderStep(2, "t", "C2", 2, points=-2)),
        ("Learning", "Focus"),
    )


names = st.sampled_from(
    ["Great answer", "off task", "Chewing", "New one", "  ", "X" * 41, "Ünïcode"]
)
steps = st.sampled_from(["C1", "C2", "c1", "Detention", "", "Y" * 41])


@st.composite
def changes(draw: st.DrawFn, policy: Policy) -> PolicyChange:
    """Any one thing that somebody may do to a policy, also what will be refused."""
    polarity = draw(st.sampled_from(Polarity))
    made: list[PolicyChange] = [
        type_changes.AddType(type_changes.new_type(policy, draw(names), polarity)),
        ladder_changes.AddStep(ladder_changes.new_step(draw(steps))),
        other_changes.AddCategory(draw(st.sampled_from(["Learning", "Other", " "]))),
        other_changes.SetCycle(draw(st.sampled_from(ResetCycle))),
        other_changes.SetNetting(draw(st.booleans())),
        other_changes.SetPicks(ContextPicks(happened=(draw(names), " ", "Said sorry"))),
    ]
    key = draw(st.sampled_from(KEYS))
    made.append(ReplacePolicy(starting_policy(key).policy, key))
    if policy.types:
        made += _of_type(draw, policy, polarity)
    if policy.ladder:
        made += _of_step(draw, policy)
    if policy.categories:
        name, place = draw(st.sampled_from(policy.categories)), draw(st.integers(0, 5))
        made += [
            other_changes.RenameCategory(name, draw(st.sampled_from(["Focus", "Effort"]))),
            other_changes.RemoveCategory(name),
            other_changes.MoveCategory(name, place),
        ]
    return draw(st.sampled_from(made))


def _of_type(draw: st.DrawFn, policy: Policy, polarity: Polarity) -> list[PolicyChange]:
    kind = draw(st.sampled_from(policy.types))
    other = replace(
        type_changes.with_polarity(kind, polarity),
        name=draw(names),
        points=draw(st.integers(-3, 3)),
        shortcut=draw(st.sampled_from(["", "1", "2", "7", "x"])),
        step=draw(st.sampled_from(["", *(s.name for s in policy.ladder), "None such"])),
        most=draw(st.integers(0, 3)),
        asks_context=draw(st.booleans()),
    )
    return [
        type_changes.ChangeType(other),
        type_changes.ChangeType(type_changes.with_polarity(kind, polarity)),
        type_changes.MoveType(kind.uid, draw(st.integers(-1, 9))),
        type_changes.RetireType(kind.uid),
        type_changes.GiveKey(kind.uid, draw(st.sampled_from(["", "1", "5", "9"]))),
        type_changes.BringBackType(kind.uid),
    ]


def _of_step(draw: st.DrawFn, policy: Policy) -> list[PolicyChange]:
    step = draw(st.sampled_from(policy.ladder))
    other = replace(
        step,
        name=draw(steps),
        recorded=draw(st.booleans()),
        points=draw(st.integers(-3, 1)),
        drafts=draw(st.sampled_from([None, *DraftKind])),
    )
    return [
        ladder_changes.ChangeStep(other),
        ladder_changes.MoveStep(step.uid, draw(st.integers(-1, 9))),
        ladder_changes.RemoveStep(step.uid),
    ]


def tried(policy: Policy, change: PolicyChange) -> Policy:
    """What a change makes of a policy; the same policy where it is refused."""
    try:
        after = settled(change.applied(policy))
        require_sound(after, policy)
    except Refusal:
        return policy
    return after


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A sound policy, after some changes."""
    policy = starting_policy(draw(st.sampled_from(KEYS))).policy
    policy = tried(Policy(), ReplacePolicy(policy, "it"))
    for _ in range(draw(st.integers(0, 6))):
        policy = tried(policy, draw(changes(policy)))
    return policy
