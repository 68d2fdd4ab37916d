"""The Unlock page as the app makes it, on a real vault."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from seatingapp.services import vaults
from seatingapp.services.workspace import Workspace
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.tasks import Tasks
from seatingapp.ui.unlock.factory import make_unlock_page
from seatingapp.ui.unlock.page import UnlockPage

PASSPHRASE = "lamp otter violin custard"


class Entered:
    """Keeps the workspaces that the page led to."""

    def __init__(self) -> None:
        self.workspaces: list[Workspace] = []

    def enter(self, workspace: Workspace) -> None:
        self.workspaces.append(workspace)

    @property
    def any(self) -> bool:
        return bool(self.workspaces)


@pytest.fixture
def entered() -> Iterator[Entered]:
    entered = Entered()
    yield entered
    for workspace in entered.workspaces:
        workspace.lock()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.wait()


@pytest.fixture
def make_page(
    qtbot: QtBot, tasks: Tasks, preferences: Preferences, entered: Entered
) -> Callable[..., UnlockPage]:
    """Return what shows a page, with the reason of a lock if there is one."""

    def make(reason: str = "") -> UnlockPage:
        page = make_unlock_page(tasks, preferences, entered.enter, reason)
        page.resize(1000, 760)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return make


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a locked vault with its recovery key."""
    folder = tmp_path_factory.mktemp("vaults")
    created = vaults.create(folder / "Mine", PASSPHRASE, teacher="Ms Patel")
    place = created.workspace.vault.folder
    created.workspace.lock()
    return place, created.recovery_key
