"""What the presenters decide, without a window."""

from __future__ import annotations

import pytest

from seatingapp.domain.room_pieces import Piece, PieceKind
from seatingapp.domain.rooms import DeskKind, RoomLayout
from seatingapp.services.rooms import AddRoom, ChangeRoom, RemoveRoom
from seatingapp.services.workspace import Done, Edit, Topic, Workspace
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.presenter import RoomEditorPresenter
from seatingapp.ui.room_editor.state import Mode
from seatingapp.ui.room_editor.tiles import TILES
from tests.gui.room_editor.conftest import small_room
from tests.gui.room_editor.notes import Notes


class History:
    """Does edits and counts them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.labels: list[str] = []

    def perform(self, edit: Edit) -> Done | None:
        done = self.workspace.perform(edit)
        if done is not None:
            self.labels.append(edit.label)
        return done

    def undo(self) -> str:
        """Nobody asks for it here."""
        return ""

    def redo(self) -> str:
        """Nobody asks for it here."""
        return ""


class Desk:
    """A presenter over a vault with one room, and what it told its view."""

    def __init__(self, workspace: Workspace) -> None:
        workspace.perform(AddRoom("Lab", small_room()))
        self.workspace = workspace
        self.notes = Notes()
        self.history = History(workspace)
        self.editor = RoomEditorPresenter(self.notes, workspace, self.history)
        workspace.listen(self.editor.changed)
        self.editor.open(1, "Plans: 9B")


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def piece(number: int) -> Piece:
    return Piece(PieceKind.DESK, number)


def test_opening_shows_the_room_once_with_what_follows_from_it(desk: Desk) -> None:
    (state,) = desk.notes.states
    assert (state.name, state.used, state.layout) == ("Lab", "Plans: 9B", small_room())
    assert state.labels == {2: "1", 3: "2", 5: "3", 6: "4", 8: "5", 9: "6"}
    assert state.problems == ()


def test_one_edit_is_shown_once(desk: Desk) -> None:
    desk.editor.furniture.choose(frozenset({piece(1)}), piece(1))
    shown = len(desk.notes.states)
    desk.editor.run(Command.TURN_RIGHT)
    assert len(desk.notes.states) == shown + 1
    assert desk.history.labels == ["Turn Double desk 1"]


def test_commands_about_pieces_do_nothing_while_none_is_chosen(desk: Desk) -> None:
    for command in (
        Command.DELETE,
        Command.COPY,
        Command.CUT,
        Command.PASTE,
        Command.DUPLICATE,
        Command.TURN_LEFT,
        Command.ALIGN_LEFT,
        Command.SPREAD_BACK,
        Command.KEEP,
    ):
        desk.editor.run(command)
    assert desk.history.labels == []


def test_a_change_from_elsewhere_is_shown_and_what_is_gone_is_not_chosen(desk: Desk) -> None:
    desk.editor.furniture.choose(frozenset({piece(1), piece(4)}), piece(1))
    smaller = small_room()
    smaller = RoomLayout(800, 600, smaller.desks[1:], smaller.fixtures, last_id=smaller.last_id)
    desk.workspace.perform(ChangeRoom(1, smaller))
    assert desk.editor.state.layout == smaller
    assert desk.editor.state.chosen == {piece(4)}
    assert desk.editor.state.focus is None


def test_a_room_that_is_removed_elsewhere_closes_the_editor(desk: Desk) -> None:
    desk.workspace.perform(RemoveRoom(1))
    assert not desk.notes.states[-1].is_open
    desk.editor.changed(frozenset({Topic.ROOMS}))
    assert not desk.editor.state.is_open


def test_other_topics_are_not_read(desk: Desk) -> None:
    shown = len(desk.notes.states)
    desk.editor.changed(frozenset({Topic.PLANS, Topic.PUPILS}))
    assert len(desk.notes.states) == shown


def test_neighbours_and_proposals_are_worked_out_only_where_they_are_seen(desk: Desk) -> None:
    counts = {}
    for mode in Mode:
        desk.editor.set_mode(mode)
        state = desk.editor.state
        counts[mode] = (bool(state.links), bool(state.proposals))
    assert counts == {
        Mode.FURNITURE: (False, False),
        Mode.WALLS: (False, False),
        Mode.SEATS: (False, True),
        Mode.NEIGHBOURS: (True, False),
    }


def test_another_mode_lets_go_of_what_was_chosen(desk: Desk) -> None:
    desk.editor.furniture.choose(frozenset({piece(1)}), piece(1))
    desk.editor.set_mode(Mode.WALLS)
    desk.editor.walls.choose(2)
    desk.editor.set_mode(Mode.SEATS)
    state = desk.editor.state
    assert (state.chosen, state.corner, state.seats) == (frozenset(), None, frozenset())


def test_delete_means_what_the_keys_are_about(desk: Desk) -> None:
    desk.editor.set_mode(Mode.WALLS)
    desk.editor.walls.add()
    desk.editor.run(Command.DELETE)
    assert desk.history.labels == ["Add a corner", "Delete a corner"]
    desk.editor.set_mode(Mode.SEATS)
    desk.editor.seats.accept("Front row")
    desk.editor.run(Command.DELETE)
    assert desk.history.labels[-1] == "Remove zone Front row"
    desk.editor.set_mode(Mode.NEIGHBOURS)
    desk.editor.run(Command.DELETE)
    assert len(desk.history.labels) == 4


def test_escape_says_whether_there_was_anything_to_let_go(desk: Desk) -> None:
    assert not desk.editor.escape()
    desk.editor.furniture.arm(TILES["round"])
    assert desk.editor.escape()
    assert desk.editor.state.placing is None
    assert not desk.editor.escape()


def test_what_is_added_without_a_pointer_stands_free(desk: Desk) -> None:
    for key in ("double", "round", "lab", "computer", "bench", "group"):
        desk.editor.furniture.add(TILES[key])
    assert desk.editor.state.problems == ()
    assert [d.kind for d in desk.editor.state.layout.desks[3:]] == [
        DeskKind.DOUBLE,
        DeskKind.ROUND,
        DeskKind.LAB,
        DeskKind.COMPUTER,
        DeskKind.BENCH,
        DeskKind.GROUP,
    ]


def test_a_screen_reader_hears_what_was_done(desk: Desk) -> None:
    desk.editor.step(1)
    assert desk.notes.spoken[-1].startswith("Board, 280 cm from the left")
    desk.editor.step(1)
    desk.editor.run(Command.TURN_RIGHT)
    assert desk.notes.spoken[-1].endswith("turned 15 degrees")
    desk.editor.run(Command.ALL)
    assert desk.notes.spoken[-1] == "4 pieces chosen"
    desk.editor.run(Command.ALIGN_LEFT)
    assert desk.notes.spoken[-1] == "Align 4 pieces"


def test_a_zone_without_name_or_seats_is_refused(desk: Desk) -> None:
    desk.editor.set_mode(Mode.SEATS)
    desk.editor.seats.make_zone("Quiet")
    assert desk.notes.refusals == ["A zone needs a name and at least one seat."]
    desk.editor.seats.choose(frozenset({2}), 2)
    desk.editor.seats.make_zone("  ")
    assert len(desk.notes.refusals) == 2
    assert desk.history.labels == []


def test_the_same_number_twice_is_no_edit(desk: Desk) -> None:
    desk.editor.furniture.choose(frozenset({piece(1)}), piece(1))
    desk.editor.furniture.set_angle(0)
    desk.editor.furniture.set_place(135, None)
    assert desk.history.labels == []


@pytest.mark.parametrize(
    ("place", "step"),
    [
        ((100.0, 100.0), (150.0, 0.0)),
        ((650.0, 100.0), (0.0, 100.0)),
        ((650.0, 540.0), (-150.0, 0.0)),
    ],
    ids=["right", "behind", "left"],
)
def test_a_duplicate_stays_within_the_walls(
    desk: Desk, place: tuple[float, float], step: tuple[float, float]
) -> None:
    desk.editor.furniture.choose(frozenset({piece(1)}), piece(1))
    desk.editor.furniture.set_place(*place)
    desk.editor.run(Command.DUPLICATE)
    first, copy = desk.editor.state.layout.desks[0], desk.editor.state.layout.desks[-1]
    assert (copy.x - first.x, copy.y - first.y) == step
