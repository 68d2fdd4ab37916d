"""Reads the friend wishes of a class and changes them one by one. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.names import fold, matches
from seatingapp.domain.plans import PlanLine
from seatingapp.domain.rules.kinds import MOST_FRIENDS, Friends
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.sentences import STRANGER
from seatingapp.domain.wording import counted
from seatingapp.services.classes import ClassCard
from seatingapp.services.rules import AddRule, ChangeRule, RemoveRule, rules_of
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.seating.rules.editing.state import Found
from seatingapp.ui.seating.rules.friends.state import FriendsState, WishRow

_NOBODY = (0, "")


class FriendsView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: FriendsState) -> None:
        """Show a state and emit nothing."""


class FriendsPresenter:
    """Each wish that is set or taken back is an edit of its own; a pupil has one rule for all."""

    def __init__(
        self,
        view: FriendsView,
        workspace: Workspace,
        history: History,
        line: PlanLine,
        cards: Sequence[ClassCard],
    ) -> None:
        """Show the wishes of the pupils on `cards`, who are in the class of `line`."""
        self._view, self._workspace, self._history = view, workspace, history
        self._line, self._cards = line, cards
        self._names = {card.pupil_id: card.name for card in cards}
        self._rules: dict[int, Rule] = {}
        self.state = FriendsState()
        self.read()

    def read(self) -> None:
        """Rules were changed: look anew."""
        found = self._workspace.read(lambda s: rules_of(s, self._line))
        self._rules = {}
        for rule in found:
            if isinstance(rule.kind, Friends):
                self._rules.setdefault(rule.kind.pupil, rule)
        wishing = sum(1 for card in self._cards if card.pupil_id in self._rules)
        self.state = FriendsState(
            tuple(self._row(card) for card in self._cards),
            f"{counted(wishing, 'pupil')} of {len(self._cards)} wished for somebody",
        )
        self._view.show_state(self.state)

    def found(self, pupil_id: int, query: str) -> tuple[Found, ...]:
        """Whom of the others some letters fit, those whose shown name begins so first."""
        fitting = [c for c in self._cards if c.pupil_id != pupil_id and matches(query, c.person)]
        fitting.sort(key=lambda c: not fold(c.name).startswith(fold(query)))
        return tuple(
            Found(c.pupil_id, c.name, c.full_name if c.full_name != c.name else "") for c in fitting
        )

    def wish(self, pupil_id: int, place: int, friend: int) -> None:
        """Set the wish of a pupil in a place from 0 to 2; 0 for nobody."""
        known = self._rules.get(pupil_id)
        friends = list(known.kind.friends if known and isinstance(known.kind, Friends) else ())
        friends += [0] * (MOST_FRIENDS - len(friends))
        if friend in friends and friend:
            friends[friends.index(friend)] = 0  # wished for once is enough
        friends[place] = friend
        wanted = tuple(f for f in friends if f)
        edit = self._edit(pupil_id, known, wanted)
        if edit is None or self._history.perform(edit) is None:
            self._view.show_state(self.state)  # the cell shows again what is so

    def _edit(self, pupil_id: int, known: Rule | None, wanted: tuple[int, ...]) -> Edit | None:
        kind = Friends(pupil_id, wanted)
        if known is None:
            rule = Rule("", kind, Strength.HIGH, ForClass(self._line.class_id))
            return AddRule(rule) if wanted else None
        if not wanted:
            return RemoveRule(known.uid)
        return ChangeRule(replace(known, kind=kind)) if known.kind != kind else None

    def _row(self, card: ClassCard) -> WishRow:
        rule = self._rules.get(card.pupil_id)
        friends = rule.kind.friends if rule is not None and isinstance(rule.kind, Friends) else ()
        wishes = [(f, self._names.get(f, STRANGER)) for f in friends]
        wishes += [_NOBODY] * (MOST_FRIENDS - len(wishes))
        return WishRow(card.pupil_id, card.name, tuple(wishes))
