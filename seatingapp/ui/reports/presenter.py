"""Decides what the part for reports and interventions shows; knows no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import Report
from seatingapp.services import classes, interventions, on_report
from seatingapp.services.interventions import RemoveIntervention
from seatingapp.services.on_report import RemoveReport
from seatingapp.services.report_prints import number_report_card
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Topic, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import PagePresenter
from seatingapp.ui.paper_making import Numbered, PaperMaking, PaperView
from seatingapp.ui.reports import wording
from seatingapp.ui.reports.state import Only, RecordDetails, RecordKind, RecordRow, ReportsState
from seatingapp.ui.slow_work import Runner

CARD_FILE = "report-card.pdf"


class ReportsView(PaperView, Protocol):
    """The part, as far as its presenter knows it."""

    def show_state(self, state: ReportsState) -> None:
        """Show a state and emit nothing."""


class ReportsPresenter(PagePresenter[ReportsView]):
    """Lists both kinds, the newest first, and keeps one selected."""

    topics = frozenset({Topic.FOLLOW_UP, Topic.PUPILS, Topic.LESSON, Topic.CALENDAR})

    def __init__(
        self, view: ReportsView, workspace: Workspace, history: History, runner: Runner
    ) -> None:
        """Read nothing yet."""
        super().__init__(view, workspace, history)
        self._making = PaperMaking(view, runner, self._say_busy)
        self._all: tuple[RecordRow, ...] = ()
        self._names: dict[int, str] = {}
        self.state = ReportsState()

    def show_only(self, key: str) -> None:
        """Let other rows through."""
        self._show(replace(self.state, only=Only(key)))

    def select(self, uid: str) -> None:
        """Show one of them in full."""
        self._show(replace(self.state, selected=uid))

    def perform(self, edit: Edit) -> None:
        """Do what a dialog asked for; what is new is selected."""
        done = self._history.perform(edit)
        if done is None:
            return
        if done.uids:
            self._show(replace(self.state, selected=done.uids[0], only=Only.ALL))
        self._view.show_message(done.said, undo=True)

    def remove(self) -> None:
        """Take away what is selected; undo brings it back."""
        details = self.state.details
        if details is None:
            return
        if details.kind is RecordKind.REPORT:
            self._perform(RemoveReport(details.source.uid, details.pupil))
        else:
            self._perform(RemoveIntervention(details.source.uid, details.pupil))

    def save_card(self, path: Path) -> None:
        """Enter the card of the selected report in the ledger, have it drawn, and write it."""
        number = self._number()
        if number is not None:
            self._making.save(path, "report card", number)

    def print_card(self) -> None:
        """The same, to a printer: no file of it is left on the computer."""
        number = self._number()
        if number is not None:
            self._making.print("report card", number)

    def _number(self) -> Callable[[], Numbered] | None:
        """Enters the card of the selected report in the ledger; None where none is selected."""
        details = self.state.details
        if details is None or details.kind is not RecordKind.REPORT:
            return None
        return partial(number_report_card, self._workspace, details.source.uid)

    def cancel(self) -> None:
        """Stop drawing; nothing is written."""
        self._making.cancel()

    def _say_busy(self, words: str) -> None:
        self._show(replace(self.state, busy=words))

    def _read(self) -> None:
        read, today = self._workspace.read, self._today()
        self._names = {p.id: p.name.full for p in read(classes.pupils_of)}
        rated = read(on_report.rated_lessons)
        reports = [
            (
                report.starts,
                wording.report_row(
                    report,
                    self._names.get(report.pupil_id, ""),
                    rated.get(report.id, 0),
                    today,
                ),
            )
            for report in read(on_report.all_reports)
        ]
        tried = [
            (
                found.starts,
                wording.intervention_row(found, self._names.get(found.pupil_id, ""), today),
            )
            for found in read(interventions.all_interventions)
        ]
        newest = sorted((*reports, *tried), key=lambda pair: pair[0], reverse=True)
        self._all = tuple(row for _starts, row in newest)
        self._show(self.state)

    def _today(self) -> dt.date:
        return self._workspace.read(school).today(self._workspace.clock())

    def _show(self, state: ReportsState) -> None:
        wanted = {Only.NOW: (True,), Only.ENDED: (False,), Only.ALL: (True, False)}[state.only]
        rows = tuple(row for row in self._all if row.is_now in wanted)
        selected = state.selected
        if selected not in {row.uid for row in rows}:
            selected = rows[0].uid if rows else ""
        self.state = replace(
            state,
            rows=rows,
            selected=selected,
            details=self._details(rows, selected),
            any_at_all=bool(self._all),
        )
        self._view.show_state(self.state)

    def _details(self, rows: tuple[RecordRow, ...], uid: str) -> RecordDetails | None:
        row = next((row for row in rows if row.uid == uid), None)
        if row is None:
            return None
        if row.kind is RecordKind.REPORT:
            return self._report(row)
        return self._intervention(row)

    def _report(self, row: RecordRow) -> RecordDetails:
        found = self._workspace.read(lambda s: on_report.record(s, row.uid))
        report: Report = found.report
        return RecordDetails(
            row.kind,
            row.pupil,
            "On report",
            wording.report_facts(report, found.results),
            tuple(wording.lesson_line(lesson) for lesson in reversed(found.lessons)),
            report,
            report.closed_on is None,
        )

    def _intervention(self, row: RecordRow) -> RecordDetails:
        today = self._today()
        found: Intervention = next(
            i for i in self._workspace.read(interventions.all_interventions) if i.uid == row.uid
        )
        numbers = self._workspace.read(lambda s: interventions.before_and_since(s, row.uid, today))
        return RecordDetails(
            row.kind,
            row.pupil,
            found.what,
            wording.intervention_facts(found, numbers),
            (),
            found,
            found.ends is None,
        )
