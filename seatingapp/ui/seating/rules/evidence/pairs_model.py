"""Pairs and their counts as a table; the first column is ticked."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from seatingapp.ui.seating.rules.evidence.state import PairRow

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Keep apart", "Near each other", "Apart")
_NO_INDEX = QModelIndex()


class PairsModel(QAbstractTableModel):
    """`ticked` with a pair's key and whether the user wants it; it comes back by `show_rows`."""

    ticked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PairRow, ...] = ()

    def show_rows(self, rows: tuple[PairRow, ...]) -> None:
        """Show other rows; where only ticks changed, the place in the table stays."""
        if [r.key for r in rows] != [r.key for r in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            last = self.index(len(rows) - 1, len(HEADINGS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many pairs."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Names, and two columns of counts."""
        return 0 if parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names and counts; a row is called by all that it says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        cells = (row.names, row.near, row.far)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{row.names}: {row.near}; {row.far}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a tick, or for none."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ticked.emit(self.rows[index.row()].key, wanted)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None
