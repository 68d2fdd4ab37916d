"""File dialogs remember no places."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from seatingapp.ui.file_dialogs import file_dialog

CHILD = "Meeting about Zyxommarie"


@pytest.fixture
def settings_of_qt(tmp_path: Path) -> Iterator[Path]:
    """Let settings of the user go into a folder of the test's."""
    form, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    before = Path(QSettings(form, scope, "QtProject").fileName()).parent
    QSettings.setPath(form, scope, str(tmp_path / "settings"))
    yield tmp_path / "settings"
    QSettings.setPath(form, scope, str(before))


def written(folder: Path) -> str:
    """Everything that settings hold."""
    return "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file())


def visit(dialog: QFileDialog, folder: Path, qtbot: QtBot) -> None:
    """Open a folder in Qt's own dialog and choose it."""
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()
    dialog.setDirectory(str(folder))
    dialog.accept()


def test_a_visited_folder_is_forgotten(qtbot: QtBot, tmp_path: Path, settings_of_qt: Path) -> None:
    folder = tmp_path / CHILD
    folder.mkdir()
    parent = QWidget()
    qtbot.addWidget(parent)
    plain = QFileDialog(parent, "Qt's own")
    visit(plain, folder, qtbot)
    plain.deleteLater()
    qtbot.waitUntil(lambda: not isValid(plain))
    assert "Zyxommarie" in written(settings_of_qt)  # what would be remembered
    ours = file_dialog(parent, "Ours", "ours")
    visit(ours, folder, qtbot)
    qtbot.waitUntil(lambda: not isValid(ours))
    assert "Zyxommarie" not in written(settings_of_qt)
