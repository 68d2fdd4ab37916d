"""How often somebody was picked, and what groups go by."""

from __future__ import annotations

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import Apart
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.services.groups import group_facts
from seatingapp.services.picks import CountPick, SetPicks, pick_counts
from seatingapp.services.rules import AddRules
from seatingapp.services.workspace import Workspace
from seatingapp.storage import pupils
from tests.conftest import Sample
from tests.integration.services.lesson_school import found_school


def counts(workspace: Workspace, class_id: int) -> dict[int, int]:
    return workspace.read(lambda s: pick_counts(s, class_id))


def test_picks_are_counted_for_each_class_outside_of_the_history(workspace: Workspace) -> None:
    school = found_school(workspace)
    one, two = school.pupils[:2]
    for pupil in (one, two, one):
        done = workspace.perform(CountPick(school.class_id, pupil))
        assert done is not None
        assert (done.inverse, done.topics) == (None, frozenset())
    assert counts(workspace, school.class_id) == {one: 2, two: 1}
    assert counts(workspace, school.class_id + 1) == {}


def test_starting_afresh_can_be_undone_and_done_again(workspace: Workspace) -> None:
    school = found_school(workspace)
    before = {school.pupils[0]: 3, school.pupils[1]: 1}
    workspace.perform(SetPicks(school.class_id, before))
    done = workspace.perform(SetPicks(school.class_id, {}))
    assert done is not None
    assert done.said == "Picking starts afresh"
    assert counts(workspace, school.class_id) == {}
    assert workspace.perform(SetPicks(school.class_id, {})) is None
    assert done.inverse is not None
    back = workspace.perform(done.inverse)
    assert back is not None
    assert counts(workspace, school.class_id) == before
    assert back.inverse is not None
    workspace.perform(back.inverse)
    assert counts(workspace, school.class_id) == {}


def test_who_is_kept_apart_by_a_rule_that_is_on_is_apart_in_groups(workspace: Workspace) -> None:
    school = found_school(workspace)
    one, two, three, four = school.pupils[:4]
    owner = ForClass(school.class_id)
    workspace.perform(
        AddRules(
            (
                Rule("a", Apart((one, two, three)), Strength.MUST, owner),
                Rule("b", Apart((one, four)), Strength.LOW, owner, active=False),
            )
        )
    )
    wanted = {frozenset(pair) for pair in ((one, two), (one, three), (two, three))}
    facts = workspace.read(lambda s: group_facts(s, school.class_id, None, with_levels=False))
    assert facts.apart == wanted
    school.add_plan(school.lab)
    plan = school.setting(school.lab).plan
    assert plan is not None
    line = plan.line
    facts = workspace.read(lambda s: group_facts(s, school.class_id, line, with_levels=False))
    assert facts.apart == wanted
    assert facts.levels == {}


def test_levels_are_read_only_where_asked_for_and_in_use(sample: Sample) -> None:
    class_id = sample.summary.showcase.class_id
    read = sample.workspace.read
    assert read(lambda s: group_facts(s, class_id, None, with_levels=False)).levels == {}
    found = read(lambda s: group_facts(s, class_id, None, with_levels=True)).levels
    kinds = frozenset({Characteristic.PRIOR_ATTAINMENT})
    known = read(lambda s: pupils.load(s, class_id=class_id, kinds=kinds))
    having = {p.id for p in known if p.characteristics.get(Characteristic.PRIOR_ATTAINMENT)}
    assert set(found) in (having, set())  # empty where the school does not use it
