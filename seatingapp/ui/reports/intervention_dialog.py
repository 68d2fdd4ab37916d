"""The dialog that writes down what is tried for a pupil, and changes or ends it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from seatingapp.domain.interventions import LONGEST_WHAT
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupil_picker.people import Pickable
from seatingapp.ui.reports.days import Days
from seatingapp.ui.reports.drafts import InterventionDraft, intervention_outcome
from seatingapp.ui.reports.form import RecordForm

_BODY = (
    "What is tried, and since when. The entries before and since stand side by side, without a "
    "claim that one made the other. It is never printed for a family."
)


class InterventionDialog(RecordForm):
    """Keeps an `InterventionDraft`."""

    def __init__(
        self,
        private: PrivateView,
        draft: InterventionDraft,
        people: tuple[Pickable, ...],
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        is_new = draft.source is None
        super().__init__(
            private,
            "Write down what is tried" if is_new else f"Intervention for {draft.pupil}",
            _BODY,
            people if is_new else None,
            name="intervention-dialog",
            accept="Add" if is_new else "Save",
            parent=parent,
        )
        self.draft, self._today = draft, today
        self._what = self._line("intervention-what", "What is tried", LONGEST_WHAT)
        self._what.setPlaceholderText("check-in before school, seat near the front")
        self._days = Days(today, name="intervention-days", open_end=True, parent=self)
        self._said = self._note("intervention-note", "Note")
        self._came = self._note("intervention-outcome", "What came of it")
        self._build()
        self._show(told=False)
        self._first = self._what
        chosen = self.picker is None or self.picker.show_chosen(draft.pupil_id)
        begins = self._first if chosen or self.picker is None else self.picker
        begins.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._row("What", self._what)
        self._row("Days", self._days)
        self._row("Note", self._said)
        self._row("Outcome", self._came)
        self._said.setPlainText(self.draft.note)
        self._came.setPlainText(self.draft.outcome)
        self._what.textEdited.connect(self._typed)
        # These tell of what a program sets too, which was just done, before they are connected.
        self._said.textChanged.connect(self._typed)
        self._came.textChanged.connect(self._typed)
        self._days.days_requested.connect(self._typed_days)

    def _chose(self, pupil_id: int) -> None:
        self._take(replace(self.draft, pupil_id=pupil_id, pupil=self.name_of(pupil_id)))

    def _typed(self) -> None:
        self._take(
            replace(
                self.draft,
                what=self._what.text(),
                note=self._said.toPlainText(),
                outcome=self._came.toPlainText(),
            )
        )

    def _typed_days(self, first: str, last: str) -> None:
        self._take(replace(self.draft, starts=first, ends=last))

    def _take(self, draft: InterventionDraft) -> None:
        self.draft = draft
        self._show(told=True)

    def _show(self, *, told: bool) -> None:
        draft = self.draft
        if self._what.text() != draft.what:
            self._what.setText(draft.what)
        self._days.show_days(draft.starts, draft.ends)
        self.show_outcome(intervention_outcome(draft, self._today), told=told)
