"""Undo and Redo as a page shows them: two buttons whose tooltips say what they take back.

The page puts `undo` and `redo` into its header. The keys work while the page is in front.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from seatingapp.ui.history_state import NO_HISTORY, HistoryState
from seatingapp.ui.widgets.button import Button


def history_of(stack: QUndoStack) -> HistoryState:
    """Return what a history offers now: nothing once it is being taken down."""
    if not isValid(stack):  # it tells of its own end while it has no methods any more
        return NO_HISTORY
    return HistoryState(
        stack.undoText() if stack.canUndo() else "", stack.redoText() if stack.canRedo() else ""
    )


class HistoryButtons(QObject):
    """Asks by signals, shows what it is told."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, page: QWidget) -> None:
        """Make the buttons and put the keys on `page`."""
        super().__init__(page)
        self.undo = Button("Undo", name="undo")
        self.redo = Button("Redo", name="redo")
        self._undo_action = self._action(page, "Undo", "Ctrl+Z")
        self._redo_action = self._action(page, "Redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self._undo_action.triggered.connect(self.undo_requested)
        self._redo_action.triggered.connect(self.redo_requested)
        self.show_state(HistoryState())

    def show_state(self, state: HistoryState) -> None:
        """Enable what can be done and say what it is; emits nothing."""
        shown = (
            (self.undo, self._undo_action, "Undo", state.undo, "Ctrl+Z"),
            (self.redo, self._redo_action, "Redo", state.redo, "Ctrl+Y"),
        )
        for button, action, word, what, keys in shown:
            button.setEnabled(bool(what))
            action.setEnabled(bool(what))
            button.setToolTip(f"{word}: {what} ({keys})" if what else f"Nothing to {word.lower()}")
            button.setAccessibleName(f"{word}: {what}" if what else word)

    def _action(self, page: QWidget, text: str, *keys: str) -> QAction:
        action = QAction(text, page)
        action.setObjectName(f"{text.lower()}-action")
        action.setShortcuts([QKeySequence(key) for key in keys])
        page.addAction(action)
        return action
