"""Opens the dialogs about rules and does what they ask."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from seatingapp.domain.rules.kinds import Evidence
from seatingapp.domain.rules.rule import Rule
from seatingapp.services.classes import class_by_id
from seatingapp.services.school import school
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.rules.editing.context import RuleContext, first_draft
from seatingapp.ui.seating.rules.editing.dialog import RuleDialog
from seatingapp.ui.seating.rules.editing.draft import Draft, draft_of
from seatingapp.ui.seating.rules.evidence.dialog import EvidenceDialog
from seatingapp.ui.seating.rules.friends.dialog import FriendsDialog
from seatingapp.ui.seating.rules.presenter import RulesPresenter
from seatingapp.ui.seating.rules.table.dialog import RulesTableDialog


class RuleDialogs(QObject):
    """Lives as long as the page. None of them opens without a plan or without private view.

    A rule that was begun when private view ended is gone on with the next time.
    """

    def __init__(
        self, page: QWidget, tools: PageTools, private: PrivateView, presenter: RulesPresenter
    ) -> None:
        """Work for `page`, whose rules `presenter` knows."""
        super().__init__(page)
        self._page, self._tools, self._private = page, tools, private
        self._presenter = presenter
        self._begun: Draft | None = None

    def forget(self) -> None:
        """Let go of what was begun."""
        self._begun = None

    def add(self) -> None:
        """Write a new rule."""
        context = self._context()
        if context is not None:
            begun = self._begun if self._begun is not None and not self._begun.uid else None
            self._write(context, begun or first_draft(context))

    def edit(self, uid: str) -> None:
        """Change a rule of the plan."""
        context, rule = self._context(), self._presenter.rule(uid)
        if context is not None and rule is not None:
            begun = self._begun if self._begun is not None and self._begun.uid == uid else None
            self._write(context, begun or draft_of(rule))

    def table(self) -> None:
        """Show all rules of the class."""
        context = self._context()
        if context is None:
            return
        dialog = RulesTableDialog(
            self._private,
            self._tools,
            context.plan.class_id,
            context.class_name,
            context.naming,
            self._page,
        )
        dialog.add_requested.connect(self.add)
        dialog.edit_requested.connect(self._edit_any)
        dialog.copy_requested.connect(self._copy)
        dialog.open()

    def friends(self) -> None:
        """Show who wishes for whom."""
        context = self._context()
        if context is not None:
            line, cards = context.plan.line, context.cards
            FriendsDialog(self._private, self._tools, line, cards, self._page).open()

    def evidence(self) -> None:
        """Show the counts behind pairs; an evidence rule of the plan is looked at anew."""
        context = self._context()
        if context is None:
            return
        before = next((r for r in context.rules if isinstance(r.kind, Evidence)), None)
        workspace = self._tools.workspace
        today = workspace.read(school).today(workspace.clock())
        dialog = EvidenceDialog(
            self._private,
            workspace,
            context.plan.class_id,
            context.naming,
            today,
            before,
            self._page,
        )
        dialog.rule_ready.connect(self._presenter.keep)
        dialog.open()

    def _edit_any(self, rule: Rule) -> None:
        """Change a rule of the class, be it of another plan."""
        context = self._context()
        if context is not None:
            self._write(context, draft_of(rule))

    def _copy(self, rule: Rule) -> None:
        """Write another rule that begins like one."""
        context = self._context()
        if context is not None:
            self._write(context, replace(draft_of(rule), uid=""))

    def _context(self) -> RuleContext | None:
        """What a rule can be written for now."""
        self._presenter.refresh()
        page = self._presenter.page
        if page.plan is None or not self._private.shown:
            return None
        class_id = page.plan.class_id
        read = self._tools.workspace.read
        return RuleContext(
            page.plan,
            read(lambda s: class_by_id(s, class_id)).name,
            self._presenter.cards,
            self._presenter.rules,
            page.selected,
            page.seats,
            read(school).in_use,
        )

    def _write(self, context: RuleContext, draft: Draft) -> None:
        self._begun = None
        tables = (d for d in self._page.findChildren(RulesTableDialog) if d.isVisible())
        dialog = RuleDialog(self._private, context, draft, next(tables, self._page))
        dialog.rule_ready.connect(self._presenter.keep)
        dialog.evidence_requested.connect(self._to_evidence)
        dialog.withdrawn.connect(self._keep_begun)
        dialog.open()

    def _to_evidence(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, RuleDialog):
            dialog.reject()
        self.evidence()

    def _keep_begun(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, RuleDialog):
            self._begun = dialog.presenter.draft
