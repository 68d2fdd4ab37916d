"""The form that corrects an entry: pupil, behaviour, amount, moment, note, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.ui.completing.form import OTHER_WORDS, PARENTS
from seatingapp.ui.entry_record.state import CorrectState
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import mark_wrong

_KEPT = "The entry as it was stays on record; the corrected one stands in its place."


class CorrectForm(QWidget):
    """Shows a `CorrectState`; `changed` with the name of a part and what it is to be."""

    changed = Signal(str, str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correct-form")
        self.pupil = Choice(name="correct-pupil", accessible="Pupil")
        self.kind = Choice(name="correct-type", accessible="Behaviour")
        self.pupil.choice_requested.connect(self._choose_pupil)
        self.kind.choice_requested.connect(self._choose_kind)
        self._fields: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.addRow("Pupil", self.pupil)
        self._form.addRow("Behaviour", self.kind)
        self._form.addRow("Amount", self._field("amount", "Amount", 80))
        self._form.addRow("When", self._moment())
        self._form.addRow("Note", self._field("note", f"Note. {PARENTS}"))
        self._form.addRow("Why", self._field("reason", "Why it is corrected, if you like"))
        self._fields["reason"].setPlaceholderText("If you like, such as: mixed up two pupils")
        self._wrong = Text("", TextRole.SMALL, name="correct-wrong", wrap=True)
        self._wrong.set_tone("error")
        self._warning = Banner(name="correct-warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._form)
        column.addWidget(self._wrong)
        column.addWidget(self._warning)
        column.addWidget(Text(f"{PARENTS} {_KEPT}", TextRole.SMALL, wrap=True))
        column.addStretch(1)

    def show_correction(self, state: CorrectState) -> None:
        """Show a state; emits nothing."""
        self.pupil.show_choices([(str(n), text) for n, text in state.pupils], str(state.pupil_id))
        self.kind.show_choices([(str(n), text) for n, text in state.types], str(state.type_id))
        for name, field in self._fields.items():
            text = getattr(state, name)
            if field.text() != text:
                field.setText(text)
        self._form.setRowVisible(self._fields["amount"], state.most > 1)
        mark_wrong(self._fields["day"], "day" in state.wrong)
        mark_wrong(self._fields["time"], "time" in state.wrong)
        mark_wrong(self._fields["amount"], "amount" in state.wrong)
        self._wrong.setText(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        if not state.warning:
            self._warning.clear()
        elif state.warning not in self._warning.text():
            self._warning.show_message(Level.WARNING, state.warning, OTHER_WORDS)

    def take_focus(self) -> None:
        """Begin with who it was."""
        self.pupil.setFocus(Qt.FocusReason.TabFocusReason)

    def _field(self, name: str, accessible: str, width: int = 0) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"correct-{name}")
        field.setAccessibleName(accessible)
        field.setProperty("part", name)
        field.setMinimumHeight(32)
        if width:
            field.setFixedWidth(width)
        field.textEdited.connect(self._type)
        field.returnPressed.connect(self.entered)
        self._fields[name] = field
        return field

    def _moment(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._field("day", "Day", 120))
        row.addWidget(self._field("time", "Time", 80))
        row.addStretch(1)
        return both

    def _type(self, text: str) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self.changed.emit(str(field.property("part")), text)

    def _choose_pupil(self, key: str) -> None:
        self.changed.emit("pupil_id", key)

    def _choose_kind(self, key: str) -> None:
        self.changed.emit("type_id", key)
