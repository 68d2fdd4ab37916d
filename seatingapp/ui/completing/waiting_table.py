"""The table of what waits to be completed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from seatingapp.ui.completing.state import Waiting
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

WHO, WHAT, WHEN = range(3)
_HEADINGS = ("Who", "What", "When")
# Least and wished.
_WIDTHS = ((104, 190), (130, 190), (60, 70))
_TONES = {"praise": "praise_ink", "concern": "concern_ink"}
_ICONS = {"praise": "plus", "concern": "minus"}


class WaitingModel(RowModel[Waiting]):
    """Who, what, when; the polarity shows as a sign besides its colour."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.who, row.behaviour, row.time)[column]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return (row.who, row.behaviour, row.when)[column]
        looks: dict[int, object] = {
            BOLD_ROLE: column == WHO,
            ICON_ROLE: _ICONS.get(row.polarity) if column == WHAT else None,
            TONE_ROLE: _tone(row, column),
        }
        return looks.get(role)


def _tone(row: Waiting, column: int) -> str:
    if column == WHAT:
        return _TONES.get(row.polarity, "ink")
    return "muted" if column == WHEN else "ink"


class WaitingTable(PlainTable):
    """`chosen` with the place of the row that a person went to, `entered_row` on Enter."""

    chosen = Signal(int)
    entered_row = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS,
            WHO,
            name="waiting-table",
            accessible="Entries to complete",
            wraps=True,
            parent=parent,
        )
        self.rows = WaitingModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def show_rows(self, rows: tuple[Waiting, ...], chosen: int) -> None:
        """Show rows with one chosen; emits nothing."""
        self._showing = True
        if rows != self.rows.rows:
            self.rows.show_rows(rows)
            self.fit_columns()
        self.choose_row(chosen if chosen >= 0 else None)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from a row to what is said of it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self.chosen.emit(index.row())
