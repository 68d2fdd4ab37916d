"""The tray without a window: one entry after the other, in seconds each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.contexts import NOTHING_TO_ADD, Context
from seatingapp.domain.corrections import moment
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import day_and_month
from seatingapp.services.behaviour import words
from seatingapp.services.completing import CompleteEntries
from seatingapp.services.entry_lists import ListedEntry, in_words
from seatingapp.services.policy import context_picks
from seatingapp.services.school_settings import safeguarding_lead
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.completing.draft import Draft
from seatingapp.ui.completing.state import TrayState, Waiting
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import PagePresenter

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_NAMES_SHOWN = 4
NOTHING_SAID = "Pick or type something, or press 0 where there is nothing to add."


class TrayView(Protocol):
    """What the presenter asks of the tray."""

    def show_state(self, state: TrayState) -> None:
        """Show a state; emits nothing."""

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""


class TrayPresenter(PagePresenter[TrayView]):
    """Reads what waits by `waiting`, which is of a lesson or of the whole vault.

    What was put off stands behind the others until the tray is opened again.
    """

    topics = frozenset({Topic.LESSON, Topic.POLICY, Topic.PUPILS, Topic.SETTINGS})

    def __init__(
        self,
        view: TrayView,
        workspace: Workspace,
        history: History,
        waiting: Callable[[Session], tuple[Entry, ...]],
    ) -> None:
        """Read nothing yet: `opened` does."""
        super().__init__(view, workspace, history)
        self._find = waiting
        self._listed: tuple[ListedEntry, ...] = ()
        self._split: set[str] = set()
        self._put_off: list[tuple[str, ...]] = []
        self._open: tuple[str, ...] = ()
        self._draft: Draft | None = None
        self.state = TrayState()

    def left(self) -> None:
        """Nothing private is kept by a tray that nobody sees."""
        super().left()
        self._listed, self._stale = (), True
        self.state = TrayState()
        self._view.show_state(self.state)

    # What is said.

    def pick(self, name: str, text: str) -> None:
        """Pick a text of a list, or let go of it."""
        self._say(lambda draft: draft.picked(name, text))

    def press(self, number: int) -> None:
        """Pick by number in the active list; 0 says that there is nothing to add."""
        if number == 0:
            self.nothing_to_add()
        else:
            self._say(lambda draft: draft.pressed(number))

    def move(self, step: int) -> None:
        """Go to the list below or above."""
        self._say(lambda draft: draft.moved(step))

    def note(self, text: str) -> None:
        """Take what was typed."""
        self._say(lambda draft: draft.noted(text))

    def _say(self, step: Callable[[Draft], Draft]) -> None:
        if self._draft is not None:
            self._draft = step(self._draft)
            self._show()

    # What is done.

    def done(self) -> None:
        """Store what is said and go on; a note about a child's safety or too long is not stored."""
        draft = self._draft
        if draft is None or draft.warning or draft.is_too_long:
            return
        if draft.context.tidied().says_nothing:
            self._show(NOTHING_SAID)
            return
        self._complete(draft.context)

    def nothing_to_add(self) -> None:
        """Close it as it is, and go on."""
        self._complete(NOTHING_TO_ADD)

    def later(self) -> None:
        """Put it off: the next one comes."""
        if self._open:
            self._put_off.append(self._open)
            self._go_on()

    def choose(self, place: int) -> None:
        """Open another one of those that wait."""
        if 0 <= place < len(self.state.waiting):
            self._begin(self.state.waiting[place].uids)
            self._show()

    def split(self) -> None:
        """Complete the entries of one gesture one by one."""
        self._split.update(self._open)
        self._begin(self._open[:1])
        self._show()

    def _complete(self, context: Context) -> None:
        item = self.state.open
        if item is None:
            return
        done = self._history.perform(CompleteEntries(item.uids, context, item.who))
        if done is not None:
            self._view.show_message(done.said, undo=True)

    # What is shown.

    def _read(self) -> None:
        found = self._workspace.read(lambda s: in_words(s, self._find(s)))
        picks = self._workspace.read(context_picks)
        lead = self._workspace.read(safeguarding_lead)
        self._listed = found
        before = self._draft
        if before is None or before.picks != picks or before.lead != lead:
            self._draft = Draft(picks, lead, before.context if before else NOTHING_TO_ADD)
        self._go_on()

    def _go_on(self) -> None:
        """Stay at what is open while it waits; else open the first that was not put off."""
        items = [item.uids for item in self._waiting()]
        if self._open not in items or self._open in self._put_off:
            self._begin(next((u for u in items if u not in self._put_off), ()))
        self._show()

    def _begin(self, uids: tuple[str, ...]) -> None:
        if uids != self._open:
            self._open = uids
            if self._draft is not None:
                self._draft = self._draft.afresh()

    def _show(self, message: str = "") -> None:
        waiting = self._waiting()
        chosen = next((n for n, item in enumerate(waiting) if item.uids == self._open), -1)
        left = len(waiting)
        self.state = TrayState(
            waiting,
            chosen,
            f"{chosen + 1} of {left}" if chosen >= 0 else "",
            self._draft.state() if self._draft is not None else self.state.form,
            message,
            chosen >= 0 and len(self._open) > 1,
        )
        self._view.show_state(self.state)

    def _waiting(self) -> tuple[Waiting, ...]:
        """What waits, the latest lesson first; what one gesture made is one thing to complete."""

        def key(one: ListedEntry) -> tuple[str, int, str]:
            alone = one.entry.uid if one.entry.uid in self._split else ""
            return one.entry.batch, one.entry.type_id, alone

        groups = (list(group) for _key, group in groupby(self._listed, key))
        today = self._workspace.clock().date()
        return tuple(_item(group, today) for group in groups)


def _item(group: list[ListedEntry], today: dt.date) -> Waiting:
    first = group[0]
    names = [one.pupil for one in group]
    more = len(names) - _NAMES_SHOWN
    who = ", ".join(names[:_NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    assert first.at.tzinfo is not None
    return Waiting(
        tuple(one.entry.uid for one in group),
        who,
        words(first.entry),
        f"{moment(first.at, first.at.tzinfo)} · {first.lesson}",
        f"{first.at:%H:%M}" if first.at.date() == today else day_and_month(first.at.date()),
        str(first.entry.polarity),
    )
