"""The School page: names, characteristics, seat cards, security and more, a card each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.policy_editor.offer_dialog import OfferDialog
from seatingapp.ui.policy_editor.state import Offer, PolicyState
from seatingapp.ui.school.appearance_card import AppearanceCard
from seatingapp.ui.school.calendar_card import CalendarCard
from seatingapp.ui.school.columns import CardColumns
from seatingapp.ui.school.kinds_card import KindsCard
from seatingapp.ui.school.names_card import NamesCard
from seatingapp.ui.school.policy_card import PolicyCard
from seatingapp.ui.school.seat_cards_card import SeatCardsCard
from seatingapp.ui.school.security_card import SecurityCard
from seatingapp.ui.school.state import SettingsState, VaultState
from seatingapp.ui.school.vault_card import VaultCard
from seatingapp.ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from seatingapp.ui.policy_editor.editor import PolicyEditor

_FILES = "Policies (*.policy.json *.json)"


class SchoolPage(EditingPage):
    """Shows a `SettingsState` and a `VaultState`; what the user wants leaves its cards by signals.

    A `PolicyState` that is open stands in their place.

    `backup_ended` tells the window that there may be a newer backup.
    """

    backup_ended = Signal()
    policy_done = Signal()
    policy_chosen = Signal(str)  # one of those that were offered
    policy_place_chosen = Signal(str)
    policy_file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("School", name="school", parent=parent)
        self._header.add_action(self._history.undo)
        self._header.add_action(self._history.redo)
        self._messages = QVBoxLayout()
        self._done = Button("Done", name="policy-done", kind=ButtonKind.PRIMARY)
        self._done.setToolTip("Everything is saved already (Esc)")
        self._done.hide()
        self._header.add_action(self._done)
        self._done.clicked.connect(self.policy_done)
        self._subtitle = ""
        self._editing = False
        self.names, self.kinds, self.seat_cards = NamesCard(), KindsCard(), SeatCardsCard()
        self.policy = PolicyCard()
        self._editor: PolicyEditor | None = None
        self.security, self.appearance, self.vault = SecurityCard(), AppearanceCard(), VaultCard()
        self.calendar = CalendarCard()
        self._columns = CardColumns(name="school-columns")
        for card in (self.names, self.calendar, self.policy, self.kinds):
            self._columns.add_left(card)
        for other in (self.seat_cards, self.security, self.appearance, self.vault):
            self._columns.add_right(other)
        self._build()
        self._say_over(self, above=16)

    def _build(self) -> None:
        self._body = QStackedWidget()
        self._body.addWidget(self._columns)
        self._messages.setContentsMargins(12, 0, 12, 0)
        self._messages.addWidget(self._banner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(self._messages)
        layout.addWidget(self._body, 1)

    def show_state(self, state: SettingsState) -> None:
        """Show the settings; emits nothing."""
        self._subtitle = state.subtitle
        self._show_head()
        self._history.show_state(state.history)
        for card in (
            self.names,
            self.calendar,
            self.policy,
            self.kinds,
            self.seat_cards,
            self.security,
            self.appearance,
        ):
            card.show_state(state)

    def policy_editor(self) -> PolicyEditor:
        """The editor, which is made when it is wanted for the first time."""
        if self._editor is None:
            from seatingapp.ui.policy_editor.editor import PolicyEditor

            self._editor = PolicyEditor()
            inner = QWidget()
            around = QVBoxLayout(inner)
            around.setContentsMargins(12, 12, 12, 10)
            around.addWidget(self._editor)
            self._body.addWidget(inner)
        return self._editor

    def show_policy(self, state: PolicyState) -> None:
        """Show the policy's editor in place of the cards, or the cards again; emits nothing."""
        was_open, self._editing = self._editing, state.is_open
        self._done.setVisible(state.is_open)
        self._show_head()
        editor = self.policy_editor() if state.is_open else None
        self._body.setCurrentIndex(0 if editor is None else 1)
        if editor is not None:
            editor.show_state(state)
        if editor is not None and not was_open:
            editor.take_focus()
        elif was_open and not state.is_open:
            self.policy.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def offer_policies(self, offers: tuple[Offer, ...]) -> None:
        """Open the dialog that shows what other policies would change."""
        dialog = OfferDialog(offers, self)
        dialog.use_requested.connect(self.policy_chosen)
        dialog.open()

    def ask_where_to_export(self, suggested: str) -> None:
        """Open the dialog that asks for a file to write."""
        dialog = file_dialog(self, "Export the policy", "export-policy-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_FILES])
        dialog.setDefaultSuffix("json")
        dialog.selectFile(suggested)
        dialog.fileSelected.connect(self.policy_place_chosen)
        dialog.open()

    def ask_what_to_import(self) -> None:
        """Open the dialog that asks for a policy file."""
        dialog = file_dialog(self, "Import a policy", "import-policy-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_FILES, "All files (*)"])
        dialog.fileSelected.connect(self.policy_file_chosen)
        dialog.open()

    def _show_head(self) -> None:
        if self._editing:
            self._header.set_texts("Behaviour policy", "School")
        else:
            self._header.set_texts("School", self._subtitle)

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
