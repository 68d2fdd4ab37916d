"""What the presenters of all pages do alike; knows no Qt.

A page reads the vault only while it is in front, and only when something changed meanwhile.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, Generic, Protocol, TypeVar

from seatingapp.domain.errors import Refusal
from seatingapp.services.workspace import Edit, Topic, Workspace
from seatingapp.ui.history_state import NO_HISTORY, History, HistoryState


class MessageView(Protocol):
    """A page that can say what was done and what was not."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done, with a way to take it back if `undo`."""


View = TypeVar("View", bound=MessageView)


class PagePresenter(ABC, Generic[View]):
    """Knows whether its page is in front and stale, and takes back what was done.

    `topics` are those after which the page may be out of date.
    """

    topics: ClassVar[frozenset[Topic]]

    def __init__(self, view: View, workspace: Workspace, history: History) -> None:
        """Read nothing yet: `opened` does."""
        self._view, self._workspace, self._history = view, workspace, history
        self._offers = NO_HISTORY
        self._in_front = False
        self._stale = True

    def opened(self) -> None:
        """The page came to the front."""
        self._in_front = True
        self._read_if_stale()

    def left(self) -> None:
        """Another page came to the front."""
        self._in_front = False

    def changed(self, topics: frozenset[Topic]) -> None:
        """Something was done, undone or redone, here or on another page."""
        if topics & self.topics:
            self._stale = True
            self._read_if_stale()

    def history_changed(self, history: HistoryState) -> None:
        """What can be undone and redone is another now; whoever shows it does so after this."""
        self._offers = history

    def refused(self, refusal: Refusal) -> None:
        """An edit was refused; a page that is not in front leaves that to the one that is."""
        if self._in_front:
            self._view.show_refusal(refusal)

    def undo(self) -> None:
        """Take back the last edit."""
        what = self._history.undo()
        if what:
            self._view.show_message(f"Undone: {what}", undo=False)

    def redo(self) -> None:
        """Do the last edit taken back once more."""
        what = self._history.redo()
        if what:
            self._view.show_message(f"Done again: {what}", undo=True)

    def _read_if_stale(self) -> None:
        if self._in_front and self._stale:
            self._stale = False
            self._read()

    @abstractmethod
    def _read(self) -> None:
        """Read the vault and show what it says."""

    def _perform(self, edit: Edit) -> None:
        """Do an edit and say what was done."""
        done = self._history.perform(edit)
        if done is not None:
            self._view.show_message(done.said, undo=True)
