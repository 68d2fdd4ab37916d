"""The table of detentions: several rows can be selected, and keys mark them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from seatingapp.ui.detentions.state import Row
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

WHEN, NAME, FORM, KIND, WHERE, STATE = range(6)
_HEADINGS = ("When", "Pupil", "Form", "Type", "Where", "State")
# Least and wished.
_WIDTHS = ((80, 130), (108, 190), (46, 60), (74, 140), (52, 190), (122, 170))


class DetentionModel(RowModel[Row]):
    """Detentions; the first cell of a row says all of it to a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        text = (row.when, row.name, row.form, row.kind, row.where, row.state)[column]
        looks: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: text,
            Qt.ItemDataRole.AccessibleTextRole: row.words if column == WHEN else text,
            BOLD_ROLE: column == NAME,
            TONE_ROLE: row.tone if column == STATE else "ink",
            ICON_ROLE: row.icon if column == STATE else "",
        }
        return looks.get(role)


class DetentionTable(PlainTable):
    """`rows_chosen` with the uids of what the user selected; `attend` and `miss` by A and M."""

    rows_chosen = Signal(object)  # tuple[str, ...]
    attend_requested = Signal()
    miss_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS,
            WHERE,
            name="detention-table",
            accessible="Detentions",
            wraps=True,
            parent=parent,
        )
        self.rows = DetentionModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    def show_rows(self, rows: tuple[Row, ...], selected: tuple[str, ...]) -> None:
        """Show rows with some selected; emits nothing."""
        self._showing = True
        if rows != self.rows.rows:
            self.rows.show_rows(rows)
            self.fit_columns()
        self.choose_rows([n for n, row in enumerate(rows) if row.uid in selected])
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A and M mark; everything else is the table's."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        asked = {Qt.Key.Key_A: self.attend_requested, Qt.Key.Key_M: self.miss_requested}
        signal = asked.get(Qt.Key(event.key()))
        if signal is not None and plain:
            signal.emit()
        else:
            super().keyPressEvent(event)

    def _selection_changed(self) -> None:
        if not self._showing:
            self.rows_chosen.emit(tuple(self.rows.rows[n].uid for n in self.chosen_rows()))
