"""The dialog with all rules of a class in a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.sentences import Naming
from seatingapp.services.workspace import Topic
from seatingapp.ui.dialog_history import DialogHistory
from seatingapp.ui.file_dialogs import file_dialog
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.seating.rules.cells import AnswerDelegate, CheckDelegate
from seatingapp.ui.seating.rules.plain_table import PlainTable
from seatingapp.ui.seating.rules.strengths import STRENGTHS
from seatingapp.ui.seating.rules.table.presenter import TablePresenter
from seatingapp.ui.seating.rules.table.rows_model import (
    ACTIVE,
    STRENGTH,
    RowsModel,
    RowsOrder,
)
from seatingapp.ui.seating.rules.table.sharing import SUFFIX, RuleSharing
from seatingapp.ui.seating.rules.table.state import TableState
from seatingapp.ui.tasks import TasksFor
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_LEAST = QSize(720, 400)
_WISHED = QSize(1080, 660)
_KINDS = (
    ("all", "All rules"),
    ("must", "Musts"),
    ("wish", "Wishes"),
    ("off", "Switched off"),
)
_FILES = f"Rules (*{SUFFIX} *.json)"


class AllRulesTable(PlainTable):
    """Enter edits a rule; F2 or a double click changes a cell in place."""

    edit_asked = Signal()
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__(name="all-rules", accessible="All rules")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Del removes, Space switches off and on, in whichever cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            cell = self.currentIndex().siblingAtColumn(ACTIVE)
            on = cell.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.model().setData(cell, wanted, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)


class RulesTableDialog(PrivateDialog):
    """`edit_requested` with a rule to change, `copy_requested` with one to write another like it.

    Everything else is done here, with undo. Owns its presenter.
    """

    edit_requested = Signal(object)  # Rule
    copy_requested = Signal(object)  # Rule
    add_requested = Signal()

    def __init__(
        self,
        private: PrivateView,
        tools: PageTools,
        class_id: int,
        class_name: str,
        naming: Naming,
        parent: QWidget | None = None,
    ) -> None:
        """The rules of a class, its pupils called as `naming` says."""
        title = f"All rules of {class_name}"
        super().__init__(
            private, title, name="rules-table", accept="Close", reject="", parent=parent
        )
        self.setMinimumSize(_LEAST)
        self._class_name = class_name
        self.history = DialogHistory(self, tools.editor)
        self.search = SearchField("Find a rule", name="rules-search")
        self.kind = Choice(name="rules-kind", accessible="Which rules")
        self.kind.show_choices(_KINDS, "all")
        self.model = RowsModel(self)
        self.order = RowsOrder(self.model, self)
        self.table = AllRulesTable()
        self._told = ElidedText("", TextRole.MUTED, name="rules-told")
        self._said = Text("", TextRole.SMALL, name="rules-table-said", wrap=True)
        self._said.hide()
        self._buttons = {
            key: Button(text, name=f"rules-table-{key}")
            for key, text in (
                ("edit", "Edit …"),
                ("copy", "Duplicate …"),
                ("remove", "Remove"),
                ("add", "+ Add a rule"),
                ("import", "Import …"),
                ("export", "Export …"),
            )
        }
        self._build()
        self.presenter = TablePresenter(
            self, tools.workspace, tools.editor, class_id, class_name, naming
        )
        self.sharing = RuleSharing(
            tools.workspace,
            tools.editor,
            TasksFor(tools.tasks, self),
            class_id,
            self._say,
            self._refuse,
        )
        self._connect()
        tools.editor.changed.connect(self._changed)
        self.resize(fitting(_WISHED, parent))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: TableState) -> None:
        """Show a state; emits nothing."""
        at = self.table.currentIndex().row()
        self.model.show_rows(state.rows)
        if not self.table.currentIndex().isValid() and self.order.rowCount():
            near = min(max(at, 0), self.order.rowCount() - 1)
            self.table.setCurrentIndex(self.order.index(near, 2))
        self._told.setText(state.told)
        for key in ("edit", "copy", "remove", "export"):
            self._buttons[key].setEnabled(bool(state.rows))

    def rule(self) -> Rule | None:
        """The rule that is gone to."""
        row = self.order.row_at(self.table.currentIndex())
        return self.presenter.rule(row.uid) if row is not None else None

    def _build(self) -> None:
        self.table.show_model(self.order, (52, 104, 0, 160, 196))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(STRENGTH, Qt.SortOrder.AscendingOrder)
        self.table.setItemDelegateForColumn(ACTIVE, CheckDelegate(self.table))
        strengths = AnswerDelegate(_strengths, "How much it matters", self.table)
        self.table.setItemDelegateForColumn(STRENGTH, strengths)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setSpacing(8)
        top.addWidget(self.search, 1)
        for widget in (self.kind, self.history.buttons.undo, self.history.buttons.redo):
            top.addWidget(widget)
        for key in ("add", "edit", "copy", "remove"):
            bottom.addWidget(self._buttons[key])
        bottom.addWidget(self._told, 1)
        for key in ("import", "export"):
            bottom.addWidget(self._buttons[key])
        self.content.addLayout(top)
        self.content.addWidget(self.table, 1)
        for text in (self.history.refusal, self._said):
            self.content.addWidget(text)
        self.content.addLayout(bottom)
        self._accept.setDefault(False)  # Enter is for the rules
        self._accept.setAutoDefault(False)

    def _connect(self) -> None:
        presenter, buttons = self.presenter, self._buttons
        self.search.search_edited.connect(self._filter)
        self.kind.choice_requested.connect(self._filter)
        self.model.switched.connect(presenter.switch)
        self.model.weighed.connect(presenter.weigh)
        self.model.noted.connect(presenter.write_note)
        self.table.edit_asked.connect(self._edit)
        self.table.removal_asked.connect(self._remove)
        buttons["edit"].clicked.connect(self._edit)
        buttons["copy"].clicked.connect(self._copy)
        buttons["remove"].clicked.connect(self._remove)
        buttons["add"].clicked.connect(self.add_requested)
        buttons["import"].clicked.connect(self._ask_import)
        buttons["export"].clicked.connect(self._warn_export)

    def _filter(self) -> None:
        self.order.show_only(self.search.text(), self.kind.chosen())

    def _edit(self) -> None:
        rule = self.rule()
        if rule is not None:
            self.edit_requested.emit(rule)

    def _copy(self) -> None:
        rule = self.rule()
        if rule is not None:
            self.copy_requested.emit(rule)

    def _remove(self) -> None:
        rule = self.rule()
        if rule is not None:
            self.presenter.remove(rule.uid)

    def _warn_export(self) -> None:
        question = PlainDialog(
            "Export rules as a file?",
            "The file names pupils, says who is kept from whom and why, and is not encrypted. Put "
            "it where only you can read it, and delete it after use.",
            name="export-rules-question",
            accept="Choose where …",
            safe=True,
            parent=self,
        )
        question.accepted.connect(self._ask_export)
        question.open()

    def _ask_export(self) -> None:
        dialog = file_dialog(self, "Export the rules", "export-rules-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_FILES)
        dialog.setDefaultSuffix("json")
        plain = "".join(c if c.isalnum() or c in " -_" else "-" for c in self._class_name)
        dialog.selectFile(f"{plain.strip() or 'Class'}{SUFFIX}")
        dialog.fileSelected.connect(self.sharing.export)
        dialog.open()

    def _ask_import(self) -> None:
        dialog = file_dialog(self, "Import rules", "import-rules-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_FILES)
        dialog.fileSelected.connect(self.sharing.add)
        dialog.open()

    def _say(self, text: str) -> None:
        self._said.set_tone("muted")
        self._said.setText(text)
        self._said.show()

    def _refuse(self, refusal: Refusal) -> None:
        self._say(" ".join(p for p in (refusal.what, refusal.where, refusal.todo) if p))
        self._said.set_tone("error")

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.RULES in topics:
            self.presenter.read()


def _strengths(_index: QModelIndex | QPersistentModelIndex) -> tuple[tuple[str, str], ...]:
    return STRENGTHS
