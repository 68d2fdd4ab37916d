"""The School page: names, characteristics, seat cards, security and more, a card each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.school.appearance_card import AppearanceCard
from seatingapp.ui.school.columns import CardColumns
from seatingapp.ui.school.kinds_card import KindsCard
from seatingapp.ui.school.names_card import NamesCard
from seatingapp.ui.school.seat_cards_card import SeatCardsCard
from seatingapp.ui.school.security_card import SecurityCard
from seatingapp.ui.school.state import SettingsState, VaultState
from seatingapp.ui.school.vault_card import VaultCard


class SchoolPage(EditingPage):
    """Shows a `SettingsState` and a `VaultState`; what the user wants leaves its cards by signals.

    `backup_ended` tells the window that there may be a newer backup.
    """

    backup_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("School", name="school", parent=parent)
        self._header.add_action(self._history.undo)
        self._header.add_action(self._history.redo)
        self._messages = QVBoxLayout()
        self.names, self.kinds, self.seat_cards = NamesCard(), KindsCard(), SeatCardsCard()
        self.security, self.appearance, self.vault = SecurityCard(), AppearanceCard(), VaultCard()
        self._columns = CardColumns(name="school-columns")
        for card in (self.names, self.kinds):
            self._columns.add_left(card)
        for other in (self.seat_cards, self.security, self.appearance, self.vault):
            self._columns.add_right(other)
        self._build()
        self._say_over(self, above=16)

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
        for card in (
            self.names,
            self.kinds,
            self.seat_cards,
            self.security,
            self.appearance,
        ):
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
        super().show_refusal(refusal)

    def clear_refusal(self) -> None:
        """Take the last refusal away."""
        self._messages.setContentsMargins(12, 0, 12, 0)
        super().clear_refusal()
