"""A Print page on the sample school."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from seatingapp.ui.editor import Editor
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.printing.factory import make_print_page
from seatingapp.ui.printing.page import PrintPage
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.tasks import Tasks
from tests.conftest import Sample


@pytest.fixture
def private() -> PrivateView:
    """A private view whose clock stands still."""
    return PrivateView(lambda: 0.0)


@pytest.fixture
def page(
    qtbot: QtBot, sample: Sample, private: PrivateView, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PrintPage]:
    """The page, shown, with its first preview drawn."""
    settings = QSettings(
        str(tmp_path_factory.mktemp("settings") / "app.ini"), QSettings.Format.IniFormat
    )
    tasks = Tasks()
    tools = PageTools(sample.workspace, Editor(sample.workspace), tasks, Preferences(settings))
    page = make_print_page(tools, private)
    qtbot.addWidget(page)
    page.resize(1290, 738)
    page.show()
    qtbot.waitUntil(lambda: page.state.can_print)
    yield page
    tasks.wait()
