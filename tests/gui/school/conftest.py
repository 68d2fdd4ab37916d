"""The School page as the app makes it, over a vault of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.errors import Refusal
from seatingapp.services.workspace import Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.school.factory import make_school_page
from seatingapp.ui.school.page import SchoolPage
from seatingapp.ui.slow_work import Progress, unheard
from seatingapp.ui.tasks import Tasks
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.toast import Toast
from tests.gui.finding import found

T = TypeVar("T")
LEFT = Qt.MouseButton.LeftButton


class AtOnce:
    """Runs work on the spot; a real runner, only without threads."""

    def __init__(self) -> None:
        self.told: list[tuple[float, str]] = []

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        def told(share: float, words: str) -> None:
            self.told.append((share, words))
            progressed(share, words)

        try:
            result = work(told)
        except Refusal as refusal:
            failed(refusal)
        else:
            done(result)
        return lambda: None


class Later(AtOnce):
    """Keeps work until it is told to run it; stopped work is not run."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        def start() -> None:
            super(Later, self).run(work, done, failed, progressed)

        self._waiting.append(start)
        return self._waiting.clear

    def go(self) -> None:
        """Run what waits."""
        waiting, self._waiting = self._waiting, []
        for start in waiting:
            start()


class SchoolProbe:
    """The page in a window; tests say what, this says where to click."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> None:
        self.qtbot, self.workspace, self.preferences = qtbot, workspace, preferences
        self.editor, self.tasks = Editor(workspace), Tasks()
        tools = PageTools(workspace, self.editor, self.tasks, preferences)
        self.page: SchoolPage = make_school_page(tools)
        self.page.resize(1290, 700)
        qtbot.addWidget(self.page)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()

    def field(self, name: str) -> QLineEdit:
        """A line of text."""
        return found(self.page, QLineEdit, name)

    def write(self, name: str, text: str) -> None:
        """Type over what is in a field, and press Enter."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def box(self, name: str) -> CheckBox:
        """A check box."""
        return found(self.page, CheckBox, name)

    def tick(self, name: str) -> None:
        """Click a check box."""
        box = self.box(name)
        QTest.mouseClick(box, LEFT, pos=box.rect().center())

    def press(self, name: str, below: QWidget | None = None) -> None:
        """Click a button."""
        QTest.mouseClick(found(below or self.page, QWidget, name), LEFT)

    def keys(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        QTest.keyClick(self.page, key, Qt.KeyboardModifier.ControlModifier)

    def said(self) -> str:
        """What the page says in passing."""
        return found(self.page, Toast, "school-toast").text()

    def problem(self) -> str:
        """What the page says went wrong."""
        return found(self.page, Banner, "school-banner").text()

    def text(self, name: str) -> str:
        """The text of a label."""
        shown: str = found(self.page, QWidget, name).property("text")
        return shown

    def outcome(self) -> str:
        """How a backup or a check ended."""
        return found(self.page, Banner, "vault-outcome").text()


@pytest.fixture
def probe(qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> Iterator[SchoolProbe]:
    """The page over an empty vault that opens with `PASSPHRASE`."""
    made = SchoolProbe(qtbot, workspace, preferences)
    yield made
    assert made.tasks.wait()
