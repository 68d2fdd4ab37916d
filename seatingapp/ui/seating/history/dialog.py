"""The history of a class's plans in a dialog."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.workspace import Workspace
from seatingapp.ui.plan_view import PlanView
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_wiring import listen_while_alive
from seatingapp.ui.seating.history.presenter import HistoryPresenter
from seatingapp.ui.seating.history.state import HistoryState
from seatingapp.ui.seating.history.table import HistoryTable
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_LEAST = QSize(800, 430)
_WISHED = QSize(1160, 660)


class HistoryDialog(PlainDialog):
    """Asks for what the user wants done by signals; owns its presenter.

    Comments, and how plans were arranged, are shown while `private` shows private data, and go
    with it.
    """

    restore_requested = Signal(object, str)  # edit, what to say
    delete_requested = Signal(object)  # edit
    compare_requested = Signal(int)  # plan id
    neighbours_requested = Signal(object)  # date
    refused = Signal(object)  # Refusal

    def __init__(
        self,
        workspace: Workspace,
        private: PrivateView,
        class_id: int,
        plan_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("History", name="history", accept="Close", reject="", parent=parent)
        self.setMinimumSize(_LEAST)
        self._private = private
        self._day: dt.date | None = None
        self.table = HistoryTable()
        self._title = Text("", TextRole.HEADING, name="history-plan", wrap=True)
        self._detail = Text("", TextRole.MUTED, name="history-detail", wrap=True)
        self._comment = Text("", TextRole.BODY, name="history-comment", wrap=True)
        self._record = Text("", TextRole.MUTED, name="history-record", wrap=True)
        self.picture = PlanView()
        self.picture.setObjectName("history-picture")
        self._restore = Button("Restore", name="history-restore")
        self._compare = Button("Compare with this", name="history-compare")
        self._delete = Button("Delete", name="history-delete")
        self._near = Button("", name="history-neighbours")
        self._kept = ElidedText("", TextRole.SMALL, name="history-kept")
        self._build()
        self._connect()
        self.presenter = HistoryPresenter(self, workspace, class_id, plan_id, private=private.shown)
        listen_while_alive(private, self, self._privacy_changed)
        self.resize(fitting(_WISHED, parent))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: HistoryState) -> None:
        """Show a state; emits nothing."""
        plans = counted(len(state.rows), "plan")
        self.set_body(f"{plans} of {state.class_name}. A plan that is restored begins today.")
        self.table.show_rows(state.rows, state.chosen)
        self._title.setText(state.title or "No plan any more")
        self._detail.setText(state.detail)
        self._comment.setText(state.comment)
        self._comment.setVisible(bool(state.comment))
        self._record.setText(state.record)
        self._record.setVisible(bool(state.record))
        self.picture.show_state(state.picture)
        self.picture.setAccessibleName(state.title)
        has_plan = state.chosen is not None
        self._restore.setEnabled(state.can_restore)
        self._restore.setToolTip("" if state.can_restore else "This plan is in use")
        self._delete.setEnabled(has_plan and not state.why_kept)
        self._compare.setEnabled(has_plan)
        self._kept.setText(state.why_kept)
        self._day = state.day
        self._near.setEnabled(state.day is not None)
        when = short_date(state.day) if state.day is not None else "a day"
        self._near.setText(f"Who sat next to whom on {when}")
        self._near.setAccessibleName(self._near.text())
        self._near.updateGeometry()

    def _build(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self._restore, self._compare, self._delete)),
            (second, (self._near,)),
        ):
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
        first.addWidget(self._kept, 1)
        second.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        for text in (self._title, self._detail, self._record, self._comment):
            right.addWidget(text)
        right.addWidget(self.picture, 1)
        right.addLayout(first)
        right.addLayout(second)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.table, 1)
        columns.addLayout(right, 1)
        self.content.addLayout(columns, 1)
        self.picture.setMinimumSize(240, 60)  # the words beside it come first

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.delete_requested.connect(self._ask_delete)
        self._restore.clicked.connect(self._ask_restore)
        self._compare.clicked.connect(self._ask_compare)
        self._delete.clicked.connect(self._ask_delete)
        self._near.clicked.connect(self._ask_neighbours)

    def _choose(self, plan_id: int) -> None:
        self.presenter.choose(plan_id)

    def _privacy_changed(self) -> None:
        self.presenter.show_private(self._private.shown)

    def _ask_restore(self) -> None:
        try:
            found = self.presenter.restore()
        except Refusal as refusal:
            self.refused.emit(refusal)
            self.accept()
            return
        if found is not None:
            self.accept()
            self.restore_requested.emit(*found)

    def _ask_compare(self) -> None:
        chosen = self.presenter.state.chosen
        if chosen is not None:
            self.accept()
            self.compare_requested.emit(chosen)

    def _ask_delete(self) -> None:
        edit = self.presenter.delete()
        if edit is not None:
            self.delete_requested.emit(edit)
            self.presenter.read()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_neighbours(self) -> None:
        if self._day is not None:
            self.neighbours_requested.emit(self._day)
