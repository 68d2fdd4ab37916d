"""The dialog that puts a pupil on report, and changes or closes a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from seatingapp.domain.on_report import LONGEST_TARGET, LONGEST_WORDS, MOST_TARGETS, Report
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupil_picker.people import Pickable
from seatingapp.ui.reports.days import Days
from seatingapp.ui.reports.drafts import ReportDraft, report_outcome
from seatingapp.ui.reports.form import RecordForm
from seatingapp.ui.widgets.check_box import CheckBox

_BODY = (
    "One to three targets that can be seen in a lesson. They are rated on the Lesson page, in the "
    "private view, and printed on a card that the pupil carries."
)


class ReportDialog(RecordForm):
    """Keeps a `ReportDraft`. `others_of` returns the reports that a pupil has."""

    def __init__(
        self,
        private: PrivateView,
        draft: ReportDraft,
        people: tuple[Pickable, ...],
        others_of: Callable[[int], tuple[Report, ...]],
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        is_new = draft.source is None
        super().__init__(
            private,
            "Put a pupil on report" if is_new else f"Report of {draft.pupil}",
            _BODY if is_new else "A target that was rated already stays as it is.",
            people if is_new else None,
            name="report-dialog",
            accept="Start the report" if is_new else "Save",
            parent=parent,
        )
        self.draft, self._others_of, self._today = draft, others_of, today
        self._days = Days(today, name="report-days", parent=self)
        self._targets = [
            self._line(f"report-target-{place}", f"Target {place}", LONGEST_TARGET)
            for place in range(1, MOST_TARGETS + 1)
        ]
        self._signed = self._line("report-signed", "Who signs each day", LONGEST_TARGET)
        self._signed.setPlaceholderText("form tutor and home")
        self._closes = CheckBox("Close this report", name="report-closes")
        self._outcome = self._line("report-outcome", "Outcome, as the card says it", LONGEST_WORDS)
        self._build(is_new)
        self._show(told=False)
        self._first = self._targets[0]
        begins = self.picker if self.picker is not None else self._first
        begins.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, is_new: bool) -> None:
        self._row("Days", self._days)
        for place, field in enumerate(self._targets, 1):
            self._row(f"Target {place}", field)
            field.textEdited.connect(self._typed)
        self._row("Signs", self._signed)
        self._signed.textEdited.connect(self._typed)
        if is_new:
            self._closes.hide()
            self._outcome.hide()
        else:
            self._row("", self._closes)
            self._row("Outcome", self._outcome)
        self._closes.clicked.connect(self._typed)
        self._outcome.textEdited.connect(self._typed)
        self._days.days_requested.connect(self._typed_days)

    def _chose(self, pupil_id: int) -> None:
        self._take(replace(self.draft, pupil_id=pupil_id, pupil=self.name_of(pupil_id)))

    def _typed(self) -> None:
        self._take(
            replace(
                self.draft,
                targets=tuple(field.text() for field in self._targets),
                signed_by=self._signed.text(),
                closes=self._closes.isChecked(),
                outcome=self._outcome.text(),
            )
        )

    def _typed_days(self, first: str, last: str) -> None:
        self._take(replace(self.draft, starts=first, ends=last))

    def _take(self, draft: ReportDraft) -> None:
        self.draft = draft
        self._show(told=True)

    def _show(self, *, told: bool) -> None:
        draft = self.draft
        self._days.show_days(draft.starts, draft.ends)
        for field, text in zip(self._targets, draft.targets, strict=True):
            if field.text() != text:
                field.setText(text)
        for field, text in ((self._signed, draft.signed_by), (self._outcome, draft.outcome)):
            if field.text() != text:
                field.setText(text)
        self._closes.setChecked(draft.closes)
        self._outcome.setEnabled(draft.closes)
        others = self._others_of(draft.pupil_id) if draft.pupil_id else ()
        self.show_outcome(report_outcome(draft, others, self._today), told=told)
