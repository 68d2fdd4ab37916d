"""The rules that draft: on or off, added, changed, removed, and tried on the past."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from seatingapp.domain.draft_rules.defaults import default_rules
from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.errors import Refusal
from seatingapp.services import drafts
from seatingapp.services.draft_rules import (
    AddDraftRules,
    ChangeDraftRule,
    RemoveDraftRules,
    all_rules,
    sentences,
)
from seatingapp.services.workspace import Done, Edit
from seatingapp.ui.drafts.rules.draft import RuleDraft, draft_of
from seatingapp.ui.drafts.rules.form import RuleForm
from seatingapp.ui.drafts.rules.table import RuleRow, RuleTable
from seatingapp.ui.drafts.rules.trying import TryDialog
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_SIZE = QSize(860, 480)


class RulesDialog(PrivateDialog):
    """Each change is a step of the history; closing the dialog takes none back."""

    def __init__(
        self, private: PrivateView, tools: PageTools, parent: QWidget | None = None
    ) -> None:
        """Show the rules of the school."""
        super().__init__(
            private,
            "Rules that draft",
            "A rule proposes; a person decides each draft. One that is switched on drafts nothing"
            " for the past: try it there first.",
            name="draft-rules-dialog",
            accept="Done",
            reject="",
            parent=parent,
        )
        self.resize(fitting(_SIZE, parent))
        self._private_view, self._tools = private, tools
        self.chosen = ""
        self.table = RuleTable()
        self._nothing = EmptyState(
            "settings",
            "No rule yet",
            "Add one, or begin with the usual ones: they are off until you switch them on.",
            name="draft-rules-empty",
            action="Add the usual ones",
        )
        self._layers = QStackedWidget()
        self.add = Button("Add …", name="draft-rule-add", kind=ButtonKind.PRIMARY, icon="plus")
        self.change = Button("Change …", name="draft-rule-change", shortcut_hint="Enter")
        self.try_out = Button("Try on the past …", name="draft-rule-try")
        self.switch = Button("Switch on", name="draft-rule-switch", shortcut_hint="Space")
        self.remove = Button("Remove", name="draft-rule-remove", shortcut_hint="Del")
        self.message = Text("", TextRole.BODY, name="draft-rules-message", wrap=True)
        self.message.hide()
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        self._layers.addWidget(self.table)
        self._layers.addWidget(self._nothing)
        self.content.addWidget(self._layers, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.add, self.change, self.try_out, self.switch, self.remove):
            button.setAutoDefault(False)
            flow.addWidget(button)
        self.content.addWidget(buttons)
        self.content.addWidget(self.message)

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self._nothing.action_requested.connect(self._add_usual)
        for button, signal, slot in (
            (self.add, None, self._add),
            (self.change, self.table.change_requested, self._change),
            (self.try_out, None, self._try),
            (self.switch, self.table.switch_requested, self._switch),
            (self.remove, self.table.remove_requested, self._remove),
        ):
            button.clicked.connect(slot)
            if signal is not None:
                signal.connect(slot)

    def _read(self) -> None:
        read = self._tools.workspace.read
        say = read(sentences)
        waits = Counter(one.draft.rule_id for one in read(drafts.waiting))
        rows = tuple(RuleRow(rule, say(rule), waits[rule.id]) for rule in read(all_rules))
        if self.chosen not in {row.rule.uid for row in rows}:
            self.chosen = rows[0].rule.uid if rows else ""
        self._layers.setCurrentIndex(0 if rows else 1)
        self.table.show_rows(rows, self.chosen)
        self._show_buttons()

    def _rule(self) -> DraftRule | None:
        found = (row.rule for row in self.table.rows.rows if row.rule.uid == self.chosen)
        return next(found, None)

    def _show_buttons(self) -> None:
        rule = self._rule()
        for button in (self.change, self.try_out, self.switch, self.remove):
            button.setEnabled(rule is not None)
        self.switch.setText("Switch off" if rule is not None and rule.active else "Switch on")

    def _choose(self, uid: str) -> None:
        self.chosen = uid
        self._show_buttons()

    @Slot()
    def _add_usual(self) -> None:
        self._perform(AddDraftRules(default_rules()))

    @Slot()
    def _add(self) -> None:
        self._open_form(RuleDraft())

    @Slot()
    def _change(self) -> None:
        rule = self._rule()
        if rule is not None:
            self._open_form(draft_of(rule))

    @Slot()
    def _try(self) -> None:
        rule = self._rule()
        if rule is not None:
            dialog = TryDialog(self._private_view, self._tools, rule, self)
            dialog.switched.connect(self._read)
            dialog.open()

    @Slot()
    def _switch(self) -> None:
        rule = self._rule()
        if rule is not None:
            self._perform(ChangeDraftRule(replace(rule, active=not rule.active)))

    @Slot()
    def _remove(self) -> None:
        rule = self._rule()
        if rule is not None:
            self._perform(RemoveDraftRules((rule.uid,)))

    def _open_form(self, draft: RuleDraft) -> None:
        form = RuleForm(self._private_view, self._tools.workspace, draft, self)

        def save(rule: DraftRule) -> None:
            adds = draft.before is None
            answer = self._perform(AddDraftRules((rule,)) if adds else ChangeDraftRule(rule))
            if isinstance(answer, Refusal):
                form.show_refusal(answer)
                return
            if answer is not None and answer.uids:
                self.chosen = answer.uids[0]
                self._read()
            form.finish()

        form.rule_wanted.connect(save)
        form.open()

    def _perform(self, edit: Edit) -> Done | Refusal | None:
        """Do an edit of the history, and say here what was done or why not."""
        answer = self._tools.editor.answer(edit)
        if answer is None:
            return None
        refused = isinstance(answer, Refusal)
        self.message.setText(str(answer) if isinstance(answer, Refusal) else answer.said)
        self.message.set_tone("error" if refused else "muted")
        self.message.show()
        if not refused:
            self._read()
        return answer
