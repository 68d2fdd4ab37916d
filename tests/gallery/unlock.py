"""The Unlock page in all its states, for the gallery."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from seatingapp.domain.vault_errors import WrongKey
from seatingapp.ui.unlock.page import UnlockPage
from seatingapp.ui.unlock.state import (
    CreateState,
    OpenState,
    RecoveryKeyState,
    UnlockState,
    WelcomeState,
    problem_of,
)

PLACE = "Documents/My classes.seating"
KEY = "AGE-SECRET-KEY-1NNUWGMX52ZQMSQTQG9REJW433QWAXN9XG4J8QE4ZNN59WJ3AR8AQKD0DST"
STATES: dict[str, UnlockState] = {
    "welcome": WelcomeState(),
    "create": CreateState(PLACE, 2, "Too weak", "Add a word or two that nobody would expect."),
    "recovery": RecoveryKeyState(PLACE, KEY, said="Sent to the printer."),
    "open": OpenState(PLACE, note="Nobody used the app for a while."),
    "wrong": OpenState(PLACE, problem=problem_of(WrongKey())),
    "busy": OpenState(PLACE, busy="Checking the passphrase…"),
}


def unlock_page(state: str) -> QWidget:
    """Return the page in one of the states above."""
    page = UnlockPage()
    page.show_state(STATES[state])
    return page
