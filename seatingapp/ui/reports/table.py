"""The list of reports and interventions."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from seatingapp.ui.reports.state import RecordKind, RecordRow
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

_PUPIL, _WHAT, _DAYS, _RESULT = range(4)
_HEADINGS = ("Pupil", "What", "Days", "So far")
# Least and wished.
_WIDTHS = ((116, 190), (150, 320), (88, 140), (88, 130))
_ICONS = {RecordKind.REPORT: "register", RecordKind.INTERVENTION: "edit"}


class RecordModel(RowModel[RecordRow]):
    """Both kinds; the icon says which, and so does the text for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        text = (row.pupil, row.what, row.dates, row.result)[column]
        is_what = column == _WHAT
        told: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: text,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.kind.value}: {text}" if is_what else text,
            BOLD_ROLE: column == _PUPIL,
            ICON_ROLE: _ICONS[row.kind] if is_what else None,
            TONE_ROLE: "ink" if row.is_now else "muted",
        }
        return told.get(role)


class RecordTable(PlainTable):
    """`record_chosen` when the user moves to a row, `record_opened` on Enter or a double click."""

    record_chosen = Signal(str)
    record_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS,
            _WHAT,
            name="records-table",
            accessible="Reports and interventions",
            wraps=True,
            parent=parent,
        )
        self.model_of_rows = RecordModel(self)
        self._showing = False
        self.setModel(self.model_of_rows)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.activated.connect(self._open)

    def show_rows(self, rows: tuple[RecordRow, ...], selected: str) -> None:
        """Show rows with one selected; emits nothing."""
        self._showing = True
        if rows != self.model_of_rows.rows:
            self.model_of_rows.show_rows(rows)
        self.fit_columns()
        self.choose_row(next((n for n, row in enumerate(rows) if row.uid == selected), None))
        self._showing = False

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self.record_chosen.emit(self.model_of_rows.rows[index.row()].uid)

    def _open(self, index: QModelIndex) -> None:
        self.record_opened.emit(self.model_of_rows.rows[index.row()].uid)
