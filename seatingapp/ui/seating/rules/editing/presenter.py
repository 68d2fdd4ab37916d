"""Fills in the blanks of a rule. No Qt."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.rules.kinds import Listing
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.sound import sound
from seatingapp.ui.seating.rules.editing.answers import (
    answered,
    chosen,
    fitted,
    named,
    stepped,
    taken,
    typed,
)
from seatingapp.ui.seating.rules.editing.composing import (
    NOT_TYPING,
    Typing,
    around,
    as_rule,
    compose,
    owners_of,
)
from seatingapp.ui.seating.rules.editing.context import RuleContext
from seatingapp.ui.seating.rules.editing.draft import Draft, Form, kind_of
from seatingapp.ui.seating.rules.editing.parts import area_of
from seatingapp.ui.seating.rules.editing.state import RuleDialogState

_MOST_SEEDS = 10_000


class RuleDialogView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: RuleDialogState) -> None:
        """Show a state and emit nothing."""


def fresh_seed() -> int:
    """Return a seed short enough to be read aloud."""
    return secrets.randbelow(_MOST_SEEDS)


class RuleDialogPresenter:
    """Keeps the draft; `rule` is what it says once nothing is missing."""

    def __init__(
        self,
        view: RuleDialogView,
        context: RuleContext,
        draft: Draft,
        seed: Callable[[], int] = fresh_seed,
    ) -> None:
        """Show a draft; `seed` decides a random order."""
        self._view, self._context, self._seed = view, context, seed
        self._typing = NOT_TYPING
        self.draft = draft
        self.state = RuleDialogState()
        self._show()

    def choose_form(self, form: Form) -> None:
        """Write another kind of rule; what was filled in stays as far as it fits."""
        if form is not self.draft.form:
            self._typing = NOT_TYPING
            self._become(fitted(self.draft, form, self._context.in_use))

    def choose(self, key: str, answer: str) -> None:
        """Fill a blank that has a few answers."""
        draft = self.draft
        if key == "area":
            area = area_of(answer, draft, around(self._context, draft, self._typing))
            self._become(replace(draft, area=area))
        elif key == "listing":
            seed = draft.seed or self._seed()
            self._become(replace(draft, listing=Listing(answer), seed=seed))
        else:
            self._become(answered(draft, key, answer))

    def type_number(self, key: str, text: str) -> None:
        """Fill a blank for a number, as it is typed."""
        self._become(typed(self.draft, key, text))

    def step(self, key: str, by: int) -> None:
        """Make a number larger or smaller by a step."""
        self._become(stepped(self.draft, key, by))

    def type_name(self, key: str, query: str) -> None:
        """Look for a pupil by a few letters."""
        self._typing = Typing(key, query)
        self._show()

    def browse(self, key: str) -> None:
        """Offer everybody who is not chosen yet."""
        self._typing = Typing(key, all=True)
        self._show()

    def stop_typing(self) -> None:
        """Offer nobody any more."""
        if self._typing is not NOT_TYPING:
            self._typing = NOT_TYPING
            self._show()

    def add_pupil(self, key: str, pupil_id: int) -> None:
        """Name a pupil; where everybody was offered the rest still is."""
        who = chosen(self.draft, key)
        self._typing = Typing(key, all=True) if self._typing.all else NOT_TYPING
        self._become(named(self.draft, key, tuple(dict.fromkeys((*who, pupil_id)))))

    def remove_pupil(self, key: str, pupil_id: int) -> None:
        """Name a pupil no longer."""
        who = tuple(p for p in chosen(self.draft, key) if p != pupil_id)
        self._become(named(self.draft, key, who))

    def take_selected(self) -> None:
        """Name those who are selected on the plan."""
        self._become(taken(self.draft, self._context.chosen))

    def weigh(self, strength: str) -> None:
        """Say how much the rule matters."""
        self._become(replace(self.draft, strength=Strength(strength)))

    def give_to(self, owner: str) -> None:
        """Say whose rule it is."""
        _, of = owners_of(self._context, self.draft)[owner]
        self._become(replace(self.draft, owner=of))

    def note(self, text: str) -> None:
        """Say why."""
        self._become(replace(self.draft, note=text))

    def rule(self) -> Rule | None:
        """What the blanks say; None while something is missing."""
        kind = kind_of(self.draft)
        return None if kind is None or self.state.problem else sound(as_rule(self.draft, kind))

    def _become(self, draft: Draft) -> None:
        owners = [owner for _, owner in owners_of(self._context, draft).values()]
        if draft.owner not in owners:  # the pupil whom it followed is no longer named
            draft = replace(draft, owner=ForClass(self._context.plan.class_id))
        self.draft = draft
        self._show()

    def _show(self) -> None:
        self.state = compose(self._context, self.draft, self._typing)
        self._view.show_state(self.state)
