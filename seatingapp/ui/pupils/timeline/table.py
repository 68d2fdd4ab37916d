"""The table of a pupil's entries."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from seatingapp.ui.pupils.timeline.state import TimelineRow
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

WHEN, WHAT, WHERE, SAID = range(4)
_HEADINGS = ("When", "What", "Where", "More")
# Least and wished.
_WIDTHS = ((120, 140), (140, 220), (90, 150), (140, 300))
_TONES = {"praise": "praise_ink", "concern": "concern_ink"}
_ICONS = {"praise": "plus", "concern": "minus"}


class TimelineModel(RowModel[TimelineRow]):
    """What is void is muted, and said in words besides; the polarity has a sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (row.when, row.what, row.where, row.said)[column]
        tone = "muted" if row.void or column == WHEN else "ink"
        if column == WHAT and not row.void:
            tone = _TONES.get(row.polarity, "ink")
        icon = "cross" if row.void else _ICONS.get(row.polarity)
        looks: dict[int, object] = {
            BOLD_ROLE: column == WHAT and not row.void,
            ICON_ROLE: icon if column == WHAT else None,
            TONE_ROLE: tone,
        }
        return looks.get(role)


class TimelineTable(PlainTable):
    """`chosen` with the uid that a person moved to, `opened_row` on Enter or a double click."""

    chosen = Signal(str)
    opened_row = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS, SAID, name="timeline-table", accessible="Entries of the pupil", parent=parent
        )
        self.rows = TimelineModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: tuple[TimelineRow, ...], chosen: str, *, said: bool) -> None:
        """Show rows with one chosen; `said` says whether there is anything more to read."""
        self._showing = True
        if rows != self.rows.rows:
            self.rows.show_rows(rows)
        self.setColumnHidden(SAID, not said)
        self._greedy = SAID if said else WHERE
        self.fit_columns()
        first = 0 if rows else None
        self.choose_row(next((n for n, row in enumerate(rows) if row.uid == chosen), first))
        self._showing = False

    def current_uid(self) -> str:
        """The entry that is chosen, or an empty text."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].uid if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entry."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened_row.emit(self.current_uid())
        else:
            super().keyPressEvent(event)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self.chosen.emit(self.rows.rows[index.row()].uid)

    def _open(self, index: QModelIndex) -> None:
        self.opened_row.emit(self.rows.rows[index.row()].uid)
