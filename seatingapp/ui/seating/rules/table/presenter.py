"""Reads all rules of a class and changes them in place. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from seatingapp.domain.rules.rule import ForPlan, ForPupil, Rule, Strength
from seatingapp.domain.rules.sentences import Naming, sentence
from seatingapp.domain.wording import counted
from seatingapp.services.rule_files import all_rules
from seatingapp.services.rules import ChangeRule, RemoveRule
from seatingapp.services.workspace import Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.seating.rules.composing import mark_of
from seatingapp.ui.seating.rules.table.state import TableRow, TableState


class TableView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: TableState) -> None:
        """Show a state and emit nothing."""


class TablePresenter:
    """Each change is an edit of its own."""

    def __init__(
        self,
        view: TableView,
        workspace: Workspace,
        history: History,
        class_id: int,
        class_name: str,
        naming: Naming,
    ) -> None:
        """Show the rules of a class, with its pupils by the names of `naming`."""
        self._view, self._workspace, self._history = view, workspace, history
        self._class_id, self._class_name, self._naming = class_id, class_name, naming
        self.rules: tuple[Rule, ...] = ()
        self.state = TableState()
        self.read()

    def read(self) -> None:
        """Rules were changed: look anew."""
        self.rules = self._workspace.read(lambda s: all_rules(s, self._class_id))
        off = sum(1 for rule in self.rules if not rule.active)
        self.state = TableState(
            f"All rules of {self._class_name}",
            tuple(self._row(rule, at) for at, rule in enumerate(self.rules)),
            counted(len(self.rules), "rule") + (f", {off} switched off" if off else ""),
        )
        self._view.show_state(self.state)

    def rule(self, uid: str) -> Rule | None:
        """A rule of the table."""
        return next((r for r in self.rules if r.uid == uid), None)

    def switch(self, uid: str, active: bool) -> None:
        """Let a rule count, or not."""
        rule = self.rule(uid)
        if rule is not None:
            self._change(replace(rule, active=active))

    def weigh(self, uid: str, strength: str) -> None:
        """Say how much a rule matters."""
        rule = self.rule(uid)
        if rule is not None:
            self._change(replace(rule, strength=Strength(strength)))

    def write_note(self, uid: str, note: str) -> None:
        """Say why there is a rule."""
        rule = self.rule(uid)
        if rule is not None:
            self._change(replace(rule, note=note))

    def remove(self, uid: str) -> None:
        """Remove a rule."""
        if self.rule(uid) is not None:
            self._history.perform(RemoveRule(uid))

    def _change(self, rule: Rule) -> None:
        if self._history.perform(ChangeRule(rule)) is None:
            self._view.show_state(self.state)  # the cell shows again what is so

    def _row(self, rule: Rule, at: int) -> TableRow:
        return TableRow(
            rule.uid,
            rule.active,
            rule.strength,
            sentence(rule.kind, self._naming),
            self._whose(rule),
            rule.note,
            mark_of(rule),
            at,
        )

    def _whose(self, rule: Rule) -> str:
        if isinstance(rule.owner, ForPupil):
            return f"{self._naming(rule.owner.pupil_id)}, in every class"
        if isinstance(rule.owner, ForPlan):
            return f"only the plan {rule.owner.line.label}"
        return self._class_name


def fits(row: TableRow, query: str, kind: str) -> bool:
    """Whether a row is shown: `kind` is all, must, wish or off; each word is somewhere in it."""
    shown: Sequence[bool] = {
        "must": (row.strength is Strength.MUST, row.active),
        "wish": (row.strength is not Strength.MUST, row.active),
        "off": (not row.active,),
    }.get(kind, ())
    said = f"{row.sentence} {row.owner} {row.note} {row.mark}".casefold()
    return all(shown) and all(word in said for word in query.casefold().split())
