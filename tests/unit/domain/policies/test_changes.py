"""Changes of a policy: a policy in, a policy out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind, LadderStep, ResetCycle
from seatingapp.domain.policies.change import PolicyChange
from seatingapp.domain.policies.checks import problems
from seatingapp.domain.policies.ladder_changes import (
    AddStep,
    ChangeStep,
    MoveStep,
    RemoveStep,
    new_step,
)
from seatingapp.domain.policies.other_changes import (
    AddCategory,
    MoveCategory,
    RemoveCategory,
    RenameCategory,
    SetCycle,
    SetNetting,
    SetPicks,
)
from seatingapp.domain.policies.policy import ContextPicks, Policy, settled
from seatingapp.domain.policies.replacing import ReplacePolicy, differences, same_policy
from seatingapp.domain.policies.starting import starting_policy
from seatingapp.domain.policies.type_changes import (
    AddType,
    BringBackType,
    ChangeType,
    GiveKey,
    MoveType,
    RetireType,
    new_type,
    with_polarity,
)
from tests.unit.domain.policies.making import changes, policies, small, tried


def names(policy: Policy) -> list[str]:
    return [t.name for t in policy.in_use]


def test_a_new_type_needs_nothing_but_its_name() -> None:
    policy = small()
    kind = new_type(policy, "  Helped   a friend ", Polarity.PRAISE)
    after = AddType(kind).applied(policy)
    assert names(after) == ["Great answer", "Off task", "Helped a friend"]
    assert (kind.points, kind.shortcut, kind.icon) == (1, "3", "star")
    assert AddType(kind).said(policy) == "Helped a friend added. Key 3 arms it."
    assert new_type(policy, "Chat", Polarity.NEUTRAL).points == 0


def test_the_tenth_type_has_no_key() -> None:
    policy = starting_policy().policy
    kind = new_type(policy, "Tenth", Polarity.CONCERN)
    assert kind.shortcut == ""
    assert AddType(kind).said(policy) == "Tenth added."


def test_another_polarity_turns_the_points_and_takes_the_step_and_the_first_picture_along() -> None:
    off_task = small().types[1]
    praise = with_polarity(replace(off_task, points=-2), Polarity.PRAISE)
    assert (praise.points, praise.step, praise.icon) == (2, "", "star")
    assert with_polarity(off_task, Polarity.NEUTRAL).points == 0
    assert with_polarity(replace(off_task, icon="bolt"), Polarity.PRAISE).icon == "bolt"
    assert with_polarity(off_task, Polarity.CONCERN) == off_task


def test_a_change_keeps_place_and_id_whatever_it_is_given() -> None:
    policy = small()
    wanted = replace(policy.types[1], id=77, position=5, retired=True, name=" Off  task again ")
    after = ChangeType(wanted).applied(policy)
    assert after.types[1] == replace(policy.types[1], name="Off task again")
    assert "Entries so far keep their name" in ChangeType(wanted).said(policy)
    assert "stay as they are" in ChangeType(replace(wanted, name="Off task")).said(policy)


@pytest.mark.parametrize(("place", "order"), [(0, "ba"), (1, "ab"), (-4, "ba"), (9, "ab")])
def test_types_are_put_in_order_as_near_as_there_is_a_place(place: int, order: str) -> None:
    after = MoveType("b", place).applied(small())
    assert "".join(t.uid for t in after.in_use) == order


def test_a_key_that_another_type_has_is_exchanged() -> None:
    change = GiveKey("b", "1")
    assert [t.shortcut for t in change.applied(small()).in_use] == ["2", "1"]
    assert change.said(small()) == "Key 1 arms Off task. Great answer had it."
    assert GiveKey("b", "7").said(small()) == "Key 7 arms Off task."
    assert [t.shortcut for t in GiveKey("b", "").applied(small()).in_use] == ["1", ""]
    assert GiveKey("b", "").said(small()) == "Off task has no key now."
    assert GiveKey("b", "2").applied(small()) == small()


def test_a_retired_type_does_not_move() -> None:
    assert MoveType("c", 0).applied(small()) == small()


def test_a_type_that_comes_back_loses_what_others_have_and_what_is_gone() -> None:
    policy = small()
    chewing = replace(policy.types[2], shortcut="1", step="C9", category="Gone")
    policy = replace(policy, types=(*policy.types[:2], chewing))
    back = BringBackType("c").applied(policy).in_use[-1]
    assert (back.uid, back.shortcut, back.step, back.category) == ("c", "", "", "")
    assert BringBackType("a").applied(policy) == policy
    assert RetireType("c").applied(BringBackType("c").applied(small())) == small()


def test_types_follow_the_new_name_of_their_step_and_retired_ones_too() -> None:
    after = ChangeStep(replace(small().ladder[1], name="Removal")).applied(small())
    assert [t.step for t in after.types] == ["", "C1", "Removal"]
    assert [s.name for s in after.ladder] == ["C1", "Removal"]


def test_types_of_a_step_that_is_taken_out_lead_nowhere() -> None:
    change = RemoveStep("s")
    assert [t.step for t in change.applied(small()).types] == ["", "", "C2"]
    assert change.said(small()).endswith("1 behaviour had it and has no step now.")
    assert RemoveStep("t").said(small()) == "C2 taken out of the ladder."


def test_a_step_that_is_not_recorded_any_more_drafts_nothing() -> None:
    step = LadderStep(1, "s", "C1", 1, True, 0, DraftKind.DETENTION, 4)
    policy = replace(small(), ladder=(step,))
    after = ChangeStep(replace(step, recorded=False)).applied(policy).ladder[0]
    assert (after.drafts, after.detention_type_id) == (None, None)
    letter = ChangeStep(replace(step, drafts=DraftKind.LETTER)).applied(policy).ladder[0]
    assert (letter.drafts, letter.detention_type_id) == (DraftKind.LETTER, None)


def test_steps_are_added_and_put_in_order() -> None:
    step = new_step(" C3 ")
    after = MoveStep(step.uid, 0).applied(AddStep(step).applied(small()))
    assert [s.name for s in settled(after).ladder] == ["C3", "C1", "C2"]
    assert [s.position for s in settled(after).ladder] == [1, 2, 3]


def test_types_follow_their_category() -> None:
    renamed = RenameCategory("Focus", " Work  habits ").applied(small())
    assert (renamed.categories, renamed.types[1].category) == (
        ("Learning", "Work habits"),
        "Work habits",
    )
    removed = RemoveCategory("Focus").applied(small())
    assert (removed.categories, removed.types[1].category) == (("Learning",), "")
    moved = MoveCategory("Focus", 0).applied(AddCategory(" New ").applied(small()))
    assert moved.categories == ("Focus", "Learning", "New")


def test_empty_lines_of_pick_lists_are_left_out() -> None:
    picks = ContextPicks((" Said  sorry ", ""), (), ("  ",))
    assert SetPicks(picks).applied(small()).picks == ContextPicks(("Said sorry",), (), ())


@pytest.mark.parametrize(
    "change",
    [
        ChangeType(replace(small().types[0], uid="z")),
        MoveType("z", 0),
        GiveKey("z", "1"),
        RetireType("z"),
        BringBackType("z"),
        ChangeStep(LadderStep(0, "z", "C")),
        MoveStep("z", 0),
        RemoveStep("z"),
        RenameCategory("z", "y"),
        RemoveCategory("z"),
        MoveCategory("z", 0),
    ],
)
def test_what_is_gone_is_refused(change: PolicyChange) -> None:
    with pytest.raises(Refusal, match="not in the policy any more"):
        change.applied(small())
    assert change.label
    assert change.said(small())


def test_another_policy_knows_types_and_steps_of_one_name_again() -> None:
    other = starting_policy("ladder").policy
    after = settled(ReplacePolicy(other, "it").applied(small()))
    assert after.types[0] == replace(other.types[0], id=1, uid="a")
    assert after.kind("b") == replace(after.types[4], uid="b")
    assert {t.uid for t in after.types} >= {"a", "b"}
    assert all(t.uid for t in after.types)
    assert all(s.uid for s in after.ladder)


def test_a_type_in_use_is_known_again_before_a_retired_one_of_its_name() -> None:
    retired = replace(small().types[0], uid="old", retired=True)
    policy = replace(small(), types=(retired, *small().types))
    after = ReplacePolicy(starting_policy("ladder").policy, "it").applied(policy)
    assert after.types[0].uid == "a"
    assert [t.uid for t in after.types if t.retired] == ["old", "c"]


def test_what_changes_is_said_in_lines() -> None:
    before = small()
    after = ChangeType(replace(before.types[1], points=-2, shortcut="")).applied(before)
    assert differences(before, after) == ("Off task: points −1 → −2, key 2 → nothing.",)
    after = AddType(new_type(before, "Helpful", Polarity.PRAISE)).applied(before)
    assert differences(before, after) == ("New behaviours: Helpful.",)
    after = RetireType("a").applied(before)
    assert differences(before, after) == ("Behaviours not in use any more: Great answer.",)
    after = ChangeStep(replace(before.ladder[0], for_families=False)).applied(before)
    assert differences(before, after) == ("Step C1: printed for families yes → no.",)
    after = MoveStep("t", 0).applied(MoveType("b", 0).applied(before))
    assert differences(before, after) == (
        "Behaviours are in another order.",
        "The ladder is in another order.",
    )
    after = SetNetting(False).applied(SetCycle(ResetCycle.WEEKLY).applied(before))
    assert differences(before, after) == (
        "Points start again every week, not never.",
        "Net points are not shown any more.",
    )
    after = SetPicks(ContextPicks(tried=("Sat alone",))).applied(AddCategory("X").applied(before))
    assert differences(before, after) == (
        "Categories: Learning, Focus, X.",
        "The list for what was tried changes.",
    )


@given(st.data())
def test_a_change_that_is_not_refused_leaves_a_sound_policy_and_says_what_it_did(
    data: st.DataObject,
) -> None:
    policy = data.draw(policies())
    change = data.draw(changes(policy))
    after = tried(policy, change)
    assert problems(after) == ()
    assert change.label
    assert change.said(policy)
    uids = [t.uid for t in after.types]
    assert len(set(uids)) == len(uids)
    assert [t.position for t in after.types] == list(range(1, len(after.types) + 1))


@given(st.data())
def test_policies_that_say_the_same_differ_in_nothing_and_others_in_something(
    data: st.DataObject,
) -> None:
    policy = data.draw(policies())
    after = tried(policy, data.draw(changes(policy)))
    told = differences(policy, after)
    assert not differences(policy, policy)
    if same_policy(policy, after):
        assert told == ()
    elif policy.types == after.types or policy.in_use != after.in_use:
        assert told
