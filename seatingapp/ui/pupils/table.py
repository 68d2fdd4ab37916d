"""The table of pupils: model over a tuple of frozen rows, sorting, and the view."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from seatingapp.ui.pupils.state import PupilRow
from seatingapp.ui.pupils.wording import year_words
from seatingapp.ui.tables.cells import BOLD_ROLE, MARKS_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

NAME, SHOWN_AS, FORM, YEAR, CLASSES, MARKS = range(6)
_HEADINGS = ("Name", "Shown as", "Form", "Year", "Classes", "Marks")
# Least and wished.
_WIDTHS = ((150, 250), (96, 150), (52, 80), (70, 100), (90, 260), (84, 120))


class PupilModel(RowModel[PupilRow]):
    """Pupils; what cannot be seen is said in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == BOLD_ROLE:
            return column == NAME
        if role == MARKS_ROLE:
            return row.marks if column == MARKS else None
        if role == TONE_ROLE:
            return "muted" if column == SHOWN_AS else "ink"
        return _cell(row, column).get(role)


def _cell(row: PupilRow, column: int) -> dict[int, str]:
    """The texts of a cell by role: marks are said in words to whoever cannot see them."""
    text = _text(row, column)
    words = ", ".join(mark.meaning for mark in row.marks) if column == MARKS else text
    return {
        Qt.ItemDataRole.DisplayRole: text,
        Qt.ItemDataRole.ToolTipRole: words,
        Qt.ItemDataRole.AccessibleTextRole: words,
    }


def _text(row: PupilRow, column: int) -> str:
    return (
        row.name,
        row.shown_as,
        row.form,
        year_words(row.year),
        ", ".join(row.classes),
        " ".join(mark.text for mark in row.marks),
    )[column]


class PupilOrder(QSortFilterProxyModel):
    """Sorts as a register does: names by surname, years by number, the rest by name second."""

    def __init__(self, model: PupilModel, parent: QObject) -> None:
        """Sort the rows of `model`."""
        super().__init__(parent)
        self._model = model
        self.setSourceModel(model)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Whether one row stands before another in the column that sorts."""
        rows, column = self._model.rows, left.column()
        first, second = rows[left.row()], rows[right.row()]
        return (_key(first, column), first.sort_key) < (_key(second, column), second.sort_key)


def _key(row: PupilRow, column: int) -> tuple[int, str]:
    """What sorts a column before names do; empty cells stand last."""
    if column == NAME:
        return (0, "")
    if column == YEAR:
        number = int(row.year) if row.year.isdigit() else 0
        return (number if row.year else 99, row.year)
    text = _text(row, column).casefold()
    return (0 if text else 1, text)


class PupilTable(PlainTable):
    """`pupil_chosen` when the user moves to a row, by mouse or by keys."""

    pupil_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTHS, CLASSES, name="pupil-table", accessible="Pupils", parent=parent)
        self.rows = PupilModel(self)
        self.order = PupilOrder(self.rows, self)
        self._showing = False
        self.setModel(self.order)
        self.setSortingEnabled(True)
        self.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    def show_rows(
        self, rows: tuple[PupilRow, ...], selected: int | None, *, shown_as: bool, marks: bool
    ) -> None:
        """Show rows with one selected; `shown_as` and `marks` say which columns there are."""
        self._showing = True
        if rows != self.rows.rows:
            self.rows.show_rows(rows)
        self.setColumnHidden(SHOWN_AS, not shown_as)
        self.setColumnHidden(MARKS, not marks)
        self.fit_columns()
        self._select(selected)
        self._showing = False

    def _select(self, pupil_id: int | None) -> None:
        place = next((n for n, r in enumerate(self.rows.rows) if r.pupil_id == pupil_id), None)
        if place is None:
            self.clearSelection()
            return
        index = self.order.mapFromSource(self.rows.index(place, NAME))
        if index.row() != self.currentIndex().row() or not self.selectedIndexes():
            flags = QItemSelectionModel.SelectionFlag
            change = flags.ClearAndSelect | flags.Rows
            self.selectionModel().setCurrentIndex(index, change)
            self.scrollTo(index)

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            place = self.order.mapToSource(index).row()
            self.pupil_chosen.emit(self.rows.rows[place].pupil_id)
