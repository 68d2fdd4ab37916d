"""The dialog that changes the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from seatingapp.ui.school.field import field_label
from seatingapp.ui.school.growing import GrowingDialog
from seatingapp.ui.school.state import PassphraseState
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.passphrase_field import PassphraseField
from seatingapp.ui.widgets.strength_meter import StrengthMeter
from seatingapp.ui.widgets.text import Text, TextRole

_BODY = (
    "The old passphrase stops working at once. Copies of the vault's folder that you made before"
    " still open with the old one."
)


class PassphraseDialog(GrowingDialog):
    """`change_requested` with the secret so far and the new passphrase twice.

    It stays open until the change is made, and forgets what was typed when it goes.
    """

    change_requested = Signal(str, str, str)
    new_edited = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Change the passphrase",
            _BODY,
            name="passphrase-dialog",
            accept="Change it",
            parent=parent,
        )
        self.setMinimumWidth(520)
        self.presenter: object = None  # kept here, so that it lives as long as the dialog
        self._busy = False
        self._current = PassphraseField(
            "Passphrase so far, or recovery key", name="passphrase-current"
        )
        self._new = PassphraseField("New passphrase", name="passphrase-new")
        self._again = PassphraseField("New passphrase again", name="passphrase-again")
        self._meter = StrengthMeter(name="passphrase-strength")
        self._caps = Text("Caps Lock seems to be on.", TextRole.SMALL, name="passphrase-caps")
        self._caps.set_tone("warning")
        self._caps.hide()
        self._said = Text("", TextRole.MUTED, name="passphrase-busy")
        self._banner = Banner(name="passphrase-problem")
        self._banner.clear()
        self._fields = (self._current, self._new, self._again)
        self.content.addWidget(self._banner)
        for field in self._fields:
            self.content.addWidget(field_label(field.accessibleName(), field))
            self.content.addWidget(field)
            field.caps_lock_changed.connect(self._caps.setVisible)
            if field is self._new:
                self.content.addWidget(self._meter)
        self.content.addWidget(self._caps)
        self.content.addWidget(self._said)
        self._new.textEdited.connect(self.new_edited)
        self._current.setFocus()

    def show_state(self, state: PassphraseState) -> None:
        """Show the strength, what is going on, and what is wrong; emits nothing."""
        self._busy = bool(state.busy)
        self._meter.show_strength(state.score, state.advice, state.word or " ")
        self._said.setText(state.busy)
        for field in self._fields:
            field.setEnabled(not state.busy)
        self.set_acceptable(not state.busy)
        self._current.set_wrong(state.wrong == "current")
        self._again.set_wrong(state.wrong == "again")
        if state.problem is None:
            self._banner.clear()
        elif not state.busy:
            self._banner.show_refusal(state.problem)
        if state.wrong:
            field = self._current if state.wrong == "current" else self._again
            field.setFocus()
            field.selectAll()

    def finish(self) -> None:
        """Close: the passphrase is changed."""
        self._busy = False
        self.changed.emit()
        super().accept()

    def accept(self) -> None:
        """Ask for the change; the dialog closes when it is made."""
        self.change_requested.emit(*(field.text() for field in self._fields))

    def reject(self) -> None:
        """Close without a change, unless one is being made."""
        if not self._busy:
            super().reject()

    def done(self, result: int) -> None:
        """Forget what was typed."""
        for field in self._fields:
            field.clear()
        super().done(result)
