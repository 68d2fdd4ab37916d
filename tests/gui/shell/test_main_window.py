"""The main window: pages on demand, the cover, keys, and small screens."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.shell.geometry import fill_small_screen
from seatingapp.ui.shell.key_group import KeyGroup
from seatingapp.ui.shell.shortcuts import ShortcutsDialog
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.navigation_rail import RailTile
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found

KEYS = ("lesson", "seating", "rooms", "pupils", "insights", "print", "school")


class Maker:
    """Makes pages and remembers which."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def page(self, key: str) -> QWidget:
        self.made.append(key)
        widget = QWidget()
        widget.setObjectName(key)
        return widget


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def window(qtbot: QtBot, maker: Maker) -> MainWindow:
    window = MainWindow()
    for key in KEYS:
        window.add_page(key, key.capitalize(), key, partial(maker.page, key))
    window.resize(1366, 768)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def test_a_page_is_made_when_it_is_first_shown_and_then_kept(
    window: MainWindow, maker: Maker
) -> None:
    assert maker.made == []
    for key in ("lesson", "seating", "lesson"):
        window.show_page(key)
    assert maker.made == ["lesson", "seating"]
    assert window.current_page == "lesson"


def test_the_window_tells_which_page_is_in_front_once(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_shown) as shown:
        window.show_page("rooms")
    assert shown.args == ["rooms"]
    with qtbot.assertNotEmitted(window.page_shown):
        window.show_page("rooms")


def test_ctrl_and_a_number_open_the_page_at_that_place(qtbot: QtBot, window: MainWindow) -> None:
    for number, key in enumerate(KEYS):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.current_page == key


def test_the_rail_opens_a_page(qtbot: QtBot, window: MainWindow) -> None:
    tile = found(window, RailTile, "rail-pupils")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.current_page == "pupils"
    assert tile.isChecked()


def test_clearing_leaves_no_page_behind_and_makes_it_anew(
    qtbot: QtBot, window: MainWindow, maker: Maker
) -> None:
    window.show_page("pupils")
    old = window.page("pupils")
    assert old is not None
    window.clear_pages()
    qtbot.waitUntil(lambda: not isValid(old))
    assert window.page("pupils") is None
    assert window.status.text() == ""
    window.show_page("pupils")
    assert maker.made == ["pupils", "pupils"]


def test_the_cover_hides_everything_and_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("lesson")
    window.show_cover(QWidget())
    assert (window.covered, window.rail.isVisible()) == (True, False)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page == "lesson"
    with qtbot.assertNotEmitted(window.lock_requested):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.show_workspace()
    assert (window.covered, window.rail.isVisible()) == (False, True)


def test_ctrl_l_asks_to_lock(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_requested):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_l_asks_to_lock_from_a_dialog_over_a_dialog_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_page("lesson")
    first = PlainDialog("History", name="first", parent=window.page("lesson"))
    second = PlainDialog("Who sat next to whom", name="second", parent=first)
    for dialog in (first, second):
        dialog.open()
        with qtbot.waitExposed(dialog):
            dialog.activateWindow()
        with qtbot.waitSignal(window.lock_requested):
            QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("size", "compact"), [((1366, 768), False), ((1920, 1080), False), ((960, 540), True)]
)
def test_small_windows_get_a_rail_without_labels(
    window: MainWindow, size: tuple[int, int], compact: bool
) -> None:
    window.resize(*size)
    assert window.rail.compact is compact
    assert (window.width(), window.height()) == size


def test_a_question_mark_lists_the_keys_of_window_and_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.add_key_help(KeyGroup("Lesson", (("1 to 9", "Arm a behaviour"),)))
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = found(window, ShortcutsDialog)
    texts = [text.text() for text in dialog.findChildren(Text)]
    assert {"Arm a behaviour", "Lock at once"} <= set(texts)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [1366, 960])
def test_no_key_is_cut_off_in_the_list(qtbot: QtBot, window: MainWindow, width: int) -> None:
    window.resize(width, 540)
    told = "Arm a behaviour; then click pupils, or choose one and press Enter. " * 2
    window.add_key_help(KeyGroup("Lesson", (("1 to 9 with a pupil open", told),)))
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = found(window, ShortcutsDialog)
    qtbot.waitExposed(dialog)
    area = found(dialog, QScrollArea, "shortcuts-list")
    inner = area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= area.viewport().width()
    assert dialog.width() <= window.width()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_f11_fills_the_screen_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_the_window_comes_back_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    first = MainWindow(Preferences(settings))
    qtbot.addWidget(first)
    first.resize(900, 600)
    first.show()
    with qtbot.waitSignal(first.closing):
        first.close()
    second = MainWindow(Preferences(settings))
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (900, 600)


def test_a_window_that_would_not_fit_the_screen_with_its_frame_fills_it(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry().size()
    window.resize(screen)
    fill_small_screen(window)
    assert window.isMaximized()


def test_a_window_that_fits_the_screen_stays_as_large_as_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    fill_small_screen(window)
    assert not window.isMaximized()
