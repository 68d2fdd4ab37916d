"""A table without grid, whose rows are chosen as a whole and whose columns fit its width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from seatingapp.ui.tables.cells import ROW_HEIGHT, TWO_LINES, CellDelegate, cell_width

_MEASURED = 1000  # rows
_Move = QAbstractItemView.CursorAction


class PlainTable(QTableView):
    """One column takes what is left; where room is short all shrink to their least width.

    Where it `wraps`, a row with a text that is too long for its column has a second line.
    """

    def __init__(
        self,
        widths: Sequence[tuple[int, int]],
        greedy: int,
        *,
        name: str,
        accessible: str,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make columns of `widths`, each (least, wished); `greedy` takes what is left."""
        super().__init__(parent)
        self._widths, self._greedy, self._wraps = widths, greedy, wraps
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(32)

    def enter(self) -> None:
        """Let the keys go on in the table, at the first row unless one is chosen already."""
        if not self.model().rowCount():
            return
        if not self.selectedIndexes():
            self.selectionModel().clearCurrentIndex()  # or the first row would be no news
            self.choose_row(0)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def choose_row(self, place: int | None) -> None:
        """Have one row selected and in sight, or none."""
        if place is None:
            self.clearSelection()
        elif place != self.currentIndex().row() or not self.selectedIndexes():
            flags = QItemSelectionModel.SelectionFlag
            index = self.model().index(place, self._first_column())
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def choose_rows(self, places: Sequence[int]) -> None:
        """Have these rows selected and the first of them in sight."""
        if list(places) == self.chosen_rows():
            return
        flags, model, first = QItemSelectionModel.SelectionFlag, self.model(), self._first_column()
        chosen = QItemSelection()
        for place in places:
            chosen.select(model.index(place, first), model.index(place, model.columnCount() - 1))
        if places:
            index = model.index(places[0], first)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def chosen_rows(self) -> list[int]:
        """The rows that are selected, from above."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def _first_column(self) -> int:
        return next((n for n in range(len(self._widths)) if not self.isColumnHidden(n)), 0)

    def fit_columns(self) -> None:
        """Share the width among the columns that are shown."""
        shown = [n for n in range(len(self._widths)) if not self.isColumnHidden(n)]
        room = self.viewport().width()
        wished = sum(self._widths[n][1] for n in shown)
        least = sum(self._widths[n][0] for n in shown)
        share = min(max((room - least) / max(wished - least, 1), 0.0), 1.0)
        for n in shown:
            low, high = self._widths[n]
            self.setColumnWidth(n, round(low + (high - low) * share))
        left = room - sum(self.columnWidth(n) for n in shown if n != self._greedy)
        self.setColumnWidth(self._greedy, max(left, self._widths[self._greedy][0]))
        if self._wraps:
            self._fit_rows(shown)

    def _fit_rows(self, shown: Sequence[int]) -> None:
        """Give rows the height that their texts need; beyond the first thousand all stay low."""
        model = self.model()
        widths = [(n, self.columnWidth(n)) for n in shown]
        for row in range(min(model.rowCount(), _MEASURED)):
            long = any(cell_width(model.index(row, n)) > width for n, width in widths)
            height = TWO_LINES if long else ROW_HEIGHT
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End go to the first and last row, for rows are chosen as a whole."""
        here, rows = self.currentIndex(), self.model().rowCount()
        places = {_Move.MoveHome: 0, _Move.MoveEnd: rows - 1}
        by_rows = self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
        if rows and by_rows and action in places:
            column = here.column() if here.isValid() else self._first_column()
            return self.model().index(places[action], column)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self.fit_columns()
