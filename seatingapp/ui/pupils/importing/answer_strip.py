"""Below the table: all about the row that is selected, and who is meant where that is unclear."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.import_plan import RowKey
from seatingapp.ui.pupils.importing.state import PreviewRow
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole


class AnswerStrip(QWidget):
    """`answered` with the row's key and the id of the pupil who is meant."""

    answered = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer-strip")
        self._key: RowKey | None = None
        self._text = Text("", TextRole.BODY, name="answer-text", wrap=True)
        self.choice = Choice(name="who-is-meant", accessible="Who is meant?")
        self.choice.choice_requested.connect(self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self.choice)
        self.hide()

    def show_row(self, row: PreviewRow | None) -> None:
        """Say all of a row, and ask who is meant where that can be answered; emits nothing."""
        self._key = row.key if row is not None and row.options else None
        if row is None or not (row.options or row.detail):
            self.hide()
            return
        question = f"Row {row.rows}: who is {row.name}? "
        self._text.setText(f"{question if row.options else ''}{row.detail}")
        self.choice.setVisible(bool(row.options))
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
