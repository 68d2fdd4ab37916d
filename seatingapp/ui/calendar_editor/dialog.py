"""The editor of calendar and timetable as a dialog of three parts, with undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from seatingapp.services.workspace import Topic
from seatingapp.ui.calendar_editor.day_pane import DayPane
from seatingapp.ui.calendar_editor.day_part import DayPart
from seatingapp.ui.calendar_editor.grid_pane import GridPane
from seatingapp.ui.calendar_editor.grid_part import GridPart
from seatingapp.ui.calendar_editor.presenter import CalendarPresenter
from seatingapp.ui.calendar_editor.state import CalendarState
from seatingapp.ui.calendar_editor.year_pane import YearPane
from seatingapp.ui.calendar_editor.year_part import YearPart
from seatingapp.ui.dialog_history import DialogHistory
from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

YEAR, DAY, GRID = "year", "day", "grid"
_PARTS = ((YEAR, "Year"), (DAY, "School day"), (GRID, "Timetable"))
_WISHED = QSize(1240, 700)
_LEAST = QSize(560, 320)
FILES = (
    "Timetables and calendars (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.ics *.ical);;All files (*)"
)


class CalendarDialog(PlainDialog):
    """Everything is saved as it is typed, and can be undone. Owns its presenter and its parts."""

    def __init__(self, tools: PageTools, part: str = YEAR, parent: QWidget | None = None) -> None:
        """Open with one of the parts in front."""
        super().__init__(
            "Calendar and timetable", name="calendar", accept="Close", reject="", parent=parent
        )
        self.setMinimumSize(_LEAST.boundedTo(fitting(_WISHED, parent)))
        self._tools = tools
        self.history = DialogHistory(self, tools.editor)
        self.parts = SegmentedControl(_PARTS, name="calendar-parts", accessible="Part")
        self.year, self.day, self.grid = YearPane(), DayPane(), GridPane()
        self._stack = QStackedWidget()
        self._told = ElidedText("", TextRole.MUTED, name="calendar-told")
        self._problem = Text("", TextRole.SMALL, name="calendar-problem", wrap=True)
        self._problem.set_tone("error")
        self._problem.hide()
        self._build()
        self.presenter = CalendarPresenter(self, tools.workspace, tools.editor)
        self.year_part = YearPart(self.presenter)
        self.day_part = DayPart(self.presenter)
        self.grid_part = GridPart(self.presenter)
        self._connect()
        tools.editor.changed.connect(self._changed)
        self.presenter.read()
        self.show_part(part)
        self.resize(fitting(_WISHED, parent))

    def show_part(self, key: str) -> None:
        """Bring a part to the front, with the keyboard in its table."""
        self.parts.choose(key)
        self.show_problem("")
        panes: dict[str, tuple[QWidget, QWidget]] = {
            YEAR: (self.year, self.year.table),
            DAY: (self.day, self.day.table),
            GRID: (self.grid, self.grid.table),
        }
        pane, table = panes[key]
        self._stack.setCurrentWidget(pane)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: CalendarState) -> None:
        """Show a state; emits nothing."""
        self._told.setText(state.told)
        self.year.show_state(state)
        self.day.show_state(state)
        self.grid.show_state(state.grid)
        self._show_room()

    def show_problem(self, text: str) -> None:
        """Say what of the last typing cannot be taken; nothing takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def ask_file(self) -> None:
        """Ask for a timetable or a calendar to import."""
        dialog = file_dialog(self, "Import a timetable or a calendar", "import-timetable-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(FILES)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    def import_file(self, place: str) -> None:
        """Show what importing a file would do."""
        from seatingapp.ui.calendar_editor.importing.dialog import ImportDialog

        ImportDialog(self._tools, place, self).open()

    def _build(self) -> None:
        for pane in (self.year, self.day, self.grid):
            self._stack.addWidget(pane)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.parts)
        top.addWidget(self._told, 1)
        top.addWidget(self.history.buttons.undo)
        top.addWidget(self.history.buttons.redo)
        self.content.addLayout(top)
        self.content.addWidget(self._stack, 1)
        self.content.addWidget(self._problem)
        self.content.addWidget(self.history.refusal)
        self._accept.setDefault(False)  # Enter is for the cells
        self._accept.setAutoDefault(False)

    def _connect(self) -> None:
        self.parts.choice_requested.connect(self.show_part)
        self._connect_year()
        self._connect_day()
        grid, part = self.grid, self.grid_part
        grid.week_requested.connect(self.presenter.choose_week)
        grid.room_requested.connect(part.choose_room)
        grid.import_requested.connect(self.ask_file)
        grid.table.rows.typed.connect(part.type_class)
        grid.table.cleared.connect(part.clear)
        grid.table.copied.connect(part.copy)
        grid.table.pasted.connect(part.paste)
        grid.table.moved.connect(self._show_room)

    def _connect_year(self) -> None:
        year, part = self.year, self.year_part
        year.year_requested.connect(self.presenter.choose_year)
        year.term_requested.connect(self._add_term)
        year.closure_requested.connect(self._add_closure)
        year.proposal_requested.connect(part.propose)
        year.import_requested.connect(self.ask_file)
        year.removal_requested.connect(part.remove)
        year.weeks_requested.connect(part.set_weeks)
        year.first_requested.connect(part.set_first)
        year.saturday_requested.connect(part.set_saturday)
        year.table.rows.changed.connect(part.change_cell)

    def _connect_day(self) -> None:
        day, part = self.day, self.day_part
        day.period_requested.connect(part.add)
        day.removal_requested.connect(part.remove)
        day.proposal_requested.connect(part.propose)
        day.table.rows.changed.connect(part.change_cell)

    def _add_term(self) -> None:
        self.year.table.change(self.year_part.add_term())

    def _add_closure(self, kind: str) -> None:
        self.year.table.change(self.year_part.add_closure(kind))

    def _show_room(self) -> None:
        cell = self.grid.table.chosen()
        self.grid.show_room(self.grid_part.room_at(cell) if cell is not None else "")

    def _changed(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.CALENDAR, Topic.ROOMS, Topic.PUPILS}:
            self.presenter.read()
