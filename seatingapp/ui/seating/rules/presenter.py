"""Reads the rules of the plan on the page and turns what is asked of them into edits. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.sentences import STRANGER
from seatingapp.services.classes import ClassCard, cards
from seatingapp.services.rules import AddRule, ChangeRule, RemoveRule, rules_of
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.rules.composing import compose
from seatingapp.ui.seating.rules.on_page import NOTHING, AskPage
from seatingapp.ui.seating.rules.state import NO_RULES, RulesState
from seatingapp.ui.seating.rules.ties import Tie


class RulesView(Protocol):
    """The card, as far as its presenter knows it."""

    def show_state(self, state: RulesState) -> None:
        """Show a state and emit nothing."""


class RulesPresenter:
    """Knows the rules of the plan that is shown, and the class, while private view is on.

    What is said of a change names nobody: it may be read while the board shows the screen.
    """

    def __init__(
        self,
        view: RulesView,
        messages: MessageView,
        workspace: Workspace,
        history: History,
        private: PrivateView,
        ask_page: AskPage,
    ) -> None:
        """Read nothing yet: `refresh` does. `messages` says what was done, on the page."""
        self._view, self._messages = view, messages
        self._workspace, self._history, self._private = workspace, history, private
        self._ask_page = ask_page
        self.page = NOTHING
        self.rules: tuple[Rule, ...] = ()
        self.cards: tuple[ClassCard, ...] = ()
        self.state = NO_RULES

    def refresh(self) -> None:
        """The plan, the rules, what came of them or private view may be others: look anew."""
        self.page = self._ask_page()
        plan = self.page.plan
        self.rules, self.cards, self.state = (), (), NO_RULES
        if plan is not None:
            line, private = plan.line, self._private.shown
            found = self._workspace.read(lambda s: rules_of(s, line))
            in_use = self._workspace.read(school).in_use
            if private:
                self.rules = found
                self.cards = self._workspace.read(
                    lambda s: cards(s, line.class_id, frozenset(), photos=False)
                )
            self.state = compose(
                found,
                self.page.verdicts,
                self.naming,
                plan.seated,
                private=private,
                in_use=in_use,
            )
        self._view.show_state(self.state)

    def forget(self) -> None:
        """Another page came to the front: nothing of a rule stays in memory."""
        self.page, self.rules, self.cards, self.state = NOTHING, (), (), NO_RULES
        self._view.show_state(self.state)

    def naming(self, pupil_id: int) -> str:
        """What a pupil is called in the class of the plan."""
        return next((c.name for c in self.cards if c.pupil_id == pupil_id), STRANGER)

    def rule(self, uid: str) -> Rule | None:
        """A rule of the plan."""
        return next((r for r in self.rules if r.uid == uid), None)

    def pupils_of(self, uid: str) -> frozenset[int]:
        """Whom a rule is about, while rules are shown; nobody for "" or one that is gone."""
        row = next((r for r in self.state.rows if r.uid == uid), None)
        return row.pupils if row is not None else frozenset()

    # Edits.

    def keep(self, rule: Rule) -> bool:
        """Add a rule, or change the one of its uid; say whether it is kept now."""
        if not rule.uid:
            return self._perform(AddRule(rule), "Rule added.")
        before = self.rule(rule.uid)
        return rule == before or self._perform(ChangeRule(rule), "Rule changed.")

    def remove(self, uid: str) -> None:
        """Remove a rule."""
        if self.rule(uid) is not None:
            self._perform(RemoveRule(uid), "Rule removed.")

    def switch(self, uid: str, active: bool) -> None:
        """Let a rule count, or count for nothing for a while."""
        rule = self.rule(uid)
        if rule is not None and rule.active != active:
            said = "Rule switched on." if active else "Rule switched off. It is kept."
            self._perform(ChangeRule(replace(rule, active=active)), said)

    def strengthen(self, uid: str, strength: str) -> None:
        """Make a rule a must, or a wish of a weight."""
        rule = self.rule(uid)
        wanted = Strength(strength)
        if rule is not None and rule.strength is not wanted:
            said = "The rule must hold now." if wanted is Strength.MUST else f"Now a {wanted} wish."
            self._perform(ChangeRule(replace(rule, strength=wanted)), said)

    def tie(self, one: int, other: int, tie: Tie) -> None:
        """Give two pupils a rule of the class: a must, to be changed in the list."""
        plan = self._ask_page().plan
        if plan is not None and one != other:
            rule = Rule("", tie.kind(one, other), Strength.MUST, ForClass(plan.class_id))
            self._perform(AddRule(rule), f"Rule added: {tie.value[0].lower()}{tie.value[1:]}.")

    def _perform(self, edit: Edit, said: str) -> bool:
        done = self._history.perform(edit)
        if done is None:
            return False
        self._messages.show_message(said, undo=True)
        return True
