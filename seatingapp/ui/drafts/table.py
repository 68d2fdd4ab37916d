"""The table of drafts: kind by sign and word, pupil, why, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from seatingapp.domain.ladder import DraftKind
from seatingapp.ui.drafts.state import DraftRow
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

WHAT, WHO, WHY, OUTCOME = range(4)
_HEADINGS = ("Draft", "Pupil", "Why", "When")
# Least and wished.
_WIDTHS = ((120, 190), (120, 180), (124, 300), (88, 170))
ICONS = {
    DraftKind.DETENTION: "clock",
    DraftKind.LETTER: "document",
    DraftKind.POSTCARD: "behaviour/star",
    DraftKind.TELL: "behaviour/speech",
}


class DraftModel(RowModel[DraftRow]):
    """One row a draft; a pupil with an adjustment is marked by a sign besides the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        text = (row.what, row.who, row.why, row.outcome)[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            mark = " (an adjustment is recorded)" if row.adjusted and column == WHO else ""
            return f"{text}{mark}"
        looks: dict[int, object] = {
            BOLD_ROLE: column == WHO,
            ICON_ROLE: _icon(row, column),
            TONE_ROLE: "muted" if column == OUTCOME else "ink",
        }
        return looks.get(role)


def _icon(row: DraftRow, column: int) -> str | None:
    if column == WHAT:
        return ICONS[row.kind]
    return "info" if column == WHO and row.adjusted else None


class DraftTable(PlainTable):
    """`chosen` with the uids of the rows that a person selected; Enter releases, Del dismisses."""

    chosen = Signal(object)  # tuple[str, ...]
    release_requested = Signal()
    dismiss_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS, WHY, name="drafts-table", accessible="Drafts", wraps=True, parent=parent
        )
        self.rows = DraftModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._selected)

    def show_rows(self, rows: tuple[DraftRow, ...], selected: Sequence[str]) -> None:
        """Show rows with some selected; emits nothing."""
        self._showing = True
        if rows != self.rows.rows:
            self.rows.show_rows(rows)
            self.fit_columns()
        self.choose_rows([n for n, row in enumerate(rows) if row.uid in selected])
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter releases and Delete dismisses what is selected."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.release_requested.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dismiss_requested.emit()
        else:
            super().keyPressEvent(event)

    def _selected(self) -> None:
        if not self._showing:
            self.chosen.emit(tuple(self.rows.rows[n].uid for n in self.chosen_rows()))
