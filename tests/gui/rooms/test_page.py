"""The Rooms page over a real vault: look, turn, add, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.workspace import Workspace
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.pictures import RoomCard, RoomPicture
from seatingapp.ui.rooms.factory import make_rooms_page
from seatingapp.ui.rooms.page import RoomsPage
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier


class RoomsProbe:
    """The page in a window; tests say which room, this says where to click."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        tools = tools_for(workspace, folder)
        self.editor = tools.editor
        self.page: RoomsPage = make_rooms_page(tools)
        self.page.resize(1290, 738)
        qtbot.addWidget(self.page)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()

    def names(self) -> list[str]:
        """The rooms in the list."""
        return [card.text() for card in self._cards()]

    def card(self, name: str) -> RoomCard:
        """The card of a room."""
        return next(card for card in self._cards() if card.text() == name)

    def side(self) -> Side:
        """From which side the large picture is seen."""
        return found(self.page, RoomPicture, "room-picture").side

    def text(self, name: str) -> str:
        """The text of a label."""
        shown: str = found(self.page, QWidget, name).property("text")
        return shown

    def press(self, name: str) -> None:
        """Click a button."""
        widget = found(self.page, QWidget, name)
        assert widget.isVisible(), name
        QTest.mouseClick(widget, _LEFT)

    def _cards(self) -> list[RoomCard]:
        listing = found(self.page, QWidget, "room-list")
        return [card for card in listing.findChildren(RoomCard) if not card.isHidden()]

    def add(self, name: str) -> None:
        """Add a room with the dialog."""
        self.press("add-room")
        dialog = self.page.findChildren(RoomDialog)[-1]
        QTest.keyClicks(found(dialog, QLineEdit, "room-name"), name)
        QTest.mouseClick(found(dialog, QWidget, "room-dialog-accept"), _LEFT)


@pytest.fixture
def rooms(qtbot: QtBot, sample: Sample, tmp_path: Path) -> RoomsProbe:
    return RoomsProbe(qtbot, sample.workspace, tmp_path)


@pytest.fixture
def no_rooms(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> RoomsProbe:
    return RoomsProbe(qtbot, workspace, tmp_path)


def test_every_room_is_in_the_list_with_its_seats(rooms: RoomsProbe) -> None:
    known = rooms.workspace.read(all_rooms)
    assert rooms.names() == [r.name for r in known]
    assert rooms.card("Lab 2").accessibleName() == "Lab 2, 28 seats · board"
    assert rooms.text("rooms-header-subtitle") == "4 rooms · 122 seats"


def test_a_room_that_is_chosen_is_shown_large_with_its_classes(rooms: RoomsProbe) -> None:
    QTest.mouseClick(rooms.card("Lab 2"), _LEFT)
    assert rooms.text("room-card-title") == "Lab 2"
    assert "9B/Sc2" in rooms.text("room-detail")
    layout = next(r.layout for r in rooms.workspace.read(all_rooms) if r.name == "Lab 2")
    assert found(rooms.page, RoomPicture, "room-picture").layout_shown == layout


def test_the_room_turns_to_the_pupils_side(rooms: RoomsProbe) -> None:
    rooms.press("choice-pupils")
    assert rooms.side() is Side.PUPILS
    rooms.press("choice-teacher")
    assert rooms.side() is Side.TEACHER


def test_a_room_is_added_shown_undone_and_added_again(rooms: RoomsProbe) -> None:
    rooms.add("Hall")
    assert "Hall" in rooms.names()
    assert rooms.text("room-card-title") == "Hall"
    assert rooms.text("rooms-toast-text") == "Hall added, 32 seats."
    QTest.keyClick(rooms.page, Qt.Key.Key_Z, _CTRL)
    assert "Hall" not in rooms.names()
    assert "Hall" not in {r.name for r in rooms.workspace.read(all_rooms)}
    assert rooms.text("room-card-title") != "Hall"
    QTest.keyClick(rooms.page, Qt.Key.Key_Y, _CTRL)
    assert "Hall" in rooms.names()


def test_without_rooms_the_page_offers_to_add_one(no_rooms: RoomsProbe) -> None:
    assert no_rooms.text("rooms-empty-title") == "No rooms yet"
    no_rooms.press("rooms-empty-action")
    dialog = found(no_rooms.page, RoomDialog)
    QTest.keyClicks(found(dialog, QLineEdit, "room-name"), "Lab 1")
    QTest.mouseClick(found(dialog, QWidget, "room-dialog-accept"), _LEFT)
    assert no_rooms.names() == ["Lab 1"]
    assert no_rooms.text("room-detail").endswith("No class has a plan here yet")


def test_a_name_taken_behind_the_dialogs_back_is_refused_in_the_page(rooms: RoomsProbe) -> None:
    rooms.press("add-room")
    dialog = found(rooms.page, RoomDialog)
    QTest.keyClicks(found(dialog, QLineEdit, "room-name"), "Hall")
    rooms.editor.perform(AddRoom.of_template("Hall", Template.HORSESHOE, 2, 2))
    QTest.mouseClick(found(dialog, QWidget, "room-dialog-accept"), _LEFT)
    assert rooms.text("rooms-banner-headline") == "There is a room called Hall already."
    rooms.press("rooms-banner-action")
    assert not found(rooms.page, QWidget, "rooms-banner").isVisible()


def test_showing_a_state_emits_nothing(rooms: RoomsProbe) -> None:
    heard: list[str] = []

    def hear(*_values: object) -> None:
        heard.append("something")

    page, pane = rooms.page, rooms.page.pane
    for signal in (pane.room_chosen, pane.side_chosen, page.room_requested, page.undo_requested):
        signal.connect(hear)
    rooms.editor.perform(AddRoom.of_template("Hall", Template.HORSESHOE, 2, 2))
    assert "Hall" in rooms.names()
    assert heard == []


def test_a_room_added_elsewhere_is_there_when_the_page_comes_back(rooms: RoomsProbe) -> None:
    rooms.page.hide()
    rooms.editor.perform(AddRoom.of_template("Hall", Template.HORSESHOE, 2, 2))
    assert "Hall" not in rooms.names()
    rooms.page.show()
    assert "Hall" in rooms.names()


def test_the_arrow_keys_go_through_the_list(rooms: RoomsProbe) -> None:
    first, second = rooms.names()[:2]
    QTest.mouseClick(rooms.card(first), _LEFT)
    QTest.keyClick(rooms.card(first), Qt.Key.Key_Right)
    assert rooms.text("room-card-title") == second
