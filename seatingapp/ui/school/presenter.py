"""Decides what the School page says of the settings and turns its intents into edits; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.cards import CardOptions
from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Characteristic
from seatingapp.services.policy import in_force
from seatingapp.services.school import school
from seatingapp.services.school_settings import (
    ChooseCards,
    LockAfter,
    NameSafeguardingLead,
    NameSchool,
    NameTeacher,
    StatePurpose,
    UseCharacteristic,
    card_options,
    purposes,
    safeguarding_lead,
)
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.calendar_editor.composing import in_force as time_in_force
from seatingapp.ui.calendar_editor.composing import next_closed
from seatingapp.ui.history_state import History, HistoryState
from seatingapp.ui.page_presenter import MessageView, PagePresenter
from seatingapp.ui.policy_editor.words import in_force as in_words
from seatingapp.ui.school.kinds import grade_rows, kept_rows, shown_rows
from seatingapp.ui.school.state import SettingsState

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


class SchoolView(MessageView, Protocol):
    """The page, as far as the settings go."""

    def show_state(self, state: SettingsState) -> None:
        """Show a state and emit nothing."""


class SchoolPresenter(PagePresenter[SchoolView]):
    """Keeps the page in step with the settings, as long as it is in front."""

    topics = frozenset({Topic.SETTINGS, Topic.POLICY, Topic.CALENDAR})

    def __init__(
        self,
        view: SchoolView,
        workspace: Workspace,
        history: History,
        appearance: str,
        choose_appearance: Callable[[str], None],
    ) -> None:
        """Read nothing yet: `opened` does. `choose_appearance` puts it into effect and keeps it."""
        super().__init__(view, workspace, history)
        self._put_appearance = choose_appearance
        self._state = SettingsState(appearance=appearance)

    def history_changed(self, history: HistoryState) -> None:
        """What can be undone and redone is another now."""
        super().history_changed(history)
        self._show(replace(self._state, history=history))

    def refused(self, refusal: Refusal) -> None:
        """An edit was refused: say so and show what is in the vault still."""
        if self._in_front:
            self._show(self._state)
        super().refused(refusal)

    def name_school(self, name: str) -> None:
        """Call the school by this name."""
        self._perform(NameSchool(name))

    def name_safeguarding_lead(self, name: str) -> None:
        """Name whom to speak to about a child's safety."""
        self._perform(NameSafeguardingLead(name))

    def name_teacher(self, name: str) -> None:
        """Call the teacher by this name."""
        self._perform(NameTeacher(name))

    def use(self, kind: Characteristic, on: bool) -> None:
        """Use a kind of characteristic, or hide it everywhere."""
        self._perform(UseCharacteristic(kind, on))

    def state_purpose(self, kind: Characteristic, purpose: str) -> None:
        """Write down what a kind is recorded for."""
        self._perform(StatePurpose(kind, purpose))

    def choose_cards(self, options: CardOptions) -> None:
        """Show this on all cards."""
        self._perform(ChooseCards(options))

    def lock_after(self, minutes: int) -> None:
        """Lock after this long without input."""
        self._perform(LockAfter(minutes))

    def choose_appearance(self, name: str) -> None:
        """Look like this from now on."""
        self._put_appearance(name)
        self._show(replace(self._state, appearance=name))

    def _read(self) -> None:
        self._show(self._workspace.read(self._settings))

    def _settings(self, session: Session) -> SettingsState:
        info, stated = school(session), purposes(session)
        today = info.today(self._workspace.clock())
        return replace(
            self._state,
            name=info.name,
            teacher=info.teacher,
            safeguarding_lead=safeguarding_lead(session),
            shown=shown_rows(info.in_use, stated),
            graded=grade_rows(info.in_use, stated),
            kept=kept_rows(info.in_use, stated),
            in_use=info.in_use,
            cards=card_options(session),
            idle_minutes=info.idle_minutes,
            policy=in_words(in_force(session)),
            calendar_now=time_in_force(info.time, today),
            calendar_next=next_closed(info.calendar, today),
            subtitle=" · ".join(part for part in (info.name, info.teacher) if part),
        )

    def _show(self, state: SettingsState) -> None:
        self._state = state
        self._view.show_state(state)
