"""Pictures of the real pages on the sample school: `python -m tests.gallery.pages --out DIR`.

Scale by Qt's own variable: QT_SCALE_FACTOR=2. Give --theme light, dark or contrast.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
from pathlib import Path

PASSPHRASE = "gallery of the sample school"


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    parser.add_argument("--size", default="1366x768")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        width, height = (int(part) for part in arguments.size.split("x"))
        _take(Path(folder), arguments.out, arguments.theme, (width, height))


def _take(folder: Path, out: Path, theme: str, size: tuple[int, int]) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from seatingapp.services import vaults
    from seatingapp.services.sample_school import load_sample_school
    from seatingapp.ui.composition import compose
    from seatingapp.ui.preferences import Preferences
    from seatingapp.ui.theme import install_theme

    app = QApplication(["Seatingapp"])
    preferences = Preferences(QSettings(str(folder / "app.ini"), QSettings.Format.IniFormat))
    preferences.appearance = theme
    window, composition = compose(install_theme(app), preferences)
    window.resize(*size)
    window.show()
    _shot(out / "0-welcome.png")
    created = vaults.create(folder / "Sample school", PASSPHRASE, teacher="Ms R. Carter")
    summary = load_sample_school(created.workspace, dt.datetime.now(dt.UTC).date())
    created.workspace.clock = lambda: summary.showcase_at.astimezone(dt.UTC)
    composition.enter(created.workspace)
    for key in ("lesson", "seating", "rooms", "pupils", "followup", "print", "school"):
        window.show_page(key)
        composition.finish()
        _shot(out / f"{key}.png")
    window.lock_requested.emit()
    _shot(out / "9-locked.png")
    window.close()


def _shot(path: Path) -> None:
    """Let everything settle, then keep what the window shows."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from seatingapp.ui.picture import png_of

    QTest.qWait(300)  # pictures are for people; tests never wait like this
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main-window")
    path.write_bytes(png_of(window))


if __name__ == "__main__":
    main()
