"""A table model over a tuple of frozen rows, which come from a presenter and change as a whole."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_NO_INDEX = QModelIndex()


class RowModel(QAbstractTableModel, Generic[Row]):
    """Nothing can be edited in place. Whoever derives from it says in `data` what a cell shows."""

    def __init__(self, headings: tuple[str, ...], parent: QObject | None = None) -> None:
        """Start without rows; a column for each of `headings`."""
        super().__init__(parent)
        self._headings = headings
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_again(self, rows: tuple[Row, ...]) -> None:
        """Show rows in place of as many others, without leaving a cell that is being typed into."""
        if len(rows) != len(self.rows):
            self.show_rows(rows)
            return
        self.rows = rows
        if rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, len(self._headings) - 1)
            )

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns, also those that are hidden."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None
