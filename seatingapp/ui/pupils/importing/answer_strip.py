"""Below the table: who is meant by the row that is selected, where that can be said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.import_plan import RowKey
from seatingapp.ui.pupils.importing.state import PreviewRow
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import ElidedText, TextRole


class AnswerStrip(QWidget):
    """`answered` with the row's key and the id of the pupil who is meant."""

    answered = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer-strip")
        self._key: RowKey | None = None
        self._text = ElidedText("", TextRole.BODY, name="answer-text")
        self.choice = Choice(name="who-is-meant", accessible="Who is meant?")
        self.choice.choice_requested.connect(self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self.choice)
        self.hide()

    def show_row(self, row: PreviewRow | None) -> None:
        """Show the question for a row, or nothing where there is none; emits nothing."""
        if row is None or not row.options:
            self._key = None
            self.hide()
            return
        self._key = row.key
        self._text.setText(f"Row {row.rows}: who is {row.name}?")
        self.choice.setAccessibleName(f"Who is {row.name}, row {row.rows}?")
        options = [(str(pupil_id), words) for pupil_id, words in row.options]
        self.choice.show_choices(options, str(row.answer))
        self.show()

    def take_focus(self) -> None:
        """Let the keyboard answer."""
        if self._key is not None:
            self.choice.setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self, pupil_id: str) -> None:
        if self._key is not None:
            self.answered.emit(self._key, int(pupil_id))
