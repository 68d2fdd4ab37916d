"""The form for a new vault: whose it is, where, and the passphrase twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from seatingapp.ui.unlock.form import Form, field_label
from seatingapp.ui.unlock.state import CreateState, Problem
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.passphrase_field import PassphraseField
from seatingapp.ui.widgets.strength_meter import StrengthMeter
from seatingapp.ui.widgets.text import Text, TextRole


class CreateView(Form):
    """`create_requested` with place, name, passphrase and its repetition."""

    create_requested = Signal(str, str, str, str)
    passphrase_edited = Signal(str, str)
    choose_requested = Signal()
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Create my vault",
            "There is no reset by e-mail: keep the passphrase in mind, and the recovery key that"
            " comes next in a safe place.",
            name="create-form",
        )
        self._told: Problem | None = None
        self._teacher = _field("create-teacher", "Your name")
        self._teacher.setPlaceholderText("It signs what you log, such as Ms Patel")
        self._place = _field("create-place", "Place of the vault")
        self._choose = Button("Choose\u2026", name="create-choose", icon="open")
        self._passphrase = PassphraseField("Passphrase", name="create-passphrase")
        self._repeated = PassphraseField("Passphrase again", name="create-repeated")
        self._meter = StrengthMeter(name="create-strength")
        self._caps = Text("Caps Lock seems to be on.", TextRole.SMALL, name="create-caps")
        self._caps.set_tone("warning")
        self._caps.hide()
        self._busy = Text("", TextRole.MUTED, name="create-busy")
        self._create = Button("Create", name="create-create", kind=ButtonKind.PRIMARY)
        self._back = Button("Back", name="create-back", kind=ButtonKind.PLAIN)
        self.body.addWidget(field_label("Your name", self._teacher))
        self.body.addWidget(self._teacher)
        self.body.addWidget(field_label("Place", self._place))
        self.add_row(self._place, self._choose, stretch=0)
        self.body.addWidget(field_label("Passphrase", self._passphrase))
        self.body.addWidget(self._passphrase)
        self.body.addWidget(self._meter)
        self.body.addWidget(field_label("Passphrase again", self._repeated))
        self.body.addWidget(self._repeated)
        self.body.addWidget(self._caps)
        self.body.addSpacing(8)
        self.add_row(self._back, self._busy, self._create, stretch=1)
        self._connect()

    def _connect(self) -> None:
        self._choose.clicked.connect(self.choose_requested)
        self._back.clicked.connect(self.back_requested)
        self.leave_by(self._back)
        self._create.clicked.connect(self._ask)
        self._passphrase.textEdited.connect(self._edited)
        for field in (self._teacher, self._place, self._passphrase, self._repeated):
            field.returnPressed.connect(self._ask)
        for secret in (self._passphrase, self._repeated):
            secret.caps_lock_changed.connect(self._caps.setVisible)

    def show_state(self, state: CreateState) -> None:
        """Show place, strength, and what went wrong."""
        if not self._place.text() or state.busy:
            self._place.setText(state.place)
        self._meter.show_strength(state.score, state.advice, state.word or " ")
        self._busy.setText(state.busy)
        for widget in (
            self._teacher,
            self._place,
            self._passphrase,
            self._repeated,
            self._choose,
            self._create,
            self._back,
        ):
            widget.setEnabled(not state.busy)
        about_key = state.problem is not None and state.problem.about_key
        for secret in (self._passphrase, self._repeated):
            secret.set_wrong(about_key)
        self.show_problem(state.problem)
        # Once a problem: the strength is shown anew at every letter, and must not move the cursor.
        if about_key and state.problem is not self._told:
            self._passphrase.setFocus()
            self._passphrase.selectAll()
        self._told = state.problem

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._teacher.setFocus()

    def place(self) -> str:
        """Return where the vault is to be."""
        return self._place.text().strip()

    def set_place(self, place: str) -> None:
        """Show the place that was chosen in the dialog."""
        self._place.setText(place)

    def forget(self) -> None:
        """Drop what was typed."""
        for field in (self._place, self._passphrase, self._repeated):
            field.clear()

    def _edited(self, passphrase: str) -> None:
        self.passphrase_edited.emit(passphrase, self._teacher.text())

    def _ask(self) -> None:
        secrets = (self._passphrase.text(), self._repeated.text())
        self.create_requested.emit(self.place(), self._teacher.text(), *secrets)


def _field(name: str, accessible: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    return field
