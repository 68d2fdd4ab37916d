"""The timetable as a table: periods down, days across; a class is typed into a cell."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from seatingapp.ui.calendar_editor.state import GridCell, GridState
from seatingapp.ui.tables.row_model import Index
from seatingapp.ui.theme import WEIGHT_REGULAR, WEIGHT_SEMIBOLD, current_tokens, ui_font

_NO_INDEX = QModelIndex()
_ROW, _LEAST_COLUMN = 48, 96
_CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GridModel(QAbstractTableModel):
    """`typed` with a cell and what was typed into it."""

    typed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = GridState()

    def show_grid(self, state: GridState) -> None:
        """Show another timetable; the shape stays where it is the same."""
        alike = (state.days, state.periods) == (self.state.days, self.state.periods)
        if not alike:
            self.beginResetModel()
        self.state = state
        if not alike:
            self.endResetModel()
        elif state.cells and state.days:
            last = self.index(len(state.periods) - 1, len(state.days) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many periods."""
        return 0 if parent.isValid() else len(self.state.periods)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many days."""
        return 0 if parent.isValid() else len(self.state.days)

    def cell(self, index: Index) -> GridCell:
        """What a cell says."""
        return self.state.cells[index.row()][index.column()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells that exist can be changed."""
        plain = super().flags(index)
        if not index.isValid():
            return plain
        there = self.cell(index).there
        return plain | Qt.ItemFlag.ItemIsEditable if there else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        return {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.EditRole: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: cell.spoken,
            Qt.ItemDataRole.ToolTipRole: cell.spoken,
            _CELL_ROLE: cell,
        }.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change."""
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == self.cell(index).text:
            return False
        self.typed.emit(self.cell(index), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Days above, periods at the side."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation is Qt.Orientation.Horizontal
        return (self.state.days if across else self.state.periods)[section]


class LessonDelegate(QStyledItemDelegate):
    """Two lines a cell: the class, and below it room and week."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One cell."""
        return QSize(_LEAST_COLUMN, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground and both lines."""
        tokens = current_tokens()
        cell, rect = index.data(_CELL_ROLE), QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = tokens.selection if selected else tokens.surface if cell.there else tokens.ground
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        room = rect.adjusted(8, 4, -6, -4)
        painter.setFont(ui_font(13, WEIGHT_SEMIBOLD))
        painter.setPen(QColor(tokens.selection_ink if selected else tokens.ink))
        above = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        if not cell.detail:
            above = room
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(cell.text, elide, room.width())
        painter.drawText(above, _ALIGN, text)
        painter.setFont(ui_font(12, WEIGHT_REGULAR))
        painter.setPen(QColor(tokens.selection_ink if selected else tokens.muted))
        below = QRect(room.left(), room.center().y(), room.width(), room.height() // 2)
        detail = cell.detail if cell.there else "–"
        painter.drawText(
            below if cell.there else room,
            _ALIGN,
            painter.fontMetrics().elidedText(detail, elide, room.width()),
        )
        if selected:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line that completes the names of classes."""
        line = QLineEdit(parent)
        line.setObjectName("grid-class")
        line.setAccessibleName("Class")
        line.setMaxLength(60)
        model = index.model()
        names = model.state.classes if isinstance(model, GridModel) else ()
        completer = QCompleter(list(names), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # No list that opens: its first Enter would close the list and not the cell.
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        line.setCompleter(completer)
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """As large as the cell."""
        editor.setGeometry(option.rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, with what was completed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


class GridTable(QTableView):
    """Typing, F2 and Enter change a cell, Del clears it, Ctrl+C and Ctrl+V copy it."""

    cleared = Signal(object)
    copied = Signal(object)
    pasted = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timetable-grid")
        self.setAccessibleName("Timetable")
        self.rows = GridModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(LessonDelegate(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultAlignment(_ALIGN)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.selectionModel().currentChanged.connect(self.moved)

    def show_grid(self, state: GridState) -> None:
        """Show another timetable; emits nothing."""
        self.rows.show_grid(state)
        if not self.currentIndex().isValid() and state.periods and state.days:
            self.setCurrentIndex(self.rows.index(0, 0))
        self._fit()

    def chosen(self) -> GridCell | None:
        """The cell that is gone to."""
        at = self.currentIndex()
        return self.rows.cell(at) if at.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, copy, paste and change."""
        cell = self.chosen()
        if cell is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit(cell)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(cell)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(cell)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is not self.State.EditingState and cell.there:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        days = self.rows.columnCount()
        for day in range(days):
            self.setColumnWidth(day, max(self.viewport().width() // days, _LEAST_COLUMN))
