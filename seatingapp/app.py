"""Composition root: starts Qt, opens the window, and takes pictures for the command line.

Imports stay inside the functions: a command must not wait for Qt, nor the first window for the
database.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatingapp.services.workspace import Workspace
    from seatingapp.ui.theme.theme import Theme

PICTURE_SIZE = (1366, 768)


def _start_qt() -> Theme:
    """Start Qt with our theme, or return the theme that is on."""
    from PySide6.QtWidgets import QApplication

    from seatingapp.ui.theme.theme import install_theme

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["Seatingapp"])
        app.setApplicationName("Seatingapp")
        app.setApplicationDisplayName("Seatingapp")
        app.setDesktopFileName("seatingapp")
    return install_theme(app)


def run_window() -> int:
    """Open the window and return its exit status."""
    theme = _start_qt()
    from PySide6.QtWidgets import QApplication

    from seatingapp.ui.composition import compose
    from seatingapp.ui.faults import FaultWatch
    from seatingapp.ui.shell.geometry import fill_small_screen

    window, _composition = compose(theme)
    fill_small_screen(window)
    watch = FaultWatch(window)
    window.show()
    status = QApplication.exec()
    watch.stop()
    return status


def screenshot(workspace: Workspace, path: Path) -> None:
    """Draw the Lesson page of an open vault into a PNG file, without a display; locks the vault."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    theme = _start_qt()
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from seatingapp.services.files import save
    from seatingapp.ui.composition import compose
    from seatingapp.ui.picture import png_of
    from seatingapp.ui.preferences import Preferences

    # Neither read nor written: a picture depends on nobody's settings. Not os.devnull: Qt saves by
    # renaming, which as root replaces the device by a file.
    nowhere = Preferences(QSettings(":/no settings.ini", QSettings.Format.IniFormat))
    window, composition = compose(theme, nowhere)
    window.resize(*PICTURE_SIZE)
    composition.enter(workspace)
    window.show()
    QApplication.sendPostedEvents()
    picture = png_of(window)
    window.close()
    save(path, picture)


def self_test() -> int:
    """Do the whole way in a temporary folder and say whether it worked; for the frozen build."""
    import tempfile

    from seatingapp.arranging import trial
    from seatingapp.services import demo
    from seatingapp.services.files import save

    with tempfile.TemporaryDirectory() as folder:
        result = demo.run(Path(folder) / "self-test", save, screenshot)
        made = (result.chart, result.summary, result.screenshot)
        sizes = [path.stat().st_size for path in made]
    arranged = trial.run()
    sys.stdout.write(f"Self-test passed: {result.pupils} pupils, {sizes} bytes; {arranged}.\n")
    return 0
