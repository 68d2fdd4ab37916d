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
    window.resize(FIRST_SIZE.boundedTo(window.screen().availableGeometry().size()))


def fill_small_screen(window: QWidget) -> None:
    """Maximise a window that would not fit its screen together with its frame.

    On a classroom PC the title bar would otherwise push the status line off the lower edge.
    """
    needed = window.size() + _FRAME
    if needed.boundedTo(window.screen().availableGeometry().size()) != needed:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def save_geometry(window: QWidget, preferences: Preferences) -> None:
    """Keep where the window stands now."""
    preferences.window_geometry = window.saveGeometry()
