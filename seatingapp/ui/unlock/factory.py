"""Makes the Unlock page with everything it needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from seatingapp.ui.preferences import Preferences
from seatingapp.ui.tasks import Tasks, TasksFor
from seatingapp.ui.unlock.page import UnlockPage
from seatingapp.ui.unlock.presenter import UnlockPresenter

if TYPE_CHECKING:
    from seatingapp.services.workspace import Workspace

FIRST_NAME = "My classes.seating"


class UnlockWiring(QObject):
    """Joins page and presenter, and keeps the presenter alive as long as the page."""

    def __init__(
        self,
        page: UnlockPage,
        tasks: Tasks,
        preferences: Preferences,
        enter: Callable[[Workspace], None],
    ) -> None:
        """Connect every intent to the presenter."""
        super().__init__(page)
        self._preferences, self._enter = preferences, enter
        self.presenter = UnlockPresenter(
            page,
            TasksFor(tasks, page),
            self._go_in,
            last_vault=preferences.last_vault,
            suggested_place=suggested_place(),
        )
        page.sample_requested.connect(self.presenter.explore_sample)
        page.create_form_requested.connect(self.presenter.ask_to_create)
        page.open_form_requested.connect(self.presenter.ask_to_open)
        page.back_requested.connect(self.presenter.welcome)
        page.passphrase_edited.connect(self.presenter.rate)
        page.create_requested.connect(self.presenter.create)
        page.open_requested.connect(self.presenter.open)
        page.open_with_recovery_requested.connect(self.presenter.open_with_recovery)
        page.recovery_toggled.connect(self.presenter.use_recovery_key)
        page.recovery_printed.connect(self.presenter.printed_recovery_key)
        page.recovery_save_requested.connect(self.presenter.save_recovery_key)
        page.recovery_stored.connect(self.presenter.recovery_key_stored)
        page.destroyed.connect(self.presenter.close)

    def _go_in(self, workspace: Workspace, place: Path | None) -> None:
        if place is not None:
            self._preferences.last_vault = place
        self._enter(workspace)


def suggested_place() -> Path:
    """Return a vault that does not exist yet, in the user's documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
    place, number = folder / FIRST_NAME, 2
    while place.exists():
        place, number = folder / f"My classes {number}.seating", number + 1
    return place


def make_unlock_page(
    tasks: Tasks,
    preferences: Preferences,
    enter: Callable[[Workspace], None],
    reason: str = "",
) -> UnlockPage:
    """Return the page, ready to show; `reason` says why the vault was locked.

    `enter` is called with the open workspace, on the window's thread, once.
    """
    page = UnlockPage()
    wiring = UnlockWiring(page, tasks, preferences, enter)
    page.wiring = wiring
    wiring.presenter.start(reason)
    return page
