"""The two tables of a carousel: who is in which group, and which group is where on which date."""

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
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from seatingapp.ui.seating.carousel.presenter import FREE
from seatingapp.ui.seating.carousel.state import GroupShown, RotationRow
from seatingapp.ui.theme import current_tokens

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ROW = 28
_LEAST_COLUMN = 84


class TextModel(QAbstractTableModel):
    """Rows of texts below headings, which change as a whole; `ids` go with the cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._ids: dict[tuple[int, int], int] = {}

    def show_rows(
        self,
        headings: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        ids: dict[tuple[int, int], int] | None = None,
    ) -> None:
        """Show other rows; all of them have a text for each heading."""
        self.beginResetModel()
        self._headings, self._rows, self._ids = tuple(headings), tuple(rows), ids or {}
        self.endResetModel()

    def id_at(self, index: Index) -> int | None:
        """The id that goes with a cell."""
        return self._ids.get((index.row(), index.column())) if index.isValid() else None

    def place_of(self, wanted: int) -> QModelIndex:
        """Where an id is."""
        at = next((place for place, known in self._ids.items() if known == wanted), None)
        return self.index(*at) if at is not None else QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; what is free is muted besides saying so."""
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = current_tokens()
            return QColor(tokens.muted if text == FREE else tokens.ink)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


class TextTable(QTableView):
    """A table of texts whose columns share its width as long as they stay legible."""

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.texts = TextModel(self)
        self.setModel(self.texts)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))  # between the scroll bars: nothing
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_COLUMN)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class GroupTable(TextTable):
    """A column for each group. `move_requested` with a pupil's id and 1 or -1."""

    move_requested = Signal(int, int)

    def show_groups(self, groups: Sequence[GroupShown]) -> None:
        """Show groups; who was chosen stays so, also in another group. Emits nothing."""
        chosen = self.chosen()
        deepest = max((len(group.pupils) for group in groups), default=0)
        rows = [
            tuple(g.pupils[n][1] if n < len(g.pupils) else "" for g in groups)
            for n in range(deepest)
        ]
        ids = {
            (n, at): pupil
            for at, group in enumerate(groups)
            for n, (pupil, _name) in enumerate(group.pupils)
        }
        headings = [f"{group.name} ({len(group.pupils)})" for group in groups]
        self.texts.show_rows(headings, rows, ids)
        if chosen is not None:
            self.setCurrentIndex(self.texts.place_of(chosen))

    def chosen(self) -> int | None:
        """The pupil who is selected."""
        return self.texts.id_at(self.currentIndex())

    def ask_move(self, by: int) -> None:
        """Ask to move who is selected."""
        pupil = self.chosen()
        if pupil is not None:
            self.move_requested.emit(pupil, by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with Left and Right moves who is selected."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask_move(step)
        else:
            super().keyPressEvent(event)


class RotationTable(TextTable):
    """A row for each date, a column for each station."""

    def show_rotation(self, stations: Sequence[str], rows: Sequence[RotationRow]) -> None:
        """Show a rotation; emits nothing."""
        self.texts.show_rows(
            ("Date", *stations), [(r.date, *(g or FREE for g in r.groups)) for r in rows]
        )
        fit = QHeaderView.ResizeMode.ResizeToContents
        self.horizontalHeader().setSectionResizeMode(0, fit)
