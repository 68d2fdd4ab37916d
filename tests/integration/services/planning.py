"""What the tests of plans share: the showcase class, its plans, and a second room."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from seatingapp.domain.plans import Plan, PlanLine, Purpose, place
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.services.plan_lines import StartWith, start_line
from seatingapp.services.rooms import AddRoom, ChangeRoom, room_named
from seatingapp.services.seating import ChangeSeats, plan_by_id, plan_for
from seatingapp.services.workspace import Done, Edit, Workspace
from tests.conftest import SAMPLE_DAY, Sample

DAY = SAMPLE_DAY


def later(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def class_id(sample: Sample) -> int:
    return sample.summary.showcase.class_id


def holds(sample: Sample, day: dt.date = DAY) -> Plan:
    found = sample.workspace.read(lambda s: plan_for(s, class_id(sample), day))
    assert found is not None
    return found


def do(workspace: Workspace, edit: Edit) -> Done:
    done = workspace.perform(edit)
    assert done is not None
    return done


def started(workspace: Workspace, edit: Edit) -> Plan:
    """Do an edit that leaves a plan behind, and return it."""
    plan_id = do(workspace, edit).plan_id
    assert plan_id is not None
    return workspace.read(lambda s: plan_by_id(s, plan_id))


def undo(workspace: Workspace, done: Done) -> Done:
    assert done.inverse is not None
    return do(workspace, done.inverse)


def swap(plan: Plan, one: int, other: int, on: dt.date) -> ChangeSeats:
    """Let two pupils swap their seats."""
    seat = plan.seat_of(other)
    assert seat is not None
    return ChangeSeats(plan.id, place(plan, one, seat), on)


def swap_two(plan: Plan, on: dt.date) -> ChangeSeats:
    """Let the first two who are not pinned swap."""
    one, other, *_ = loose(plan)
    return swap(plan, one, other, on)


def loose(plan: Plan) -> list[int]:
    """Pupils who are not pinned, by seat."""
    return [o.pupil_id for _, o in sorted(plan.seated.items()) if not o.pinned]


def new_room(workspace: Workspace, name: str = "Hall", rows: int = 4, columns: int = 4) -> Room:
    do(workspace, AddRoom.of_template(name, Template.ROWS_OF_DOUBLES, rows, columns))
    return workspace.read(lambda s: room_named(s, name))


def without_first_desk(layout: RoomLayout) -> RoomLayout:
    return replace(layout, desks=layout.desks[1:], last_id=max(layout.last_id, 500))


def change_room(workspace: Workspace, room_id: int, layout: RoomLayout) -> Done:
    return do(workspace, ChangeRoom(room_id, layout))


def start(
    sample: Sample,
    line: PlanLine,
    on: dt.date = DAY,
    how: StartWith = StartWith.NOBODY,
    like: Plan | None = None,
) -> Plan:
    """Start a plan of a line."""
    edit = sample.workspace.read(lambda s: start_line(s, line, on, DAY, how, like)).edit
    return started(sample.workspace, edit)


def line_of_tests(sample: Sample, name: str = "") -> PlanLine:
    """The line of tests of the showcase class in its room."""
    return replace(holds(sample).line, purpose=Purpose.TEST, name=name)
