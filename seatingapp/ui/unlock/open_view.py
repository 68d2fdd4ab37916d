"""The form to open a vault: which one, and its passphrase or recovery key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from seatingapp.ui.unlock.form import Form, field_label
from seatingapp.ui.unlock.state import OpenState
from seatingapp.ui.widgets.banner import Level
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.passphrase_field import PassphraseField
from seatingapp.ui.widgets.text import Text, TextRole


class OpenView(Form):
    """Enter in any field unlocks. The secret is forgotten as soon as the form goes."""

    open_requested = Signal(str, str)
    open_with_recovery_requested = Signal(str, str)
    recovery_toggled = Signal(str, bool)
    choose_requested = Signal()
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Open a vault", "Its content stays hidden until the key fits.", name="open-form"
        )
        self._by_recovery = False
        self._place = QLineEdit()
        self._place.setObjectName("open-place")
        self._place.setAccessibleName("Vault to open")
        self._place.setPlaceholderText("A folder whose name ends in .seating")
        choose = Button("Choose\u2026", name="open-choose", icon="open")
        choose.clicked.connect(self.choose_requested)
        self._secret = PassphraseField("Passphrase", name="open-secret")
        self._label = field_label("Passphrase", self._secret)
        self._caps = Text("Caps Lock seems to be on.", TextRole.SMALL, name="open-caps")
        self._caps.set_tone("warning")
        self._caps.hide()
        self._secret.caps_lock_changed.connect(self._caps.setVisible)
        self._unlock = Button("Unlock", name="open-unlock", kind=ButtonKind.PRIMARY, icon="unlock")
        self._other = Button("", name="open-other", kind=ButtonKind.LINK)
        self._back = Button("Back", name="open-back", kind=ButtonKind.PLAIN)
        self._busy = Text("", TextRole.MUTED, name="open-busy")
        self.body.addWidget(field_label("Vault", self._place))
        self.add_row(self._place, choose, stretch=0)
        self.body.addWidget(self._label)
        self.body.addWidget(self._secret)
        self.body.addWidget(self._caps)
        self.add_row(self._other).addStretch(1)
        self.body.addSpacing(8)
        self.add_row(self._back, self._busy, self._unlock, stretch=1)
        self._unlock.clicked.connect(self._ask)
        self._secret.returnPressed.connect(self._ask)
        self._place.returnPressed.connect(self._ask)
        self._other.clicked.connect(self._toggle)
        self._back.clicked.connect(self.back_requested)
        self.leave_by(self._back)
        self._choose = choose

    def show_state(self, state: OpenState) -> None:
        """Show which vault, by which secret, and what went wrong."""
        if self._place.text() != state.place:
            self._place.setText(state.place)
        if state.by_recovery_key != self._by_recovery:
            self._secret.clear()
        self._by_recovery = state.by_recovery_key
        wanted = "Recovery key" if self._by_recovery else "Passphrase"
        self._label.setText(wanted)
        self._secret.setAccessibleName(wanted)
        other = f"Use the {'passphrase' if self._by_recovery else 'recovery key'} instead"
        self._other.setText(other)
        self._other.setAccessibleName(other)
        self._other.updateGeometry()
        self._busy.setText(state.busy)
        fields = (self._place, self._choose, self._secret)
        for widget in (*fields, self._unlock, self._other, self._back):
            widget.setEnabled(not state.busy)
        self._secret.set_wrong(state.problem is not None and state.problem.about_key)
        if state.note and state.problem is None:
            self.banner.show_message(Level.INFO, "The vault is locked.", state.note)
        else:
            self.show_problem(state.problem)
        if state.problem is not None and state.problem.about_key:
            self._secret.setFocus()
            self._secret.selectAll()

    def focus_first(self) -> None:
        """Put the cursor where something is to be typed."""
        (self._secret if self._place.text() else self._place).setFocus()

    def set_place(self, place: str) -> None:
        """Show the vault that was chosen in the dialog."""
        self._place.setText(place)
        self._secret.setFocus()

    def place(self) -> str:
        """Return which vault is to be opened."""
        return self._place.text().strip()

    def forget(self) -> None:
        """Drop what was typed."""
        self._secret.clear()

    def _ask(self) -> None:
        asked = self.open_with_recovery_requested if self._by_recovery else self.open_requested
        asked.emit(self.place(), self._secret.text())

    def _toggle(self) -> None:
        self.recovery_toggled.emit(self.place(), not self._by_recovery)
        self._secret.setFocus()
