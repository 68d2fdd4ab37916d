"""One history for everything the user changes: edits go through here and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from seatingapp.domain.errors import Refusal
from seatingapp.services.workspace import Done, Edit, Workspace


class Editor(QObject):
    """Performs edits in the workspace and keeps the history of this session.

    `changed` carries the topics of whatever was done, undone or redone; `refused` a Refusal;
    `said` a sentence for the user.
    """

    changed = Signal(object)
    refused = Signal(object)
    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        """Start with an empty history."""
        super().__init__(parent)
        self._workspace = workspace
        self.stack = QUndoStack(self)
        workspace.listen(self._tell)

    def _tell(self, topics: object) -> None:
        self.changed.emit(topics)

    def perform(self, edit: Edit) -> Done | None:
        """Do an edit; a refusal is told by `refused` and changes neither vault nor history."""
        done = self.attempt(edit)
        if done is not None:
            if done.inverse is not None:
                # Pushed only now that it succeeded: push() calls redo(), which skips the first
                # time, because an exception in there would leave a phantom in the history.
                self.stack.push(_Command(self, edit, done))
            if done.said:
                self.said.emit(done.said)
        return done

    def attempt(self, edit: Edit) -> Done | None:
        """Do an edit without entering it in the history."""
        try:
            return self._workspace.perform(edit)
        except Refusal as refusal:
            self.refused.emit(refusal)
            return None

    def undo(self) -> None:
        """Take back the last edit."""
        self.stack.undo()

    def redo(self) -> None:
        """Do the last edit taken back once more."""
        self.stack.redo()

    def clear(self) -> None:
        """Forget the history: on lock, restore and import."""
        self.stack.clear()


class _Command(QUndoCommand):
    """An edit that was done, with the edit that takes it back."""

    def __init__(self, editor: Editor, edit: Edit, done: Done) -> None:
        super().__init__(edit.label)
        self._editor = editor
        self._back: Edit | None = done.inverse
        self._again: Edit | None = None
        self._is_new = True

    def redo(self) -> None:
        """Called by push() too, when the edit has been done already."""
        if self._is_new:
            self._is_new = False
            return
        self._back = self._run(self._again)

    def undo(self) -> None:
        self._again = self._run(self._back)

    def _run(self, edit: Edit | None) -> Edit | None:
        """Do one direction; what cannot be done any more drops out of the history."""
        done = self._editor.attempt(edit) if edit is not None else None
        if done is None or done.inverse is None:
            self.setObsolete(True)
            return None
        if done.said:
            self._editor.said.emit(done.said)
        return done.inverse
