"""Decides what the review tray shows and what is done with drafts; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services import drafts
from seatingapp.services.draft_rules import all_rules
from seatingapp.services.drafts import DismissDrafts, ReleaseDrafts, ReopenDrafts, ReviewedDraft
from seatingapp.services.letter_prints import DOCUMENTS, number_letter
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Topic, Workspace
from seatingapp.ui.drafts import wording
from seatingapp.ui.drafts.state import DraftDetails, DraftsState, Only
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import PagePresenter
from seatingapp.ui.paper_making import Numbered, PaperMaking, PaperView
from seatingapp.ui.slow_work import Runner


class DraftsView(PaperView, Protocol):
    """The tray, as far as its presenter knows it."""

    def show_state(self, state: DraftsState) -> None:
        """Show a state and emit nothing."""

    def ask_detention(self, uids: tuple[str, ...]) -> None:
        """Ask for type and day of the detentions that these drafts become."""


class DraftsPresenter(PagePresenter[DraftsView]):
    """Lists drafts by kind and pupil, and lets one or several be decided."""

    topics = frozenset({Topic.FOLLOW_UP, Topic.PUPILS, Topic.POLICY})

    def __init__(
        self, view: DraftsView, workspace: Workspace, history: History, runner: Runner
    ) -> None:
        """Read nothing yet."""
        super().__init__(view, workspace, history)
        self._making = PaperMaking(view, runner, self._say_busy)
        self._found: tuple[ReviewedDraft, ...] = ()
        self.state = DraftsState()

    def show_only(self, key: str) -> None:
        """List those that wait, or those that were decided."""
        self.state = replace(self.state, only=Only(key), selected=())
        self._read()

    def select(self, uids: Sequence[str]) -> None:
        """Choose some of the list; the first of them is shown in full."""
        self._show(tuple(uids))

    def release(self, note: str = "") -> None:
        """Release what is selected; for detentions a day is asked for."""
        uids = {DraftKind.DETENTION: list[str]()}
        others: list[str] = []
        paper = 0
        for one in self._selected():
            uids.get(one.draft.kind, others).append(one.draft.uid)
            paper += one.draft.kind in drafts.PAPER
        if others:
            self.decide(ReleaseDrafts(tuple(others), note), wording.to_print(paper))
        if uids[DraftKind.DETENTION]:
            self._view.ask_detention(tuple(uids[DraftKind.DETENTION]))

    def dismiss(self, reason: str) -> None:
        """Dismiss what is selected."""
        self.decide(DismissDrafts(self._uids(), reason))

    def reopen(self) -> None:
        """Let what is selected wait again."""
        self.decide(ReopenDrafts(self._uids()))

    def decide(self, edit: Edit, then: str = "") -> None:
        """Do what was decided; the row that comes next is selected afterwards.

        `then` is said after what was done: what to do next.
        """
        before, chosen = [row.uid for row in self.state.rows], self.state.selected
        at = min((before.index(uid) for uid in chosen if uid in before), default=0)
        done = self._history.perform(edit)
        if done is not None:
            self._view.show_message(f"{done.said} {then}".strip(), undo=True)
        rows = self.state.rows
        if rows and not any(row.uid in chosen for row in rows):
            self._show((rows[min(at, len(rows) - 1)].uid,))

    def save_paper(self, path: Path) -> None:
        """Enter the paper of a released letter or postcard in the ledger, draw and write it."""
        number = self._number()
        if number is not None:
            self._making.save(path, self.state.paper, number)

    def print_paper(self) -> None:
        """The same, to a printer: no file of it is left on the computer."""
        number = self._number()
        if number is not None:
            self._making.print(self.state.paper, number)

    def _number(self) -> Callable[[], Numbered] | None:
        """Enters the paper of the selected draft in the ledger; None where it has none."""
        details = self.state.details
        if details is None or not self.state.paper:
            return None
        return partial(number_letter, self._workspace, details.uid)

    def cancel(self) -> None:
        """Stop drawing; nothing is written."""
        self._making.cancel()

    def _say_busy(self, words: str) -> None:
        self.state = replace(self.state, busy=words)
        self._view.show_state(self.state)

    def _uids(self) -> tuple[str, ...]:
        return tuple(one.draft.uid for one in self._selected())

    def _selected(self) -> list[ReviewedDraft]:
        return [one for one in self._found if one.draft.uid in self.state.selected]

    def _read(self) -> None:
        waiting = self.state.only is Only.WAITING
        found = self._workspace.read(drafts.waiting if waiting else drafts.decided)
        self._found = tuple(sorted(found, key=wording.order)) if waiting else found
        self._show(self.state.selected)

    def _show(self, wanted: tuple[str, ...]) -> None:
        zone = self._workspace.read(school).tz
        rows = tuple(wording.row(one, zone) for one in self._found)
        known = {row.uid for row in rows}
        selected = tuple(uid for uid in wanted if uid in known) or tuple(r.uid for r in rows[:1])
        self.state = replace(
            self.state,
            rows=rows,
            selected=selected,
            details=self._details(selected),
            can_reopen=self.state.only is Only.DECIDED and bool(selected),
            paper=self._paper(selected),
            rules_on=bool(rows) or any(rule.active for rule in self._workspace.read(all_rules)),
        )
        self._view.show_state(self.state)

    def _paper(self, selected: tuple[str, ...]) -> str:
        """What the paper of the one that is selected is called; of others there is none."""
        one = next((o for o in self._found if selected == (o.draft.uid,)), None)
        if one is None or one.draft.state is not DraftState.RELEASED:
            return ""
        return DOCUMENTS.get(one.draft.kind, "")

    def _details(self, selected: tuple[str, ...]) -> DraftDetails | None:
        """The first that is selected in full; nothing where it went in this moment."""
        one = next((o for o in self._found if selected and o.draft.uid == selected[0]), None)
        if one is None:
            return None
        try:
            entries = self._workspace.read(lambda s: drafts.entries_of(s, one.draft.uid))
        except Refusal:
            return None
        return wording.details(one, entries, self._workspace.read(school).tz)
