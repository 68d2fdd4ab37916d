"""What all tests of windows share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from seatingapp.ui.preferences import Preferences
from seatingapp.ui.theme import Theme, ThemeChoice, install_theme
from tests.gui.building import preferences_in
from tests.gui.hearing import heard

__all__ = ["heard"]  # a fixture

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pass over the one warning that the offscreen platform gives for any window of fixed size."""
    harmless = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(harmless)


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Every test sees the light theme, whatever the test before it chose."""
    installed = install_theme(qapp, ThemeChoice.LIGHT)
    yield installed
    installed.choose(ThemeChoice.LIGHT)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences of nobody."""
    return preferences_in(tmp_path)
