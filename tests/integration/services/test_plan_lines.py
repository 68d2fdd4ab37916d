"""Several plans side by side: started, copied, restored, and brought up to the room as it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.domain.rooms import reading_order
from seatingapp.services.plan_comments import SetComment
from seatingapp.services.plan_lines import (
    StartWith,
    copy_to_class,
    copy_to_room,
    lines_of,
    plan_in_line,
    restore,
    room_as_it_is,
    room_changed,
    use_room_as_it_is,
)
from seatingapp.services.rooms import RetireRoom
from seatingapp.services.seating import plan_by_id, plans_of
from seatingapp.storage import classes, pupils
from tests.conftest import Sample
from tests.integration.services.contents import contents
from tests.integration.services.planning import (
    DAY,
    change_room,
    class_id,
    do,
    holds,
    later,
    line_of_tests,
    loose,
    new_room,
    start,
    started,
    swap_two,
    undo,
    without_first_desk,
)


def in_line(sample: Sample, line: PlanLine, day: dt.date = DAY) -> Plan | None:
    return sample.workspace.read(lambda s: plan_in_line(s, line, day))


def stored(sample: Sample, plan_id: int) -> Plan:
    return sample.workspace.read(lambda s: plan_by_id(s, plan_id))


def test_a_plan_for_tests_leaves_the_one_for_lessons_as_it_was(sample: Sample) -> None:
    lesson = holds(sample)
    test = start(sample, line_of_tests(sample), how=StartWith.ALPHABETICAL)
    assert holds(sample) == lesson
    assert in_line(sample, line_of_tests(sample)) == test
    assert sample.workspace.read(lambda s: lines_of(s, class_id(sample))) == (
        line_of_tests(sample),
        lesson.line,
    )


def test_a_plan_for_later_is_not_the_one_for_today(sample: Sample) -> None:
    now = holds(sample)
    ahead = start(sample, now.line, later(7))
    assert holds(sample) == now
    assert holds(sample, later(6)) == now
    assert holds(sample, later(7)) == ahead
    changed = started(sample.workspace, swap_two(now, later(2)))
    assert holds(sample, later(6)) == changed
    assert holds(sample, later(7)) == ahead


def test_no_plan_starts_in_the_past(sample: Sample) -> None:
    before = contents(sample.workspace)
    with pytest.raises(Refusal, match="is past"):
        start(sample, line_of_tests(sample), later(-1))
    assert contents(sample.workspace) == before


def test_a_plan_starts_empty_alphabetical_or_as_another(sample: Sample) -> None:
    lesson = holds(sample)
    empty = start(sample, line_of_tests(sample, "A"))
    ordered = start(sample, line_of_tests(sample, "B"), how=StartWith.ALPHABETICAL)
    same = start(sample, line_of_tests(sample, "C"), how=StartWith.SAME, like=lesson)
    assert empty.seated == {}
    register = [
        p.id for p in sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))
    ]
    assert [ordered.seated[n].pupil_id for n in reading_order(ordered.layout)[:26]] == register
    assert same.seated == lesson.seated
    assert (same.purpose, same.name) == (Purpose.TEST, "C")


def test_who_is_pinned_in_the_line_keeps_the_seat_in_alphabetical_order(sample: Sample) -> None:
    lesson = holds(sample)
    pinned = {s: o for s, o in lesson.seated.items() if o.pinned}
    again = start(sample, lesson.line, later(7), StartWith.ALPHABETICAL)
    assert pinned.items() <= again.seated.items()
    test = start(sample, line_of_tests(sample), how=StartWith.ALPHABETICAL)
    assert not any(o.pinned for o in test.seated.values())


def test_a_name_is_tidied_and_meets_one_that_is_there_whatever_its_case(sample: Sample) -> None:
    start(sample, line_of_tests(sample, "  Mock\texam "))
    again = start(sample, line_of_tests(sample, "MOCK EXAM"), later(1))
    assert again.name == "Mock exam"
    with pytest.raises(Refusal, match="at most 40"):
        start(sample, line_of_tests(sample, "x" * 41))


def test_a_room_that_was_put_away_gets_no_new_plan_and_keeps_its_old_ones(sample: Sample) -> None:
    plan = holds(sample)
    room = new_room(sample.workspace)
    do(sample.workspace, RetireRoom(plan.room_id))
    assert holds(sample) == plan
    for ask in (
        lambda: start(sample, line_of_tests(sample)),
        lambda: sample.workspace.read(lambda s: restore(s, plan.id, DAY)),
        lambda: sample.workspace.read(lambda s: copy_to_class(s, plan.id, 1, DAY)),
    ):
        with pytest.raises(Refusal, match="was put away"):
            ask()
    copied = sample.workspace.read(lambda s: copy_to_room(s, plan.id, room.id, DAY))
    assert started(sample.workspace, copied.edit).room_id == room.id


def test_a_changed_room_changes_no_plan_and_the_plan_can_tell(sample: Sample) -> None:
    workspace, plan = sample.workspace, holds(sample)
    room = workspace.read(lambda s: room_as_it_is(s, plan.room_id))
    assert not room_changed(plan, room)
    change_room(workspace, room.id, replace(room.layout, last_id=room.layout.last_id + 9))
    assert not room_changed(plan, workspace.read(lambda s: room_as_it_is(s, room.id)))
    every = workspace.read(plans_of)
    change_room(workspace, room.id, without_first_desk(room.layout))
    assert workspace.read(plans_of) == every
    assert room_changed(plan, workspace.read(lambda s: room_as_it_is(s, room.id)))


def test_the_room_as_it_is_now_keeps_pupils_on_seats_that_are_still_there(sample: Sample) -> None:
    workspace, plan = sample.workspace, holds(sample)
    kept = {s for d in plan.layout.desks[1:] for s in (seat.id for seat in d.seats)}
    lost = len([s for s in plan.seated if s not in kept])
    change_room(workspace, plan.room_id, without_first_desk(plan.layout))
    found = workspace.read(lambda s: use_room_as_it_is(s, plan.id, later(1)))
    assert (found.left_over, found.note) == (lost, f"{lost} pupils went to the tray.")
    before = contents(workspace)
    done = do(workspace, found.edit)
    new = holds(sample, later(1))
    assert new.seated == {s: o for s, o in plan.seated.items() if s in kept}
    assert new.layout == without_first_desk(plan.layout)
    assert stored(sample, plan.id) == plan
    undo(workspace, done)
    assert contents(workspace) == before


def test_a_plan_to_come_is_brought_up_to_the_room_on_its_own_day(sample: Sample) -> None:
    ahead = start(sample, holds(sample).line, later(7), StartWith.ALPHABETICAL)
    change_room(sample.workspace, ahead.room_id, without_first_desk(ahead.layout))
    edit = sample.workspace.read(lambda s: use_room_as_it_is(s, ahead.id, DAY)).edit
    assert started(sample.workspace, edit).from_date == later(7)


def test_restoring_starts_a_plan_from_today_with_the_old_seats_in_the_old_room(
    sample: Sample,
) -> None:
    workspace, old = sample.workspace, holds(sample)
    do(workspace, SetComment(old.id, 1, "wobbles"))
    change_room(workspace, old.room_id, without_first_desk(old.layout))
    started(workspace, swap_two(old, later(2)))
    before = contents(workspace)
    done = do(workspace, workspace.read(lambda s: restore(s, old.id, later(5))).edit)
    again = holds(sample, later(5))
    assert (again.seated, again.layout, again.from_date) == (old.seated, old.layout, later(5))
    assert again.comments == {1: "wobbles"}
    assert again.uid != old.uid
    assert holds(sample, later(4)).seated != old.seated
    undo(workspace, done)
    assert contents(workspace) == before


def test_whoever_left_the_class_is_not_brought_back_by_an_old_plan(sample: Sample) -> None:
    plan = holds(sample)
    gone = loose(plan)[0]
    with sample.workspace.vault.write() as session:
        classes.remove_members(session, class_id(sample), [gone])
    edit = sample.workspace.read(lambda s: restore(s, plan.id, later(1))).edit
    again = started(sample.workspace, edit)
    assert gone not in {o.pupil_id for o in again.seated.values()}
    assert len(again.seated) == len(plan.seated) - 1


def test_a_copy_for_another_class_has_its_room_and_nobody_on_the_seats(sample: Sample) -> None:
    plan = holds(sample)
    do(sample.workspace, SetComment(plan.id, 1, "beside Tom she works"))
    plan = stored(sample, plan.id)
    other = next(c for c in sample.workspace.read(classes.load) if c.id != plan.class_id)
    before = contents(sample.workspace)
    done = do(
        sample.workspace,
        sample.workspace.read(lambda s: copy_to_class(s, plan.id, other.id, DAY)).edit,
    )
    assert done.plan_id is not None
    copy = stored(sample, done.plan_id)
    assert (copy.class_id, copy.layout, copy.seated) == (other.id, plan.layout, {})
    assert (copy.comment, copy.comments) == ("", {})
    undo(sample.workspace, done)
    assert contents(sample.workspace) == before


def test_in_a_room_of_the_same_shape_everybody_keeps_the_place(sample: Sample) -> None:
    first = new_room(sample.workspace, "Hall 1")
    second = new_room(sample.workspace, "Hall 2")
    line = PlanLine(class_id(sample), first.id)
    plan = start(sample, line, how=StartWith.ALPHABETICAL)
    found = sample.workspace.read(lambda s: copy_to_room(s, plan.id, second.id, DAY))
    assert (found.same_shape, found.left_over, found.note) == (True, 0, "")
    copy = started(sample.workspace, found.edit)
    assert (copy.seated, copy.room_id) == (plan.seated, second.id)


def test_in_a_room_of_another_shape_seats_are_filled_in_order_and_the_note_says_so(
    sample: Sample,
) -> None:
    plan = holds(sample)
    small = new_room(sample.workspace, "Cupboard", rows=2, columns=2)
    found = sample.workspace.read(lambda s: copy_to_room(s, plan.id, small.id, DAY))
    copy = started(sample.workspace, found.edit)
    order = [plan.seated[s].pupil_id for s in reading_order(plan.layout)[:8] if s in plan.seated]
    assert [
        copy.seated[s].pupil_id for s in reading_order(small.layout) if s in copy.seated
    ] == order
    assert "different shapes" in found.note
    assert f"{len(plan.seated) - len(copy.seated)} pupils went to the tray" in found.note


def test_a_room_that_is_gone_is_said(sample: Sample) -> None:
    with pytest.raises(Refusal, match="not in this vault any more"):
        sample.workspace.read(lambda s: room_as_it_is(s, 999))
