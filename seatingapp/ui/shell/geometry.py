"""Where the main window stands, from one start of the app to the next."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from seatingapp.ui.preferences import Preferences

FIRST_SIZE = QSize(1366, 768)


def restore_geometry(window: QWidget, preferences: Preferences) -> None:
    """Put the window where it was, or make it as large as the screen sensibly allows."""
    kept = preferences.window_geometry
    if not kept.isEmpty() and window.restoreGeometry(kept):
        return
    window.resize(FIRST_SIZE.boundedTo(window.screen().availableGeometry().size()))


def save_geometry(window: QWidget, preferences: Preferences) -> None:
    """Keep where the window stands now."""
    preferences.window_geometry = window.saveGeometry()
