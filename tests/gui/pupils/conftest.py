"""The Pupils page with a real vault, and class lists to import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from seatingapp.services.workspace import Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.factory import make_pupils_page
from seatingapp.ui.pupils.importing.rows_table import RowsTable
from seatingapp.ui.pupils.page import PupilsPage
from seatingapp.ui.tasks import Tasks
from seatingapp.ui.widgets.button import Button
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found


@dataclass
class Opened:
    """A page on the screen with everything around it, and ways to drive it."""

    page: PupilsPage
    workspace: Workspace
    editor: Editor
    tasks: Tasks
    private: PrivateView
    qtbot: QtBot

    def button(self, name: str) -> Button:
        """Return a button that can be seen."""
        return next(
            b for b in self.page.findChildren(Button, name) if b.isVisibleTo(self.page.window())
        )

    def see(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(condition, timeout=20_000)

    def import_files(self, *paths: Path) -> None:
        """Drop files, in effect, and wait until they were read."""
        self.page.import_started.emit(paths)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        progress = found(self.page, QWidget, "import-progress")
        self.see(lambda: not progress.isVisibleTo(self.page))

    def rows(self) -> list[tuple[str, str, str]]:
        """Return row, name and what happens of each row of the preview."""
        table = found(self.page, RowsTable, "import-rows")
        return [(row.rows, row.name, row.what) for row in table.rows.rows]


@pytest.fixture
def open_page(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Workspace], Opened]]:
    """Return what opens the page on a vault."""
    opened: list[Opened] = []

    def make(workspace: Workspace) -> Opened:
        private = PrivateView(lambda: 0.0)
        tools = tools_for(workspace, tmp_path)
        page = make_pupils_page(tools, private)
        page.resize(1290, 738)
        with qtbot.waitExposed(page):
            page.show()
        opened.append(Opened(page, workspace, tools.editor, tools.tasks, private, qtbot))
        return opened[-1]

    yield make
    for one in opened:
        one.tasks.wait()
        if isValid(one.page):  # a test may have thrown it away
            one.page.close()
            one.page.deleteLater()


@pytest.fixture
def school(open_page: Callable[[Workspace], Opened], sample: Sample) -> Opened:
    """Return the page with the sample school."""
    return open_page(sample.workspace)


@pytest.fixture
def empty(open_page: Callable[[Workspace], Opened], workspace: Workspace) -> Opened:
    """Return the page of a vault without pupils."""
    return open_page(workspace)


@pytest.fixture
def lists(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return what writes a class list and names its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
