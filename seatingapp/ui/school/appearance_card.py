"""How the app looks on this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from seatingapp.ui.school.state import SettingsState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_LOOKS = (
    ("system", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("contrast", "High contrast"),
)


class AppearanceCard(Card):
    """`appearance_requested` with a key of the four looks."""

    appearance_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("Appearance", name="school-appearance")
        self._looks = SegmentedControl(_LOOKS, name="appearance", accessible="Appearance")
        row = QHBoxLayout()
        row.addWidget(self._looks)
        row.addStretch(1)
        self.body.addLayout(row)
        note = "On this computer only, at once. To go back, choose what it was before."
        self.body.addWidget(Text(note, TextRole.SMALL, wrap=True))
        self._looks.choice_requested.connect(self.appearance_requested)

    def show_state(self, state: SettingsState) -> None:
        """Show which look is on; emits nothing."""
        self._looks.choose(state.appearance)
