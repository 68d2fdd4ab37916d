"""One history for everything the user changes: edits go through here and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import DiskFull, Gone, InUse, ReadOnly
from seatingapp.services.workspace import Done, Edit, Workspace

# What is refused because of the disk may well succeed a minute later.
_PASSING = (DiskFull, ReadOnly, InUse, Gone)


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
        self.refused_for_now = False
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
            self.refused_for_now = isinstance(refusal, _PASSING)
            self.refused.emit(refusal)
            return None

    def undo(self) -> None:
        """Take back the last edit; one that a full disk refuses stays where it is."""
        self.stack.undo()
        if self._put_back():
            self.stack.redo()

    def redo(self) -> None:
        """Do the last edit taken back once more; one that a full disk refuses can wait."""
        self.stack.redo()
        if self._put_back():
            self.stack.undo()

    def _put_back(self) -> bool:
        """Whether the step just made was refused for now, so that the history must step back."""
        refused, self.refused_for_now = self.refused_for_now, False
        return refused

    def clear(self) -> None:
        """Forget the history: on lock, restore and import."""
        self.stack.clear()


class _Command(QUndoCommand):
    """An edit that was done, with the edit that takes it back.

    `_skips` marks a step that changes nothing: the first redo, which push() makes when the edit
    is done already, and the step back from one that was refused for now.
    """

    def __init__(self, editor: Editor, edit: Edit, done: Done) -> None:
        super().__init__(edit.label)
        self._editor = editor
        self._back: Edit | None = done.inverse
        self._again: Edit | None = None
        self._skips = True

    def redo(self) -> None:
        """Do it once more."""
        if self._skips:
            self._skips = False
        else:
            self._back = self._run(self._again) or self._back

    def undo(self) -> None:
        """Take it back."""
        if self._skips:
            self._skips = False
        else:
            self._again = self._run(self._back) or self._again

    def _run(self, edit: Edit | None) -> Edit | None:
        """Do one direction; what cannot be done any more drops out of the history."""
        done = self._editor.attempt(edit) if edit is not None else None
        if done is None and self._editor.refused_for_now:
            self._skips = True
            return None
        if done is None or done.inverse is None:
            self.setObsolete(True)
            return None
        if done.said:
            self._editor.said.emit(done.said)
        return done.inverse
