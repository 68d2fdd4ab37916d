"""The app as `run_window` makes it, in front of a vault with the sample school."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from seatingapp.services.sample_school import SampleSummary
from seatingapp.storage.vault import Unsealed
from seatingapp.ui.composition import compose
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.theme import install_theme
from tests.conftest import PASSPHRASE, copied
from tests.gui.finding import found

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pass over the one warning that the offscreen platform gives for any window of fixed size."""
    harmless = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(harmless)


class Driver:
    """A window that is open, and the steps that every test goes through."""

    def __init__(self, qtbot: QtBot, preferences: Preferences, vault: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.preferences, self.vault, self.qtbot = preferences, vault, qtbot
        self.window, self.composition = compose(install_theme(app), preferences)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type a passphrase and press the button."""
        field = found(self.window, QLineEdit, "open-secret")
        field.setText(passphrase)
        found(self.window, QPushButton, "open-unlock").click()

    def is_in(self) -> bool:
        """Whether the pages are shown."""
        return not self.window.covered


@pytest.fixture
def driver(
    qtbot: QtBot,
    vault_path: Path,
    sample_vault_once: tuple[Unsealed, SampleSummary],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Driver]:
    """The app, started, with the vault known from last time."""
    copied(sample_vault_once[0], vault_path)
    settings = tmp_path_factory.mktemp("settings") / "app.ini"
    preferences = Preferences(QSettings(str(settings), QSettings.Format.IniFormat))
    preferences.last_vault = vault_path
    driver = Driver(qtbot, preferences, vault_path)
    yield driver
    driver.window.close()
