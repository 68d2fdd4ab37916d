"""Which behaviour policy is in force, and the way into its editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from seatingapp.ui.school.state import SettingsState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_NOTE = "What can be logged and where it leads. Entries keep what it said when they were made."


class PolicyCard(Card):
    """`edit_requested` when the policy is to be edited."""

    edit_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Behaviour policy", name="school-policy")
        self._lines = Text("", name="policy-in-force", wrap=True)
        self.edit = Button("Edit the policy …", name="edit-policy", icon="edit")
        self.body.addWidget(self._lines)
        self.body.addWidget(Text(_NOTE, TextRole.SMALL, name="policy-note", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.edit)
        row.addStretch(1)
        self.body.addLayout(row)
        self.edit.clicked.connect(self.edit_requested)

    def show_state(self, state: SettingsState) -> None:
        """Show what is in force; emits nothing."""
        self._lines.setText("\n".join(state.policy))
