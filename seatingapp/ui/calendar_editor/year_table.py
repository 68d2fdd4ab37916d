"""The list of terms and days without school, changed in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from seatingapp.ui.calendar_editor.state import YearRow
from seatingapp.ui.calendar_editor.year_part import ENDS, NAME, STARTS, WEEK
from seatingapp.ui.tables.cells import BOLD_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

HEADINGS = ("", "Name", "First day", "Last day", "First week", "")
_FIELDS = ("", NAME, STARTS, ENDS, WEEK, "")
_WIDTHS = ((64, 76), (110, 180), (118, 140), (118, 140), (84, 90), (90, 150))
_NOTE = 5
_HINT = "F2, Enter or a double click changes it"
_HINTS = {WEEK: "A or B: this week begins anew. Nothing: weeks alternate"}
_TONES = {"Term": "muted", "Holiday": "praise", "INSET": "warning"}


class YearModel(RowModel[YearRow]):
    """`changed` with a row, which of its fields, and what was typed."""

    changed = Signal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Name and dates can be changed."""
        plain = super().flags(index)
        if not index.isValid():
            return plain
        field = _FIELDS[index.column()]
        fixed = not field or (field == WEEK and self.rows[index.row()].week is None)
        return plain if fixed else plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        text = (row.kind, row.name, row.starts, row.ends, row.week_words, row.note)[column]
        typed = row.week or "" if _FIELDS[column] == WEEK else text
        tones = {0: _TONES.get(row.kind, "muted"), _NOTE: "muted"}
        return {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.EditRole: typed,
            Qt.ItemDataRole.AccessibleTextRole: f"{HEADINGS[column]} {text}".strip(),
            Qt.ItemDataRole.ToolTipRole: _HINTS.get(_FIELDS[column], _HINT)
            if self.flags(index) & Qt.ItemFlag.ItemIsEditable
            else None,
            BOLD_ROLE: column == 1 and row.kind == "Term",
            TONE_ROLE: tones.get(column, "ink"),
        }.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change."""
        before = str(self.data(index, Qt.ItemDataRole.EditRole))
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == before:
            return False
        self.changed.emit(self.rows[index.row()], _FIELDS[index.column()], str(value))
        return True


class YearTable(PlainTable):
    """F2, Enter or a double click changes a cell; Del asks to remove the row."""

    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_WIDTHS, 1, name="year-table", accessible="Terms and days without school")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.rows = YearModel(self)
        self.setModel(self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del removes, Enter changes."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and self.state() is not self.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def show_rows(self, rows: tuple[YearRow, ...]) -> None:
        """Show other rows; the place in the table stays."""
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else (0, 1)
        self.rows.show_again(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(min(place[0], len(rows) - 1), place[1]))
        self.fit_columns()

    def chosen(self) -> YearRow | None:
        """The row that is gone to."""
        at: QModelIndex = self.currentIndex()
        return self.rows.rows[at.row()] if at.isValid() else None

    def change(self, entry: object) -> None:
        """Open the name of an entry for typing."""
        for number, row in enumerate(self.rows.rows):
            if row.entry == entry:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self.setCurrentIndex(self.rows.index(number, 2))
                self.edit(self.rows.index(number, 2))
