"""The rail: mouse, keyboard and what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from seatingapp.ui.widgets.navigation_rail import COMPACT_WIDTH, WIDTH, NavigationRail, RailTile


@pytest.fixture
def rail(qtbot: QtBot) -> NavigationRail:
    rail = NavigationRail()
    for key in ("lesson", "seating", "rooms"):
        rail.add_page(key, key.capitalize(), key)
    rail.resize(WIDTH, 600)
    qtbot.addWidget(rail)
    with qtbot.waitExposed(rail):
        rail.show()
    rail.activateWindow()
    return rail


def tile(rail: NavigationRail, key: str) -> RailTile:
    return next(tile for tile in rail.findChildren(RailTile) if tile.key == key)


def test_a_click_asks_for_the_page(qtbot: QtBot, rail: NavigationRail) -> None:
    with qtbot.waitSignal(rail.page_requested) as asked:
        QTest.mouseClick(tile(rail, "seating"), Qt.MouseButton.LeftButton)
    assert asked.args == ["seating"]


def test_the_lock_asks_to_lock_and_for_no_page(qtbot: QtBot, rail: NavigationRail) -> None:
    with qtbot.waitSignal(rail.lock_requested), qtbot.assertNotEmitted(rail.page_requested):
        QTest.mouseClick(tile(rail, "lock"), Qt.MouseButton.LeftButton)


def test_selecting_shows_the_page_and_asks_for_nothing(qtbot: QtBot, rail: NavigationRail) -> None:
    with qtbot.assertNotEmitted(rail.page_requested):
        rail.select("rooms")
    assert tile(rail, "rooms").isChecked()
    assert not tile(rail, "lesson").isChecked()


def test_arrows_move_the_focus_and_enter_opens(qtbot: QtBot, rail: NavigationRail) -> None:
    tile(rail, "lesson").setFocus()
    for key, expected in (
        (Qt.Key.Key_Down, "seating"),
        (Qt.Key.Key_Down, "rooms"),
        (Qt.Key.Key_Up, "seating"),
        (Qt.Key.Key_End, "lock"),
        (Qt.Key.Key_Home, "lesson"),
        (Qt.Key.Key_Up, "lesson"),
    ):
        QTest.keyClick(rail.focusWidget(), key)
        assert rail.focusWidget() is tile(rail, expected)
    with qtbot.waitSignal(rail.page_requested) as asked:
        QTest.keyClick(tile(rail, "lesson"), Qt.Key.Key_Return)
    assert asked.args == ["lesson"]


def test_the_height_with_labels_is_that_of_the_rail_when_it_has_them(rail: NavigationRail) -> None:
    assert rail.height_with_labels == rail.minimumSizeHint().height()
    rail.set_compact(True)
    assert rail.height_with_labels > rail.minimumSizeHint().height()


def test_a_compact_rail_is_narrow_and_names_its_pages_in_tooltips(rail: NavigationRail) -> None:
    rail.set_compact(True)
    assert rail.width() == COMPACT_WIDTH
    assert tile(rail, "seating").toolTip() == "Seating"
    rail.set_compact(False)
    assert rail.width() == WIDTH
    assert tile(rail, "seating").toolTip() == ""
