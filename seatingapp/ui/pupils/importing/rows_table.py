"""The table of the preview: what happens to each row of the files."""

from __future__ import annotations

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from seatingapp.domain.import_plan import Outcome, RowKey
from seatingapp.ui.pupils.importing.state import PreviewRow
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

FILE, ROW, NAME, WHAT, JOINS, DETAIL = range(6)
_HEADINGS = ("File", "Row", "Pupil", "What happens", "Joins", "Details")
# Least and wished.
_WIDTHS = ((70, 110), (44, 72), (120, 180), (118, 140), (70, 90), (110, 240))
# An icon besides the colour, which not everybody can tell apart.
_LOOKS = {
    Outcome.NEW: ("plus", "praise"),
    Outcome.CHANGED: ("edit", "accent"),
    Outcome.UNCHANGED: ("check", "muted"),
    Outcome.UNCLEAR: ("help", "warning"),
    Outcome.REFUSED: ("cross", "error"),
}


class PreviewModel(RowModel[PreviewRow]):
    """What happens to each row, with an icon besides the colour."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (row.file, row.rows, row.name, row.what, row.joins, row.detail)[column]
        icon, tone = _LOOKS[row.outcome]
        looks: dict[int, object] = {
            BOLD_ROLE: column == NAME,
            ICON_ROLE: icon if column == WHAT else None,
            TONE_ROLE: tone if column == WHAT else "muted" if column in (FILE, ROW) else "ink",
        }
        return looks.get(role)


class RowsTable(PlainTable):
    """`row_chosen` when the user moves to a row; `answer_requested` on Enter or a double click."""

    row_chosen = Signal()
    answer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS,
            DETAIL,
            name="import-rows",
            accessible="What happens to each row",
            parent=parent,
        )
        self.rows = PreviewModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.activated.connect(self.answer_requested)

    def show_rows(self, rows: tuple[PreviewRow, ...], *, several_files: bool) -> None:
        """Show rows; the one that was chosen stays so where it is still there."""
        self.setColumnHidden(FILE, not several_files)
        self.fit_columns()
        if rows == self.rows.rows:
            return
        chosen = self.chosen()
        self._showing = True
        self.rows.show_rows(rows)
        self._select(chosen.key if chosen else None)
        self._showing = False

    def chosen(self) -> PreviewRow | None:
        """Return the row that is selected."""
        place = self.currentIndex().row()
        return self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight when the strip below takes room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _select(self, key: RowKey | None) -> None:
        self.choose_row(next((n for n, r in enumerate(self.rows.rows) if r.key == key), None))

    def _moved(self) -> None:
        if not self._showing:
            self.row_chosen.emit()
