"""Friend wishes as a table: a pupil in each row, three wishes that are changed in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from seatingapp.domain.rules.kinds import MOST_FRIENDS
from seatingapp.ui.seating.rules.friends.state import WishRow
from seatingapp.ui.theme import WEIGHT_SEMIBOLD, current_tokens
from seatingapp.ui.widgets.text import sized_font

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Pupil", "Wishes for", "or", "or")
_NO_INDEX = QModelIndex()


class WishesModel(QAbstractTableModel):
    """`wished` with the pupil, the place from 0 to 2, and the friend, 0 for nobody."""

    wished = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[WishRow, ...] = ()

    def show_rows(self, rows: tuple[WishRow, ...]) -> None:
        """Show other rows; the place in the table stays while the pupils are the same."""
        if [r.pupil_id for r in rows] != [r.pupil_id for r in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, 0), self.index(at, MOST_FRIENDS))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many pupils."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The pupil, and the wishes."""
        return 0 if parent.isValid() else 1 + MOST_FRIENDS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Wishes are changed in place."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names; a cell that is edited is asked for the key of its answer."""
        if not index.isValid():
            return None
        row, place = self.rows[index.row()], index.column() - 1
        text = row.name if place < 0 else row.wishes[place][1]
        said = f"{row.name}, wish {place + 1}: {text or 'nobody'}" if place >= 0 else text
        plain: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: text or "–",
            Qt.ItemDataRole.EditRole: text if place < 0 else str(row.wishes[place][0]),
            Qt.ItemDataRole.AccessibleTextRole: said,
        }
        if role == Qt.ItemDataRole.FontRole and place < 0:
            return sized_font(13, WEIGHT_SEMIBOLD)
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = current_tokens()
            return QColor(tokens.ink if text else tokens.muted)
        return plain.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another wish."""
        place = index.column() - 1
        if role != Qt.ItemDataRole.EditRole or place < 0:
            return False
        row, friend = self.rows[index.row()], int(str(value) or 0)
        if friend != row.wishes[place][0]:
            self.wished.emit(row.pupil_id, place, friend)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None
