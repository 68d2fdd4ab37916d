"""A pupil's entries without a window; in board-safe view live praise, without a note."""

from __future__ import annotations

from typing import Protocol

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.corrections import moment
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted
from seatingapp.services.behaviour import words
from seatingapp.services.entry_lists import ListedEntry, Sought, listed, signs
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import PagePresenter
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.timeline.state import ALL, PRAISE, TimelineRow, TimelineState

_MOST = 2000


class TimelineView(Protocol):
    """What the presenter asks of the dialog."""

    def show_state(self, state: TimelineState) -> None:
        """Show a state; emits nothing."""

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""


class TimelinePresenter(PagePresenter[TimelineView]):
    """Reads only what may be seen: concern and notes never leave the vault for a board."""

    topics = frozenset({Topic.LESSON, Topic.PUPILS})

    def __init__(
        self,
        view: TimelineView,
        workspace: Workspace,
        history: History,
        private: PrivateView,
        pupil: tuple[int, str],
    ) -> None:
        """Read nothing yet: `opened` does. `pupil` is id and name."""
        super().__init__(view, workspace, history)
        self._private = private
        self._pupil_id, self._name = pupil
        self._found: tuple[ListedEntry, ...] = ()
        self._shown, self._void_too, self._chosen = ALL, False, ""

    def privacy_changed(self) -> None:
        """Private data may be shown now, or goes at once."""
        self._found = ()
        self._read()

    def show_only(self, key: str) -> None:
        """Show praise, concern, or all."""
        self._shown = key
        self._show()

    def show_void(self, shown: bool) -> None:
        """Show entries that are void too, or not."""
        self._void_too = shown
        self._show()

    def choose(self, uid: str) -> None:
        """Remember which line is chosen."""
        self._chosen = uid

    def _read(self) -> None:
        private = self._private.shown
        wanted = Sought(
            pupil_id=self._pupil_id,
            polarity=None if private else Polarity.PRAISE,
            void_too=private,
            most=_MOST,
        )
        self._found = self._workspace.read(lambda s: listed(s, wanted))
        self._show()

    def _show(self) -> None:
        private = self._private.shown
        shown = self._shown if private else PRAISE
        rows = tuple(_row(one, private=private) for one in self._found if self._lets(one, shown))
        live = sum(not row.void for row in rows)
        self._view.show_state(
            TimelineState(
                self._name,
                counted(live, "entry", "entries"),
                rows,
                self._chosen,
                shown,
                self._void_too and private,
                private,
            )
        )

    def _lets(self, one: ListedEntry, shown: str) -> bool:
        if one.entry.is_void and not (self._void_too and self._private.shown):
            return False
        return shown == ALL or str(one.entry.polarity) == shown


def _row(one: ListedEntry, *, private: bool) -> TimelineRow:
    zone = one.at.tzinfo
    assert zone is not None
    said: tuple[str, ...] = ()
    if private:
        later = tuple(text for _label, text in one.context.parts) if one.context else ()
        said = (*signs(one), one.entry.note, *later)
    return TimelineRow(
        one.entry.uid,
        moment(one.at, zone),
        words(one.entry),
        one.lesson,
        " · ".join(part for part in said if part),
        str(one.entry.polarity),
        one.entry.is_void,
    )
