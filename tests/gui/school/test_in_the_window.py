"""The School page inside the whole window: the watch keeps its time, the rail opens it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.services.school_settings import LockAfter
from seatingapp.services.workspace import Workspace
from seatingapp.ui.composition import Composition
from seatingapp.ui.lock_watch import LockWatch
from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.school.page import SchoolPage
from seatingapp.ui.tasks import Tasks
from seatingapp.ui.widgets.choice import Choice
from tests.gui.finding import found

MINUTE = 60.0


class Clocks:
    """Wall clock and running clock of a watch, moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, workspace: Workspace, preferences: Preferences, clocks: Clocks
) -> Iterator[MainWindow]:
    """The window with a vault that is open."""
    window, tasks = MainWindow(), Tasks()
    watch = LockWatch(lambda: 0.0, clocks, window)
    composition = Composition(window, tasks, preferences, watch)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    composition.enter(workspace)
    yield window
    composition.close()


def test_the_rail_leads_to_the_page(window: MainWindow) -> None:
    window.show_page("school")
    assert isinstance(window.page("school"), SchoolPage)


def test_another_time_to_lock_counts_at_once_and_stands_in_the_status_line(
    window: MainWindow, clocks: Clocks
) -> None:
    window.show_page("school")
    choice = found(window, Choice, "lock-after")
    choice.setCurrentIndex(choice.findData("1"))
    choice.activated.emit(choice.currentIndex())
    assert "Locks after 1 min idle" in window.status.text()
    watch = found_watch(window)
    clocks.now += MINUTE - 1
    watch.look()
    before = window.covered
    clocks.now += 1
    watch.look()
    assert (before, window.covered) == (False, True)


def test_undoing_it_counts_as_well(window: MainWindow, workspace: Workspace) -> None:
    window.show_page("school")
    workspace.perform(LockAfter(30))
    assert "Locks after 30 min idle" in window.status.text()
    workspace.perform(LockAfter(5))
    assert "Locks after 5 min idle" in window.status.text()


def test_locking_takes_the_page_and_its_dialogs_away(window: MainWindow) -> None:
    window.show_page("school")
    found(window, QWidget, "change-passphrase").setFocus()
    found(window, SchoolPage).security.passphrase_requested.emit()
    window.lock_requested.emit()
    assert window.covered
    assert window.page("school") is None


def found_watch(window: MainWindow) -> LockWatch:
    watch = window.findChild(LockWatch)
    assert watch is not None
    return watch
