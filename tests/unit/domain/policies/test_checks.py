"""What a policy may say, and the sentence for each thing that it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.domain.policies.checks import problems, require_sound
from seatingapp.domain.policies.policy import ContextPicks, Policy
from seatingapp.domain.policies.starting import KEYS, starting_policy
from tests.unit.domain.policies.making import small

PRAISE, CONCERN = Polarity.PRAISE, Polarity.CONCERN
GOOD = BehaviourType(9, "g", "Good", PRAISE, 1)
BAD = BehaviourType(9, "g", "Bad", CONCERN, -1)


def with_type(kind: BehaviourType) -> Policy:
    policy = small()
    return replace(policy, types=(*policy.types, kind))


def with_step(step: LadderStep) -> Policy:
    policy = small()
    return replace(policy, ladder=(*policy.ladder, step))


STEP = LadderStep(9, "n", "C3")


@pytest.mark.parametrize("key", KEYS)
def test_the_starting_policies_are_sound(key: str) -> None:
    assert problems(starting_policy(key).policy) == ()


def test_a_policy_without_anything_is_sound() -> None:
    assert problems(Policy()) == problems(small()) == ()


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (with_type(replace(GOOD, name="great ANSWER")), "two behaviours called Great answer"),
        (with_type(replace(GOOD, name="")), "A behaviour needs a name."),
        (with_type(replace(GOOD, name="n" * 41)), "has 41 letters; at most 40 fit"),
        (with_type(replace(GOOD, plain_reason="r" * 121)), "The reason for families of Good"),
        (with_type(replace(GOOD, shortcut="1")), "Key 1 is for both Great answer and Good."),
        (with_type(replace(GOOD, shortcut="0")), "not one from 1 to 9"),
        (with_type(replace(GOOD, icon="skull")), "no picture called skull"),
        (with_type(replace(GOOD, category="Sport")), "which the policy does not have"),
        (with_type(replace(GOOD, most=0)), "1 to 20 times in one entry, not 0"),
        (with_type(replace(GOOD, most=21)), "1 to 20 times in one entry, not 21"),
        (with_type(replace(GOOD, points=-1)), "is praise and cannot take points away"),
        (with_type(replace(BAD, points=1)), "is a concern and cannot give points"),
        (with_type(replace(GOOD, polarity=Polarity.NEUTRAL)), "is neutral and has no points"),
        (with_type(replace(GOOD, points=101)), "more than 100 points"),
        (with_type(replace(BAD, step="C9")), "C9, which is no step of the ladder"),
        (with_type(replace(GOOD, step="C1")), "only concerns lead to a step"),
        (with_step(replace(STEP, name="c1")), "two steps called C1"),
        (with_step(replace(STEP, name="")), "A step of the ladder needs a name."),
        (with_step(replace(STEP, name="s" * 41)), "has 41 letters; 40 fit"),
        (with_step(replace(STEP, points=1)), "0 to 100 points of concern"),
        (with_step(replace(STEP, detention_type_id=1)), "names a kind of detention"),
        (
            with_step(replace(STEP, recorded=False, drafts=DraftKind.LETTER)),
            "not recorded, so it cannot draft anything",
        ),
        (
            replace(small(), ladder=tuple(LadderStep(n, str(n), f"C{n}") for n in range(1, 14))),
            "at most 12 steps; this has 13",
        ),
        (
            replace(
                small(), types=tuple(replace(GOOD, uid=str(n), name=f"T{n}") for n in range(61))
            ),
            "at most 60 behaviours in use; these are 61",
        ),
        (replace(small(), categories=("Learning", "Focus", "focus")), "Focus is twice"),
        (replace(small(), categories=("Learning", "Focus", "")), "does not have 1 to 30 letters"),
        (
            replace(small(), categories=("Learning", "Focus", *(f"K{n}" for n in range(19)))),
            "21 in categories; at most 20",
        ),
        (
            replace(small(), picks=ContextPicks(tried=("p" * 61,))),
            "in the list of what was tried does not have 1 to 60",
        ),
    ],
)
def test_what_a_policy_may_not_say_is_said_in_a_sentence(policy: Policy, sentence: str) -> None:
    (problem,) = problems(policy)
    assert sentence in problem.what
    with pytest.raises(Refusal) as refused:
        require_sound(policy)
    assert refused.value.kept == "The policy was not changed."
    assert refused.value.todo == problem.todo != ""


def test_retired_types_may_share_names_and_keys() -> None:
    retired = replace(GOOD, name="Great answer", shortcut="1", category="Gone", retired=True)
    assert problems(with_type(retired)) == ()


def test_what_was_wrong_before_is_no_reason_to_refuse_a_change() -> None:
    before = with_type(replace(BAD, step="C9"))
    require_sound(replace(before, netting=False), before)
    with pytest.raises(Refusal):
        require_sound(with_type(replace(BAD, step="C8")), before)
