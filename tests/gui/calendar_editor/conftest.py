"""The editor over a vault of one's own, with two classes and a room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.room_templates import Template
from seatingapp.domain.school_time import SchoolTime
from seatingapp.services.calendar import school_time
from seatingapp.services.rooms import AddRoom
from seatingapp.services.workspace import Workspace
from seatingapp.storage import classes
from seatingapp.ui.calendar_editor.dialog import CalendarDialog
from seatingapp.ui.editor import Editor
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.tasks import Tasks
from tests.gui.finding import found

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
LEFT = Qt.MouseButton.LeftButton


class EditorProbe:
    """The dialog in a window; tests say what, this says where to type."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> None:
        self.qtbot, self.workspace = qtbot, workspace
        workspace.clock = lambda: NOW
        with workspace.vault.write() as session:
            classes.add(session, "9B/Sc2")
            classes.add(session, "8A/En1")
        workspace.perform(AddRoom.of_template("Lab 2", Template.ROWS_OF_DOUBLES, 2, 2))
        self.editor, self.tasks = Editor(workspace), Tasks()
        self.tools = PageTools(workspace, self.editor, self.tasks, preferences)
        self.dialog = CalendarDialog(self.tools, "year")
        qtbot.addWidget(self.dialog)
        self.dialog.resize(1200, 680)
        self.dialog.show()

    @property
    def time(self) -> SchoolTime:
        """What is stored."""
        return self.workspace.read(school_time)

    def press(self, name: str) -> None:
        """Click a button."""
        QTest.mouseClick(found(self.dialog, QWidget, name), LEFT)

    def choose_part(self, key: str) -> None:
        """Click Year, School day or Timetable."""
        self.press(f"choice-{key}")

    def type_into(self, table: QTableView, row: int, column: int, text: str) -> None:
        """Go to a cell, type over what it says, and press Enter."""
        at = table.model().index(row, column)
        table.setCurrentIndex(at)
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_F2)
        field = self._open_field(table, at)
        field.selectAll()
        QTest.keyClicks(field, text)
        if not text:
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait_for_typing(table)
        assert table.hasFocus()

    def wait_for_typing(self, table: QTableView) -> None:
        """Qt takes over what was typed in its next round."""
        editing = QTableView.State.EditingState
        self.qtbot.waitUntil(lambda: table.state() is not editing)

    def give_up(self, table: QTableView) -> None:
        """Leave the field that is open over a cell as it was."""
        field = next(f for f in table.findChildren(QLineEdit) if f.isVisible())
        QTest.keyClick(field, Qt.Key.Key_Escape)
        self.wait_for_typing(table)

    def _open_field(self, table: QTableView, at: QModelIndex) -> QLineEdit:
        field = next(f for f in table.findChildren(QLineEdit) if f.isVisible())
        assert table.indexAt(field.geometry().center()) == at
        return field

    def undo(self) -> None:
        """Click Undo."""
        self.press("undo")

    def problem(self) -> str:
        """What the dialog says cannot be taken."""
        return str(found(self.dialog, QWidget, "calendar-problem").property("text"))

    def refusal(self) -> str:
        """What was refused."""
        return str(found(self.dialog, QWidget, "calendar-refusal").property("text"))

    def child(self, name: str) -> QWidget:
        """A window that the dialog opened."""
        return next(w for w in QApplication.topLevelWidgets() if w.objectName() == name)


@pytest.fixture
def probe(qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> Iterator[EditorProbe]:
    made = EditorProbe(qtbot, workspace, preferences)
    yield made
    assert made.tasks.wait()
