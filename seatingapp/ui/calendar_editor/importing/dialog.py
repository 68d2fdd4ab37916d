"""The dialog that shows what importing a timetable would do, before anything is stored."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.calendar_editor.importing.presenter import ImportPresenter
from seatingapp.ui.calendar_editor.importing.state import ImportState, LessonRow
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.tasks import TasksFor
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_CONTROL = 32  # as high as the choice beside them
_WISHED = QSize(900, 620)
_HEADINGS = ("Row", "Class", "When", "Room", "What becomes of it")
_WIDTHS = ((48, 60), (90, 130), (110, 170), (80, 110), (160, 320))


class LessonRows(RowModel[LessonRow]):
    """The rows of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; what is left out has a sign, not a colour alone."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        text = (row.row, row.class_name, row.when, row.room, row.outcome)[column]
        last = column == len(_HEADINGS) - 1
        return {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: text,
            Qt.ItemDataRole.AccessibleTextRole: f"{_HEADINGS[column]}: {text}",
            BOLD_ROLE: column == 1,
            ICON_ROLE: ("check" if row.taken else "warning") if last else None,
            TONE_ROLE: ("ink" if row.taken else "warning") if last else "ink",
        }.get(role)


class ImportDialog(PlainDialog):
    """Owns its presenter. Closes by itself once the file was imported."""

    def __init__(self, tools: PageTools, place: str, parent: QWidget | None = None) -> None:
        """Read the file at `place`."""
        super().__init__(
            "Import a timetable", name="timetable-import", accept="Import", parent=parent
        )
        self.table = PlainTable(
            _WIDTHS, 4, name="timetable-import-rows", accessible="Rows of the file"
        )
        self.model = LessonRows(self)
        self.table.setModel(self.model)
        self.teacher = Choice(name="timetable-import-teacher", accessible="Whose lessons")
        self._whose = Text("Lessons of", TextRole.MUTED)
        self.classes = CheckBox("", name="timetable-import-classes")
        self.rooms = CheckBox("", name="timetable-import-rooms")
        self._told = Text("", name="timetable-import-told", wrap=True)
        self._remarks = Text("", TextRole.SMALL, name="timetable-import-remarks", wrap=True)
        self._problem = Text("", TextRole.SMALL, name="timetable-import-problem", wrap=True)
        self._problem.set_tone("error")
        for control in (self._whose, self.classes, self.rooms):
            control.setFixedHeight(_CONTROL)
        options = QWidget()
        flow = FlowLayout(options, spacing=12)
        for widget in (self._whose, self.teacher, self.classes, self.rooms):
            flow.addWidget(widget)
        for part in (self._told, options, self._remarks):
            self.content.addWidget(part)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self._problem)
        self._accept.clicked.disconnect(self.accept)
        self.presenter = ImportPresenter(
            self, tools.workspace, tools.editor, TasksFor(tools.tasks, self), place
        )
        self._accept.clicked.connect(self.presenter.accept)
        self.teacher.choice_requested.connect(self.presenter.choose_teacher)
        self.classes.clicked.connect(self.presenter.make_classes)
        self.rooms.clicked.connect(self.presenter.make_rooms)
        tools.editor.refused.connect(self._refused)
        self.resize(fitting(_WISHED, parent))

    def show_state(self, state: ImportState) -> None:
        """Show a state; emits nothing."""
        self.set_body(f"{state.title}: reading …" if state.busy else state.title)
        self._told.setText(state.told)
        self._told.setVisible(bool(state.told))
        self._remarks.setText(state.remarks)
        self._remarks.setVisible(bool(state.remarks))
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        self.teacher.show_choices(state.teachers, state.teacher)
        for widget in (self._whose, self.teacher):
            widget.setVisible(bool(state.teachers))
        for box, text, on in (
            (self.classes, state.classes, state.make_classes),
            (self.rooms, state.rooms, state.make_rooms),
        ):
            box.setText(text)
            box.setAccessibleName(text)
            box.setChecked(on)
            box.setVisible(bool(text))
            box.updateGeometry()
        self.model.show_rows(state.rows)
        self.table.fit_columns()
        self.set_acceptable(state.ready)

    def finish(self) -> None:
        """It was imported: close."""
        self.accept()

    @Slot(object)
    def _refused(self, refusal: object) -> None:
        """A slot of the dialog, which ends with it, as its presenter need not."""
        if isinstance(refusal, Refusal):
            self.presenter.refused(refusal)
