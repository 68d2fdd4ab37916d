"""What is open is left out of the search for garbage, until it is locked."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from seatingapp.services.workspace import Workspace
from seatingapp.ui.composition import Composition
from seatingapp.ui.lock_watch import LockWatch
from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.tasks import Tasks


@pytest.fixture
def composition(
    qapp: QApplication, qtbot: QtBot, preferences: Preferences
) -> Iterator[Composition]:
    """The whole window, before a vault is opened."""
    window, tasks = MainWindow(), Tasks()
    made = Composition(window, tasks, preferences, LockWatch(parent=window))
    qtbot.addWidget(window)
    window.show()
    yield made
    made.close()


class _Knot:
    """Something that only a search for garbage finds, as it holds on to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_the_open_page_is_not_searched_again_until_the_vault_is_locked(
    composition: Composition, workspace: Workspace, qtbot: QtBot
) -> None:
    composition.enter(workspace)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    composition.lock()
    qtbot.waitUntil(lambda: gc.get_freeze_count() == 0)


def test_locking_frees_what_held_on_to_itself(
    composition: Composition, workspace: Workspace, qtbot: QtBot
) -> None:
    knot = _Knot()
    composition.enter(workspace)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    known = weakref.ref(knot)
    del knot
    gc.collect()
    assert known() is not None  # it was there when the page was opened
    composition.lock()
    qtbot.waitUntil(lambda: known() is None)


def test_nothing_is_left_out_where_the_vault_was_locked_at_once(
    composition: Composition, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[bool] = []  # instead of the search that follows, which would put it right
    monkeypatch.setattr(
        "seatingapp.ui.composition.search_everything", lambda: searched.append(True)
    )
    composition.enter(workspace)
    composition.lock()
    QApplication.processEvents()  # the turn of the event loop in which it would have been done
    assert searched
    assert gc.get_freeze_count() == 0
