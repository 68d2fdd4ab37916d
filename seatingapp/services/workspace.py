"""The one door to an open vault: edits go in, topics and answers come out.

An edit is a frozen dataclass that performs itself in a session and returns what it did, with the
edit that takes it back. Both front ends, the window and the command line, use nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from seatingapp.storage.vault import Vault

if TYPE_CHECKING:
    # The front ends name the type of a query's session through this module only.
    from seatingapp.storage.session import Session as Session

T = TypeVar("T")
Clock = Callable[[], dt.datetime]
_CLOCK = "seatingapp_clock"


class Topic(StrEnum):
    """What an edit can have changed."""

    PUPILS = "pupils"
    ROOMS = "rooms"
    PLANS = "plans"
    RULES = "rules"
    LESSON = "lesson"
    PRINTS = "prints"
    SETTINGS = "settings"
    POLICY = "policy"
    CALENDAR = "calendar"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Discreet:
    """An edit as a board may read it, where its own words would tell something private of a pupil.

    `label` is its name in the undo list, `said` what it says when it is done.
    """

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Done:
    """What an edit did: how to take it back, what changed, and a sentence for the user.

    `plan_id` names the plan that seating edits left behind, which may be a new one; `number` is
    the number of a print that was entered in the ledger. `discreet` is for everybody to read where
    `said` and the label are not: a board may know that somebody was praised, but not who was not.
    """

    inverse: Edit | None
    topics: frozenset[Topic]
    said: str = ""
    plan_id: int | None = None
    uids: tuple[str, ...] = ()
    number: str = ""
    discreet: Discreet | None = None


class Edit(Protocol):
    """A change that a user can make."""

    @property
    def label(self) -> str:
        """What it is called in the undo list, such as "Move Sam P"."""

    def perform(self, session: Session) -> Done | None:
        """Do it in the open transaction; None where there was nothing to do."""


class PrivateEdit:
    """An edit whose very being is nobody else's business: a dispute, a detention, a report.

    Undo and redo work on every page, board-safe too. So its label names no pupil, and what it says
    when it is done, taken back or refused is only for where it was asked for.
    """

    __slots__ = ()


def utc_now() -> dt.datetime:
    """The moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def now_in(session: Session) -> dt.datetime:
    """The moment by the clock of the workspace that performs the edit."""
    clock: Clock = session.get_execution_options().get(_CLOCK, utc_now)
    return clock()


@dataclass
class Workspace:
    """An open vault as its user works with it."""

    vault: Vault
    clock: Clock = utc_now
    _listeners: list[Callable[[frozenset[Topic]], None]] = field(default_factory=list)

    def perform(self, edit: Edit) -> Done | None:
        """Do an edit in one transaction; on any error nothing is changed and nobody is told.

        Returns None where there was nothing to do. Raises Refusal.
        """
        with self.vault.write() as session:
            session.execution_options(**{_CLOCK: self.clock})
            done = edit.perform(session)
        if done is not None:
            for listener in tuple(self._listeners):
                listener(done.topics)
        return done

    def read(self, query: Callable[[Session], T]) -> T:
        """Answer a question about the data as it is now."""
        with self.vault.read() as session:
            return query(session)

    def listen(self, listener: Callable[[frozenset[Topic]], None]) -> None:
        """Call `listener` with the topics of every edit from now on."""
        self._listeners.append(listener)

    def lock(self) -> None:
        """Forget the key and everyone who listened."""
        self._listeners.clear()
        self.vault.close()
