"""A Print page on the sample school."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.ui.printing.factory import make_print_page
from seatingapp.ui.printing.page import PrintPage
from seatingapp.ui.privacy import PrivateView
from tests.conftest import Sample
from tests.gui.building import tools_for


@pytest.fixture
def private() -> PrivateView:
    """A private view whose clock stands still."""
    return PrivateView(lambda: 0.0)


@pytest.fixture
def page(
    qtbot: QtBot, sample: Sample, private: PrivateView, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PrintPage]:
    """The page, shown, with its first preview drawn."""
    tools = tools_for(sample.workspace, tmp_path_factory.mktemp("settings"))
    page = make_print_page(tools, private)
    qtbot.addWidget(page)
    page.resize(1290, 738)
    page.show()
    qtbot.waitUntil(lambda: page.state.can_print)
    yield page
    tools.tasks.wait()
