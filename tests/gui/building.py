"""What the app would hand to a page, over a vault of a test."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from seatingapp.services.workspace import Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.tasks import Tasks


def preferences_in(folder: Path) -> Preferences:
    """Preferences of nobody."""
    return Preferences(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def tools_for(workspace: Workspace, folder: Path, parent: QObject | None = None) -> PageTools:
    """Return tools of their own; editor and tasks go with `parent` where there is one."""
    return PageTools(workspace, Editor(workspace, parent), Tasks(parent), preferences_in(folder))
