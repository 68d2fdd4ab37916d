"""The recovery key, shown once: print it, save it, and say that it is stored."""

from __future__ import annotations

from PySide6.QtCore import Signal

from seatingapp.ui.recovery_key.panel import RecoveryKeyPanel
from seatingapp.ui.unlock.form import Form
from seatingapp.ui.unlock.state import RecoveryKeyState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.check_box import CheckBox


class RecoveryView(Form):
    """Goes on only after the box was ticked."""

    printed = Signal()
    save_requested = Signal(str)
    stored = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Your recovery key",
            "It opens the vault when the passphrase is lost. It is shown now and never again."
            " While the vault is open you can make another one, and this one stops working.",
            name="recovery-form",
            width=560,
        )
        self._panel = RecoveryKeyPanel()
        self._stored = CheckBox("I have stored it in a safe place", name="recovery-stored")
        self._go = Button("Go on", name="recovery-continue", kind=ButtonKind.PRIMARY)
        self.body.addWidget(self._panel)
        self.body.addWidget(self._stored)
        self.add_row(self._go).insertStretch(0, 1)
        self._go.setEnabled(False)
        self._stored.toggled.connect(self._go.setEnabled)
        self._panel.printed.connect(self.printed)
        self._panel.save_requested.connect(self.save_requested)
        self._go.clicked.connect(self.stored)

    def show_state(self, state: RecoveryKeyState) -> None:
        """Show the key and what became of print or save."""
        self._panel.show_key(state.place, state.key, state.said)
        self.show_problem(state.problem)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self._panel.focus_first()

    def forget(self) -> None:
        """Drop the key."""
        self._panel.forget()
        self._stored.setChecked(False)
