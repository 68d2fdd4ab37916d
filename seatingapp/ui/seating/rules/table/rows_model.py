"""All rules as a table: switched on and off, weighed and given a reason in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from seatingapp.domain.rules.rule import Strength
from seatingapp.ui.seating.rules.table.presenter import fits
from seatingapp.ui.seating.rules.table.state import TableRow
from seatingapp.ui.theme import current_tokens

Index = QModelIndex | QPersistentModelIndex
ACTIVE, STRENGTH, SENTENCE, OWNER, NOTE = range(5)
HEADINGS = ("On", "Matters", "Rule", "Whose", "Why (private)")
_NO_INDEX = QModelIndex()
_STRENGTHS = list(Strength)


class RowsModel(QAbstractTableModel):
    """Asks for changes by signals with the uid of a rule; they come back by `show_rows`."""

    switched = Signal(str, bool)
    weighed = Signal(str, str)
    noted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TableRow, ...] = ()

    def show_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Show other rows; the place in the table stays while the rules are the same."""
        if [r.uid for r in rows] != [r.uid for r in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, NOTE))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rules."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is changed in place, and what in the dialog for a rule."""
        plain = super().flags(index)
        if index.column() == ACTIVE:
            return plain | Qt.ItemFlag.ItemIsUserCheckable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() in (STRENGTH, NOTE) else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; the rule says all of itself to a screen reader."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == ACTIVE:
            return Qt.CheckState.Checked if row.active else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = current_tokens()
            return QColor(tokens.ink if row.active and column != OWNER else tokens.muted)
        if role == Qt.ItemDataRole.EditRole and column == STRENGTH:
            return row.strength.value
        return _texts(row, column).get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change."""
        row, column = self.rows[index.row()], index.column()
        if column == ACTIVE and role == Qt.ItemDataRole.CheckStateRole:
            self.switched.emit(row.uid, Qt.CheckState(value) is Qt.CheckState.Checked)
        elif column == STRENGTH and role == Qt.ItemDataRole.EditRole:
            if str(value) != row.strength.value:
                self.weighed.emit(row.uid, str(value))
        elif column == NOTE and role == Qt.ItemDataRole.EditRole:
            if str(value) != row.note:
                self.noted.emit(row.uid, str(value))
        else:
            return False
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None


def _texts(row: TableRow, column: int) -> dict[int, str]:
    said = f"{row.sentence} ({row.mark})" if row.mark else row.sentence
    text = ("", row.strength.value, said, row.owner, row.note)[column]
    spoken = ("on" if row.active else "off") if column == ACTIVE else text
    return {
        Qt.ItemDataRole.DisplayRole: text,
        Qt.ItemDataRole.EditRole: text,
        Qt.ItemDataRole.ToolTipRole: text,
        Qt.ItemDataRole.AccessibleTextRole: f"{spoken}, {row.sentence}"
        if column in (ACTIVE, STRENGTH)
        else text,
    }


class RowsOrder(QSortFilterProxyModel):
    """Sorts by strength and age where a column has nothing better; shows what fits."""

    def __init__(self, rows: RowsModel, parent: QObject) -> None:
        """Sort the rows of a model."""
        super().__init__(parent)
        self._model, self._query, self._kind = rows, "", "all"
        self.setSourceModel(rows)

    def row_at(self, index: Index) -> TableRow | None:
        """The rule of a row as it is shown."""
        at = self.mapToSource(index)
        return self._model.rows[at.row()] if at.isValid() else None

    def show_only(self, query: str, kind: str) -> None:
        """Show rules with these words, and of a kind: all, must, wish or off."""
        self.beginFilterChange()
        self._query, self._kind = query, kind
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether a rule is shown."""
        return fits(self._model.rows[row], self._query, self._kind)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Whether one rule stands before another in the column that sorts."""
        rows, column = self._model.rows, left.column()
        one, other = rows[left.row()], rows[right.row()]
        return (_key(one, column), one.order) < (_key(other, column), other.order)


def _key(row: TableRow, column: int) -> tuple[int, str]:
    if column == ACTIVE:
        return (not row.active, "")
    if column == STRENGTH:
        return (_STRENGTHS.index(row.strength), "")
    text = {SENTENCE: row.sentence, OWNER: row.owner, NOTE: row.note}[column].casefold()
    return (not text, text)
