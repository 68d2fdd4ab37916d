"""Where the vault is, how it is backed up, and whether all is well with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout

from seatingapp.ui.school.state import VaultState
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.text import Text, TextRole

_STEPS = 100
_BREAK = "\u200b"  # where a long path may be broken
_NOTE = (
    "A vault that changed is backed up by itself when it is opened and locked. Backups lie in"
    " its folder and are encrypted as it is: copy the folder to be safe from a broken disk."
)


class VaultCard(Card):
    """`backup_requested`, `check_requested`, and `cancel_requested` while one of them runs."""

    backup_requested = Signal()
    check_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Vault", "encrypted on this computer", name="school-vault")
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._place = self._fact("Place", "vault-place")
        self._size = self._fact("Size", "vault-size")
        self._newest = self._fact("Newest backup", "vault-newest")
        self._backups = self._fact("Backups", "vault-backups")
        self._back_up = Button("Back up now", name="back-up", icon="save")
        self._check = Button("Check now", name="check-vault", icon="shield")
        self._strip = ProgressStrip(name="vault-progress")
        self._banner = Banner(name="vault-outcome")
        self._outcome: object = None
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._back_up)
        buttons.addWidget(self._check)
        buttons.addStretch(1)
        self.body.addLayout(self._facts)
        self.body.addWidget(Text(_NOTE, TextRole.SMALL, name="vault-note", wrap=True))
        self.body.addLayout(buttons)
        self.body.addWidget(self._strip)
        self.body.addWidget(self._banner)
        self._back_up.clicked.connect(self.backup_requested)
        self._check.clicked.connect(self.check_requested)
        self._strip.cancel_requested.connect(self.cancel_requested)
        self._banner.clear()

    def show_state(self, state: VaultState) -> None:
        """Show the facts, what runs, and how the last thing ended; emits nothing."""
        self._place.setText(state.place.replace("/", f"/{_BREAK}").replace("\\", f"\\{_BREAK}"))
        self._place.setAccessibleName(state.place)
        self._size.setText(state.size)
        self._newest.setText(state.newest or "None yet")
        self._backups.setText(state.backups)
        if state.busy:
            known = state.share >= 0
            done = round(state.share * _STEPS) if known else 0
            self._strip.show_progress(state.busy, done, _STEPS if known else 0)
        else:
            self._strip.finish()
        self._back_up.setEnabled(not state.busy)
        self._check.setEnabled(not state.busy)
        self._show_outcome(state)

    def _show_outcome(self, state: VaultState) -> None:
        """Say how it ended, once: a banner that is shown anew is announced anew."""
        if state.outcome == self._outcome:
            return
        self._outcome = state.outcome
        if state.outcome is None:
            self._banner.clear()
        else:
            level = Level.DONE if state.outcome.good else Level.WARNING
            self._banner.show_message(level, state.outcome.headline, state.outcome.detail)

    def _fact(self, title: str, name: str) -> Text:
        value = Text("", name=name, wrap=True)
        flags = Qt.TextInteractionFlag
        value.setTextInteractionFlags(flags.TextSelectableByMouse)
        self._facts.addRow(Text(title, TextRole.MUTED), value)
        return value
