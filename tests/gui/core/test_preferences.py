"""What the app remembers about itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from seatingapp.ui.preferences import Preferences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "app.ini"


def opened(file: Path) -> Preferences:
    return Preferences(QSettings(str(file), QSettings.Format.IniFormat))


def test_it_starts_with_nothing(file: Path) -> None:
    fresh = opened(file)
    assert fresh.last_vault is None
    assert fresh.appearance == "system"
    assert fresh.window_geometry.isEmpty()


def test_it_is_still_there_next_time(file: Path) -> None:
    first = opened(file)
    first.last_vault = file.parent / "My classes.seating"
    first.appearance = "dark"
    first.follow_up_part = "drafts"
    first.window_geometry = QByteArray(b"place")
    del first
    again = opened(file)
    assert again.last_vault == file.parent / "My classes.seating"
    assert again.appearance == "dark"
    assert again.follow_up_part == "drafts"
    assert again.window_geometry == QByteArray(b"place")
    again.last_vault = None
    assert opened(file).last_vault is None
