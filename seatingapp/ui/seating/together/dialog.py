"""The dialogs that list neighbours: of a class on a day, and of one pupil at any time."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.together.presenter import EveryonePresenter, OnDayPresenter
from seatingapp.ui.seating.together.state import TogetherState
from seatingapp.ui.seating.together.table import RowsTable
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField

_LEAST = QSize(620, 380)
_WISHED = QSize(820, 600)


class TogetherDialog(PlainDialog):
    """Shows a `TogetherState`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("Neighbours", name=name, accept="Close", reject="", parent=parent)
        self.setMinimumSize(_LEAST)
        self.day = TypedField(name=f"{name}-day", accessible="Day")
        self._day_words = Text("", TextRole.MUTED, name=f"{name}-day-words")
        self.table = RowsTable(name=f"{name}-list", accessible="Neighbours")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.day)
        row.addWidget(self._day_words, 1)
        self.content.addLayout(row)
        self.content.addWidget(self.table, 1)
        self.resize(fitting(_WISHED, parent))

    def show_state(self, state: TogetherState) -> None:
        """Show a state; emits nothing."""
        self.setWindowTitle(state.title)
        self.setAccessibleName(state.title)
        heading = self.findChild(Text, f"{self.objectName()}-title")
        if heading is not None:
            heading.setText(state.title)
        self.set_body(state.body)
        for widget in (self.day, self._day_words):
            widget.setVisible(state.day is not None)
        self.day.show_text(state.day or "", wrong=bool(state.problem))
        self._day_words.set_tone("error" if state.problem else "muted")
        self._day_words.setText(state.problem or state.day_words)
        self.table.setAccessibleName(state.title)
        self.table.show_rows(state.headings, state.rows)


class OnDayDialog(TogetherDialog):
    """Who sat next to whom in a class on a day. Owns its presenter."""

    def __init__(
        self, workspace: Workspace, class_id: int, day: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__("on-day", parent)
        self.presenter = OnDayPresenter(self, workspace, class_id, day)
        self.day.text_requested.connect(self.presenter.type_day)
        self.day.step_requested.connect(self.presenter.step_day)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)


class EveryoneDialog(TogetherDialog):
    """Everyone whom a pupil has sat next to. Owns its presenter."""

    def __init__(self, workspace: Workspace, pupil_id: int, parent: QWidget | None = None) -> None:
        super().__init__("everyone", parent)
        self.presenter = EveryonePresenter(self, workspace, pupil_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
