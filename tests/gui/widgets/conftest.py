"""Every test here sees the light theme, whatever the test before it chose."""

import pytest
from PySide6.QtWidgets import QApplication

from seatingapp.ui.theme import Theme, ThemeChoice, install_theme


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Return the app's theme, set to light."""
    return install_theme(qapp, ThemeChoice.LIGHT)
