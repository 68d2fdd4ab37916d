"""Below the check list: the chosen photo larger, all about it, and whom it shows."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.domain.names import fold
from seatingapp.ui.pupils.photos.state import PhotoRow
from seatingapp.ui.pupils.portraits import Portrait
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_SIZE = (80, 100)


class WhoStrip(QWidget):
    """`answered` with the file's key and the id of the pupil whom it shows, or another answer."""

    answered = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photo-strip")
        self._key = ""
        self._people: tuple[tuple[int, str], ...] = ()
        self._portrait = Portrait(*_SIZE, name="photo-large")
        self._title = ElidedText("", TextRole.CARD_TITLE, name="photo-title")
        self._text = Text("", TextRole.MUTED, name="photo-text", wrap=True)
        self.choice = Choice(name="who-is-this", accessible="Who is this?")
        self.choice.choice_requested.connect(self._choose)
        self.field = QLineEdit()
        self.field.setObjectName("somebody-else")
        self.field.setAccessibleName("Somebody else: type a name")
        self.field.setPlaceholderText("Somebody else: type a name")
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._name)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self._name_typed)
        self._build()
        self.hide()

    def show_people(self, people: tuple[tuple[int, str], ...]) -> None:
        """Know who can be named, as (id, words); emits nothing."""
        if people != self._people:
            self._people = people
            self._names.setStringList([words for _id, words in people])

    def show_row(self, row: PhotoRow | None) -> None:
        """Show a file; emits nothing."""
        self.setVisible(row is not None)
        if row is None:
            self._key = ""
            self._portrait.show_photo(b"", "")
            return
        if row.key != self._key:
            self.field.clear()
        self._key = row.key
        self._portrait.show_photo(row.image, row.file)
        self._title.setText(f"{row.what}: {row.pupil}" if row.pupil else row.what)
        place = f"{row.folder}/{row.file}" if row.folder else row.file
        matched = f"Matched by {row.how}." if row.how else ""
        self._text.setText(" ".join(part for part in (f"{place}.", matched, row.detail) if part))
        for widget in (self.choice, self.field):
            widget.setVisible(bool(row.options))
        self.choice.setAccessibleName(f"Who is on {row.file}?")
        self.choice.show_choices([(str(i), words) for i, words in row.options], str(row.answer))

    def take_focus(self) -> None:
        """Let the keyboard answer."""
        if self.choice.isVisible():
            self.choice.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.choice)
        answers.addWidget(self.field, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(1)
        column.addLayout(answers)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(self._portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _choose(self, answer: str) -> None:
        if self._key:
            self.answered.emit(self._key, int(answer))

    def _name_typed(self) -> None:
        """Take what was typed where only one pupil can be meant."""
        typed = fold(self.field.text())
        fitting = [words for _id, words in self._people if typed and typed in fold(words)]
        exact = [words for words in fitting if fold(words) == typed]
        if len(exact or fitting) == 1:
            self._name((exact or fitting)[0])

    def _name(self, words: str) -> None:
        named = [pupil_id for pupil_id, known in self._people if known == words]
        if self._key and len(named) == 1:
            self.answered.emit(self._key, named[0])
