"""The table of the preview: what happens to each row of the files."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from seatingapp.domain.import_plan import Outcome, RowKey
from seatingapp.ui.pupils.cells import BOLD_ROLE, ICON_ROLE, ROW_HEIGHT, TONE_ROLE, CellDelegate
from seatingapp.ui.pupils.importing.state import PreviewRow

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

FILE, ROW, NAME, WHAT, JOINS, DETAIL = range(6)
_HEADINGS = ("File", "Row", "Pupil", "What happens", "Joins", "Details")
_WIDTHS = (120, 60, 190, 170, 110, 200)
# An icon besides the colour, which not everybody can tell apart.
_LOOKS = {
    Outcome.NEW: ("plus", "praise"),
    Outcome.CHANGED: ("edit", "accent"),
    Outcome.UNCHANGED: ("check", "muted"),
    Outcome.UNCLEAR: ("help", "warning"),
    Outcome.REFUSED: ("cross", "error"),
}


class RowsModel(QAbstractTableModel):
    """Rows as the presenter gives them."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self.rows: tuple[PreviewRow, ...] = ()

    def show_rows(self, rows: tuple[PreviewRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

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


class RowsTable(QTableView):
    """`row_chosen` when the user moves to a row; `answer_requested` on Enter or a double click."""

    row_chosen = Signal()
    answer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-rows")
        self.setAccessibleName("What happens to each row")
        self.rows = RowsModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(DETAIL, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.activated.connect(self.answer_requested)

    def show_rows(self, rows: tuple[PreviewRow, ...], *, several_files: bool) -> None:
        """Show rows; the one that was chosen stays so where it is still there."""
        self.setColumnHidden(FILE, not several_files)
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

    def _select(self, key: RowKey | None) -> None:
        place = next((n for n, row in enumerate(self.rows.rows) if row.key == key), None)
        if place is not None:
            flags = QItemSelectionModel.SelectionFlag
            index = self.rows.index(place, NAME)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _moved(self) -> None:
        if not self._showing:
            self.row_chosen.emit()
