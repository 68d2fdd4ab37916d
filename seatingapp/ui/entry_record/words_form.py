"""A form of a few words: a reason to pick or type, a pupil's view, an outcome."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from seatingapp.ui.completing.form import OTHER_WORDS
from seatingapp.ui.completing.pick_chip import PickChip
from seatingapp.ui.completing.state import Pick
from seatingapp.ui.entry_record.state import WordsState
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole


class WordsForm(QWidget):
    """Shows a `WordsState`; a pick fills the field."""

    written = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("words-form")
        self._title = Text("", TextRole.CARD_TITLE, name="words-title")
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
        for widget in (self._title, self._box, self.field, self._hint, self._warning):
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
        """Let the keys go into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

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
        for chip in self._chips:
            chip.show_pick(Pick(chip.text(), on=chip.text() == state.text))
        self._box.setVisible(bool(state.picks))
