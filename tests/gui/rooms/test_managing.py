"""What can be done to a room in the list: edit, copy, put away, remove, export and import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.room_files import read_room
from seatingapp.services.rooms import all_rooms, room_named
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.pictures import RoomPicture
from tests.conftest import Sample
from tests.gui.finding import found
from tests.gui.rooms.test_page import RoomsProbe

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rooms(qtbot: QtBot, sample: Sample, tmp_path: Path) -> RoomsProbe:
    probe = RoomsProbe(qtbot, sample.workspace, tmp_path)
    QTest.mouseClick(probe.card("Lab 2"), _LEFT)
    return probe


def choose(rooms: RoomsProbe, action: str) -> None:
    """Pick an action of the menu More."""
    found_action = rooms.page.findChild(QAction, action)
    assert found_action is not None
    assert found_action.isEnabled(), action
    found_action.trigger()


def action(rooms: RoomsProbe, name: str) -> QAction:
    found_action = rooms.page.findChild(QAction, name)
    assert found_action is not None
    return found_action


def add_hall(rooms: RoomsProbe) -> None:
    rooms.add("Hall")
    assert rooms.text("room-card-title") == "Hall"


def test_edit_opens_the_editor_with_what_plans_there_are(rooms: RoomsProbe) -> None:
    rooms.press("edit-room")
    assert rooms.page.editor.isVisible()
    assert rooms.text("rooms-header-title") == "Lab 2"
    assert not found(rooms.page, QWidget, "add-room").isVisible()
    used = rooms.text("editor-used")
    assert "9B/Sc2" in used
    assert "keep the room as it was" in used
    rooms.press("editor-done")
    assert not rooms.page.editor.isVisible()
    assert rooms.text("rooms-header-title") == "Rooms"


def test_a_double_click_in_the_list_edits_that_room(rooms: RoomsProbe) -> None:
    card = rooms.card("Room 7")
    QTest.mouseClick(card, _LEFT)
    QTest.mouseDClick(card, _LEFT)
    assert rooms.page.editor.isVisible()
    assert rooms.text("rooms-header-title") == "Room 7"


def test_what_is_edited_is_in_the_list_afterwards_and_in_the_picture(rooms: RoomsProbe) -> None:
    rooms.press("edit-room")
    found(rooms.page, QWidget, "tile-round").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(found(rooms.page, QWidget, "tile-round"), Qt.Key.Key_Return)
    rooms.press("editor-done")
    layout = rooms.workspace.read(lambda s: room_named(s, "Lab 2")).layout
    assert layout.capacity == 34
    assert found(rooms.page, RoomPicture, "room-picture").layout_shown == layout
    assert rooms.card("Lab 2").accessibleName() == "Lab 2, 34 seats · board"


def test_undoing_the_room_itself_ends_editing(rooms: RoomsProbe) -> None:
    add_hall(rooms)
    rooms.press("edit-room")
    assert rooms.page.editor.isVisible()
    QTest.keyClick(rooms.page, Qt.Key.Key_Z, _CTRL)
    assert not rooms.page.editor.isVisible()
    assert "Hall" not in rooms.names()


def test_a_room_that_is_used_can_be_put_away_but_not_removed(rooms: RoomsProbe) -> None:
    assert not action(rooms, "remove-room").isEnabled()
    assert "uses it" in action(rooms, "remove-room").text()
    choose(rooms, "put-away")
    assert rooms.names()[-1] == "Lab 2"
    assert rooms.card("Lab 2").accessibleName() == "Lab 2, put away"
    assert action(rooms, "put-away").text() == "Bring it back"
    assert rooms.text("rooms-toast-text") == "Lab 2 put away. Its plans stay."
    choose(rooms, "put-away")
    assert rooms.names()[-1] != "Lab 2"
    QTest.keyClick(rooms.page, Qt.Key.Key_Z, _CTRL)
    assert rooms.names()[-1] == "Lab 2"


def test_a_room_that_nothing_uses_is_removed_and_comes_back(rooms: RoomsProbe) -> None:
    add_hall(rooms)
    choose(rooms, "remove-room")
    assert "Hall" not in rooms.names()
    assert rooms.text("rooms-toast-text") == "Hall removed."
    QTest.keyClick(rooms.page, Qt.Key.Key_Z, _CTRL)
    assert "Hall" in rooms.names()


def test_a_copy_begins_with_a_free_name_and_the_same_room(rooms: RoomsProbe) -> None:
    choose(rooms, "copy-room")
    dialog = rooms.page.findChildren(RoomDialog)[-1]
    assert found(dialog, QLineEdit, "room-name").text() == "Lab 2 (2)"
    QTest.mouseClick(found(dialog, QWidget, "room-dialog-accept"), _LEFT)
    known = {room.name: room.layout for room in rooms.workspace.read(all_rooms)}
    assert known["Lab 2 (2)"] == known["Lab 2"]
    assert rooms.text("room-card-title") == "Lab 2 (2)"


def test_a_room_of_four_walls_is_added_and_edited(rooms: RoomsProbe) -> None:
    rooms.press("add-room")
    dialog = rooms.page.findChildren(RoomDialog)[-1]
    QTest.keyClicks(found(dialog, QLineEdit, "room-name"), "Gym")
    QTest.mouseClick(found(dialog, QWidget, "choice-blank"), _LEFT)
    QTest.mouseClick(found(dialog, QWidget, "blank-width-more"), _LEFT)
    assert not found(dialog, QWidget, "room-rows").isVisible()
    QTest.mouseClick(found(dialog, QWidget, "room-dialog-accept"), _LEFT)
    gym = rooms.workspace.read(lambda s: room_named(s, "Gym"))
    assert (gym.layout.width, gym.layout.depth, gym.layout.capacity) == (1000, 700, 0)
    rooms.press("edit-room")
    assert found(rooms.page, QWidget, "editor-empty").isVisible()


def saved(rooms: RoomsProbe, qtbot: QtBot, path: Path) -> None:
    """Export the chosen room through the dialog."""
    choose(rooms, "export-room")
    dialog = found(rooms.page, QFileDialog, "export-room-dialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: "Exported" in rooms.text("rooms-toast-text"))


def test_a_room_is_exported_without_anything_of_a_pupil(
    rooms: RoomsProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lab.json"
    saved(rooms, qtbot, path)
    text = path.read_text(encoding="utf-8")
    room = rooms.workspace.read(lambda s: room_named(s, "Lab 2"))
    assert read_room(text).layout == room.layout
    assert set(json.loads(text)) == {"format", "version", "name", "code", "room"}
    assert "no pupil data" in rooms.text("rooms-toast-text")


def test_the_file_gets_a_name_that_every_disk_takes(rooms: RoomsProbe) -> None:
    rooms.add("Lab: 3/4?")
    choose(rooms, "export-room")
    dialog = found(rooms.page, QFileDialog, "export-room-dialog")
    assert Path(dialog.selectedFiles()[0]).name == "Lab- 3-4-.room.json"
    dialog.close()


def imported(rooms: RoomsProbe, path: Path) -> None:
    """Choose a file to import."""
    rooms.press("import-room")
    dialog = found(rooms.page, QFileDialog, "import-room-dialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_an_exported_room_is_imported_under_a_free_name(
    rooms: RoomsProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lab.json"
    saved(rooms, qtbot, path)
    imported(rooms, path)
    qtbot.waitUntil(lambda: "Lab 2 (2)" in rooms.names())
    assert rooms.text("room-card-title") == "Lab 2 (2)"
    known = {room.name: room.layout for room in rooms.workspace.read(all_rooms)}
    assert known["Lab 2 (2)"] == known["Lab 2"]
    rooms.press("undo")
    assert "Lab 2 (2)" not in rooms.names()


def test_a_file_that_is_no_room_is_refused_in_the_page(
    rooms: RoomsProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "shopping.json"
    path.write_text("[1, 2]", encoding="utf-8")
    before = rooms.names()
    imported(rooms, path)
    qtbot.waitUntil(lambda: found(rooms.page, QWidget, "rooms-banner").isVisible())
    assert rooms.names() == before


def test_a_place_that_cannot_be_written_is_refused_in_the_page(
    rooms: RoomsProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(rooms, "export-room")
    dialog = found(rooms.page, QFileDialog, "export-room-dialog")
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    qtbot.waitUntil(lambda: found(rooms.page, QWidget, "rooms-banner").isVisible())
    assert rooms.text("rooms-banner-headline") == "The file could not be written."
