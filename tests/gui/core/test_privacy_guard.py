"""Input keeps private view on, and another app in front or the clock ends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.privacy import HiddenBy, Privacy, PrivateView
from seatingapp.ui.privacy_guard import PrivacyGuard


class Clock:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def view(clock: Clock) -> PrivateView:
    return PrivateView(clock)


@pytest.fixture
def guard(qapp: QApplication, view: PrivateView) -> Iterator[PrivacyGuard]:
    parent = QObject()
    guard = PrivacyGuard(view, qapp, parent)
    view.ask()
    view.confirm()
    yield guard
    view.hide()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_keys_keep_it_on_tick_after_tick(
    guard: PrivacyGuard, view: PrivateView, clock: Clock, window: QWidget
) -> None:
    for _ in range(4):
        clock.now += 100
        guard._tick()
        QTest.keyClicks(window, "ab")
    assert view.state is Privacy.PRIVATE


def test_it_ends_by_itself_where_nobody_touches_anything(
    guard: PrivacyGuard, view: PrivateView, clock: Clock, window: QWidget
) -> None:
    QTest.keyClick(window, Qt.Key.Key_A)
    clock.now += 121
    guard._tick()
    assert (view.state, view.hidden_by) == (Privacy.BOARD_SAFE, HiddenBy.TIME)
    clock.now += 1
    QTest.keyClick(window, Qt.Key.Key_A)  # and is not brought back by a key
    assert view.state is Privacy.BOARD_SAFE


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_tooltip_goes_with_private_view(
    guard: PrivacyGuard, view: PrivateView, window: QWidget, qtbot: QtBot
) -> None:
    window.show()
    with qtbot.waitActive(window):  # or its coming to the front would take the tooltip away
        window.activateWindow()
    QToolTip.showText(window.mapToGlobal(QPoint(5, 5)), "talked over others", window)
    assert QToolTip.isVisible()
    view.hide()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_another_app_in_front_ends_it(
    guard: PrivacyGuard, view: PrivateView, qapp: QApplication
) -> None:
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert view.hidden_by is HiddenBy.FOCUS
