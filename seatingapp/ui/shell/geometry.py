"""Where the main window stands, from one start of the app to the next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from seatingapp.ui.preferences import Preferences

FIRST_SIZE = QSize(1366, 768)
_FRAME = QSize(24, 48)  # what a title bar and borders may take, before there are any to measure


def restore_geometry(window: QWidget, preferences: Preferences) -> None:
    """Put the window where it was, or make it as large as the screen sensibly allows."""
    kept = preferences.window_geometry
    if not kept.isEmpty() and window.restoreGeometry(kept):
        return
    available = window.screen().availableGeometry().size()
    wanted = FIRST_SIZE + _FRAME
    window.resize(FIRST_SIZE.boundedTo(available - _FRAME))
    if wanted.boundedTo(available) != wanted:
        # On a classroom PC's screen the title bar would push the status line off its lower edge.
        window.setWindowState(Qt.WindowState.WindowMaximized)


def save_geometry(window: QWidget, preferences: Preferences) -> None:
    """Keep where the window stands now."""
    preferences.window_geometry = window.saveGeometry()
