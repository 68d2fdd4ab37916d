"""The school day: periods with their usual times, and what is other on a day of the week."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from seatingapp.ui.calendar_editor.day_part import NAME
from seatingapp.ui.calendar_editor.state import CalendarState, PeriodRow
from seatingapp.ui.tables.cells import BOLD_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_OWN = 3  # name, from, to: the columns before the days of the week
_HINT = (
    "A day of the week is empty where a period is as usual. Type other times like 8:40-9:20, or"
    " “none” where there is no such period that day."
)


class DayModel(RowModel[PeriodRow]):
    """`changed` with a period's id, a field (see `day_part`), and what was typed."""

    changed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("Period", "From", "To"), parent)
        self.weekdays: tuple[int, ...] = ()

    def show_day(self, days: tuple[str, ...], weekdays: tuple[int, ...]) -> None:
        """Show these days of the week as columns."""
        if weekdays != self.weekdays:
            self.beginResetModel()
            self._headings = ("Period", "From", "To", *days)
            self.weekdays = weekdays
            self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be changed."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.isValid() else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        text = (row.name, row.starts, row.ends, *row.days)[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = text or "as usual"
            return f"{row.name}, {self._headings[column]}: {said}"
        if role == BOLD_ROLE:
            return column == 0
        if role == TONE_ROLE:
            return "muted" if text == "none" else "ink"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change."""
        before = str(self.data(index, Qt.ItemDataRole.EditRole))
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == before:
            return False
        column = index.column()
        field = NAME + column if column < _OWN else self.weekdays[column - _OWN]
        self.changed.emit(self.rows[index.row()].period_id, field, str(value))
        return True


class DayTable(PlainTable):
    """F2, Enter, a double click or typing changes a cell; Del asks to remove the period."""

    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__(((90, 140),), 0, name="day-table", accessible="Periods of the school day")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.rows = DayModel(self)
        self.setModel(self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del empties another time and removes a period at its name; Enter changes."""
        at = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and at.isValid():
            if at.column() >= _OWN:
                self.rows.setData(at, "")
            else:
                self.removal_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if at.isValid() and self.state() is not self.State.EditingState:
                self.edit(at)
        else:
            super().keyPressEvent(event)

    def show_state(self, state: CalendarState) -> None:
        """Show a state; the place in the table stays."""
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else (0, 0)
        self._widths = ((90, 140), (56, 72), (56, 72), *((76, 165) for _day in state.day_names))
        self.rows.show_day(state.day_names, state.calendar.week.days)
        self.rows.show_again(state.periods)
        if state.periods:
            row = min(place[0], len(state.periods) - 1)
            self.setCurrentIndex(self.rows.index(row, place[1]))
        self.fit_columns()


class DayPane(QWidget):
    """Shows a `CalendarState`; what the user wants leaves by signals."""

    period_requested = Signal()
    removal_requested = Signal(int)
    proposal_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar-day")
        self.table = DayTable()
        self.buttons = {
            key: Button(text, name=f"day-{key}")
            for key, text in (
                ("add", "+ Period"),
                ("remove", "Remove"),
                ("five", "Usual day of 5 periods"),
                ("six", "Usual day of 6 periods"),
            )
        }
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8)
        for button in self.buttons.values():
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_HINT, TextRole.MUTED, name="day-hint", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(holder)
        self.buttons["add"].clicked.connect(self.period_requested)
        self.buttons["remove"].clicked.connect(self._ask_removal)
        self.buttons["five"].clicked.connect(self._ask_five)
        self.buttons["six"].clicked.connect(self._ask_six)
        self.table.removal_asked.connect(self._ask_removal)

    def show_state(self, state: CalendarState) -> None:
        """Show a state; emits nothing."""
        self.table.show_state(state)
        self.buttons["remove"].setEnabled(bool(state.periods))

    def _ask_removal(self) -> None:
        at = self.table.currentIndex()
        if at.isValid():
            self.removal_requested.emit(self.table.rows.rows[at.row()].period_id)

    def _ask_five(self) -> None:
        self.proposal_requested.emit(5)

    def _ask_six(self) -> None:
        self.proposal_requested.emit(6)
