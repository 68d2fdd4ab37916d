"""Toasts, banners, progress and empty pages."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.errors import Refusal
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.text import ElidedText, Text
from seatingapp.ui.widgets.toast import Toast, ToastAction
from tests.gui.finding import found


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(800, 600)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def stands_at(widget: QWidget, bottom: int) -> bool:
    return widget.geometry().bottom() + 1 == bottom


def button_of(widget: QWidget) -> Button:
    return next(child for child in widget.findChildren(Button) if not child.isHidden())


def test_a_toast_stands_in_the_middle_of_the_bottom_and_stays_there(
    qtbot: QtBot, page: QWidget
) -> None:
    toast = Toast(page, above=56)
    toast.show_message("Farhan S · Great answer +1")
    for width, height in ((800, 600), (500, 400)):
        page.resize(width, height)
        qtbot.waitUntil(partial(stands_at, toast, height - 56))
        assert abs(toast.geometry().center().x() - width // 2) <= 1


def test_a_toast_undoes_and_goes(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    toast.show_message("Farhan S · Great answer +1")
    action = found(toast, ToastAction)
    with qtbot.waitSignals([toast.action_requested, toast.dismissed]):
        QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_a_toast_goes_by_itself(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    with qtbot.waitSignal(toast.dismissed):
        toast.show_message("Saved", action="", stays_ms=10)


def test_a_toast_waits_while_the_pointer_is_over_it(qtbot: QtBot, page: QWidget) -> None:
    toast = Toast(page)
    toast.show_message("Farhan S · Great answer +1")
    before = toast.counting
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    during = toast.counting
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert (before, during, toast.counting) == (True, False, True)


def test_a_long_toast_stays_inside_its_page_and_can_be_read_to_its_end(page: QWidget) -> None:
    toast = Toast(page)
    toast.show_message("Moved")
    single = toast.height()
    toast.show_message("A very long message " * 20)
    QApplication.processEvents()
    assert toast.width() <= page.width()
    assert toast.geometry().bottom() < page.height()
    words = found(toast, Text)
    assert words.height() >= words.heightForWidth(words.width()) > single
    toast.show_message("Moved")
    assert toast.height() == single


def test_a_banner_tells_a_refusal_in_all_its_sentences(page: QWidget) -> None:
    banner = Banner(name="banner", parent=page)
    assert banner.isHidden()
    banner.show_refusal(Refusal("It broke.", where="Row 3.", kept="All is kept.", todo="Retry."))
    assert banner.isVisible()
    assert banner.text() == "It broke. Row 3. All is kept. Retry."
    assert banner.accessibleName() == "error: It broke. Row 3. All is kept. Retry."
    banner.clear()
    assert banner.isHidden()


def test_a_banner_offers_an_action_only_where_there_is_one(qtbot: QtBot, page: QWidget) -> None:
    banner = Banner(name="banner", parent=page)
    banner.show_message(Level.WARNING, "Two rows are unclear.", action="Show them")
    with qtbot.waitSignal(banner.action_requested):
        QTest.mouseClick(button_of(banner), Qt.MouseButton.LeftButton)
    banner.show_message(Level.DONE, "31 pupils were read.")
    assert all(button.isHidden() for button in banner.findChildren(Button))


def test_progress_shows_how_far_it_is_can_be_cancelled_and_stops(
    qtbot: QtBot, page: QWidget
) -> None:
    strip = ProgressStrip(name="strip", parent=page)
    strip.show_progress("Reading", 3, 10)
    assert strip.accessibleName() == "Reading 3 of 10"
    with qtbot.waitSignal(strip.cancel_requested):
        QTest.mouseClick(button_of(strip), Qt.MouseButton.LeftButton)
    strip.finish()
    assert strip.isHidden()


def test_where_there_is_little_room_the_bar_gives_way_to_the_words(page: QWidget) -> None:
    strip = ProgressStrip(name="strip", parent=page)
    strip.resize(460, 40)
    strip.show_progress("Best so far: score 696 of 830, every must holds.", 3, 10)
    QApplication.processEvents()
    words = found(strip, ElidedText)
    assert words.shown_text() == words.text()
    assert found(strip, QProgressBar).width() >= 48


def test_an_empty_page_says_why_and_offers_the_way_on(qtbot: QtBot, page: QWidget) -> None:
    empty = EmptyState("pupils", "No pupils", "Import a list.", name="empty", action="Import")
    QVBoxLayout(page).addWidget(empty)
    assert empty.accessibleName() == "No pupils"
    with qtbot.waitSignal(empty.action_requested):
        QTest.mouseClick(button_of(empty), Qt.MouseButton.LeftButton)


def test_a_toast_whose_page_was_left_is_gone_when_the_page_is_back(
    qtbot: QtBot, page: QWidget
) -> None:
    toast = Toast(page)
    toast.show_message("Farhan S · Great answer +1", stays_ms=10)
    page.hide()
    with qtbot.waitSignal(toast.dismissed):
        pass
    page.show()
    assert not toast.isVisible()


def test_a_toast_goes_that_was_pointed_at_when_its_page_was_left(
    qtbot: QtBot, page: QWidget
) -> None:
    toast = Toast(page)
    toast.show_message("Lab 3 added")
    middle = QPointF(toast.rect().center())
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    assert not toast.counting
    page.hide()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.counting


@pytest.fixture
def switch(page: QWidget) -> QWidget:
    """What stands at the top left of a page."""
    widget = QWidget(page)
    widget.setGeometry(0, 20, 300, 32)
    widget.show()
    return widget


def test_a_toast_beside_a_widget_stands_at_its_height_in_the_free_room(
    qtbot: QtBot, page: QWidget, switch: QWidget
) -> None:
    toast = Toast(page, beside=switch)
    toast.show_message("Farhan S · Great answer +1")
    qtbot.waitUntil(lambda: toast.geometry().center().y() == switch.geometry().center().y())
    assert toast.geometry().right() + 1 == page.width()
    assert toast.geometry().left() > switch.geometry().right()


def test_a_long_toast_beside_a_widget_takes_lines_and_begins_at_its_height(
    qtbot: QtBot, page: QWidget, switch: QWidget
) -> None:
    toast = Toast(page, beside=switch)
    toast.show_message("A detention for Farhan Siddiqui, after school, was moved to Monday. " * 3)
    qtbot.waitUntil(lambda: abs(toast.y() - switch.y()) <= 1)
    assert toast.height() > 2 * switch.height()
    assert not toast.geometry().intersects(switch.geometry())


def test_a_toast_with_no_room_beside_stands_at_the_bottom(
    qtbot: QtBot, page: QWidget, switch: QWidget
) -> None:
    page.resize(500, 400)
    toast = Toast(page, above=56, beside=switch)
    toast.show_message("Farhan S · Great answer +1")
    qtbot.waitUntil(partial(stands_at, toast, 400 - 56))
