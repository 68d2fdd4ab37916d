"""The walls: corners by mouse and by key, sizes, and which wall is the front."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.gui.room_editor.probe import Alt, Ctrl, EditorProbe, middle

_Key = Qt.Key


@pytest.fixture
def walls(lab: EditorProbe) -> EditorProbe:
    lab.mode("walls")
    return lab


def test_a_corner_is_dragged_and_snaps_to_the_grid(walls: EditorProbe) -> None:
    walls.drag((800, 600), (850, 640), (903, 702))
    assert walls.outline() == ((0, 0), (800, 0), (900, 700), (0, 600))
    assert (walls.layout.width, walls.layout.depth) == (900, 700)
    assert walls.state.corner == 2
    assert walls.history() == ["Move a corner"]


def test_a_corner_snaps_in_line_with_its_neighbours_unless_alt_is_held(
    walls: EditorProbe,
) -> None:
    walls.drag((800, 600), (790, 500), (797, 452))
    assert walls.outline()[2] == (800, 450)
    walls.drag((800, 450), (780, 480), (793, 452), keys=Alt)
    assert walls.outline()[2][0] == pytest.approx(793, abs=1.5)


def test_a_click_on_a_wall_adds_a_corner_and_a_drag_pulls_it_out(walls: EditorProbe) -> None:
    walls.click((400, 600))
    assert walls.outline() == ((0, 0), (800, 0), (800, 600), (400, 600), (0, 600))
    assert walls.history() == ["Add a corner"]
    walls.drag((800, 300), (780, 300), (702, 304))
    assert walls.outline()[2] == (700, 300)
    assert len(walls.outline()) == 6


def test_a_chosen_corner_is_deleted_by_key_and_by_button(walls: EditorProbe) -> None:
    walls.click((400, 600))
    walls.click((400, 600))
    assert walls.state.corner == 3
    walls.key(_Key.Key_Delete)
    assert len(walls.outline()) == 4
    walls.click((0, 0))
    walls.button("delete-corner")
    assert len(walls.outline()) == 3
    walls.click(walls.outline()[0])
    walls.key(_Key.Key_Delete)
    assert len(walls.outline()) == 3
    assert walls.text("rooms-banner-headline") == "A room has at least three corners."


def test_tab_and_arrows_move_a_corner(walls: EditorProbe) -> None:
    walls.focus()
    walls.key(_Key.Key_Tab, times=3)
    assert walls.state.corner == 2
    walls.key(_Key.Key_Left)
    walls.key(_Key.Key_Up, Ctrl)
    assert walls.outline()[2] == (790, 599)
    assert walls.spoken()[2] == "Corner 3 of 4, 790 cm from the left, 599 cm from the front"
    walls.key(_Key.Key_Insert)
    assert len(walls.outline()) == 5


def test_walls_that_would_cross_are_refused_and_stay(walls: EditorProbe) -> None:
    before = walls.layout
    walls.drag((800, 600), (300, 200), (-100, 300))
    assert walls.layout == before
    assert "cannot cross" in walls.text("rooms-banner-headline")
    assert walls.editor.canvas.stage.marks.corners[2] == (800, 600)


def test_a_corner_beyond_the_front_moves_the_furniture_with_the_walls(walls: EditorProbe) -> None:
    walls.drag((0, 0), (0, -50), (0, -100))
    assert walls.layout.depth == 700
    assert middle(walls.desk(1)) == (200, 350)


def test_the_size_is_typed(walls: EditorProbe) -> None:
    walls.type("room-width", "900")
    walls.type("room-depth", "650")
    assert (walls.layout.width, walls.layout.depth) == (900, 650)
    walls.type("room-width", "50")
    assert walls.text("rooms-banner-headline") == "A room is 1 m to 100 m wide and deep."
    assert walls.text("room-width") == "900"


def test_the_chosen_corner_is_typed(walls: EditorProbe) -> None:
    walls.click((800, 600))
    walls.type("corner-left", "750")
    walls.type("corner-front", "580")
    assert walls.outline()[2] == (750, 580)


def test_corners_are_added_by_button_and_the_rectangle_comes_back(walls: EditorProbe) -> None:
    walls.button("add-corner")
    assert len(walls.outline()) == 5
    walls.button("plain-rectangle")
    assert walls.outline() == ()


@pytest.mark.parametrize(
    ("wall", "place"), [("left", (350, 200)), ("back", (600, 350)), ("right", (250, 600))]
)
def test_another_wall_becomes_the_front(
    walls: EditorProbe, wall: str, place: tuple[float, float]
) -> None:
    walls.button(f"front-{wall}")
    assert middle(walls.desk(1)) == place
    assert walls.history() == ["Change the front"]
    assert "is the front now" in walls.text("rooms-toast-text")
    walls.undo_all()
    assert middle(walls.desk(1)) == (200, 250)


def test_the_room_is_mirrored(walls: EditorProbe) -> None:
    walls.button("mirror-room")
    assert middle(walls.desk(1)) == (600, 250)


def test_escape_gives_up_a_corner_in_the_hand(walls: EditorProbe) -> None:
    before = walls.layout
    walls.press((800, 600))
    walls.move((900, 700))
    walls.key(_Key.Key_Escape)
    walls.release((900, 700))
    assert walls.layout == before
