"""The dialog that shows the counts behind a rule from concern entries, before it is a rule."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.sentences import Naming
from seatingapp.services.workspace import Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.seating.rules.cells import CheckDelegate
from seatingapp.ui.seating.rules.evidence.pairs_model import PairsModel
from seatingapp.ui.seating.rules.evidence.presenter import EvidencePresenter
from seatingapp.ui.seating.rules.evidence.state import EvidenceState
from seatingapp.ui.seating.rules.plain_table import PlainTable
from seatingapp.ui.seating.rules.strengths import STRENGTHS
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField

_LEAST = QSize(640, 420)
_WISHED = QSize(860, 600)
_BODY = (
    "Lessons are counted in which two pupils had a seat and were there. Listed are pairs of whom "
    "either had a concern entry clearly more often when they sat near each other. That is a count "
    "and no cause: it may be the lesson, the time of day or a bad week. Talk to them first."
)


class EvidenceDialog(PrivateDialog):
    """`rule_ready` with the rule of the pairs that were ticked. Owns its presenter."""

    rule_ready = Signal(object)  # Rule

    def __init__(
        self,
        private: PrivateView,
        workspace: Workspace,
        class_id: int,
        naming: Naming,
        today: dt.date,
        before: Rule | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Count for a class up to `today`; `before` is the rule that is looked at anew."""
        accept = "Keep these pairs apart"
        super().__init__(
            private,
            "Concern entries of pairs",
            _BODY,
            name="evidence",
            accept=accept,
            parent=parent,
        )
        self.setMinimumSize(_LEAST)
        self.weeks = TypedField(name="evidence-weeks", accessible="Weeks", width=52)
        self._days = ElidedText("", TextRole.MUTED, name="evidence-days")
        self.pairs = PairsModel(self)
        self.table = PlainTable(name="evidence-pairs", accessible="Pairs and their counts")
        self._words = Text("", TextRole.BODY, name="evidence-words", wrap=True)
        self._told = Text("", TextRole.MUTED, name="evidence-told")
        self._strength = SegmentedControl(
            STRENGTHS, name="evidence-strength", accessible="How much it matters"
        )
        self._shown = QStackedWidget()
        self._empty = EmptyState("info", "No pair stands out", "", name="evidence-empty")
        self._build()
        self.presenter = EvidencePresenter(self, workspace, class_id, naming, today, before)
        self._strength.choose(self.presenter.strength.value)
        self._connect()
        self.resize(fitting(_WISHED, parent))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: EvidenceState) -> None:
        """Show a state; emits nothing."""
        self.weeks.show_text(state.weeks, wrong=bool(state.problem))
        self._days.set_tone("error" if state.problem else "muted")
        self._days.setText(state.problem or state.days)
        self.pairs.show_rows(state.rows)
        if state.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.pairs.index(0, 0))
        self._shown.setCurrentIndex(0 if state.rows else 1)
        self._empty.set_texts("No pair stands out", state.words)
        self._words.setText(state.words)
        self._words.setVisible(bool(state.rows))
        self._told.setText(state.told)
        self.set_acceptable(state.can_keep)

    def accept(self) -> None:
        """Hand over the rule."""
        rule = self.presenter.rule()
        if rule is not None:
            super().accept()
            self.rule_ready.emit(rule)

    def _build(self) -> None:
        self.table.show_model(self.pairs, (220, 310, 0))
        self.table.setItemDelegateForColumn(0, CheckDelegate(self.table))
        for page in (self.table, self._empty):
            self._shown.addWidget(page)
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(Text("Weeks"))
        when.addWidget(self.weeks)
        when.addWidget(self._days, 1)
        weight = QHBoxLayout()
        weight.setSpacing(12)
        weight.addWidget(self._strength)
        weight.addWidget(self._told, 1)
        self.content.addLayout(when)
        self.content.addWidget(self._shown, 1)
        self.content.addWidget(self._words)
        self.content.addLayout(weight)

    def _connect(self) -> None:
        self.weeks.text_requested.connect(self.presenter.type_weeks)
        self.weeks.step_requested.connect(self.presenter.step_weeks)
        self.pairs.ticked.connect(self.presenter.tick)
        self._strength.choice_requested.connect(self.presenter.weigh)
