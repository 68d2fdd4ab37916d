"""The ledger as a table: when, what, and a column for each number."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from seatingapp.ui.tables.cells import BOLD_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.trace.state import TraceRow
from seatingapp.ui.trace.wording import CONCERN_COLUMNS, PRAISE_COLUMNS

_HEADINGS = ("When", "What", *PRAISE_COLUMNS, *CONCERN_COLUMNS)
_WHAT, _FIRST_NUMBER = 1, 2
_NUMBER = (98, 108)
_WIDTHS = ((104, 128), (150, 300), _NUMBER, _NUMBER, _NUMBER, _NUMBER)
_PRAISE_ONLY = _FIRST_NUMBER + len(PRAISE_COLUMNS)
_ROW = 30


class TraceModel(RowModel[TraceRow]):
    """A row is read out as a whole: when, what, and each number with its label."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        cells = (row.when, row.what, *row.changes)
        text = cells[column] if column < len(cells) else ""
        said = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: row.what if column == _WHAT else None,
            Qt.ItemDataRole.AccessibleTextRole: spoken(row) if column == 0 else text,
            BOLD_ROLE: row.strong,
            TONE_ROLE: _tone(row, column, text),
        }
        return said.get(role)


def _tone(row: TraceRow, column: int, text: str) -> str | None:
    """Numbers in the colour of their polarity, which the heading says in words."""
    if row.muted or (column == 0 and not row.strong):
        return "muted"
    if column < _FIRST_NUMBER or text in ("", "0"):
        return None
    return "praise" if column < _PRAISE_ONLY else "concern"


def spoken(row: TraceRow) -> str:
    """A row in one sentence."""
    labels = (heading.lower() for heading in _HEADINGS[_FIRST_NUMBER:])
    numbers = [f"{n} {label}" for n, label in zip(row.changes, labels, strict=False) if n]
    return ", ".join(part for part in (row.when, row.what, *numbers) if part)


class TraceTable(PlainTable):
    """Shows the ledger; its last row, the result, is in sight when it opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS, _WHAT, name="trace-lines", accessible="Where the number comes from",
            parent=parent,
        )  # fmt: skip
        self.ledger = TraceModel(self)
        self.setModel(self.ledger)
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def show_rows(self, rows: tuple[TraceRow, ...], *, concern: bool) -> None:
        """Show other rows, with the columns of concern or without; emits nothing."""
        for column in range(_PRAISE_ONLY, len(_HEADINGS)):
            self.setColumnHidden(column, not concern)
        if rows == self.ledger.rows:
            return
        self.ledger.show_rows(rows)
        self.fit_columns()
        self.setCurrentIndex(self.ledger.index(len(rows) - 1, 0))
        self.scrollToBottom()
