"""Drafts what follows entries a moment after the click, and after unlocking what was missed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from seatingapp.domain.draft_rules.settling import Settling
from seatingapp.services.drafting import (
    FEW_AT_ONCE,
    KeepInStep,
    Outstanding,
    looked_at,
    outstanding,
)
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.editor import Editor

_AFTER_MS = 40  # the click is on the screen by then, and of quick clicks the last one starts it
_KEEP_EVERY = 50  # entries after which it is kept how far was read, though nothing was drafted


class Drafter(QObject):
    """Reads what is outstanding in small steps while nothing else is to be done.

    How far it read is kept with what it drafts, now and then, and when the vault is locked; after a
    crash the rest is read once more, which changes nothing.
    """

    def __init__(self, workspace: Workspace, editor: Editor, parent: QObject) -> None:
        """Begin with what an earlier session left."""
        super().__init__(parent)
        self._workspace, self._editor = workspace, editor
        self._read = self._kept = workspace.read(looked_at)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        editor.changed.connect(self._changed)
        self._timer.start(_AFTER_MS)

    def waits(self) -> bool:
        """Whether something will be read soon."""
        return self._timer.isActive()

    def finish(self) -> None:
        """Keep how far was read, for the vault is locked now; the rest can wait."""
        self._timer.stop()
        self._editor.changed.disconnect(self._changed)
        self._look()
        if self._read != self._kept:
            self._editor.attempt(KeepInStep(Outstanding(Settling(), self._read, found=True)))
        self.deleteLater()

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset) and Topic.LESSON in topics:
            self._timer.start(_AFTER_MS)

    @Slot()
    def _step(self) -> None:
        found = self._look()
        if found.found:
            self._timer.start(0)

    def _look(self) -> Outstanding:
        now = self._workspace.clock()
        found = self._workspace.read(lambda s: outstanding(s, now, self._read, FEW_AT_ONCE))
        if found.settling or found.marks.entry - self._kept.entry >= _KEEP_EVERY:
            if self._editor.attempt(KeepInStep(found)) is None:
                # Refused, as by a full disk: said by the page, and read again after the next click.
                return Outstanding(Settling(), self._read, found=False)
            self._kept = found.marks
        self._read = found.marks
        return found
