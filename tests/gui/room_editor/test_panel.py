"""The numbers beside the canvas, aligning, and the room as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.domain.rooms import DeskKind
from seatingapp.services.rooms import all_rooms
from tests.gui.finding import found
from tests.gui.room_editor.probe import Ctrl, EditorProbe, left_front


def test_the_numbers_of_a_desk_are_shown_and_typed(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    assert lab.text("piece-left") == "135"
    assert lab.text("piece-front") == "222.5"
    lab.type("piece-left", "150")
    lab.type("piece-front", "199,5")
    assert left_front(lab.desk(1)) == (150, 199.5)
    lab.type("piece-width", "140")
    lab.type("piece-depth", "60")
    lab.type("piece-angle", "-30")
    desk = lab.desk(1)
    assert (desk.width, desk.depth, desk.rotation) == (140, 60, 330)
    assert lab.history() == [
        "Move Double desk 1",
        "Move Double desk 1",
        "Resize Double desk 1",
        "Resize Double desk 1",
        "Turn Double desk 1",
    ]


def test_up_and_down_step_a_number(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    field = found(lab.page, QLineEdit, "piece-width")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert lab.desk(1).width == 135
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert lab.desk(1).width == 125


def test_what_is_no_number_changes_nothing(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.type("piece-width", "-")
    assert lab.text("piece-width") == "130"
    lab.type("piece-width", "abc")
    assert lab.text("piece-width") == "130"
    assert lab.history() == []


def test_escape_in_a_field_brings_back_what_was_there(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    field = found(lab.page, QLineEdit, "piece-width")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "400")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "130"
    assert lab.history() == []


def test_places_make_a_double_desk_a_bench_and_the_first_seats_stay(lab: EditorProbe) -> None:
    seats = [seat.id for seat in lab.desk(1).seats]
    lab.click_piece(lab.desk(1))
    lab.type("piece-places", "4")
    desk = lab.desk(1)
    assert desk.kind is DeskKind.BENCH
    assert [seat.id for seat in desk.seats][:2] == seats
    assert lab.text("choice-card-note") == "4 seats"
    lab.type("piece-places", "99")
    assert lab.text("rooms-banner-headline") == "A desk has 1 to 30 places."
    assert lab.text("piece-places") == "4"


def test_a_piece_gets_a_name(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.type("piece-label", "Table 3")
    assert lab.desk(1).label == "Table 3"
    assert lab.text("choice-card-title") == "Double desk Table 3"


def test_several_pieces_show_what_they_have_in_common(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.click_piece(lab.fixture(1), Ctrl)
    assert lab.text("choice-card-title") == "2 pieces"
    assert lab.text("piece-width") == ""
    assert lab.text("piece-angle") == "0"
    assert not lab.visible("piece-label")
    lab.type("piece-angle", "15")
    assert (lab.desk(1).rotation, lab.fixture(1).rotation) == (15, 15)


@pytest.mark.parametrize(
    ("command", "left"), [("align-left", 135), ("align-centre", 235), ("align-right", 335)]
)
def test_pieces_are_aligned(lab: EditorProbe, command: str, left: float) -> None:
    lab.drag((100, 200), (500, 480))
    assert len(lab.chosen()) == 3
    lab.button(f"command-{command}")
    assert {left_front(desk)[0] for desk in lab.desks()} == {left}
    assert lab.history() == ["Align 3 pieces"]


def test_gaps_are_made_equal_and_need_three_pieces(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.click_piece(lab.desk(2), Ctrl)
    assert not found(lab.page, QWidget, "command-spread-across").isEnabled()
    lab.click_piece(lab.desk(3), Ctrl)
    lab.button("command-spread-back")
    fronts = sorted(left_front(desk)[1] for desk in lab.desks())
    assert fronts[1] - fronts[0] == pytest.approx(fronts[2] - fronts[1], abs=0.2)


def test_the_buttons_turn_duplicate_and_delete(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.button("command-turn-right")
    assert lab.desk(1).rotation == 15
    lab.button("command-turn-left")
    lab.button("command-duplicate")
    assert len(lab.desks()) == 4
    lab.button("command-delete")
    assert len(lab.desks()) == 3
    assert not lab.visible("choice-card")


def test_the_room_is_renamed_and_gets_a_code(lab: EditorProbe) -> None:
    lab.type("editor-name", "Science lab")
    lab.type("editor-code", "S12")
    room = lab.workspace.read(all_rooms)[0]
    assert (room.name, room.code) == ("Science lab", "S12")
    assert lab.text("rooms-header-title") == "Science lab"
    assert lab.text("rooms-header-subtitle") == "S12 · 6 seats · 8.00 × 6.00 m · saved"
    lab.undo_all()
    assert lab.workspace.read(all_rooms)[0].name == "Lab"
    assert lab.text("editor-name") == "Lab"


def test_a_name_that_cannot_be_is_refused_and_the_old_one_is_back(lab: EditorProbe) -> None:
    lab.type("editor-name", " ")
    assert lab.text("rooms-banner-headline") == "A room needs a name of 1 to 60 letters."
    assert lab.text("editor-name") == "Lab"


def test_an_empty_room_says_what_to_do(bare: EditorProbe) -> None:
    assert bare.visible("editor-empty")
    assert "Click a desk on the left" in bare.text("editor-empty")
    assert not bare.visible("renumber")
    assert bare.spoken() == []
    bare.focus()
    bare.key(Qt.Key.Key_A, Ctrl)
    bare.key(Qt.Key.Key_Delete)
    assert bare.history() == []


def test_problems_are_told_and_go_when_they_are_mended(lab: EditorProbe) -> None:
    assert not lab.visible("problems-card")
    lab.click_piece(lab.desk(2))
    lab.type("piece-left", "140")
    assert lab.visible("problems-card")
    assert "stand on the same spot" in lab.text("problem")
    lab.undo_all()
    assert not lab.visible("problems-card")


def test_renumbering_goes_by_rows_from_the_front(lab: EditorProbe) -> None:
    lab.button("renumber")
    numbers = [seat.number for desk in lab.desks() for seat in desk.seats]
    assert numbers == [1, 2, 3, 4, 5, 6]
    assert lab.history() == ["Renumber the seats"]


def test_done_ends_editing_and_the_list_shows_the_change(lab: EditorProbe) -> None:
    lab.tile("group")
    lab.click((600, 450))
    lab.button("editor-done")
    assert not lab.page.editor.isVisible()
    assert "10 seats" in lab.text("room-detail")


def test_undo_works_from_a_field_that_is_not_being_typed_in(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.type("piece-width", "180")
    field = found(lab.page, QLineEdit, "piece-width")
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Ctrl)
    assert lab.desk(1).width == 130
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Z, Ctrl)
    assert field.text() == "130"
    assert lab.desk(1).width == 130, "what is being typed has an undo of its own"


def test_a_label_that_is_put_down_is_typed_at_once(lab: EditorProbe) -> None:
    lab.tile("label")
    lab.click((600, 500))
    field = found(lab.page, QLineEdit, "piece-label")
    assert field.hasFocus()
    QTest.keyClicks(field, "Fire exit")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert lab.fixture(2).label == "Fire exit"
    assert lab.chosen() == {"Fire exit"}


def test_escape_in_a_field_goes_back_to_the_room(lab: EditorProbe) -> None:
    lab.click_piece(lab.desk(1))
    lab.key(Qt.Key.Key_Return)
    lab.key(Qt.Key.Key_Escape)
    assert lab.editor.canvas.hasFocus()
    assert lab.chosen() == {"Double desk 1"}
