"""A list whose rows are put in order: by dragging, or with Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_MIME = "application/x-seatingapp-order"
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One row. `edge` is a polarity or empty, `icon` a picture, `chip` a key; all may be empty.

    A row that is not `movable` keeps its place, and is drawn as set aside.
    """

    key: str
    name: str
    detail: str = ""
    icon: str = ""
    edge: str = ""
    chip: str = ""
    points: str = ""
    movable: bool = True
    spoken: str = ""


class OrderModel(QAbstractListModel):
    """Rows as they are shown. A drop does not move them: `moved` asks for it."""

    moved = Signal(str, int)  # key, place

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[OrderRow, ...] = ()

    def show_rows(self, rows: Sequence[OrderRow]) -> None:
        """Show other rows; emits nothing but what views need."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def place_of(self, key: str) -> int:
        """Where a row is, or -1."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows; none has rows of its own."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name; for screen readers everything."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(part for part in (row.name, row.detail) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged, and dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.rows[index.row()].movable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """They are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only what comes from here."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The key of the row."""
        data = QMimeData()
        data.setData(_MIME, self.rows[indexes[0].row()].key.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move; the new order comes by `show_rows`, so nothing is taken out here."""
        key = bytes(data.data(_MIME).data()).decode()
        at = self.place_of(key)
        if at >= 0:
            to = row if row >= 0 else len(self.rows)
            place = to - 1 if to > at else to
            if place != at:
                self.moved.emit(key, place)
        return False


class OrderList(QListView):
    """`chosen` with the row gone to, `move_requested`, and `removal_requested` on Delete."""

    chosen = Signal(str)
    move_requested = Signal(str, int)
    removal_requested = Signal(str)
    edit_requested = Signal()

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setAccessibleDescription(
            "Arrows choose, Alt with Up or Down moves, Enter edits, Delete takes out."
        )
        self.rows = OrderModel(self)
        self.setModel(self.rows)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._showing = False
        self.rows.moved.connect(self.move_requested)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[OrderRow], chosen: str) -> None:
        """Show rows with one of them chosen; emits nothing."""
        self._showing = True
        self.rows.show_rows(rows)
        at = self.rows.place_of(chosen)
        if at >= 0 and self.currentIndex().row() != at:
            self.selectionModel().setCurrentIndex(
                self.rows.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._showing = False

    def current_key(self) -> str:
        """The row that is chosen, or nothing."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the row, Delete asks to take it out, Enter to edit it."""
        key, place = self.current_key(), self.currentIndex().row()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if key and alt and way is not None:
            self.ask_move(key, place + way)
        elif key and event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit(key)
        elif key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def ask_move(self, key: str, place: int) -> None:
        """Ask for a row to be put at a place, where there is one."""
        movable = [row.key for row in self.rows.rows if row.movable]
        if key in movable and 0 <= place < len(movable):
            self.move_requested.emit(key, place)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and now.isValid():
            self.chosen.emit(self.rows.rows[now.row()].key)
