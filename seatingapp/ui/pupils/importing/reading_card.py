"""The card that says how a file was read, and lets the user read it another way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from seatingapp.ui.pupils.importing.state import HowRead
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole

_LEAST_CHOICE = 150
_DATES = (("day", "Day first: 03/09 is 3 September"), ("month", "Month first: 03/09 is 9 March"))


class ReadingCard(Card):
    """`reading_requested` with what is changed and its new value."""

    reading_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How the file was read", name="reading-card", parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._labels: dict[str, Text] = {}
        self._choices: dict[str, Choice] = {}
        for what, label in (
            ("encoding", "Encoding"),
            ("separator", "Separator"),
            ("sheet", "Sheet"),
            ("header", "Headings in"),
            ("dates", "Dates"),
        ):
            self._add(what, label)
        self._choices["encoding"].choice_requested.connect(self._encoding)
        self._choices["separator"].choice_requested.connect(self._separator)
        self._choices["sheet"].choice_requested.connect(self._sheet)
        self._choices["header"].choice_requested.connect(self._header)
        self._choices["dates"].choice_requested.connect(self._dates)

    def show_reading(self, how: HowRead) -> None:
        """Show a state; what a format has not is left out."""
        shown = {
            "encoding": (how.encodings, how.encoding),
            "separator": (how.separators, how.separator),
            "sheet": (how.sheets, how.sheet),
            "header": (how.headers, how.header),
            "dates": (_DATES if how.headers else (), how.dates),
        }
        for what, (choices, chosen) in shown.items():
            self._labels[what].setVisible(bool(choices))
            self._choices[what].setVisible(bool(choices))
            self._choices[what].show_choices(choices, chosen)
        self.setVisible(any(choices for choices, _chosen in shown.values()))

    def _add(self, what: str, label: str) -> None:
        row = len(self._choices)
        self._labels[what] = Text(label, TextRole.MUTED)
        choice = Choice(name=f"reading-{what}", accessible=label)
        choice.setMinimumWidth(_LEAST_CHOICE)
        self._choices[what] = choice
        self._grid.addWidget(self._labels[what], row, 0)
        self._grid.addWidget(choice, row, 1)

    def _encoding(self, value: str) -> None:
        self.reading_requested.emit("encoding", value)

    def _separator(self, value: str) -> None:
        self.reading_requested.emit("separator", value)

    def _sheet(self, value: str) -> None:
        self.reading_requested.emit("sheet", value)

    def _header(self, value: str) -> None:
        self.reading_requested.emit("header", value)

    def _dates(self, value: str) -> None:
        self.reading_requested.emit("dates", value)
