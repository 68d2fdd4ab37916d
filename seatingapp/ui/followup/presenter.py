"""Decides which part of the Follow-up page is shown and counts what waits; knows no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.followup.state import FollowUpState, PartCount
from seatingapp.ui.history_state import History, HistoryState
from seatingapp.ui.page_presenter import MessageView, PagePresenter
from seatingapp.ui.privacy import Privacy, PrivateView

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


@dataclass(frozen=True, slots=True)
class PartKind:
    """A part as its presenter knows it. `waiting` counts at a moment what somebody has to do.

    `one` and `many` say what is counted ("draft to decide"), for a board that everybody sees.
    """

    key: str
    title: str
    one: str
    many: str
    waiting: Callable[[Session, dt.datetime], int]


class FollowUpView(MessageView, Protocol):
    """The page, as far as its presenter knows it."""

    def show_state(self, state: FollowUpState) -> None:
        """Show a state and emit nothing."""


class FollowUpPresenter(PagePresenter[FollowUpView]):
    """Counts while the page is in front; the parts read for themselves, and only in private."""

    topics = frozenset({Topic.FOLLOW_UP, Topic.LESSON, Topic.POLICY, Topic.CALENDAR, Topic.PUPILS})

    def __init__(
        self,
        view: FollowUpView,
        workspace: Workspace,
        history: History,
        private: PrivateView,
        parts: Sequence[PartKind],
    ) -> None:
        """Offer `parts`, the first of them chosen; read nothing yet."""
        super().__init__(view, workspace, history)
        self._private, self._parts = private, tuple(parts)
        first = self._parts[0].key if self._parts else ""
        self._state = FollowUpState(chosen=first)

    def privacy_changed(self) -> None:
        """The chosen part may be seen now, or not any more."""
        privacy = self._private.state
        if privacy is Privacy.PRIVATE and not self._private.shown:
            privacy = Privacy.BOARD_SAFE
        self._show(replace(self._state, privacy=privacy))

    def history_changed(self, history: HistoryState) -> None:
        """What can be undone and redone is another now."""
        super().history_changed(history)
        self._show(replace(self._state, history=history))

    def choose(self, key: str) -> bool:
        """Show another part; say whether there is one of that name."""
        if key not in {part.key for part in self._parts}:
            return False
        self._show(replace(self._state, chosen=key))
        return True

    def _read(self) -> None:
        now = self._workspace.clock()

        def count(session: Session) -> tuple[PartCount, ...]:
            return tuple(
                PartCount(p.key, p.title, p.waiting(session, now), p.one, p.many)
                for p in self._parts
            )

        self._show(replace(self._state, parts=self._workspace.read(count)))

    def _show(self, state: FollowUpState) -> None:
        self._state = state
        self._view.show_state(state)
