"""What an entry says now, and its history: two panes of words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from seatingapp.ui.entry_record.state import EventLine, Fact
from seatingapp.ui.theme import WEIGHT_SEMIBOLD
from seatingapp.ui.widgets.text import Text, TextRole, sized_font


class WordsPane(QScrollArea):
    """Texts below each other; scrolls where there are many. The keyboard scrolls it too."""

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: object = None

    def show_facts(self, facts: tuple[Fact, ...], nothing: str) -> None:
        """Show labels with what is known under each."""
        if facts != self._shown:
            self._shown = facts
            pairs = [(fact.label, "", fact.text) for fact in facts] or [("", nothing, "")]
            self._fill(pairs)

    def show_events(self, events: tuple[EventLine, ...]) -> None:
        """Show what happened, the latest first."""
        if events != self._shown:
            self._shown = events
            self._fill([(line.what, line.when, line.text) for line in events])

    def _fill(self, rows: list[tuple[str, str, str]]) -> None:
        inner = QWidget()
        inner.setProperty("scrolled", "true")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        for what, when, text in rows:
            if what:
                title = Text(what, TextRole.BODY, wrap=True)
                title.setFont(sized_font(13, WEIGHT_SEMIBOLD))
                column.addWidget(title)
            if text:
                column.addWidget(Text(text, TextRole.BODY, wrap=True))
            if when:
                column.addWidget(Text(when, TextRole.SMALL, wrap=True))
            column.addSpacing(8)
        column.addStretch(1)
        self.setWidget(inner)
