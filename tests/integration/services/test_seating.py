"""Plans are dated and frozen: a change on a later day starts a new one."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Occupant, Plan, place, set_pin
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import Room, reading_order
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.classes import class_named
from seatingapp.services.rooms import AddRoom, RemoveRoom, room_named
from seatingapp.services.seating import (
    ChangeSeats,
    new_plan,
    plan_for,
    room_of,
    seating_by_register,
)
from seatingapp.services.workspace import Done, Edit, Workspace
from seatingapp.storage import classes, lessons, plans, pupils, rooms
from tests.conftest import SAMPLE_DAY, Sample

DAY = SAMPLE_DAY
LATER = DAY + dt.timedelta(days=3)


def class_id(sample: Sample) -> int:
    return sample.summary.showcase.class_id


def holds(sample: Sample, day: dt.date) -> Plan:
    found = sample.workspace.read(lambda s: plan_for(s, class_id(sample), day))
    assert found is not None
    return found


def do(workspace: Workspace, edit: Edit) -> Done:
    done = workspace.perform(edit)
    assert done is not None
    return done


def swap_first_two(plan: Plan, on: dt.date) -> ChangeSeats:
    free = [s for s, o in plan.seated.items() if not o.pinned]
    return ChangeSeats(plan.id, place(plan, plan.seated[free[0]].pupil_id, free[1]), on)


def test_a_change_on_the_day_of_the_plan_changes_it_in_place(sample: Sample) -> None:
    plan = holds(sample, DAY)
    done = do(sample.workspace, swap_first_two(plan, plan.from_date))
    assert done.plan_id == plan.id
    assert holds(sample, DAY).seated != plan.seated


def test_a_change_on_a_later_day_leaves_the_old_plan_as_it_was(sample: Sample) -> None:
    old = holds(sample, DAY)
    done = do(sample.workspace, swap_first_two(old, LATER))
    new = holds(sample, LATER)
    assert done.plan_id == new.id != old.id
    assert (new.from_date, new.layout, new.room_id) == (LATER, old.layout, old.room_id)
    assert new.seated != old.seated
    assert holds(sample, LATER - dt.timedelta(days=1)) == old
    assert new.uid != old.uid


def test_dropping_a_plan_gives_its_lessons_to_the_plan_before_and_back(sample: Sample) -> None:
    workspace, old = sample.workspace, holds(sample, DAY)
    started = do(workspace, swap_first_two(old, LATER))
    workspace.clock = lambda: dt.datetime.combine(LATER, dt.time(12), dt.UTC)
    key, pupil = LessonKey(class_id(sample), LATER, 1), next(iter(old.seated.values())).pupil_id
    at = workspace.clock()
    do(workspace, LogEntries(key, (pupil,), 1, at, "x", old.room_id, started.plan_id))

    def taught_on() -> int | None:
        lesson_id = workspace.read(lambda s: lessons.find(s, key))
        for plan in workspace.read(plans.load):
            if lesson_id in workspace.read(lambda s, p=plan: lessons.with_plan(s, p.id)):  # type: ignore[misc]
                return plan.id
        return None

    assert taught_on() == started.plan_id
    assert started.inverse is not None
    dropped = do(workspace, started.inverse)
    assert dropped.plan_id == old.id == taught_on()
    assert holds(sample, LATER) == old
    assert dropped.inverse is not None
    assert do(workspace, dropped.inverse).plan_id == started.plan_id == taught_on()


def test_seating_a_class_again_on_the_same_day_refills_the_plan(sample: Sample) -> None:
    plan = holds(sample, DAY)
    room = next(r for r in sample.workspace.read(rooms.load) if r.id == plan.room_id)
    first = next(iter(plan.layout.places())).seat_id
    pupil = next(iter(plan.seated.values())).pupil_id
    wanted = {first: Occupant(pupil)}
    today = plan.from_date
    done = do(
        sample.workspace,
        sample.workspace.read(lambda s: new_plan(s, class_id(sample), room, today, wanted)),
    )
    assert done.plan_id == plan.id
    assert holds(sample, today).seated == wanted


@pytest.fixture
def room(sample: Sample) -> Room:
    """Return a room with fewer seats than the class has pupils."""
    do(sample.workspace, AddRoom.of_template("  Small\troom ", Template.ROWS_OF_SINGLES, 2, 5))
    return sample.workspace.read(lambda s: room_named(s, "small ROOM"))


def test_by_the_register_the_front_row_is_alphabetical_and_the_rest_waits(
    sample: Sample, room: Room
) -> None:
    known = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))
    seated = sample.workspace.read(lambda s: seating_by_register(s, class_id(sample), room, DAY))
    assert [seated[s].pupil_id for s in reading_order(room.layout)] == [p.id for p in known[:10]]


def test_pinned_pupils_keep_their_seats_and_those_who_left_lose_them(
    sample: Sample, room: Room
) -> None:
    workspace = sample.workspace

    def seating(seed: int | None) -> dict[int, Occupant]:
        return workspace.read(lambda s: seating_by_register(s, class_id(sample), room, DAY, seed))

    seated = seating(None)
    done = do(workspace, workspace.read(lambda s: new_plan(s, class_id(sample), room, DAY, seated)))
    assert done.plan_id is not None
    plan = workspace.read(lambda s: plans.load(s, plan_id=done.plan_id))[0]
    stays, leaves = seated[3].pupil_id, seated[4].pupil_id
    do(workspace, ChangeSeats(plan.id, set_pin(plan, [stays, leaves], pinned=True), DAY))
    with workspace.vault.write() as session:
        classes.remove_members(session, class_id(sample), [leaves])
    drawn = seating(7)
    assert drawn[3] == Occupant(stays, pinned=True)
    assert leaves not in {o.pupil_id for o in drawn.values()}
    assert seating(7) == drawn
    assert len(drawn) == 10


def test_a_plan_knows_its_room_by_name(sample: Sample, room: Room) -> None:
    done = do(
        sample.workspace,
        sample.workspace.read(lambda s: new_plan(s, class_id(sample), room, DAY, {})),
    )
    plan = sample.workspace.read(lambda s: plans.load(s, plan_id=done.plan_id))[0]
    assert sample.workspace.read(lambda s: room_of(s, plan)) == "Small room"


def test_a_room_that_a_plan_uses_stays(sample: Sample, room: Room) -> None:
    do(
        sample.workspace,
        sample.workspace.read(lambda s: new_plan(s, class_id(sample), room, DAY, {})),
    )
    with pytest.raises(Refusal, match="uses this room"):
        sample.workspace.perform(RemoveRoom(room.id, AddRoom("x", room.layout)))
    assert sample.workspace.read(lambda s: room_named(s, "Small room")).id == room.id


@pytest.mark.parametrize("name", ["", "  \t", "x" * 61])
def test_a_room_needs_a_name_that_fits(workspace: Workspace, name: str) -> None:
    with pytest.raises(Refusal, match="1 to 60 letters"):
        workspace.perform(AddRoom.of_template(name, Template.HORSESHOE, 1, 1))


def test_a_name_is_taken_whatever_its_case(sample: Sample, room: Room) -> None:
    with pytest.raises(Refusal, match="already"):
        sample.workspace.perform(AddRoom("SMALL room", room.layout))


def test_a_room_or_class_that_is_not_there_is_said_with_those_that_are(
    sample: Sample,
) -> None:
    with pytest.raises(Refusal, match="no room called Z9") as caught:
        sample.workspace.read(lambda s: room_named(s, "Z9"))
    assert sample.workspace.read(rooms.load)[0].name in str(caught.value)
    with pytest.raises(Refusal, match="no class called Z9"):
        sample.workspace.read(lambda s: class_named(s, "Z9"))


def test_in_an_empty_vault_there_is_nothing_yet(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="none yet"):
        workspace.read(lambda s: room_named(s, "Z9"))
    with pytest.raises(Refusal, match="none yet"):
        workspace.read(lambda s: class_named(s, "Z9"))
