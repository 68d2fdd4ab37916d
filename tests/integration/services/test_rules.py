"""Rules are added, changed and removed, each step can be taken back, and nonsense is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    Evidence,
    FacesBoard,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    KeepEmpty,
    Kind,
    Near,
    NewNeighbours,
    PairCount,
    Together,
)
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Rule, Scope, Strength
from seatingapp.services.memberships import RemoveFromClass
from seatingapp.services.plan_history import DeletePlan
from seatingapp.services.rooms import RemoveRoom
from seatingapp.services.rules import (
    AddRule,
    AddRules,
    ChangeRule,
    RemoveRule,
    RemoveRules,
    rules_naming,
    rules_of,
    rules_of_class,
    rules_of_pupil,
)
from seatingapp.services.workspace import Edit, Topic
from tests.conftest import Sample
from tests.integration.services.contents import contents
from tests.integration.services.planning import (
    class_id,
    do,
    holds,
    line_of_tests,
    loose,
    new_room,
    start,
    undo,
)
from tests.integration.services.ruling import (
    add,
    listed,
    no_rules,
    of_class,
    of_plan,
    rule,
    two,
)


@pytest.fixture(autouse=True)
def _bare(sample: Sample) -> None:
    no_rules(sample)


def back_and_forth(sample: Sample, edit: Edit) -> None:
    """The edit, undone and done again, leaves the vault as it was each time."""
    before = contents(sample.workspace)
    done = do(sample.workspace, edit)
    after = contents(sample.workspace)
    assert after != before
    undone = undo(sample.workspace, done)
    assert contents(sample.workspace) == before
    undo(sample.workspace, undone)
    assert contents(sample.workspace) == after


def test_a_rule_that_was_added_counts_for_its_plan(sample: Sample) -> None:
    kind = two(sample)
    added = add(sample, kind, of_class(sample), Strength.HIGH)
    (found,) = listed(sample)
    assert found == added
    assert (found.kind, found.strength, found.owner.scope) == (kind, Strength.HIGH, Scope.CLASS)
    assert found.uid
    assert found.id
    assert found.active


def test_only_rules_of_the_class_its_pupils_and_the_line_count(sample: Sample) -> None:
    plan = holds(sample)
    pupil = loose(plan)[0]
    test = start(sample, line_of_tests(sample))
    ours = [
        add(sample, two(sample)),
        add(sample, InArea((pupil,), Area(zone="front row")), ForPupil(pupil)),
        add(sample, FromFront(), ForPlan(plan.line)),
    ]
    do(sample.workspace, AddRule(rule(FromFront(), ForPlan(test.line))))
    assert set(listed(sample)) == set(ours)
    others = sample.workspace.read(lambda s: rules_of(s, test.line))
    assert [r.kind for r in others] == [ours[0].kind, ours[1].kind, FromFront()]
    assert others[2].owner == ForPlan(test.line)
    whole = sample.workspace.read(lambda s: rules_of_class(s, plan.class_id))
    assert {r.owner for r in whole} == {
        ForClass(plan.class_id),
        ForPlan(plan.line),
        ForPlan(test.line),
    }


def test_musts_come_first_then_the_strong_wishes_then_the_older_ones(sample: Sample) -> None:
    kinds: list[Kind] = [NewNeighbours(n) for n in range(1, 7)]
    strengths = ["low", "must", "high", "must", "medium", "high"]
    for kind, strength in zip(kinds, strengths, strict=True):
        add(sample, kind, strength=Strength(strength))
    told = [(str(r.strength), r.kind) for r in listed(sample)]
    assert told == [
        ("must", kinds[1]),
        ("must", kinds[3]),
        ("high", kinds[2]),
        ("high", kinds[5]),
        ("medium", kinds[4]),
        ("low", kinds[0]),
    ]


def test_a_rule_of_a_pupil_goes_with_them_and_stays_away_when_they_leave(sample: Sample) -> None:
    pupil = loose(holds(sample))[0]
    own = add(sample, InArea((pupil,), Area(zone="front row")), ForPupil(pupil))
    assert sample.workspace.read(lambda s: rules_of_pupil(s, pupil)) == (own,)
    do(sample.workspace, RemoveFromClass(class_id(sample), (pupil,)))
    assert listed(sample) == ()
    assert sample.workspace.read(lambda s: rules_of_pupil(s, pupil)) == (own,)


def test_every_rule_that_names_a_pupil_is_found(sample: Sample) -> None:
    one, other, third, *_ = loose(holds(sample))
    pair = PairCount(other, one, 3, 4, 1, 9)
    evidence = Evidence((pair,), dt.date(2025, 9, 1), dt.date(2025, 11, 1))
    naming = {
        add(sample, Apart((one, other))),
        add(sample, Friends(other, (third, one)), strength=Strength.LOW),
        add(sample, evidence),
        add(sample, FacesBoard((one,)), ForPupil(one)),
    }
    add(sample, Apart((other, third)))
    add(sample, FromFront())
    assert set(sample.workspace.read(lambda s: rules_naming(s, one))) == naming
    changed = next(r for r in naming if r.kind == Apart((one, other)))
    do(sample.workspace, ChangeRule(replace(changed, kind=Apart((third, other), 2.0))))
    assert set(sample.workspace.read(lambda s: rules_naming(s, one))) == naming - {changed}


def test_each_change_of_rules_can_be_taken_back_and_done_again(sample: Sample) -> None:
    first, second = add(sample, two(sample)), add(sample, FromFront(), of_plan(sample))
    add(sample, NewNeighbours())
    back_and_forth(sample, AddRule(rule(KeepEmpty(Area(seats=frozenset({1}))), of_class(sample))))
    back_and_forth(sample, ChangeRule(replace(first, strength=Strength.LOW, note="left ear")))
    back_and_forth(sample, ChangeRule(replace(second, active=False)))
    back_and_forth(sample, RemoveRule(first.uid))
    back_and_forth(
        sample, AddRules((rule(FacesBoard(), of_class(sample)), rule(two(sample), of_plan(sample))))
    )
    back_and_forth(sample, RemoveRules(tuple(r.uid for r in listed(sample))))


def test_a_rule_that_was_removed_comes_back_in_its_place(sample: Sample) -> None:
    added = [add(sample, NewNeighbours(n)) for n in (1, 2, 3)]
    undo(sample.workspace, do(sample.workspace, RemoveRule(added[1].uid)))
    assert list(listed(sample)) == added


def test_what_is_said_of_a_change_names_nobody(sample: Sample) -> None:
    heard: list[frozenset[Topic]] = []
    sample.workspace.listen(heard.append)
    first = add(sample, two(sample))
    edits: list[Edit] = [
        AddRule(rule(FromFront(), of_class(sample), note="because of Tom")),
        ChangeRule(replace(first, active=False)),
        ChangeRule(first),
        ChangeRule(replace(first, note="because of Tom")),
        RemoveRule(first.uid),
    ]
    said = [(edit.label, do(sample.workspace, edit).said) for edit in edits]
    assert said == [
        ("Add a rule", "1 rule added."),
        ("Change a rule", "Rule switched off."),
        ("Change a rule", "Rule switched on."),
        ("Change a rule", "Rule changed."),
        ("Remove a rule", "1 rule removed."),
    ]
    assert set(heard) == {frozenset({Topic.RULES})}
    several = AddRules(
        (rule(NewNeighbours(1), of_class(sample)), rule(NewNeighbours(2), of_class(sample)))
    )
    done = do(sample.workspace, several)
    assert done.inverse is not None
    assert (several.label, done.inverse.label) == ("Add 2 rules", "Remove 2 rules")
    gone = undo(sample.workspace, done)
    assert gone.inverse is not None
    assert gone.inverse.label == "Bring back 2 rules"


def test_a_change_that_changes_nothing_is_none(sample: Sample) -> None:
    first = add(sample, two(sample))
    assert sample.workspace.perform(ChangeRule(first)) is None
    assert sample.workspace.perform(AddRules(())) is None
    assert sample.workspace.perform(RemoveRules(())) is None


def test_reasons_and_zones_are_tidied_and_nobody_is_named_twice(sample: Sample) -> None:
    one, other, *_ = loose(holds(sample))
    done = do(
        sample.workspace,
        AddRule(rule(Apart((one, other, one)), of_class(sample), note="  both \n talk ")),
    )
    (found,) = [r for r in listed(sample) if r.uid in done.uids]
    assert (found.kind, found.note) == (Apart((one, other)), "both talk")
    found = add(sample, InArea((one, one), Area(zone="  Lab   bench ")))
    assert found.kind == InArea((one,), Area(zone="Lab bench"))


def refused(sample: Sample, new: Rule, words: str) -> None:
    before = contents(sample.workspace)
    with pytest.raises(Refusal, match=words):
        sample.workspace.perform(AddRule(new))
    assert contents(sample.workspace) == before


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Apart((1,)), "two pupils or more"),
        (Apart((1, 1)), "two pupils or more"),
        (Apart((1, 2), 0.4), "0.5 to 30 m"),
        (Apart((1, 2), 30.1), "0.5 to 30 m"),
        (Apart((1, 2), float("nan")), "0.5 to 30 m"),
        (Together((2,)), "two pupils or more"),
        (Together((1, 2, 3)), "Only two pupils"),
        (InArea((), Area(zone="front row")), "names no pupil"),
        (InArea((1,), Area()), "a zone, or else seats"),
        (InArea((1,), Area("front row", frozenset({1}))), "a zone, or else seats"),
        (InArea((1,), Area("z" * 61)), "at most 60 letters"),
        (KeepEmpty(Area()), "a zone, or else seats"),
        (Friends(1, ()), "one to 3 others"),
        (Friends(1, (2, 3, 4, 5)), "one to 3 others"),
        (Friends(1, (2, 1)), "next to themselves"),
        (HelperBeside(1, (1,)), "next to themselves"),
        (HelperBeside(1, (2, 3, 4, 5, 6, 7, 8)), "At most 6 helpers"),
        (NewNeighbours(0), "1 to 20 plans"),
        (NewNeighbours(21), "1 to 20 plans"),
        (Evidence((), dt.date(2025, 9, 1), dt.date(2025, 9, 2)), "no pair"),
        (
            Evidence((PairCount(1, 1, 3, 3, 0, 3),), dt.date(2025, 9, 1), dt.date(2025, 9, 2)),
            "next to themselves",
        ),
        (
            Evidence((PairCount(1, 2, 3, 3, 0, 3),), dt.date(2025, 9, 3), dt.date(2025, 9, 2)),
            "ends before it begins",
        ),
        (Apart((1, 99_999)), "not in this vault any more"),
    ],
)
def test_a_rule_that_can_mean_nothing_is_refused(sample: Sample, kind: Kind, words: str) -> None:
    refused(sample, rule(kind, of_class(sample)), words)


@pytest.mark.parametrize("near", [Near.DESK, Near.TABLE])
def test_more_than_two_may_share_a_desk_or_a_table(sample: Sample, near: Near) -> None:
    assert add(sample, Together(tuple(loose(holds(sample))[:4]), near)).id


def test_whose_a_rule_is_has_to_be_there(sample: Sample) -> None:
    line = holds(sample).line
    for owner, words in (
        (ForClass(999), "That class"),
        (ForPlan(replace(line, purpose=Purpose.TEST)), "That plan"),
        (ForPlan(PlanLine(999, line.room_id)), "That plan"),
    ):
        refused(sample, rule(FromFront(), owner), words)
    refused(sample, rule(FacesBoard((99_999,)), ForPupil(99_999)), "That pupil")


def test_a_rule_that_follows_a_pupil_names_them(sample: Sample) -> None:
    one, other, third, *_ = loose(holds(sample))
    refused(sample, rule(Apart((one, other)), ForPupil(third)), "has to name them")
    refused(sample, rule(FacesBoard(), ForPupil(third)), "has to name them")


def test_a_long_reason_is_refused(sample: Sample) -> None:
    refused(sample, rule(FromFront(), of_class(sample), note="x" * 201), "at most 200 letters")


def test_the_same_rule_is_not_added_twice(sample: Sample) -> None:
    one, other, third, *_ = loose(holds(sample))
    add(sample, Apart((one, other)), strength=Strength.LOW)
    again = rule(Apart((other, one)), of_class(sample))
    refused(sample, again, r"there already, as a wish \(low\)\.")
    assert add(sample, Apart((other, one)), of_plan(sample)).id
    assert add(sample, Apart((one, other), 2.0)).id
    add(sample, InArea((third, one), Area(zone="Front row")))
    twice = rule(InArea((one, third), Area(zone="front ROW")), of_class(sample))
    refused(sample, twice, "as a must")


def test_a_rule_is_not_changed_into_one_that_is_there(sample: Sample) -> None:
    first = add(sample, NewNeighbours(1))
    second = add(sample, NewNeighbours(2))
    do(sample.workspace, ChangeRule(replace(first, active=False)))
    with pytest.raises(Refusal, match="as a must, switched off"):
        sample.workspace.perform(ChangeRule(replace(second, kind=NewNeighbours(1))))
    other = replace(first, kind=NewNeighbours(9), strength=Strength.LOW)
    with pytest.raises(Refusal, match="there already, as a must, switched off"):
        sample.workspace.perform(AddRule(other))


def test_a_rule_that_is_gone_is_said_to_be(sample: Sample) -> None:
    first = add(sample, NewNeighbours(1))
    do(sample.workspace, RemoveRule(first.uid))
    for edit in (RemoveRule(first.uid), ChangeRule(first), RemoveRules((first.uid, first.uid))):
        with pytest.raises(Refusal, match="That rule is not in this vault any more"):
            sample.workspace.perform(edit)


def test_the_rules_of_a_plan_go_with_the_last_plan_of_its_line_and_come_back(
    sample: Sample,
) -> None:
    workspace = sample.workspace
    room = new_room(workspace)
    plan = start(sample, PlanLine(class_id(sample), room.id, Purpose.GROUPS))
    owner = ForPlan(plan.line)
    rules = AddRules((rule(FromFront(), owner), rule(two(sample), owner)))
    do(workspace, rules)
    kept = add(sample, NewNeighbours())
    before = contents(workspace)
    deleted = do(workspace, DeletePlan(plan.id))
    assert Topic.RULES in deleted.topics
    assert workspace.read(lambda s: rules_of(s, plan.line)) == (kept,)
    undone = undo(workspace, deleted)
    assert Topic.RULES in undone.topics
    assert contents(workspace) == before
    undo(workspace, undone)
    do(workspace, RemoveRoom(room.id))


def test_the_rules_of_a_line_stay_while_it_has_another_plan(sample: Sample) -> None:
    workspace = sample.workspace
    room = new_room(workspace)
    line = PlanLine(class_id(sample), room.id, Purpose.GROUPS)
    start(sample, line)
    second = start(sample, line)
    do(workspace, AddRule(rule(FromFront(), ForPlan(line))))
    assert do(workspace, DeletePlan(second.id)).topics == frozenset({Topic.PLANS})
    assert len(workspace.read(lambda s: rules_of(s, line))) == 1
