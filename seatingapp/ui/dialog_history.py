"""Undo and redo inside a dialog that changes rules in place: back to where it was opened."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.editor import Editor
from seatingapp.ui.history_buttons import HistoryButtons, history_of
from seatingapp.ui.history_state import NO_HISTORY, HistoryState
from seatingapp.ui.widgets.text import Text, TextRole


class DialogHistory(QObject):
    """Owns the buttons and the line that says why something was not done."""

    def __init__(self, dialog: QWidget, editor: Editor) -> None:
        """What was done before now is not taken back from here, nor what was undone done again."""
        super().__init__(dialog)
        self._editor, self._since = editor, editor.stack.index()
        self._furthest = self._since
        self.buttons = HistoryButtons(dialog)
        self.refusal = Text("", TextRole.SMALL, name=f"{dialog.objectName()}-refusal", wrap=True)
        self.refusal.set_tone("error")
        self.refusal.hide()
        self.buttons.undo_requested.connect(editor.undo)
        self.buttons.redo_requested.connect(editor.redo)
        editor.stack.indexChanged.connect(self._changed)
        editor.refused.connect(self._refused)
        self._changed()

    def _changed(self) -> None:
        """Something was done, so what was refused before is past."""
        offers = history_of(self._editor.stack)
        at = self._editor.stack.index() if offers != NO_HISTORY else self._since
        self._furthest = max(self._furthest, at)
        self.buttons.show_state(
            HistoryState(
                offers.undo if at > self._since else "",
                offers.redo if at < self._furthest else "",
            )
        )
        self.refusal.hide()

    def _refused(self, refusal: Refusal) -> None:
        self.refusal.setText(f"{refusal.what} {refusal.todo}".strip())
        self.refusal.show()
