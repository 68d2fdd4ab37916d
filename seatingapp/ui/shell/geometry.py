"""Remembering where the window stood. Nothing else, and nothing personal, is kept here."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1366, 768)
_KEY = "window/geometry"


def restore_geometry(window: QWidget, settings: QSettings) -> None:
    """Put the window where it was, or make it as large as the screen sensibly allows."""
    kept = settings.value(_KEY)
    if isinstance(kept, QByteArray) and window.restoreGeometry(kept):
        return
    window.resize(FIRST_SIZE.boundedTo(window.screen().availableGeometry().size()))


def save_geometry(window: QWidget, settings: QSettings) -> None:
    """Keep where the window stands now."""
    settings.setValue(_KEY, window.saveGeometry())
