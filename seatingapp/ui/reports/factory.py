"""Makes the part for reports and interventions, with its presenter and dialogs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from seatingapp.domain.on_report import Report
from seatingapp.services import on_report
from seatingapp.services.school import school
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.part import Part, PartWiring
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupil_picker.people import everybody
from seatingapp.ui.reports.drafts import (
    InterventionDraft,
    ReportDraft,
    new_intervention,
    new_report,
    of_intervention,
    of_report,
)
from seatingapp.ui.reports.form import RecordForm
from seatingapp.ui.reports.intervention_dialog import InterventionDialog
from seatingapp.ui.reports.part import ReportsPart
from seatingapp.ui.reports.presenter import ReportsPresenter
from seatingapp.ui.reports.report_dialog import ReportDialog
from seatingapp.ui.tasks import TasksFor
from seatingapp.ui.to_printer import ToPrinter

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


class ReportsWiring(QObject):
    """Belongs to the part and holds its presenter; opens the dialogs."""

    def __init__(self, part: ReportsPart, tools: PageTools, private: PrivateView) -> None:
        """Connect intents to the presenter."""
        super().__init__(part)
        self._part, self._workspace, self._private = part, tools.workspace, private
        runner = TasksFor(tools.tasks, part)
        self.presenter = ReportsPresenter(part, tools.workspace, tools.editor, runner)
        self._turns = PartWiring(part, self.presenter, tools.editor)
        self._printer = ToPrinter(part, tools.tasks)
        part.only_requested.connect(self.presenter.show_only)
        part.record_requested.connect(self.presenter.select)
        part.remove_requested.connect(self.presenter.remove)
        part.cancel_requested.connect(self.presenter.cancel)
        part.save_requested.connect(self._save)
        part.print_requested.connect(self.presenter.print_card)
        part.report_dialog_requested.connect(self._new_report)
        part.intervention_dialog_requested.connect(self._new_intervention)
        part.change_requested.connect(self._change)

    @Slot(str)
    def _save(self, path: str) -> None:
        self.presenter.save_card(Path(path))

    @Slot()
    def _new_report(self) -> None:
        self._open_report(new_report(self._today()))

    @Slot()
    def _new_intervention(self) -> None:
        """Begin with the pupil who is selected: something is often tried for who is on report."""
        details = self.presenter.state.details
        chosen = (details.source.pupil_id, details.pupil) if details is not None else (0, "")
        self._open_intervention(new_intervention(self._today(), *chosen))

    @Slot()
    def _change(self) -> None:
        details = self.presenter.state.details
        if details is None:
            return
        if isinstance(details.source, Report):
            self._open_report(of_report(details.source, details.pupil, self._today()))
        else:
            draft = of_intervention(details.source, details.pupil, self._today())
            self._open_intervention(draft)

    def _open_report(self, draft: ReportDraft) -> None:
        people = self._workspace.read(everybody)
        dialog = ReportDialog(
            self._private, draft, people, self._reports_of, self._today(), self._part
        )
        self._show(dialog)

    def _open_intervention(self, draft: InterventionDraft) -> None:
        people = self._workspace.read(everybody)
        self._show(InterventionDialog(self._private, draft, people, self._today(), self._part))

    def _show(self, dialog: RecordForm) -> None:
        dialog.wanted.connect(self.presenter.perform)
        dialog.open()

    def _reports_of(self, pupil_id: int) -> tuple[Report, ...]:
        return self._workspace.read(lambda s: on_report.reports_of(s, pupil_id))

    def _today(self) -> dt.date:
        return self._workspace.read(school).today(self._workspace.clock())


def make_reports_part(tools: PageTools, private: PrivateView) -> Part:
    """Return a part that works; it reads the vault when it is first shown."""
    part = ReportsPart()
    part.wiring = ReportsWiring(part, tools, private)
    return part


def reports_on(session: Session, now: dt.datetime) -> int:
    """How many pupils are on report today; a number that names nobody."""
    return on_report.count_on(session, school(session).today(now))
