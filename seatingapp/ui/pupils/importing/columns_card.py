"""The card with the columns of a file: heading, samples, and what each is taken to mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.pupils.importing.mapping import meanings
from seatingapp.ui.pupils.importing.state import ColumnLine, FileLine
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import ElidedText, TextRole

_CHOICE_WIDTH = 168


class ColumnRow(QWidget):
    """One column; `meant` with its number and the meaning that the user chose."""

    meant = Signal(int, str)

    def __init__(self, line: ColumnLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = line.number
        heading = line.heading or f"Column {line.number + 1}, no heading"
        self._samples = ElidedText(line.samples, TextRole.SMALL, name=f"samples-{line.number}")
        self.choice = Choice(
            name=f"meaning-{line.number}", accessible=f"{heading}: what this column holds"
        )
        self.choice.setFixedWidth(_CHOICE_WIDTH)
        self.choice.setMaxVisibleItems(20)
        self.choice.choice_requested.connect(self._ask)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(ElidedText(heading, TextRole.CARD_TITLE), 0, 0)
        grid.addWidget(self._samples, 1, 0)
        grid.addWidget(self.choice, 0, 1, 2, 1)
        self.show_line(line)

    def show_line(self, line: ColumnLine) -> None:
        """Show samples and meaning; emits nothing."""
        self._samples.setText(line.samples)
        self.choice.show_choices(meanings(), line.meaning)

    def _ask(self, meaning: str) -> None:
        self.meant.emit(self.number, meaning)


class ColumnsCard(Card):
    """Shows the file in front; with several files the user chooses which."""

    meaning_requested = Signal(int, str)
    file_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What the columns mean", name="columns-card", parent=parent)
        self._headings: tuple[str, ...] | None = None
        self._rows: list[ColumnRow] = []
        self._file = Choice(name="file-in-front", accessible="File")
        self._file.choice_requested.connect(self.file_requested)
        self.banner = Banner(name="columns-refusal")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.body.addWidget(self._file)
        self.body.addWidget(self.banner)
        self.body.addLayout(self._list)

    def show_columns(
        self,
        files: tuple[FileLine, ...],
        shown: str,
        columns: tuple[ColumnLine, ...],
        refusal: Refusal | None,
    ) -> None:
        """Show a file's columns, and above them why it cannot be read as it stands."""
        usable = [f for f in files if f.refusal is None or f.mappable]
        self._file.setVisible(len(usable) > 1)
        self._file.show_choices([(f.name, f.name) for f in usable], shown)
        self.setVisible(bool(columns))
        if refusal is not None:
            self.banner.show_refusal(refusal)
        else:
            self.banner.clear()
        headings = (shown, *(line.heading for line in columns))
        if headings != self._headings:
            self._headings = headings
            self._fill(columns)
        for row, line in zip(self._rows, columns, strict=True):
            row.show_line(line)

    def _fill(self, columns: tuple[ColumnLine, ...]) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [ColumnRow(line) for line in columns]
        for row in self._rows:
            row.meant.connect(self.meaning_requested)
            self._list.addWidget(row)
