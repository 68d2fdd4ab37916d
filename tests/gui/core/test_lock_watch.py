"""When the app locks by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.lock_watch import LockWatch


class Clocks:
    """The wall clock and the running clock, which tests move."""

    def __init__(self) -> None:
        self.wall, self.running = 1_000_000.0, 50.0

    def move(self, seconds: float) -> None:
        self.wall += seconds
        self.running += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qapp: QApplication, clocks: Clocks) -> Iterator[LockWatch]:
    watch = LockWatch(lambda: clocks.wall, lambda: clocks.running)
    watch.start(5)
    yield watch
    watch.stop()


def ticks(watch: LockWatch, clocks: Clocks, seconds: float) -> None:
    """Let time pass as the timer would see it."""
    for _ in range(int(seconds / 2)):
        clocks.move(2)
        watch.look()


def test_it_locks_after_the_idle_time_and_says_why(
    watch: LockWatch, clocks: Clocks, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(watch.lock_due):
        ticks(watch, clocks, 298)
    with qtbot.waitSignal(watch.lock_due) as due:
        ticks(watch, clocks, 2)
    assert due.args == ["Nobody used the app for a while."]


def test_a_sign_of_life_starts_the_time_anew(
    watch: LockWatch, clocks: Clocks, qtbot: QtBot
) -> None:
    ticks(watch, clocks, 290)
    watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    with qtbot.assertNotEmitted(watch.lock_due):
        ticks(watch, clocks, 290)


def test_an_event_that_nobody_caused_is_no_sign_of_life(
    watch: LockWatch, clocks: Clocks, qtbot: QtBot
) -> None:
    ticks(watch, clocks, 290)
    watch.eventFilter(QObject(), QEvent(QEvent.Type.Paint))
    with qtbot.waitSignal(watch.lock_due):
        ticks(watch, clocks, 10)


def test_a_computer_that_slept_is_locked_on_waking(
    watch: LockWatch, clocks: Clocks, qtbot: QtBot
) -> None:
    clocks.wall += 3600  # the running clock stands still meanwhile
    with qtbot.waitSignal(watch.lock_due) as due:
        watch.look()
    assert due.args == ["The computer was asleep."]


def test_setting_the_clock_back_does_not_keep_it_open(
    watch: LockWatch, clocks: Clocks, qtbot: QtBot
) -> None:
    clocks.wall -= 7200
    with qtbot.waitSignal(watch.lock_due):
        ticks(watch, clocks, 300)


def test_a_locked_screen_locks_the_app(watch: LockWatch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(watch.lock_due):
        watch.on_screen_locked(False)
    with qtbot.waitSignal(watch.lock_due):
        watch.on_screen_locked(True)


def test_a_suspended_app_is_locked(watch: LockWatch, qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(watch.lock_due):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)


def test_it_says_so_once_only(watch: LockWatch, clocks: Clocks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.lock_due):
        ticks(watch, clocks, 300)
    assert not watch.is_watching
    with qtbot.assertNotEmitted(watch.lock_due):
        ticks(watch, clocks, 300)


def test_keys_after_each_tick_keep_it_open(watch: LockWatch, clocks: Clocks, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.assertNotEmitted(watch.lock_due):
        for _ in range(4):
            QTest.keyClicks(window, "ab")
            ticks(watch, clocks, 290)


def test_nothing_is_looked_at_between_a_sign_of_life_and_the_next_tick(
    watch: LockWatch, clocks: Clocks, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTest.keyClick(window, Qt.Key.Key_A)
    clocks.move(290)
    QTest.keyClick(window, Qt.Key.Key_A)  # before the tick: too early is safe, too late is not
    with qtbot.waitSignal(watch.lock_due):
        ticks(watch, clocks, 10)
