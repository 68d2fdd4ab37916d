"""The sheet as a grid of cells in seat order, walked and typed by keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from seatingapp.ui.paper_entry.cells import CELL_ROLE, ROW_HEIGHT, PaperDelegate
from seatingapp.ui.paper_entry.state import PaperCell, PaperState

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Key = Qt.Key
_STEPS = {
    _Key.Key_Left: (0, -1),
    _Key.Key_Right: (0, 1),
    _Key.Key_Up: (-1, 0),
    _Key.Key_Down: (1, 0),
}
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_LEAST_WIDTH = 84


def spoken(cell: PaperCell) -> str:
    """A cell in words: who, where, and what is typed."""
    typed = [mark.name for mark in cell.marks] + ([cell.register] if cell.register else [])
    return f"{cell.name}, {cell.where}: {', '.join(typed) or 'nothing'}"


class PaperModel(QAbstractTableModel):
    """Cells of pupils can be gone to; empty seats cannot."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[PaperCell | None, ...], ...] = ()
        self._headings: tuple[str, ...] = ()

    def show_rows(
        self, rows: tuple[tuple[PaperCell | None, ...], ...], headings: tuple[str, ...]
    ) -> bool:
        """Show other rows; say whether other pupils sit there than before."""
        if _pupils(rows) == _pupils(self.rows) and headings == self._headings:
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self.rows, self._headings = rows, headings
        self.endResetModel()
        return True

    def cell(self, row: int, column: int) -> PaperCell | None:
        """The cell at a place; None for an empty seat, and outside."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def place_of(self, pupil_id: int) -> QModelIndex:
        """Where a pupil is."""
        for n, row in enumerate(self.rows):
            for m, cell in enumerate(row):
                if cell is not None and cell.pupil_id == pupil_id:
                    return self.index(n, m)
        return QModelIndex()

    def order(self) -> list[tuple[int, int]]:
        """The places of pupils in seat order."""
        return [
            (n, m)
            for n, row in enumerate(self.rows)
            for m, cell in enumerate(row)
            if cell is not None
        ]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many seats the longest row has."""
        return 0 if parent.isValid() else max((len(row) for row in self.rows), default=0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """An empty seat takes no focus."""
        if self.cell(index.row(), index.column()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell, its name, or all of it in words."""
        cell = self.cell(index.row(), index.column()) if index.isValid() else None
        if cell is None:
            return None
        said = {
            Qt.ItemDataRole.DisplayRole: cell.name,
            Qt.ItemDataRole.ToolTipRole: spoken(cell),
            Qt.ItemDataRole.AccessibleTextRole: spoken(cell),
            CELL_ROLE: cell,
        }
        return said.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Which row of the room it is."""
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


def _pupils(rows: tuple[tuple[PaperCell | None, ...], ...]) -> list[list[int]]:
    return [[cell.pupil_id if cell is not None else 0 for cell in row] for row in rows]


class PaperGrid(QTableView):
    """Every key that types something is a signal with the pupil of the cell."""

    digit_typed = Signal(int, int)
    letter_typed = Signal(int, str)
    taken_back = Signal(int)
    cleared = Signal(int)
    moved = Signal()
    left = Signal(bool)  # Tab past the last cell (True), or back before the first one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper-grid")
        self.setAccessibleName("The sheet, in seat order from the front")
        self.sheet = PaperModel(self)
        self.setModel(self.sheet)
        self.setItemDelegate(PaperDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(_LEAST_WIDTH)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        self._showing = False
        self.selectionModel().currentChanged.connect(self._tell_moved)

    def show_state(self, state: PaperState) -> None:
        """Show a state; the first cell has the focus where the pupils are others."""
        self._showing = True
        if self.sheet.show_rows(state.rows, state.headings):
            order = self.sheet.order()
            if order:
                self.setCurrentIndex(self.sheet.index(*order[0]))
        self._showing = False

    def go_to(self, pupil_id: int) -> None:
        """Move to a pupil; emits nothing."""
        self._showing = True
        self.setCurrentIndex(self.sheet.place_of(pupil_id))
        self._showing = False

    def pupil(self) -> int | None:
        """Whose cell has the focus."""
        cell = self.sheet.cell(self.currentIndex().row(), self.currentIndex().column())
        return cell.pupil_id if cell is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers, letters, Backspace and Delete type; arrows, Tab and Enter go on."""
        key, text, pupil_id = _Key(event.key()), event.text(), self.pupil()
        if event.modifiers() & _CHORDS or key == _Key.Key_Escape:
            event.ignore()  # for the dialog
        elif key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (_Key.Key_Tab, _Key.Key_Return, _Key.Key_Enter):
            self._walk(1)
        elif key == _Key.Key_Backtab:
            self._walk(-1)
        elif pupil_id is None:
            event.ignore()
        elif text.isdecimal() and text.isascii():
            self.digit_typed.emit(pupil_id, int(text))
        elif text.isalpha():
            self.letter_typed.emit(pupil_id, text)
        elif key == _Key.Key_Backspace:
            self.taken_back.emit(pupil_id)
        elif key == _Key.Key_Delete:
            self.cleared.emit(pupil_id)
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, right: int) -> None:
        """To the next pupil in a direction, over empty seats; nowhere at the edge."""
        row, column = self.currentIndex().row() + down, self.currentIndex().column() + right
        while 0 <= row < self.sheet.rowCount() and 0 <= column < self.sheet.columnCount():
            if self.sheet.cell(row, column) is not None:
                self.setCurrentIndex(self.sheet.index(row, column))
                return
            row, column = row + down, column + right

    def _walk(self, step: int) -> None:
        """To the next pupil in seat order, and out of the grid after the last."""
        order = self.sheet.order()
        here = (self.currentIndex().row(), self.currentIndex().column())
        place = order.index(here) + step if here in order else 0
        if 0 <= place < len(order):
            self.setCurrentIndex(self.sheet.index(*order[place]))
        else:
            self.left.emit(step > 0)

    def _tell_moved(self) -> None:
        if not self._showing:
            self.moved.emit()
