"""Makes the review tray with its presenter and dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from seatingapp.domain.errors import Refusal
from seatingapp.services.workspace import Edit
from seatingapp.ui.adjustments.dialog import AdjustmentsDialog
from seatingapp.ui.drafts.detention_dialog import DetentionDialog
from seatingapp.ui.drafts.dismiss_dialog import DismissDialog
from seatingapp.ui.drafts.part import DraftsPart
from seatingapp.ui.drafts.presenter import DraftsPresenter
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.part import Part, PartWiring
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.tasks import TasksFor
from seatingapp.ui.to_printer import ToPrinter


class DraftsWiring(QObject):
    """Belongs to the part and holds its presenter; opens the dialogs."""

    def __init__(self, part: DraftsPart, tools: PageTools, private: PrivateView) -> None:
        """Connect intents to the presenter."""
        super().__init__(part)
        self._part, self._tools, self._private = part, tools, private
        runner = TasksFor(tools.tasks, part)
        self.presenter = DraftsPresenter(part, tools.workspace, tools.editor, runner)
        self._turns = PartWiring(part, self.presenter, tools.editor)
        self._printer = ToPrinter(part, tools.tasks)
        part.only_requested.connect(self.presenter.show_only)
        part.selected.connect(self.presenter.select)
        part.release_requested.connect(self.presenter.release)
        part.reopen_requested.connect(self.presenter.reopen)
        part.dismiss_requested.connect(self._ask_reason)
        part.detention_requested.connect(self._ask_detention)
        part.adjust_requested.connect(self._ask_adjustments)
        part.rules_requested.connect(self._show_rules)
        part.save_requested.connect(self._save)
        part.print_requested.connect(self.presenter.print_paper)
        part.cancel_requested.connect(self.presenter.cancel)

    @Slot(str)
    def _save(self, path: str) -> None:
        self.presenter.save_paper(Path(path))

    @Slot()
    def _ask_reason(self) -> None:
        number = len(self.presenter.state.selected)
        if number:
            dialog = DismissDialog(self._private, number, self._part)
            dialog.reason_given.connect(self.presenter.dismiss)
            dialog.open()

    @Slot(object)
    def _ask_detention(self, uids: tuple[str, ...]) -> None:
        try:
            dialog = DetentionDialog(self._private, self._tools.workspace, uids, self._part)
        except Refusal as refusal:
            self._part.show_refusal(refusal)
            return
        dialog.edit_wanted.connect(self._decide)
        dialog.open()

    @Slot(object)
    def _decide(self, edit: Edit) -> None:
        self.presenter.decide(edit)

    @Slot(int)
    def _ask_adjustments(self, pupil_id: int) -> None:
        details = self.presenter.state.details
        if details is not None:
            dialog = AdjustmentsDialog(
                self._private, self._tools, pupil_id, details.who, self._part
            )
            dialog.open()

    @Slot()
    def _show_rules(self) -> None:
        from seatingapp.ui.drafts.rules.dialog import RulesDialog

        RulesDialog(self._private, self._tools, self._part).open()


def make_drafts_part(tools: PageTools, private: PrivateView) -> Part:
    """Return a part that works; it reads the vault when it is first shown."""
    part = DraftsPart()
    part.wiring = DraftsWiring(part, tools, private)
    return part
