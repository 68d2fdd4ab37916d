"""The dialog that makes a new recovery key: who is there, then the key, then the change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatingapp.ui.recovery_key.panel import RecoveryKeyPanel
from seatingapp.ui.school.field import field_label
from seatingapp.ui.school.growing import GrowingDialog
from seatingapp.ui.school.state import RecoveryState
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.passphrase_field import PassphraseField
from seatingapp.ui.widgets.text import Text, TextRole

_ASKING = (
    "Whoever has the recovery key can open the vault. So show first that the vault is yours:"
    " nothing is changed by that."
)
_SHOWING = (
    "This key is shown now and never again. Print or save it, then press Use the new key: only"
    " then does the old key stop working. That cannot be undone."
)


class RecoveryDialog(GrowingDialog):
    """`prove_requested` with a secret, then `use_requested` once the new key is stored."""

    prove_requested = Signal(str)
    save_requested = Signal(str)
    printed = Signal()
    use_requested = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "New recovery key", _ASKING, name="recovery-dialog", accept="Go on", parent=parent
        )
        self.setMinimumWidth(560)
        self.presenter: object = None  # kept here, so that it lives as long as the dialog
        self._state = RecoveryState()
        self._banner = Banner(name="recovery-problem")
        self._banner.clear()
        self._secret = PassphraseField("Passphrase, or recovery key so far", name="recovery-secret")
        self._panel = RecoveryKeyPanel()
        self._stored = CheckBox("I have stored it in a safe place", name="recovery-stored")
        self._said = Text("", TextRole.MUTED, name="recovery-busy")
        self._asking, self._showing = QWidget(), QWidget()
        asking, showing = QVBoxLayout(self._asking), QVBoxLayout(self._showing)
        for layout in (asking, showing):
            layout.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(field_label(self._secret.accessibleName(), self._secret))
        asking.addWidget(self._secret)
        showing.addWidget(self._panel)
        showing.addWidget(self._stored)
        for widget in (self._banner, self._asking, self._showing, self._said):
            self.content.addWidget(widget)
        self._showing.hide()
        self._panel.save_requested.connect(self.save_requested)
        self._panel.printed.connect(self.printed)
        self._stored.toggled.connect(self._note_stored)
        self._secret.setFocus()

    def show_state(self, state: RecoveryState) -> None:
        """Show the question or the key; emits nothing."""
        fresh = bool(state.key) and not self._state.key
        self._state = state
        if fresh:
            self._secret.clear()
            self._asking.hide()
            self._showing.show()
            self.set_body(_SHOWING)
            self._accept.setText("Use the new key")
            self._accept.setAccessibleName("Use the new key")
            self._accept.updateGeometry()
            self._panel.focus_first()
        if state.key:
            self._panel.show_key(state.place, state.key, state.said)
        self._said.setText(state.busy)
        self._said.setVisible(bool(state.busy))
        self._secret.setEnabled(not state.busy)
        self._secret.set_wrong(state.problem is not None and not state.key)
        if state.problem is None:
            self._banner.clear()
        else:
            self._banner.show_refusal(state.problem)
            self._secret.setFocus()
            self._secret.selectAll()
        self._note_stored()

    def finish(self) -> None:
        """Close: the new key is the one that counts."""
        self._state = RecoveryState()
        self.changed.emit()
        super().accept()

    def accept(self) -> None:
        """Go on: to the key, or with the key."""
        if self._state.key:
            self.use_requested.emit()
        else:
            self.prove_requested.emit(self._secret.text())

    def reject(self) -> None:
        """Close with everything as it was, unless the key is being written."""
        if not self._state.busy:
            super().reject()

    def done(self, result: int) -> None:
        """Forget key and secret."""
        self._panel.forget()
        self._secret.clear()
        super().done(result)

    def _note_stored(self) -> None:
        ready = not self._state.key or self._stored.isChecked()
        self.set_acceptable(ready and not self._state.busy)
