"""The year: list and picture side by side, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from seatingapp.ui.calendar_editor.state import CalendarState, YearRow
from seatingapp.ui.calendar_editor.year_picture import YearPicture
from seatingapp.ui.calendar_editor.year_table import YearTable
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_WEEKS = (("2", "Weeks A and B"), ("1", "One kind of week"))
_ROOM_FOR_PICTURE = 900
_CONTROL = 32  # as high as the choices beside it
_FIRST = (("A", "Year begins with A"), ("B", "Year begins with B"))


class YearPane(QWidget):
    """Shows a `CalendarState`; what the user wants leaves by signals."""

    year_requested = Signal(str)
    term_requested = Signal()
    closure_requested = Signal(str)
    proposal_requested = Signal()
    removal_requested = Signal(object)  # YearRow
    weeks_requested = Signal(str)
    first_requested = Signal(str)
    saturday_requested = Signal(bool)
    import_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar-year")
        self.table, self.picture = YearTable(), YearPicture()
        self.year = Choice(name="calendar-which-year", accessible="Academic year")
        self.weeks = Choice(name="calendar-weeks", accessible="Kinds of week")
        self.first = Choice(name="calendar-first-week", accessible="First week of the year")
        self.saturday = CheckBox("Lessons on Saturdays", name="calendar-saturday")
        self.saturday.setFixedHeight(_CONTROL)
        self.buttons = {
            key: Button(text, name=f"calendar-{key}")
            for key, text in (
                ("add-term", "+ Term"),
                ("add-holiday", "+ Holiday"),
                ("add-inset", "+ INSET day"),
                ("remove", "Remove"),
                ("propose", "England's usual dates"),
                ("import", "Import dates …"),
            )
        }
        self._empty = Text(
            "No terms yet. Take England's usual dates and put them right, add terms one by one,"
            " or import a calendar file.",
            TextRole.MUTED,
            name="calendar-no-terms",
            wrap=True,
        )
        self._build()
        self._connect()

    def show_state(self, state: CalendarState) -> None:
        """Show a state; emits nothing."""
        self.year.show_choices(state.years, str(state.year))
        self.weeks.show_choices(_WEEKS, state.weeks)
        self.first.show_choices(_FIRST, state.first)
        self.first.setVisible(state.weeks == "2")
        self.saturday.setChecked(5 in state.calendar.week.days)
        self.table.show_rows(state.rows)
        self._empty.setVisible(not state.rows)
        self.buttons["remove"].setEnabled(bool(state.rows))
        self.picture.show_year(state.calendar, state.year, state.today)

    def _build(self) -> None:
        top, below = QWidget(), QWidget()
        for holder, widgets in (
            (top, (self.year, self.weeks, self.first, self.saturday)),
            (below, tuple(self.buttons.values())),
        ):
            flow = FlowLayout(holder, spacing=8)
            for widget in widgets:
                flow.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(top)
        left.addWidget(self._empty)
        left.addWidget(self.table, 1)
        left.addWidget(below)
        self._scroll = scroll = QScrollArea()
        scroll.setObjectName("year-picture-scroll")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.picture)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(self.picture.sizeHint().width() + 18)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list needs the room first."""
        super().resizeEvent(event)
        self._scroll.setVisible(self.width() >= _ROOM_FOR_PICTURE)

    def _connect(self) -> None:
        self.year.choice_requested.connect(self.year_requested)
        self.weeks.choice_requested.connect(self.weeks_requested)
        self.first.choice_requested.connect(self.first_requested)
        self.saturday.clicked.connect(self.saturday_requested)
        self.buttons["add-term"].clicked.connect(self.term_requested)
        self.buttons["add-holiday"].clicked.connect(self._ask_holiday)
        self.buttons["add-inset"].clicked.connect(self._ask_inset)
        self.buttons["propose"].clicked.connect(self.proposal_requested)
        self.buttons["import"].clicked.connect(self.import_requested)
        self.buttons["remove"].clicked.connect(self._ask_removal)
        self.table.removal_asked.connect(self._ask_removal)

    def _ask_holiday(self) -> None:
        self.closure_requested.emit("holiday")

    def _ask_inset(self) -> None:
        self.closure_requested.emit("INSET")

    def _ask_removal(self) -> None:
        row: YearRow | None = self.table.chosen()
        if row is not None:
            self.removal_requested.emit(row)
