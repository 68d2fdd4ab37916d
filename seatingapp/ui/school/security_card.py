"""When the app locks, and the two ways into the vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.services.school_settings import IDLE_MINUTES
from seatingapp.ui.school.field import field_label
from seatingapp.ui.school.state import SettingsState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole

_LOCKING = "It also locks when the computer sleeps or its screen is locked, and with Ctrl L."
_PASSPHRASE = "There is no reset by e-mail: keep it in mind."
_RECOVERY = "It opens the vault when the passphrase is lost. A new one replaces the old one."


class SecurityCard(Card):
    """`lock_requested` with minutes; the two others ask for a dialog."""

    lock_requested = Signal(int)
    passphrase_requested = Signal()
    recovery_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Security", name="school-security")
        self._lock = Choice(name="lock-after", accessible="Lock after")
        passphrase = Button("Change\u2026", name="change-passphrase", icon="lock")
        passphrase.setAccessibleName("Change the passphrase")
        recovery = Button("Make a new one\u2026", name="new-recovery-key", icon="key")
        recovery.setAccessibleName("Make a new recovery key")
        self._row("Lock when nobody uses the app for", _LOCKING, self._lock)
        self._row("Passphrase", _PASSPHRASE, passphrase)
        self._row("Recovery key", _RECOVERY, recovery)
        self._lock.choice_requested.connect(self._ask_lock)
        passphrase.clicked.connect(self.passphrase_requested)
        recovery.clicked.connect(self.recovery_requested)

    def show_state(self, state: SettingsState) -> None:
        """Show the time; emits nothing."""
        minutes = sorted({*IDLE_MINUTES, state.idle_minutes})
        offered = [(str(n), f"{n} minute{'' if n == 1 else 's'}") for n in minutes]
        self._lock.show_choices(offered, str(state.idle_minutes))

    def _row(self, title: str, sentence: str, control: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(field_label(title, control), 1)
        head.addWidget(control)
        self.body.addLayout(head)
        self.body.addWidget(Text(sentence, TextRole.SMALL, wrap=True))
        self.body.addSpacing(2)

    def _ask_lock(self, key: str) -> None:
        self.lock_requested.emit(int(key))
