"""The calendar and the timetable: what is in force, and the way to their editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from seatingapp.ui.school.state import SettingsState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole


class CalendarCard(Card):
    """`open_requested` with the part of the editor: year, day or grid."""

    open_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("Calendar and timetable", name="school-calendar")
        self._now = Text("", name="calendar-now", wrap=True)
        self._next = Text("", TextRole.SMALL, name="calendar-next", wrap=True)
        self._calendar = Button("Terms and holidays …", name="open-calendar")
        self._day = Button("School day …", name="open-school-day")
        self._timetable = Button("Timetable …", name="open-timetable")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._calendar, self._day, self._timetable):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(self._now)
        self.body.addWidget(self._next)
        self.body.addLayout(buttons)
        self._calendar.clicked.connect(self._ask_year)
        self._day.clicked.connect(self._ask_day)
        self._timetable.clicked.connect(self._ask_grid)

    def show_state(self, state: SettingsState) -> None:
        """Show what is in force; emits nothing."""
        self._now.setText(state.calendar_now)
        self._next.setText(state.calendar_next)
        self._next.setVisible(bool(state.calendar_next))

    def _ask_year(self) -> None:
        self.open_requested.emit("year")

    def _ask_day(self) -> None:
        self.open_requested.emit("day")

    def _ask_grid(self) -> None:
        self.open_requested.emit("grid")
