"""Step 2: what happens to every row, and everything that can be decided about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.ui.pupils.importing.answer_strip import AnswerStrip
from seatingapp.ui.pupils.importing.class_card import ClassCard
from seatingapp.ui.pupils.importing.columns_card import ColumnsCard
from seatingapp.ui.pupils.importing.reading_card import ReadingCard
from seatingapp.ui.pupils.importing.rows_table import RowsTable
from seatingapp.ui.pupils.importing.state import ImportState
from seatingapp.ui.pupils.remarks_card import RemarksCard
from seatingapp.ui.pupils.tally_bar import TallyBar
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.text import Text, TextRole

PROMISE = (
    "An import cannot be undone with Ctrl+Z and clears what could be, but a backup is made first."
)


class CheckStep(QWidget):
    """Shows the preview on the left and the decisions on the right."""

    only_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-check")
        self._tallies = TallyBar()
        self._tallies.only_requested.connect(self.only_requested)
        self.table = RowsTable()
        self.answer = AnswerStrip()
        self._nothing = EmptyState("document", "No rows to show", "", name="no-rows")
        self._rows = QStackedWidget()
        self._promise = Text(PROMISE, TextRole.SMALL, name="import-promise", wrap=True)
        self._why_not = Text("", TextRole.SMALL, name="import-why-not", wrap=True)
        self._why_not.set_tone("warning")
        self.class_card = ClassCard()
        self.columns = ColumnsCard()
        self.reading = ReadingCard()
        self.remarks = RemarksCard()
        self._panel = SidePanel(name="import-panel")
        self._build()
        self.table.row_chosen.connect(self._show_answer)
        self.table.answer_requested.connect(self.answer.take_focus)

    def show_state(self, state: ImportState) -> None:
        """Show a state; emits nothing."""
        self._tallies.show_tallies(state.tallies, state.only)
        usable = [f for f in state.files if f.refusal is None]
        self.table.show_rows(state.rows, several_files=len(usable) > 1)
        self._rows.setCurrentIndex(0 if state.rows else 1)
        self._nothing.set_texts("No rows to show", state.why_not)
        self._why_not.setText(state.why_not)
        self._why_not.setVisible(bool(state.why_not))
        self._show_answer()
        self.class_card.show_field(state.class_field)
        was_fine = not self.columns.banner.text()
        self.columns.show_columns(state.files, state.shown_file, state.columns, state.file_refusal)
        if was_fine and state.file_refusal is not None:
            self._panel.ensureWidgetVisible(self.columns.banner)
        self.reading.show_reading(state.how)
        self.remarks.show_remarks(state.remarks)

    def _build(self) -> None:
        left = Card(name="import-rows-card")
        left.body.addWidget(self._tallies)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._nothing)
        left.body.addWidget(self._rows, 1)
        left.body.addWidget(self.answer)
        left.body.addWidget(self._why_not)
        left.body.addWidget(self._promise)
        panel = self._panel
        for card in (self.class_card, self.remarks, self.columns, self.reading):
            panel.add_card(card)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 10)
        row.setSpacing(12)
        row.addWidget(left, 2)
        row.addWidget(panel, 1)

    def _show_answer(self) -> None:
        self.answer.show_row(self.table.chosen())
