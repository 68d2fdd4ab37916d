"""The list of plans, the newest date first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from seatingapp.ui.seating.history.state import HistoryRow
from seatingapp.ui.theme import current_tokens

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_HEADINGS = ("From", "Plan", "Made by", "Seated", "")
_WIDTHS = (150, 0, 110, 58, 84)  # 0: what is left
_ROW = 30
_MADE_BY, _NARROW = 2, 500  # px: below, who made a plan is said beside its picture only


class HistoryModel(QAbstractTableModel):
    """Rows that change as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[HistoryRow, ...] = ()

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, plan_id: int | None) -> QModelIndex:
        """Where a plan is."""
        at = next((n for n, row in enumerate(self.rows) if row.plan_id == plan_id), None)
        return self.index(at, 0) if at is not None else QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many plans."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; a row is called by all that it says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        cells = (row.since, row.what, row.made_by, row.seated, row.note)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            words = (row.since, row.what, row.made_by, f"{row.seated} seated", row.note)
            return ", ".join(word for word in words if word)
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = current_tokens()
            return QColor(tokens.muted if index.column() in (2, 4) else tokens.ink)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None


class HistoryTable(QTableView):
    """`chosen` with the plan that the user goes to, `delete_requested` with Del."""

    chosen = Signal(int)
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history-list")
        self.setAccessibleName("Plans, the newest first")
        self.plans = HistoryModel(self)
        self.setModel(self.plans)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._set_up_columns()
        self._showing = False
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[HistoryRow], chosen: int | None) -> None:
        """Show rows with one chosen; emits nothing."""
        self._showing = True
        if tuple(rows) != self.plans.rows:
            self.plans.show_rows(rows)
        wanted = self.plans.place_of(chosen)
        if wanted.row() != self.currentIndex().row():
            self.setCurrentIndex(wanted)
        self._showing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a column out where room is short."""
        self.setColumnHidden(_MADE_BY, self.viewport().width() < _NARROW)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def _set_up_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            if width:
                header.resizeSection(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _tell(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.chosen.emit(self.plans.rows[current.row()].plan_id)
