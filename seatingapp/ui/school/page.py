"""The School page: names, characteristics, security, appearance and the vault, a card each."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.history_buttons import HistoryButtons
from seatingapp.ui.school.appearance_card import AppearanceCard
from seatingapp.ui.school.columns import CardColumns
from seatingapp.ui.school.kinds_card import KindsCard
from seatingapp.ui.school.names_card import NamesCard
from seatingapp.ui.school.security_card import SecurityCard
from seatingapp.ui.school.state import SettingsState, VaultState
from seatingapp.ui.school.vault_card import VaultCard
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.toast import Toast


class SchoolPage(QWidget):
    """Shows a `SettingsState` and a `VaultState`; what the user wants leaves its cards by signals.

    `backup_ended` tells the window that there may be a newer backup.
    """

    opened = Signal()
    left = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    backup_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("school-page")
        self.setAccessibleName("School")
        self.wiring: QObject | None = None  # kept here, so that it lives as long as the page
        self._header = PageHeader("School", name="school-header")
        self._history = HistoryButtons(self)
        self._header.add_action(self._history.undo)
        self._header.add_action(self._history.redo)
        self._banner = Banner(name="school-banner")
        self._banner.clear()
        self._messages = QVBoxLayout()
        self.names, self.kinds = NamesCard(), KindsCard()
        self.security, self.appearance, self.vault = SecurityCard(), AppearanceCard(), VaultCard()
        self._columns = CardColumns(name="school-columns")
        for card in (self.names, self.kinds):
            self._columns.add_left(card)
        for other in (self.security, self.appearance, self.vault):
            self._columns.add_right(other)
        self._build()
        self._toast = Toast(self, name="school-toast", above=16)
        self._history.undo_requested.connect(self.undo_requested)
        self._history.redo_requested.connect(self.redo_requested)
        self._toast.action_requested.connect(self.undo_requested)
        self._banner.action_requested.connect(self.clear_refusal)

    def _build(self) -> None:
        self._messages.setContentsMargins(12, 0, 12, 0)
        self._messages.addWidget(self._banner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(self._messages)
        layout.addWidget(self._columns, 1)

    def show_state(self, state: SettingsState) -> None:
        """Show the settings; emits nothing."""
        self._header.set_texts("School", state.subtitle)
        self._history.show_state(state.history)
        for card in (self.names, self.kinds, self.security, self.appearance):
            card.show_state(state)

    def show_vault(self, state: VaultState) -> None:
        """Show the vault's files; emits nothing."""
        self.vault.show_state(state)

    def tell_backup(self) -> None:
        """Tell the window that there may be a newer backup."""
        self.backup_ended.emit()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self._messages.setContentsMargins(12, 12, 12, 0)
        self._banner.show_refusal(refusal, action="Close")

    def clear_refusal(self) -> None:
        """Take the last refusal away."""
        self._messages.setContentsMargins(12, 0, 12, 0)
        self._banner.clear()

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self.clear_refusal()
        self._toast.show_message(text, "Undo Ctrl Z" if undo else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is in front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is not any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()
