"""File dialogs that remember no places: a folder may be called after a child.

Where the system has no dialog of its own, Qt's keeps a list of visited folders in a settings file
of its own, shared by all Qt programs. That list is emptied again after each of our dialogs.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_REMEMBERED = ("history", "lastVisited", "shortcuts")


def file_dialog(parent: QWidget, title: str, name: str, folder: str = "") -> QFileDialog:
    """Return a dialog to be opened with `open()`; it deletes itself and what it remembered."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Qt writes its list while the dialog is destroyed, just before this signal.
    dialog.destroyed.connect(_forget)
    return dialog


def pdf_dialog(parent: QWidget, title: str, name: str, suggested: str) -> QFileDialog:
    """Return a dialog that asks where to save a PDF; `suggested` says nothing about anybody."""
    dialog = file_dialog(parent, title, name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF files (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested)
    return dialog


def _forget(_gone: QObject | None = None) -> None:
    forget_places()


def forget_places() -> None:
    """Empty the list of folders that Qt's own file dialog has visited."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in _REMEMBERED:
        settings.remove(f"FileDialog/{key}")
    settings.sync()
