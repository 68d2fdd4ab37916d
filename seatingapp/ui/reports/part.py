"""On report: the list of reports and interventions, one of them in full, and their dialogs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.ui.file_dialogs import pdf_dialog
from seatingapp.ui.part import Part
from seatingapp.ui.reports.details_card import RecordCard
from seatingapp.ui.reports.presenter import CARD_FILE
from seatingapp.ui.reports.state import Only, ReportsState
from seatingapp.ui.reports.table import RecordTable
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import SidePanel

_SIDE_WIDTH = 400
_ONLY = ((Only.NOW.value, "Now"), (Only.ENDED.value, "Ended"), (Only.ALL.value, "All"))
_EMPTY = {
    Only.NOW: ("Nobody is on report", "No report or intervention runs today."),
    Only.ENDED: ("Nothing has ended yet", "Reports and interventions that are over come here."),
    Only.ALL: (
        "Nothing here yet",
        "Put a pupil on report, or write down what is tried, and see the numbers before and since.",
    ),
}


class ReportsPart(Part):
    """Shows a `ReportsState`; what the user wants leaves by signals."""

    only_requested = Signal(str)
    record_requested = Signal(str)
    report_dialog_requested = Signal()
    intervention_dialog_requested = Signal()
    change_requested = Signal()
    remove_requested = Signal()
    save_requested = Signal(str)
    print_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("On report", name="reports", parent=parent)
        self.only = SegmentedControl(_ONLY, name="records-only", accessible="Which are listed")
        self.start = Button(
            "Put on report …", name="report-new", kind=ButtonKind.PRIMARY, icon="plus"
        )
        self.add = Button("Add an intervention …", name="intervention-new")
        self.table = RecordTable()
        self.card = RecordCard()
        self._progress = ProgressStrip(name="report-progress")
        self._nothing = EmptyState("register", "", "", name="records-empty")
        self._layers = QStackedWidget()
        self._build()
        self.only.choice_requested.connect(self.only_requested)
        self.start.clicked.connect(self.report_dialog_requested)
        self.add.clicked.connect(self.intervention_dialog_requested)
        self.table.record_chosen.connect(self.record_requested)
        self.table.record_opened.connect(self._open)
        self.card.change_requested.connect(self.change_requested)
        self.card.remove_requested.connect(self.remove_requested)
        self.card.print_requested.connect(self.print_requested)
        self.card.save_requested.connect(self._ask_where)
        self._progress.cancel_requested.connect(self.cancel_requested)

    def show_state(self, state: ReportsState) -> None:
        """Show a state; emits nothing."""
        self.only.choose(state.only.value)
        self.table.show_rows(state.rows, state.selected)
        self._nothing.set_texts(*_EMPTY[state.only])
        self._layers.setCurrentIndex(0 if state.rows else 1)
        self.card.show_details(state.details, busy=bool(state.busy))
        if state.busy:
            self._progress.show_progress(state.busy)
        else:
            self._progress.finish()

    def take_keys(self) -> None:
        """Let the arrows move in the list."""
        self.table.setFocus()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.only)
        bar.addStretch(1)
        bar.addWidget(self.add)
        bar.addWidget(self.start)
        self._layers.addWidget(self.table)
        self._layers.addWidget(self._nothing)
        card = Card(name="records-card")
        card.body.addLayout(bar)
        card.body.addWidget(self._layers, 1)
        card.body.addWidget(self._progress)
        panel = SidePanel(name="records-panel", width=_SIDE_WIDTH)
        panel.add_card(self.card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 3)
        row.addWidget(panel, 2)

    def _open(self, uid: str) -> None:
        self.record_requested.emit(uid)
        self.change_requested.emit()

    def _ask_where(self) -> None:
        dialog = pdf_dialog(self, "Save the report card as PDF", "report-card-save", CARD_FILE)
        dialog.fileSelected.connect(self.save_requested)
        dialog.open()
