"""Arranging a class for a room: what is started from, which rules count, and the one edit."""

from __future__ import annotations

from dataclasses import replace

from seatingapp.domain.plans import Occupant, Plan, PlanLine
from seatingapp.domain.rooms import Room
from seatingapp.domain.rules.kinds import Apart, FewMoves, FromFront
from seatingapp.domain.rules.record import Record
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Rule, Strength
from seatingapp.services import room_arranging
from seatingapp.services.arrangements import record_of
from seatingapp.services.plan_lines import room_as_it_is
from seatingapp.services.seating import plans_of
from tests.conftest import Sample
from tests.integration.services.planning import (
    DAY,
    change_room,
    class_id,
    do,
    holds,
    later,
    loose,
    new_room,
    started,
    undo,
    without_first_desk,
)
from tests.integration.services.ruling import add, no_rules

RECORD = Record(seed=7, score=3, most=4)


def room_now(sample: Sample) -> Room:
    room_id = holds(sample).room_id
    return sample.workspace.read(lambda s: room_as_it_is(s, room_id))


def begun(sample: Sample, room: Room) -> Plan:
    return sample.workspace.read(
        lambda s: room_arranging.plan_for_arranging(s, class_id(sample), room, DAY)
    )


def kept(sample: Sample, plan: Plan, seated: dict[int, Occupant]) -> Plan:
    """Keep a plan as it was arranged, and return it as it is stored."""
    edit = sample.workspace.read(lambda s: room_arranging.keep(s, plan, seated, RECORD, DAY))
    return started(sample.workspace, edit)


def test_the_plan_that_holds_is_arranged_where_the_room_is_the_same(sample: Sample) -> None:
    assert begun(sample, room_now(sample)) == holds(sample)


def test_a_room_without_a_plan_begins_with_empty_seats(sample: Sample) -> None:
    room = new_room(sample.workspace)
    plan = begun(sample, room)
    assert (plan.id, plan.seated, plan.layout) == (0, {}, room.layout)
    assert (plan.from_date, plan.line) == (DAY, PlanLine(class_id(sample), room.id))


def test_a_room_that_has_changed_begins_with_those_whose_seats_are_still_there(
    sample: Sample,
) -> None:
    before = holds(sample)
    layout = without_first_desk(before.layout)
    change_room(sample.workspace, before.room_id, layout)
    plan = begun(sample, room_now(sample))
    there = {place.seat_id for place in layout.places()}
    assert plan.id == 0
    assert plan.seated == {seat: o for seat, o in before.seated.items() if seat in there}
    assert len(plan.seated) < len(before.seated)


def test_an_arranged_plan_and_its_record_are_one_step(sample: Sample) -> None:
    plan = holds(sample)
    one, *_ = loose(plan)
    before = len(sample.workspace.read(plans_of))
    stored = kept(sample, plan, {1: Occupant(one)})
    assert stored.seated == {1: Occupant(one)}
    record = sample.workspace.read(lambda s: record_of(s, stored.id))
    assert record is not None
    assert (record.seed, record.seated) == (7, {1: one})
    assert len(sample.workspace.read(plans_of)) - before in (0, 1)  # begun today, or before


def test_a_first_plan_of_a_room_is_started_with_its_record_and_taken_back_whole(
    sample: Sample,
) -> None:
    room = new_room(sample.workspace)
    one, other, *_ = loose(holds(sample))
    first, second, *_ = (place.seat_id for place in room.layout.places())
    seated = {first: Occupant(one), second: Occupant(other)}
    before = sample.workspace.read(plans_of)
    plan = begun(sample, room)
    edit = sample.workspace.read(lambda s: room_arranging.keep(s, plan, seated, RECORD, DAY))
    done = do(sample.workspace, edit)
    stored = sample.workspace.read(plans_of)[0]
    assert (stored.room_id, dict(stored.seated)) == (room.id, seated)
    record = sample.workspace.read(lambda s: record_of(s, stored.id))
    assert record is not None
    assert (record.score, record.moved_by_hand) == (3, 0)
    undo(sample.workspace, done)
    assert sample.workspace.read(plans_of) == before


def test_a_changed_room_gets_a_new_plan_after_the_one_before(sample: Sample) -> None:
    before = holds(sample)
    change_room(sample.workspace, before.room_id, without_first_desk(before.layout))
    plan = begun(sample, room_now(sample))
    stored = kept(sample, plan, dict(plan.seated))
    assert stored.id != before.id
    assert holds(sample, later(1)).id == stored.id


def test_rules_of_a_file_count_for_class_pupils_and_this_plan_only(sample: Sample) -> None:
    no_rules(sample)
    plan = holds(sample)
    one, two, *_ = loose(plan)
    mine = Rule("a", Apart((one, two)), Strength.LOW, ForClass(class_id(sample)))
    read = (
        mine,
        replace(mine, uid="b", owner=ForPupil(two)),
        replace(mine, uid="c", owner=ForPlan(plan.line)),
        replace(mine, uid="d", owner=ForClass(class_id(sample) + 1)),
        replace(mine, uid="e", owner=ForPupil(10_000)),
        replace(mine, uid="f", owner=ForPlan(replace(plan.line, name="Mock 1"))),
    )
    found = sample.workspace.read(lambda s: room_arranging.rules_for(s, plan, read))
    assert [rule.uid for rule in found] == ["a", "b", "c"]


def test_a_rule_of_a_file_that_is_stored_too_takes_its_place(sample: Sample) -> None:
    stored = add(sample, FromFront(), strength=Strength.HIGH)
    plan = holds(sample)
    read = (
        Rule("a", FromFront(), Strength.LOW, stored.owner, active=False),
        Rule("b", FewMoves(), Strength.LOW, stored.owner),
    )
    found = sample.workspace.read(lambda s: room_arranging.rules_for(s, plan, read))
    assert found[0] == replace(read[0], uid=stored.uid)
