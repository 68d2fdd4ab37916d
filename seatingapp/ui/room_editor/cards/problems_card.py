"""What a teacher should know about the room before using it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text

_MOST = 6


class ProblemsCard(Card):
    """A sentence for each problem; gone while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Worth a look", name="problems-card", parent=parent)
        self._shown: tuple[str, ...] = ()
        self._rows: list[Text] = []

    def show_state(self, state: EditorState) -> None:
        """Show the problems; emits nothing."""
        problems = state.problems
        self.setVisible(bool(problems))
        if problems == self._shown:
            return
        self._shown = problems
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        more = len(problems) - _MOST
        told = [*problems[:_MOST], f"and {more} more"] if more > 0 else list(problems)
        self._rows = [Text(words, wrap=True, name="problem") for words in told]
        for row in self._rows:
            self.body.addWidget(row)
            row.show()
        self.set_note(str(len(problems)), "warning")
