"""The list of rules that draft."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

ON, NAME, SENTENCE, WAITING = range(4)
_HEADINGS = ("On", "Name", "Rule", "To decide")
_WIDTHS = ((56, 64), (110, 260), (200, 360), (72, 80))


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule, its sentence, and how many of its drafts wait."""

    rule: DraftRule
    sentence: str
    waiting: int


class RuleModel(RowModel[RuleRow]):
    """One row a rule; whether it is on is a word and a sign."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        rule = row.rule
        text = ("On" if rule.active else "Off", rule.name, row.sentence, str(row.waiting or ""))[
            column
        ]
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return text
        looks: dict[int, object] = {
            BOLD_ROLE: column == NAME,
            ICON_ROLE: ("check" if rule.active else "minus") if column == ON else None,
            TONE_ROLE: "ink" if rule.active else "muted",
        }
        return looks.get(role)


class RuleTable(PlainTable):
    """`chosen` with the uid of a rule; Enter changes, Space switches, Delete removes it."""

    chosen = Signal(str)
    change_requested = Signal()
    switch_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS,
            SENTENCE,
            name="draft-rules-table",
            accessible="Rules that draft",
            parent=parent,
        )
        self.rows = RuleModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(self.change_requested)

    def show_rows(self, rows: tuple[RuleRow, ...], chosen: str) -> None:
        """Show rows with one chosen; emits nothing."""
        self._showing = True
        self.rows.show_rows(rows)
        self.fit_columns()
        self.choose_row(next((n for n, row in enumerate(rows) if row.rule.uid == chosen), None))
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the row."""
        keys = {
            Qt.Key.Key_Return: self.change_requested,
            Qt.Key.Key_Enter: self.change_requested,
            Qt.Key.Key_Space: self.switch_requested,
            Qt.Key.Key_Delete: self.remove_requested,
        }
        signal = keys.get(Qt.Key(event.key()))
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self.chosen.emit(self.rows.rows[index.row()].rule.uid)
