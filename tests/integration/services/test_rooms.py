"""Rooms: add, change, rename, put away, copy and remove, and taking all of it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import FixtureKind, Room, RoomLayout
from seatingapp.services.rooms import (
    AddRoom,
    ChangeRoom,
    CopyRoom,
    RemoveRoom,
    RenameRoom,
    RestoreRoom,
    RetireRoom,
    all_rooms,
    free_name,
    offered_rooms,
    room_in_use,
    room_named,
    room_with,
)
from seatingapp.services.seating import plans_of
from seatingapp.services.workspace import Done, Edit, Workspace
from tests.conftest import Sample


def do(workspace: Workspace, edit: Edit | None) -> Done:
    assert edit is not None
    done = workspace.perform(edit)
    assert done is not None
    return done


@pytest.fixture
def lab(workspace: Workspace) -> Room:
    do(workspace, AddRoom.of_template("Lab 1", Template.ROWS_OF_DOUBLES, 2, 2))
    return workspace.read(lambda s: room_named(s, "Lab 1"))


def now(workspace: Workspace, room: Room) -> Room:
    found = workspace.read(lambda s: room_with(s, room.id))
    assert found is not None
    return found


def wider(layout: RoomLayout) -> RoomLayout:
    return replace(layout, width=layout.width + 100)


def test_a_changed_layout_is_taken_back_and_done_again(workspace: Workspace, lab: Room) -> None:
    done = do(workspace, ChangeRoom(lab.id, wider(lab.layout), "Move the wall"))
    assert now(workspace, lab).layout == wider(lab.layout)
    assert done.said == "Move the wall"
    back = do(workspace, done.inverse)
    assert now(workspace, lab).layout == lab.layout
    do(workspace, back.inverse)
    assert now(workspace, lab).layout == wider(lab.layout)


def test_the_same_layout_changes_nothing(workspace: Workspace, lab: Room) -> None:
    assert workspace.perform(ChangeRoom(lab.id, lab.layout)) is None
    assert now(workspace, lab).version_id == lab.version_id


def test_a_plan_keeps_the_room_as_it_was(sample: Sample) -> None:
    workspace = sample.workspace
    class_id = sample.summary.showcase.class_id
    plan = workspace.read(lambda s: plans_of(s, class_id))[0]
    before = plan.layout
    do(workspace, ChangeRoom(plan.room_id, RoomLayout(500, 500), "Empty the room"))
    again = next(p for p in workspace.read(lambda s: plans_of(s, class_id)) if p.id == plan.id)
    assert again.layout == before
    room = workspace.read(lambda s: room_with(s, plan.room_id))
    assert room is not None
    assert room.layout == RoomLayout(500, 500)


def test_name_and_code_are_changed_and_taken_back(workspace: Workspace, lab: Room) -> None:
    done = do(workspace, RenameRoom(lab.id, "  Science   lab ", "S12"))
    renamed = now(workspace, lab)
    assert (renamed.name, renamed.code) == ("Science lab", "S12")
    assert done.said == "Lab 1 is now Science lab."
    do(workspace, done.inverse)
    assert (now(workspace, lab).name, now(workspace, lab).code) == ("Lab 1", "")


def test_a_room_may_be_written_in_other_letters_but_not_like_another_room(
    workspace: Workspace, lab: Room
) -> None:
    do(workspace, AddRoom.of_template("Hall", Template.HORSESHOE, 2, 2))
    do(workspace, RenameRoom(lab.id, "LAB 1"))
    with pytest.raises(Refusal, match="called hall already"):
        workspace.perform(RenameRoom(lab.id, "hall"))
    with pytest.raises(Refusal, match="1 to 60 letters"):
        workspace.perform(RenameRoom(lab.id, " "))
    with pytest.raises(Refusal, match="at most 12 letters"):
        workspace.perform(RenameRoom(lab.id, "Lab 1", "a code that is long"))
    assert workspace.perform(RenameRoom(lab.id, "LAB 1")) is None


def test_a_room_that_was_put_away_is_not_offered_until_it_is_back(
    workspace: Workspace, lab: Room
) -> None:
    done = do(workspace, RetireRoom(lab.id))
    assert workspace.read(offered_rooms) == ()
    assert [r.name for r in workspace.read(all_rooms)] == ["Lab 1"]
    assert workspace.perform(RetireRoom(lab.id)) is None
    back = do(workspace, done.inverse)
    assert [r.name for r in workspace.read(offered_rooms)] == ["Lab 1"]
    assert workspace.perform(RestoreRoom(lab.id)) is None
    assert isinstance(back.inverse, RetireRoom)


def test_a_copy_has_the_layout_and_is_another_room(workspace: Workspace, lab: Room) -> None:
    done = do(workspace, CopyRoom(lab.id, "Lab 2"))
    copy = workspace.read(lambda s: room_named(s, "Lab 2"))
    assert copy.layout == lab.layout
    assert copy.uid != lab.uid
    do(workspace, ChangeRoom(copy.id, wider(copy.layout)))
    assert now(workspace, lab).layout == lab.layout
    do(workspace, done.inverse)
    assert [r.name for r in workspace.read(all_rooms)] == ["Lab 1"]


def test_a_blank_room_has_four_walls_and_a_board(workspace: Workspace) -> None:
    done = do(workspace, AddRoom.blank("Hall", 1200, 900))
    hall = workspace.read(lambda s: room_named(s, "Hall"))
    assert (hall.layout.width, hall.layout.depth, hall.layout.capacity) == (1200, 900, 0)
    assert [f.kind for f in hall.layout.fixtures] == [FixtureKind.BOARD]
    assert done.said == "Hall added, 0 seats."


@pytest.mark.parametrize(("width", "depth"), [(90, 500), (500, 0), (11_000, 500)])
def test_walls_of_no_room_are_refused(width: float, depth: float) -> None:
    with pytest.raises(Refusal, match="1 m to 100 m"):
        AddRoom.blank("Hall", width, depth)


def test_a_room_that_is_removed_comes_back_whole_with_its_history(
    workspace: Workspace, lab: Room
) -> None:
    do(workspace, AddRoom.of_template("Other", Template.HORSESHOE, 1, 1))
    changed = do(workspace, ChangeRoom(lab.id, wider(lab.layout)))
    do(workspace, RenameRoom(lab.id, "Lab 1", "L1"))
    do(workspace, RetireRoom(lab.id))
    gone = do(workspace, RemoveRoom(lab.id))
    assert [r.name for r in workspace.read(all_rooms)] == ["Other"]
    do(workspace, gone.inverse)
    back = workspace.read(lambda s: room_named(s, "Lab 1"))
    assert (back.uid, back.code, back.retired) == (lab.uid, "L1", True)
    assert back.layout == wider(lab.layout)
    # It may have another number now; the step before still finds it.
    do(workspace, changed.inverse)
    assert workspace.read(lambda s: room_named(s, "Lab 1")).layout == lab.layout


def test_a_room_that_a_plan_uses_is_not_removed_and_says_what_to_do(sample: Sample) -> None:
    room = sample.workspace.read(lambda s: room_named(s, "Lab 2"))
    assert sample.workspace.read(lambda s: room_in_use(s, room.id))
    with pytest.raises(Refusal, match="A plan uses this room") as refused:
        sample.workspace.perform(RemoveRoom(room.id))
    assert refused.value.todo.startswith("Put it away")
    assert now(sample.workspace, room) == room


_GONE: list[Callable[[int], Edit]] = [
    lambda n: ChangeRoom(n, RoomLayout(400, 400)),
    lambda n: RenameRoom(n, "x"),
    RetireRoom,
    RestoreRoom,
    RemoveRoom,
    lambda n: CopyRoom(n, "x"),
]


@pytest.mark.parametrize("edit", _GONE)
def test_a_room_that_is_gone_is_refused_by_every_edit(
    workspace: Workspace, edit: Callable[[int], Edit]
) -> None:
    with pytest.raises(Refusal, match="not in this vault any more"):
        workspace.perform(edit(99))


def test_every_edit_has_a_name_for_the_undo_list(lab: Room) -> None:
    labels = {edit(lab.id).label for edit in _GONE}
    assert all(labels)


def test_a_name_that_is_taken_gets_a_number(workspace: Workspace, lab: Room) -> None:
    do(workspace, CopyRoom(lab.id, "Lab 1 (2)"))
    assert workspace.read(lambda s: free_name(s, "lab 1")) == "lab 1 (3)"
    assert workspace.read(lambda s: free_name(s, "Lab 9")) == "Lab 9"
    assert workspace.read(lambda s: free_name(s, "  ")) == "Room"
    long = "x" * 70
    assert workspace.read(lambda s: free_name(s, long)) == "x" * 60
    do(workspace, CopyRoom(lab.id, "x" * 60))
    assert workspace.read(lambda s: free_name(s, long)) == "x" * 56 + " (2)"
