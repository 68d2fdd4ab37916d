"""Whatever is done in the editor can be taken back completely, and done again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seatingapp.domain.room_walls import Wall, walls
from seatingapp.domain.rooms import Relation
from seatingapp.services import vaults
from seatingapp.services.rooms import AddRoom
from seatingapp.services.workspace import Done, Edit, Workspace, utc_now
from seatingapp.storage.vault import Unsealed
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.presenter import RoomEditorPresenter
from seatingapp.ui.room_editor.state import Mode
from seatingapp.ui.room_editor.tiles import TILES
from seatingapp.ui.room_editor.words import in_order, seats_in_order
from tests.conftest import copied
from tests.gui.room_editor.conftest import small_room
from tests.gui.room_editor.notes import Notes
from tests.gui.room_editor.probe import EditorProbe


class Hand:
    """A history: does edits and keeps the way back, as the editor of the window does."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.backwards: list[Edit] = []
        self.forwards: list[Edit] = []

    def perform(self, edit: Edit) -> Done | None:
        done = self.workspace.perform(edit)
        if done is not None:
            assert done.inverse is not None
            self.backwards.append(done.inverse)
        return done

    def undo(self) -> str:
        return self._step(self.backwards, self.forwards)

    def redo(self) -> str:
        return self._step(self.forwards, self.backwards)

    def _step(self, steps: list[Edit], other_way: list[Edit]) -> str:
        edit = steps.pop()
        done = self.workspace.perform(edit)
        assert done is not None
        assert done.inverse is not None
        other_way.append(done.inverse)
        return edit.label


Step = Callable[[RoomEditorPresenter, int, int], None]
_KEYS = sorted(TILES)
_COMMANDS = [
    command for command in Command if command not in (Command.NEXT, Command.PREVIOUS, Command.KEEP)
]


def _choose(editor: RoomEditorPresenter, one: int, other: int) -> None:
    editor.set_mode(Mode.FURNITURE)
    pieces = in_order(editor.state.layout)
    chosen = {pieces[n % len(pieces)] for n in (one, other, one + other)} if pieces else set()
    editor.furniture.choose(frozenset(chosen), None)


def _add(editor: RoomEditorPresenter, one: int, _other: int) -> None:
    editor.furniture.add(TILES[_KEYS[one % len(_KEYS)]])


def _command(editor: RoomEditorPresenter, one: int, _other: int) -> None:
    editor.furniture.run(_COMMANDS[one % len(_COMMANDS)])


def _number(editor: RoomEditorPresenter, one: int, other: int) -> None:
    furniture = editor.furniture
    actions = (
        lambda: furniture.set_place(one * 3.3, None),
        lambda: furniture.set_place(None, one * 2.7),
        lambda: furniture.set_angle(other * 7.0),
        lambda: furniture.set_size(20.0 + one, None),
        lambda: furniture.set_size(None, 20.0 + other),
        lambda: furniture.set_places(one % 35),
        lambda: furniture.set_label(f"Table {other}"),
    )
    actions[(one + other) % len(actions)]()


def _wall(editor: RoomEditorPresenter, one: int, other: int) -> None:
    corners = walls(editor.state.layout)
    editor.walls.choose(one % len(corners))
    actions = (
        editor.walls.add,
        editor.walls.delete,
        lambda: editor.walls.nudge(float(one - other), 10.0),
        lambda: editor.walls.set_size(300.0 + one * 5, None),
        editor.walls.make_rectangle,
        lambda: editor.walls.set_front((Wall.LEFT, Wall.BACK, Wall.RIGHT)[one % 3]),
    )
    actions[other % len(actions)]()


def _seat(editor: RoomEditorPresenter, one: int, other: int) -> None:
    editor.set_mode(Mode.SEATS)
    seats = seats_in_order(editor.state.layout)
    if not seats:
        return
    editor.seats.choose(frozenset({seats[one % len(seats)], seats[other % len(seats)]}), None)
    names = [zone.name for zone in editor.state.layout.zones]
    actions = (
        lambda: editor.seats.make_zone(f"Zone {one % 4}"),
        editor.seats.accept_all,
        lambda: editor.seats.remove_zone(names[one % len(names)] if names else "none"),
        lambda: editor.seats.set_number(seats[one % len(seats)], other),
    )
    actions[other % len(actions)]()


def _pair(editor: RoomEditorPresenter, one: int, other: int) -> None:
    editor.set_mode(Mode.NEIGHBOURS)
    seats = seats_in_order(editor.state.layout)
    first, second = (seats[n % len(seats)] for n in (one, other)) if seats else (0, 0)
    if first != second:
        editor.pairs.choose(first, second)
        relations = (None, *Relation)
        editor.pairs.say(relations[(one + other) % len(relations)])
        if one % 5 == 0:
            editor.pairs.restore()


def _names(editor: RoomEditorPresenter, one: int, other: int) -> None:
    editor.rename(f"Room {one % 3}", f"R{other % 4}")


_STEPS: tuple[Step, ...] = (
    _choose,
    _choose,
    _add,
    _command,
    _command,
    _number,
    _wall,
    _seat,
    _pair,
    _names,
)
steps = st.lists(
    st.tuples(st.sampled_from(_STEPS), st.integers(0, 99), st.integers(0, 99)), max_size=25
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=steps)
def test_any_sequence_of_edits_is_undone_completely_and_done_again(
    empty_vault_once: Unsealed, done: list[tuple[Step, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = vaults.enter(copied(empty_vault_once, Path(folder) / "v.seating"), utc_now)
        workspace.perform(AddRoom("Lab", small_room()))
        hand, notes = Hand(workspace), Notes()
        editor = RoomEditorPresenter(notes, workspace, hand)
        workspace.listen(editor.changed)
        editor.open(1, "")
        before = (editor.state.layout, editor.state.name, editor.state.code)
        for step, one, other in done:
            step(editor, one, other)
        after = (editor.state.layout, editor.state.name, editor.state.code)
        count = len(hand.backwards)
        for _step in range(count):
            hand.undo()
        assert (editor.state.layout, editor.state.name, editor.state.code) == before
        for _step in range(count):
            hand.redo()
        assert (editor.state.layout, editor.state.name, editor.state.code) == after
        workspace.lock()


def test_a_session_of_mouse_and_keys_is_undone_and_done_again(lab: EditorProbe) -> None:
    before = lab.layout
    lab.drag((200, 250), (220, 300), (260, 320))
    lab.tile("round")
    lab.click((600, 450))
    lab.mode("walls")
    lab.drag((800, 600), (850, 640), (900, 700))
    lab.mode("seats")
    lab.button("accept-all")
    lab.button("renumber-seats")
    lab.mode("furniture")
    lab.click_piece(lab.desk(2))
    lab.button("command-delete")
    after = lab.layout
    assert len(lab.history()) == 6
    lab.undo_all()
    assert lab.layout == before
    assert lab.state.layout == before
    lab.redo_all()
    assert lab.layout == after
    assert lab.state.layout == after
