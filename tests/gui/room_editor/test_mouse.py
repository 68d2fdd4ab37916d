"""The mouse on furniture: choose, drag, snap, copy, turn, resize, place and draw."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seatingapp.domain.rooms import DeskKind, FixtureKind
from seatingapp.ui.room_editor.grips import grips
from tests.gui.finding import found
from tests.gui.room_editor.probe import (
    Alt,
    Ctrl,
    EditorProbe,
    Left,
    NoKey,
    Shift,
    left_front,
    middle,
)


def test_a_click_chooses_and_a_click_on_the_floor_lets_go(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    assert lab.chosen() == {"Double desk 1"}
    assert lab.text("choice-card-title") == "Double desk 1"
    lab.click((700, 550))
    assert lab.chosen() == set()
    assert lab.visible("room-info")


def test_ctrl_click_adds_and_takes_away(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.click_piece(lab.desk(2), Ctrl)
    lab.click_piece(lab.fixture(1), Ctrl)
    assert lab.chosen() == {"Double desk 1", "Double desk 2", "Board"}
    lab.click_piece(lab.desk(1), Ctrl)
    assert lab.chosen() == {"Double desk 2", "Board"}
    lab.click_piece(lab.desk(2))
    assert lab.chosen() == {"Double desk 2"}


def test_a_band_chooses_what_it_goes_around(lab: EditorProbe) -> None:
    lab.drag((100, 200), (500, 320))
    assert lab.chosen() == {"Double desk 1", "Double desk 2"}
    lab.drag((120, 350), (350, 480), keys=Shift)
    assert lab.chosen() == {"Double desk 1", "Double desk 2", "Double desk 3"}
    assert lab.history() == []


def test_a_drag_snaps_to_the_column_of_another_desk_and_shows_why(lab: EditorProbe) -> None:
    lab.press((213, 403))
    lab.move((213, 425))
    lab.move((203, 443))
    marks = lab.editor.canvas.stage.marks
    assert any(guide.x1 == guide.x2 for guide in marks.guides)
    assert lab.desk(3).x == 213, "nothing is stored before the drop"
    lab.release((203, 443))
    assert lab.desk(3).x == 200
    assert lab.history() == ["Move Double desk 3"]
    assert lab.editor.canvas.stage.marks.guides == ()


def test_alt_moves_without_snapping(lab: EditorProbe) -> None:
    scale = lab.editor.canvas.zoom.scale
    lab.drag((213, 403), (213, 433), (204, 443), keys=Alt)
    desk = lab.desk(3)
    assert (desk.x, desk.y) == pytest.approx((204, 443), abs=1.5 / scale)
    assert desk.x != 200


def test_a_drag_far_from_everything_goes_to_the_grid(lab: EditorProbe) -> None:
    lab.drag((213, 403), (400, 450), (611, 478))
    x, y = left_front(lab.desk(3))
    assert (x % 10, y % 10) == (0, 0)


def test_shift_keeps_a_drag_straight(lab: EditorProbe) -> None:
    lab.drag((213, 403), (213, 440), (380, 425), keys=Shift)
    desk = lab.desk(3)
    assert desk.y == 403
    assert desk.x > 330


def test_several_pieces_move_together_by_one_edit(lab: EditorProbe) -> None:
    lab.drag((100, 200), (500, 320))
    before = [middle(lab.desk(1)), middle(lab.desk(2))]
    lab.drag((200, 250), (220, 300), (260, 360))
    after = [middle(lab.desk(1)), middle(lab.desk(2))]
    steps = {(x2 - x, y2 - y) for (x, y), (x2, y2) in zip(before, after, strict=True)}
    assert len(steps) == 1
    assert steps != {(0.0, 0.0)}
    assert lab.history() == ["Move 2 pieces"]


def test_escape_while_dragging_leaves_everything_where_it_was(lab: EditorProbe) -> None:
    before = lab.layout
    lab.press((200, 250))
    lab.move((240, 300))
    lab.move((300, 400))
    lab.key(Qt.Key.Key_Escape)
    lab.release((300, 400))
    assert lab.layout == before
    assert lab.history() == []
    assert lab.editor.canvas.stage.layout == before


def test_ctrl_drag_leaves_a_copy_with_new_seats(lab: EditorProbe) -> None:
    lab.drag((200, 250), (300, 400), (600, 450), keys=Ctrl)
    assert len(lab.desks()) == 4
    assert middle(lab.desk(1)) == (200, 250)
    seats = [seat.id for desk in lab.desks() for seat in desk.seats]
    assert len(set(seats)) == 8
    assert lab.history() == ["Copy Double desk 1"]


def _grip(lab: EditorProbe, edge: tuple[int, int]) -> tuple[float, float]:
    scale = lab.editor.canvas.zoom.scale
    return next(g.at for g in grips(lab.layout, lab.state.chosen, scale) if g.edge == edge)


def test_the_handle_turns_in_steps_of_15_degrees(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    x, y = _grip(lab, (0, 0))
    lab.drag((x, y), (x + 30, y), (200 + 40, 250 - 46))
    assert lab.desk(1).rotation == 45
    assert lab.history() == ["Turn Double desk 1"]


@pytest.mark.parametrize("keys", [Shift, Alt])
def test_with_shift_or_alt_it_turns_freely(lab: EditorProbe, keys: Qt.KeyboardModifier) -> None:
    lab.click_piece(lab.desk(1))
    x, y = _grip(lab, (0, 0))
    lab.drag((x, y), (x + 20, y), (200 + 40, 250 - 110), keys=keys)
    assert lab.desk(1).rotation == pytest.approx(20, abs=2)
    assert lab.desk(1).rotation % 15 != 0


def test_a_handle_resizes_and_the_other_side_stays(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    right = _grip(lab, (1, 0))
    lab.drag(right, (300, 250), (336, 250))
    desk = lab.desk(1)
    assert desk.width == 200
    assert desk.x - desk.width / 2 == 135
    assert desk.depth == 55


def test_a_turned_piece_is_resized_along_itself(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.type("piece-angle", "90")
    back = _grip(lab, (0, 1))
    lab.drag(back, (150, 250), (128, 250))
    desk = lab.desk(1)
    assert desk.depth == 100
    assert desk.width == 130
    assert desk.x + desk.depth / 2 == pytest.approx(227.5)


def test_a_tile_is_clicked_and_put_down(bare: EditorProbe) -> None:
    bare.tile("double")
    assert bare.text("editor-hint").startswith("Click to put it down")
    bare.move((300, 300), held=False)
    assert len(bare.editor.canvas.stage.layout.desks) == 1
    assert not bare.desks()
    bare.click((300, 300))
    assert [desk.kind for desk in bare.desks()] == [DeskKind.DOUBLE]
    assert bare.chosen() == {"Double desk"}
    assert bare.in_hand() is None
    assert bare.history() == ["Add a double desk"]


def test_with_shift_the_next_one_is_in_the_hand_already(bare: EditorProbe) -> None:
    bare.tile("single")
    bare.click((200, 300), Shift)
    bare.click((400, 300), Shift)
    assert len(bare.desks()) == 2
    assert bare.in_hand() is not None
    bare.key(Qt.Key.Key_Escape)
    assert bare.in_hand() is None
    assert bare.page.editor.isVisible()


def test_a_drawn_rectangle_is_filled_with_desks(bare: EditorProbe) -> None:
    bare.tile("double")
    bare.drag((100, 150), (300, 300), (700, 500))
    desks = bare.desks()
    assert len(desks) == 9
    assert bare.layout.capacity == 18
    assert len({desk.x for desk in desks}) == 3
    assert len({desk.y for desk in desks}) == 3
    assert bare.history() == ["Add 9 desks"]
    assert bare.text("rooms-header-subtitle").startswith("18 seats · 8.00 × 6.00 m")


def test_a_drawn_cupboard_has_the_size_of_the_rectangle(bare: EditorProbe) -> None:
    bare.tile("cupboard")
    bare.drag((100, 500), (200, 520), (320, 560))
    cupboard = bare.fixture(1)
    assert (cupboard.width, cupboard.depth) == (220, 60)


def test_a_door_turns_to_the_wall_where_it_is_put(bare: EditorProbe) -> None:
    places = [((5.0, 300.0), 270), ((795.0, 300.0), 90), ((400.0, 595.0), 180), ((600.0, 5.0), 0)]
    for number, (at, turned) in enumerate(places, 1):
        bare.tile("door")
        bare.click(at)
        assert bare.fixture(number).kind is FixtureKind.DOOR
        assert bare.fixture(number).rotation == turned


def test_a_tile_is_dragged_into_the_room(bare: EditorProbe) -> None:
    tile = found(bare.page, QWidget, "tile-round")
    viewport = bare.editor.canvas.viewport()
    start = tile.rect().center()
    target = tile.mapFromGlobal(viewport.mapToGlobal(bare.spot((400, 300)).toPoint()))
    QTest.mousePress(tile, Left, NoKey, start)
    QTest.mouseMove(tile, start + QPoint(40, 0))
    QTest.mouseMove(tile, target)
    QTest.mouseRelease(tile, Left, NoKey, target)
    assert [desk.kind for desk in bare.desks()] == [DeskKind.ROUND]
    assert bare.chosen() == {"Round table"}


def test_a_tile_dropped_beside_the_canvas_adds_nothing(bare: EditorProbe) -> None:
    tile = found(bare.page, QWidget, "tile-round")
    start = tile.rect().center()
    QTest.mousePress(tile, Left, NoKey, start)
    QTest.mouseMove(tile, start + QPoint(0, 40))
    QTest.mouseRelease(tile, Left, NoKey, start + QPoint(0, 40))
    assert not bare.desks()
    assert bare.in_hand() is None


def test_a_field_of_too_many_desks_is_refused_and_nothing_is_added(bare: EditorProbe) -> None:
    bare.mode("walls")
    bare.type("room-width", "9000")
    bare.type("room-depth", "9000")
    bare.mode("furniture")
    bare.tile("single")
    bare.drag((100, 100), (4000, 4000), (8900, 8900))
    assert not bare.desks()
    assert "desks at once" in bare.text("rooms-banner-headline")


def test_the_wheel_zooms_at_the_pointer_and_the_middle_button_pans(lab: EditorProbe) -> None:
    canvas = lab.editor.canvas
    scale, before = canvas.zoom.scale, lab.spot((200, 250))
    lab.wheel((200, 250), 2)
    assert canvas.zoom.scale > scale * 1.3
    assert (lab.spot((200, 250)) - before).manhattanLength() <= 3
    spot = lab.spot((200, 250))
    viewport, middle_button = canvas.viewport(), Qt.MouseButton.MiddleButton
    QTest.mousePress(viewport, middle_button, NoKey, QPoint(300, 300))
    QTest.mouseMove(viewport, QPoint(340, 320))
    QTest.mouseRelease(viewport, middle_button, NoKey, QPoint(340, 320))
    assert (lab.spot((200, 250)) - spot - QPointF(40, 20)).manhattanLength() <= 1
    lab.button("zoom-fit")
    assert canvas.zoom.scale == pytest.approx(scale)


def test_zoom_and_place_stay_when_something_is_moved(lab: EditorProbe) -> None:
    lab.wheel((200, 250), 2)
    scale, spot = lab.editor.canvas.zoom.scale, lab.spot((0, 0))
    lab.drag((200, 250), (220, 300), (240, 320))
    assert lab.editor.canvas.zoom.scale == scale
    assert lab.spot((0, 0)) == spot


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_right_click_offers_what_can_be_done(lab: EditorProbe) -> None:
    spot = lab.spot((400, 250)).toPoint()
    QTest.mouseClick(lab.editor.canvas.viewport(), Qt.MouseButton.RightButton, NoKey, spot)
    assert lab.chosen() == {"Double desk 2"}
    menu = found(lab.editor, QWidget, "editor-menu")
    actions = {a.text().split("\t")[0]: a for a in menu.actions()}
    assert actions["Delete"].isEnabled()
    assert not actions["Paste"].isEnabled()
    actions["Duplicate"].trigger()
    menu.close()
    assert len(lab.desks()) == 4
