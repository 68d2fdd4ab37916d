"""The timetable: the grid, which weeks it shows, and the room of the lesson that is gone to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.calendar_editor.grid_table import GridTable
from seatingapp.ui.calendar_editor.state import GridState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_WEEKS = (("both", "Both weeks"), ("A", "Week A"), ("B", "Week B"))


class GridPane(QWidget):
    """Shows a `GridState`; what the user wants leaves by signals of it and of its table."""

    week_requested = Signal(str)
    room_requested = Signal(object, str)  # GridCell, key of a room
    import_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar-grid")
        self.table = GridTable()
        self.week = SegmentedControl(_WEEKS, name="grid-week", accessible="Weeks")
        self.room = Choice(name="grid-room", accessible="Room of this lesson")
        self.clear = Button("Clear", name="grid-clear")
        self.bring = Button("Import a timetable …", name="grid-import", icon="import")
        self._label = Text("Room", TextRole.MUTED)
        self._hint = ElidedText("", TextRole.MUTED, name="grid-hint")
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.week)
        top.addWidget(self._hint, 1)
        top.addWidget(self.bring)
        for widget in (self._label, self.room, self.clear):
            below.addWidget(widget)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (top, below):
            row.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        self.week.choice_requested.connect(self._ask_week)
        self.room.choice_requested.connect(self._ask_room)
        self.clear.clicked.connect(self._ask_clear)
        self.bring.clicked.connect(self.import_requested)

    def show_state(self, state: GridState) -> None:
        """Show a state; emits nothing."""
        self.week.choose(state.week or "both")
        self.week.setVisible(state.two_weeks)
        self._hint.setText(state.hint)
        self.table.show_grid(state)

    def show_room(self, room: str) -> None:
        """Show the room of the lesson that is gone to; emits nothing."""
        cell = self.table.chosen()
        taught = cell is not None and bool(cell.text)
        self.room.show_choices(self.table.rows.state.rooms, room)
        self.room.setEnabled(taught)
        self.clear.setEnabled(taught)

    def _ask_week(self, key: str) -> None:
        self.week_requested.emit("" if key == "both" else key)

    def _ask_room(self, key: str) -> None:
        cell = self.table.chosen()
        if cell is not None:
            self.room_requested.emit(cell, key)

    def _ask_clear(self) -> None:
        cell = self.table.chosen()
        if cell is not None:
            self.table.cleared.emit(cell)
