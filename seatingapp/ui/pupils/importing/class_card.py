"""The card that says which class everybody joins."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QMenu, QWidget

from seatingapp.ui.pupils.importing.state import ClassField, Joining
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.text import Text, TextRole

_PAUSE_MS = 250


class ClassCard(Card):
    """`joining_requested` after a pause in typing, or at once for all that is picked or ticked.

    Of a name, a class of each form and no class only one can be chosen.
    """

    joining_requested = Signal(object)  # Joining

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Everybody joins this class", name="class-card", parent=parent)
        self._known: tuple[str, ...] | None = None
        self._name = ""
        self.field = QLineEdit()
        self.field.setObjectName("class-name")
        self.field.setAccessibleName("Everybody joins this class")
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._pick)
        self.field.setCompleter(completer)
        self._existing = Button("Existing", name="existing-classes", accessible="Existing classes")
        self._menu = QMenu(self._existing)
        self._menu.triggered.connect(self._pick_action)
        self._existing.setMenu(self._menu)
        self._help = Text("", TextRole.SMALL, name="class-note", wrap=True)
        self._per_form = CheckBox("Make a class of each form", name="class-per-form")
        self._per_form.clicked.connect(self._tick_per_form)
        self._without = CheckBox("Leave them without a class for now", name="without-class")
        self._without.clicked.connect(self._tick_without)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self._finished)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._existing)
        self.body.addLayout(row)
        self.body.addWidget(self._help)
        self.body.addWidget(self._per_form)
        self.body.addWidget(self._without)

    def show_field(self, state: ClassField) -> None:
        """Show a state; emits nothing."""
        self._name = state.name
        if not self._pause.isActive() and self.field.text().strip() != state.name:
            self.field.setText(state.name)
        self.field.setPlaceholderText(state.hint)
        self._help.setText(state.note)
        self._help.set_tone("error" if state.missing else "muted")
        wrong = "true" if state.missing else "false"
        if self.field.property("wrong") != wrong:
            self.field.setProperty("wrong", wrong)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self._per_form.setVisible(bool(state.per_form))
        self._per_form.setText(state.per_form)
        self._per_form.setAccessibleName(state.per_form)
        self._per_form.setChecked(state.by_form)
        self._without.setVisible(state.can_do_without)
        self._without.setChecked(state.without)
        if state.known != self._known:
            self._known = state.known
            self._names.setStringList(list(state.known))
            self._menu.clear()
            for name in state.known:
                self._menu.addAction(name.replace("&", "&&")).setData(name)
        self._existing.setVisible(bool(state.known))

    def _typed(self) -> None:
        self._pause.start()

    def _finished(self) -> None:
        if self._pause.isActive():
            self._ask()

    def _pick_action(self, action: QAction) -> None:
        self._pick(str(action.data()))

    def _pick(self, name: str) -> None:
        self.field.setText(name)
        self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        name = self.field.text().strip()
        if name != self._name:  # what was typed and taken back decides nothing
            self.joining_requested.emit(Joining(class_name=name))

    def _tick_per_form(self, on: bool) -> None:
        self._pause.stop()
        self.joining_requested.emit(Joining(by_form=on))

    def _tick_without(self, on: bool) -> None:
        self._pause.stop()
        self.joining_requested.emit(Joining(without=on))
