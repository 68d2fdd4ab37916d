"""One history for everything the user changes: edits go through here and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import DiskFull, Gone, InUse, ReadOnly
from seatingapp.services.workspace import Done, Edit, PrivateEdit, Workspace

# What is refused because of the disk may well succeed a minute later.
_PASSING = (DiskFull, ReadOnly, InUse, Gone)
# Undo and redo work on a page that everybody sees, so why not is not said there.
_NOT_SAID_HERE = Refusal(
    "That cannot be taken back or done again any more: other things changed since.",
    kept="Nothing was changed.",
    todo="Change it where it is listed, in private view.",
)


class Editor(QObject):
    """Performs edits in the workspace and keeps the history of this session.

    `changed` carries the topics of whatever was done, undone or redone; `refused` a Refusal;
    `said` a sentence that everybody may read who looks at the page in front. Of a private edit it
    is the label, after "Done:" unless it was undone: a label alone reads like something to do.
    `said_in_private` comes just before it, with what private view may show.
    """

    changed = Signal(object)
    refused = Signal(object)
    said = Signal(str)
    said_in_private = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        """Start with an empty history."""
        super().__init__(parent)
        self._workspace = workspace
        self.stack = QUndoStack(self)
        self.refused_for_now = False
        self._stepped = False
        self._refusal: Refusal | None = None
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
            self._say(edit, done, f"Done: {edit.label}")
        return done

    def answer(self, edit: Edit) -> Done | Refusal | None:
        """Do an edit as `perform` does; why it was refused comes back too, to be said in place."""
        self._refusal = None
        done = self.perform(edit)
        return self._refusal if done is None else done

    def attempt(self, edit: Edit) -> Done | None:
        """Do an edit without entering it in the history."""
        return self._attempt(edit, in_history=False)

    def undo(self) -> str:
        """Take back the last edit; return what it is called, or nothing where it was not.

        One that a full disk refuses stays where it is.
        """
        what, self._stepped = self.stack.undoText(), False
        self.stack.undo()
        if self._put_back():
            self.stack.redo()
        return what if self._stepped else ""

    def redo(self) -> str:
        """Do the last edit taken back once more; return what it is called, or nothing.

        One that a full disk refuses can wait.
        """
        what, self._stepped = self.stack.redoText(), False
        self.stack.redo()
        if self._put_back():
            self.stack.undo()
        return what if self._stepped else ""

    def step(self, edit: Edit, what: str) -> Done | None:
        """Do one step of the history, on whatever page that is; `what` names the step."""
        done = self._attempt(edit, in_history=True)
        if done is not None:
            self._stepped = True
            self._say(edit, done, what)
        return done

    def _attempt(self, edit: Edit, *, in_history: bool) -> Done | None:
        try:
            return self._workspace.perform(edit)
        except Refusal as refusal:
            self._refusal = refusal
            self.refused_for_now = isinstance(refusal, _PASSING)
            hides = in_history and isinstance(edit, PrivateEdit) and not self.refused_for_now
            self.refused.emit(_NOT_SAID_HERE if hides else refusal)
            return None

    def _say(self, edit: Edit, done: Done, what: str) -> None:
        full = what if isinstance(edit, PrivateEdit) else done.said
        if full:
            self.said_in_private.emit(full)
            self.said.emit(done.discreet.said if done.discreet is not None else full)

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
        super().__init__(done.discreet.label if done.discreet is not None else edit.label)
        self._editor = editor
        self._back: Edit | None = done.inverse
        self._again: Edit | None = None
        self._skips = True

    def redo(self) -> None:
        """Do it once more."""
        if self._skips:
            self._skips = False
        else:
            self._back = self._run(self._again, f"Done: {self.text()}") or self._back

    def undo(self) -> None:
        """Take it back."""
        if self._skips:
            self._skips = False
        else:
            self._again = self._run(self._back, self.text()) or self._again

    def _run(self, edit: Edit | None, what: str) -> Edit | None:
        """Do one direction; what cannot be done any more drops out of the history."""
        done = self._editor.step(edit, what) if edit is not None else None
        if done is None and self._editor.refused_for_now:
            self._skips = True
            return None
        if done is None or done.inverse is None:
            self.setObsolete(True)
            return None
        return done.inverse
