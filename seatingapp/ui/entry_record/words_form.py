"""A form of a few words: a reason to pick or type, a pupil's view, an outcome."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.ui.completing.form import OTHER_WORDS, begins_words, type_on
from seatingapp.ui.completing.pick_chip import PickChip
from seatingapp.ui.completing.state import Pick
from seatingapp.ui.entry_record.state import WordsState
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_KEYS = 9  # numbers there are to pick with


class WordsForm(QWidget):
    """Shows a `WordsState`; a pick fills the field.

    Where there is something to pick, numbers pick first and a letter goes on into the field; in
    the field itself numbers are words like others.
    """

    written = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("words-form")
        self._title = Text("", TextRole.CARD_TITLE, name="words-title")
        self._how = Text("", TextRole.SMALL, name="words-keys")
        self._hint = Text("", TextRole.SMALL, name="words-hint", wrap=True)
        self._box = QWidget()
        self._flow = FlowLayout(self._box, spacing=6)
        self._chips: list[PickChip] = []
        self.field = QLineEdit()
        self.field.setObjectName("words-field")
        self.field.setMinimumHeight(34)
        self.field.textEdited.connect(self.written)
        self.field.returnPressed.connect(self.entered)
        self._warning = Banner(name="words-warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._how)
        head.addStretch(1)
        column.addLayout(head)
        for widget in (self._box, self.field, self._hint, self._warning):
            column.addWidget(widget)
        column.addStretch(1)

    def show_words(self, state: WordsState) -> None:
        """Show a state; emits nothing."""
        self._title.setText(state.title)
        self._hint.setText(state.hint)
        self.field.setAccessibleName(state.title)
        if self.field.text() != state.text:
            self.field.setText(state.text)
        self._show_picks(state)
        if not state.warning:
            self._warning.clear()
        elif state.warning not in self._warning.text():
            self._warning.show_message(Level.WARNING, state.warning, OTHER_WORDS)

    def take_focus(self) -> None:
        """Let numbers pick at once; where there is nothing to pick, type into the field."""
        first = self if self._chips else self.field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers pick, letters begin the field, Enter is done."""
        text = event.text()
        if text.isdigit() and text.isascii():
            self._pick_number(int(text))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif begins_words(event):
            self.written.emit(type_on(self.field, text))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that numbers pick."""
        super().focusInEvent(event)
        self._title.set_tone("accent")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They do not any more."""
        super().focusOutEvent(event)
        self._title.set_tone("")

    def _pick_number(self, number: int) -> None:
        if 0 < number <= len(self._chips):
            self.written.emit(self._chips[number - 1].text())

    def _show_picks(self, state: WordsState) -> None:
        if [chip.text() for chip in self._chips] != list(state.picks):
            for chip in self._chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._chips = []
            for number, text in enumerate(state.picks, 1):
                chip = PickChip(Pick(text), name=f"reason-{number}", parent=self._box)
                chip.picked.connect(self.written)
                self._flow.addWidget(chip)
                chip.show()
                self._chips.append(chip)
        self._follow_picks(state)
        for number, chip in enumerate(self._chips, 1):
            key = str(number) if number <= _KEYS else ""
            chip.show_pick(Pick(chip.text(), key, on=chip.text() == state.text))

    def _follow_picks(self, state: WordsState) -> None:
        """Give the keys a place of their own where there is something to pick."""
        some = bool(state.picks)
        self._box.setVisible(some)
        self._how.setVisible(some)
        self._how.setText(f"keys 1 to {min(len(state.picks), _KEYS)}, or write it" if some else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if some else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{state.title} Numbers pick, letters are written" if some else "")
        for first, second in pairwise((self, *self._chips, self.field)):
            QWidget.setTabOrder(first, second)
