"""What the history offers, as data, and the history as a presenter knows it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from seatingapp.services.workspace import Done, Edit


@dataclass(frozen=True, slots=True)
class HistoryState:
    """What can be taken back and what can be done again, in words; empty where nothing can."""

    undo: str = ""
    redo: str = ""


NO_HISTORY = HistoryState()


class History(Protocol):
    """The editor, as far as presenters are concerned."""

    def perform(self, edit: Edit) -> Done | None:
        """Do an edit and enter it in the history; None where it was refused or changed nothing."""

    def undo(self) -> str:
        """Take back the last edit; return what it is called, or nothing where it was not."""

    def redo(self) -> str:
        """Do the last edit taken back once more; return what it is called, or nothing."""
