"""The keyboard does everything that the mouse does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from seatingapp.domain.rooms import FixtureKind
from seatingapp.ui.theme import Theme, ThemeChoice
from tests.gui.finding import found
from tests.gui.room_editor.probe import Ctrl, EditorProbe, NoKey, Shift, left_front, middle

_Key = Qt.Key


def test_tab_goes_through_the_pieces_from_the_front_and_leaves_after_the_last(
    lab: EditorProbe,
) -> None:
    lab.focus()
    seen = []
    for _step in range(4):
        lab.key(_Key.Key_Tab)
        seen += sorted(lab.chosen())
    assert seen == ["Board", "Double desk 1", "Double desk 2", "Double desk 3"]
    assert lab.editor.canvas.hasFocus()
    lab.key(_Key.Key_Tab)
    assert not lab.editor.canvas.hasFocus()
    assert lab.chosen() == {"Double desk 3"}


def test_shift_tab_goes_back(lab: EditorProbe) -> None:
    lab.focus()
    lab.key(_Key.Key_Tab, times=3)
    lab.key(_Key.Key_Backtab, Shift)
    assert lab.chosen() == {"Double desk 1"}


def test_space_keeps_pieces_chosen_while_tab_goes_on(lab: EditorProbe) -> None:
    lab.focus()
    lab.key(_Key.Key_Tab, times=2)
    lab.key(_Key.Key_Space)
    lab.key(_Key.Key_Tab)
    lab.key(_Key.Key_Space)
    lab.key(_Key.Key_Tab)
    assert lab.chosen() == {"Double desk 1", "Double desk 2", "Double desk 3"}
    lab.key(_Key.Key_Escape)
    assert lab.chosen() == set()
    assert lab.page.editor.isVisible()


def test_the_arrows_nudge_by_the_grid_and_with_ctrl_by_one_centimetre(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(3))
    assert left_front(lab.desk(3)) == (148, 375.5)
    lab.key(_Key.Key_Right)
    lab.key(_Key.Key_Up)
    assert left_front(lab.desk(3)) == (150, 370)
    lab.key(_Key.Key_Left, Ctrl, times=3)
    lab.key(_Key.Key_Down, Ctrl)
    assert left_front(lab.desk(3)) == (147, 371)
    assert lab.history() == ["Move Double desk 3"] * 6


def _hold(lab: EditorProbe, key: Qt.Key, times: int) -> None:
    """Hold a key down: the keyboard repeats presses, with no release between them."""
    canvas = lab.editor.canvas
    for time in range(times):
        press = QKeyEvent(QEvent.Type.KeyPress, key, NoKey, "", time > 0)
        QApplication.sendEvent(canvas, press)


def test_an_arrow_that_is_held_is_one_step_to_undo(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    _hold(lab, _Key.Key_Right, 6)
    assert lab.history() == []
    QTest.keyRelease(lab.editor.canvas, _Key.Key_Right)
    assert left_front(lab.desk(1)) == (190, 222.5)
    assert lab.history() == ["Move Double desk 1"]


def test_what_the_arrows_moved_is_stored_when_the_focus_goes(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    _hold(lab, _Key.Key_Right, 2)
    canvas = lab.editor.canvas
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    assert left_front(lab.desk(1)) == (150, 222.5)


def test_escape_gives_up_what_the_arrows_moved(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    _hold(lab, _Key.Key_Right, 2)
    lab.key(_Key.Key_Escape)
    QTest.keyRelease(lab.editor.canvas, _Key.Key_Right)
    assert left_front(lab.desk(1)) == (135, 222.5)
    assert lab.history() == []


def test_r_turns_right_and_shift_r_left(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.key(_Key.Key_R, times=3)
    assert lab.desk(1).rotation == 45
    lab.key(_Key.Key_R, Shift, times=4)
    assert lab.desk(1).rotation == 345


def test_copy_and_paste_twice_then_cut_and_paste(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.key(_Key.Key_C, Ctrl)
    lab.key(_Key.Key_V, Ctrl)
    lab.key(_Key.Key_V, Ctrl)
    assert [middle(d) for d in lab.desks()[3:]] == [(220, 270), (240, 290)]
    lab.key(_Key.Key_X, Ctrl)
    assert len(lab.desks()) == 4
    lab.key(_Key.Key_V, Ctrl)
    assert middle(lab.desks()[4]) == (240, 290)
    assert lab.history()[-1].startswith("Paste Double desk")


def test_what_was_copied_in_one_room_is_pasted_in_another(lab: EditorProbe) -> None:
    lab.key(_Key.Key_A, Ctrl)
    lab.key(_Key.Key_C, Ctrl)
    lab.button("editor-done")
    lab.page.room_requested.emit(_blank("Other"))
    lab.open("Other")
    lab.key(_Key.Key_V, Ctrl)
    assert lab.state.name == "Other"
    assert lab.layout.capacity == 6
    assert len(lab.state.chosen) == 4


def _blank(name: str) -> object:
    from seatingapp.ui.room_form.state import RoomDraft, Start

    return RoomDraft(name, start=Start.BLANK)


def test_ctrl_d_duplicates_beside_and_delete_takes_away(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(3))
    lab.key(_Key.Key_D, Ctrl)
    copy = lab.desks()[3]
    assert middle(copy) == (363, 403)
    lab.key(_Key.Key_Delete)
    assert len(lab.desks()) == 3
    assert lab.text("rooms-toast-text").startswith("Delete Double desk")
    lab.key(_Key.Key_A, Ctrl)
    lab.key(_Key.Key_Delete)
    assert lab.desks() == ()
    assert not lab.layout.fixtures
    lab.undo_all()
    assert len(lab.desks()) == 3


def test_after_delete_the_keyboard_goes_on_beside_what_is_gone(lab: EditorProbe) -> None:
    lab.focus()
    lab.key(_Key.Key_Tab, times=2)
    lab.key(_Key.Key_Delete)
    lab.key(_Key.Key_Tab)
    assert lab.chosen() == {"Double desk 2"}


def test_a_number_never_comes_back_after_delete_and_paste(lab: EditorProbe) -> None:
    seats = {seat.id for desk in lab.desks() for seat in desk.seats}
    lab.click_piece(lab.desk(2))
    lab.key(_Key.Key_X, Ctrl)
    lab.key(_Key.Key_V, Ctrl)
    new = {seat.id for seat in lab.desks()[-1].seats}
    assert not new & seats


def test_enter_on_a_tile_adds_a_piece_where_there_is_room(bare: EditorProbe) -> None:
    found(bare.page, QWidget, "tile-double").setFocus(Qt.FocusReason.TabFocusReason)
    bare.key(_Key.Key_Return, times=2)
    assert len(bare.desks()) == 2
    assert bare.desks()[0].x != bare.desks()[1].x
    assert bare.state.problems == ()


def test_the_arrow_keys_go_from_tile_to_tile(bare: EditorProbe) -> None:
    found(bare.page, QWidget, "tile-single").setFocus(Qt.FocusReason.TabFocusReason)
    bare.key(_Key.Key_Right)
    bare.key(_Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "tile-group"
    bare.key(_Key.Key_End)
    bare.key(_Key.Key_Space)
    assert bare.layout.capacity == 4


def test_f6_goes_from_palette_to_room_to_numbers(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.key(_Key.Key_F6)
    panel = found(lab.page, QWidget, "choice-card")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    lab.key(_Key.Key_F6)
    assert QApplication.focusWidget() is found(lab.page, QWidget, "tile-single")
    lab.key(_Key.Key_F6)
    assert lab.editor.canvas.hasFocus()


def test_enter_goes_to_the_numbers_of_what_is_chosen(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.key(_Key.Key_Return)
    assert QApplication.focusWidget() is found(lab.page, QWidget, "piece-left")


def test_ctrl_plus_minus_and_zero_zoom(lab: EditorProbe) -> None:
    zoom = lab.editor.canvas.zoom
    fitted = zoom.scale
    lab.key(_Key.Key_Plus, Ctrl)
    assert zoom.scale == pytest.approx(fitted * 1.25)
    lab.key(_Key.Key_Minus, Ctrl, times=2)
    assert zoom.scale == pytest.approx(fitted / 1.25)
    lab.key(_Key.Key_0, Ctrl)
    assert zoom.scale == pytest.approx(fitted)


def test_space_and_the_mouse_pan_without_choosing(lab: EditorProbe) -> None:
    spot = lab.spot((0, 0))
    canvas = lab.editor.canvas
    QTest.keyPress(canvas, _Key.Key_Space)
    lab.press((200, 250))
    lab.move((260, 250))
    lab.release((260, 250))
    QTest.keyRelease(canvas, _Key.Key_Space)
    assert lab.spot((0, 0)) != spot
    assert lab.state.kept == frozenset()
    assert lab.history() == []


def test_escape_lets_go_and_then_ends_editing(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.key(_Key.Key_Escape)
    assert lab.page.editor.isVisible()
    lab.key(_Key.Key_Escape)
    assert not lab.page.editor.isVisible()
    assert lab.text("rooms-header-title") == "Rooms"


def test_everything_is_spoken_with_its_place(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(3))
    lab.key(_Key.Key_R)
    assert lab.spoken()[1:] == [
        "Double desk 1, 2 seats, 135 cm from the left, 222 cm from the front",
        "Double desk 2, 2 seats, 335 cm from the left, 222 cm from the front",
        (
            "Double desk 3, 2 seats, 143 cm from the left, 360 cm from the front, "
            "turned 15 degrees, chosen"
        ),
    ]
    assert lab.spoken()[0] == "Board, 280 cm from the left, 5 cm from the front"


def test_the_focus_is_told_and_has_an_area_on_the_screen(lab: EditorProbe) -> None:
    lab.focus()
    lab.key(_Key.Key_Tab, times=2)
    canvas = lab.editor.canvas
    focus = canvas.spoken_focus()
    assert focus is not None
    assert canvas.spoken_words(focus).startswith("Double desk 1")
    centre = canvas.viewport().mapFromGlobal(canvas.spoken_area(focus).center())
    assert (lab.spot((200, 250)).toPoint() - centre).manhattanLength() < 4


def test_every_control_of_every_mode_has_a_name(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    for mode in ("furniture", "walls", "seats", "neighbours"):
        lab.mode(mode)
        for control in lab.page.editor.findChildren(QWidget):
            takes = control.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and control.isVisible() and control.focusProxy() is None:
                assert control.accessibleName(), (mode, control.objectName())


def test_a_fixture_is_named_by_its_kind(lab: EditorProbe) -> None:
    found(lab.page, QWidget, "tile-window").setFocus(Qt.FocusReason.TabFocusReason)
    lab.key(_Key.Key_Return, times=2)
    windows = [f for f in lab.layout.fixtures if f.kind is FixtureKind.WINDOW]
    assert len(windows) == 2
    assert {words.split(",")[0] for words in lab.spoken()} >= {"Window 1", "Window 2"}


def test_a_screen_reader_finds_the_pieces_as_a_list(lab: EditorProbe) -> None:
    lab.focus()
    lab.key(_Key.Key_Tab, times=2)
    canvas = QAccessible.queryAccessibleInterface(lab.editor.canvas)
    assert canvas is not None
    assert canvas.text(QAccessible.Text.Name) == "Room Lab"
    assert canvas.text(QAccessible.Text.Description).startswith("Drag to move")
    assert canvas.childCount() == 4
    child = canvas.focusChild()
    assert child is not None
    assert child.text(QAccessible.Text.Name).startswith("Double desk 1, 2 seats")
    assert child.state().focused


def test_another_theme_repaints_the_room_and_what_is_marked(lab: EditorProbe, theme: Theme) -> None:
    lab.mode("seats")
    lab.click((167, 250))
    pictures = []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
        theme.choose(choice)
        pictures.append(lab.editor.canvas.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    theme.choose(ThemeChoice.LIGHT)
    assert lab.editor.canvas.grab().toImage() == pictures[0]


def test_a_focused_piece_is_brought_into_sight(lab: EditorProbe) -> None:
    lab.focus()
    for _step in range(8):
        lab.key(_Key.Key_Plus, Ctrl)
    lab.key(_Key.Key_Tab, times=4)
    assert lab.chosen() == {"Double desk 3"}
    area = lab.editor.canvas.spoken_area(lab.editor.canvas.spoken_seats()[3])
    viewport = lab.editor.canvas.viewport()
    assert viewport.rect().contains(viewport.mapFromGlobal(area.center()))
