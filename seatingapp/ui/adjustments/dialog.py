"""The adjustments of one pupil: what is owed before anybody punishes. Private."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.services.adjustments import (
    AddAdjustment,
    Adjustment,
    ChangeAdjustment,
    RemoveAdjustment,
    adjustments_of,
)
from seatingapp.services.workspace import Edit
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.text import Text, TextRole

_LONGEST = 2000  # what is too long is refused in words, not cut without a word


class AdjustmentModel(RowModel[Adjustment]):
    """One row an adjustment, in its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(("Adjustment",), parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; whole in the tooltip."""
        texts = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        return self.rows[index.row()].text if index.isValid() and role in texts else None


class AdjustmentsDialog(PrivateDialog):
    """Records, changes and removes; each is a step of the history. Closing it takes none back.

    Enter records what is typed, or changes the one that is chosen, and so does Done. Esc gives it
    up.
    """

    changed = Signal()

    def __init__(
        self,
        private: PrivateView,
        tools: PageTools,
        pupil_id: int,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show those of a pupil."""
        super().__init__(
            private,
            f"Adjustments for {name}",
            "What this pupil is owed, such as a time-out card or a second warning. It is shown with"
            " every draft about them.",
            name="adjustments-dialog",
            accept="Done",
            reject="",
            parent=parent,
        )
        self._accept.setAutoDefault(False)  # Enter in the field would close it
        self._accept.setDefault(False)
        self._tools, self._pupil_id = tools, pupil_id
        self.list = PlainTable(((200, 480),), 0, name="adjustments-list", accessible="Adjustments")
        self.model = AdjustmentModel(self.list)
        self.list.setModel(self.model)
        self.list.horizontalHeader().hide()
        self.list.setMinimumSize(480, 150)
        self.text = QLineEdit()
        self.text.setObjectName("adjustment-text")
        self.text.setAccessibleName("Adjustment")
        self.text.setPlaceholderText("What is done differently for this pupil")
        self.text.setMaxLength(_LONGEST)
        self.add = Button("Add", name="adjustment-add")
        self.change = Button("Change", name="adjustment-change")
        self.remove = Button("Remove", name="adjustment-remove")
        self._error = Text("", TextRole.BODY, name="adjustments-error", wrap=True)
        self._error.set_tone("error")
        self._error.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add, self.change, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self.list, self.text):
            self.content.addWidget(widget)
        self.content.addLayout(buttons)
        self.content.addWidget(self._error)
        self.text.returnPressed.connect(self._is_kept)
        self.add.clicked.connect(self._add)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        # Not the current row: Qt has one as soon as Tab passes by, which nobody chose.
        self.list.selectionModel().selectionChanged.connect(self._show_chosen)
        self._fill()
        self.text.setFocus()

    def accept(self) -> None:
        """Close, with what was typed recorded; where that is refused it stays open."""
        if self._is_kept():
            super().accept()

    def _is_kept(self) -> bool:
        """Record or change what is typed, if anything is; say whether nothing is lost now."""
        chosen, typed = self._chosen(), self.text.text().strip()
        if typed in ("", chosen.text if chosen is not None else ""):
            return True
        if chosen is not None:
            self._change()
        else:
            self._add()
        return self._error.isHidden()

    def _fill(self) -> None:
        found = self._tools.workspace.read(lambda s: adjustments_of(s, self._pupil_id))
        self.model.show_rows(found)
        self.list.fit_columns()
        self._show_chosen()

    def _chosen(self) -> Adjustment | None:
        return next((self.model.rows[row] for row in self.list.chosen_rows()), None)

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        for button in (self.change, self.remove):
            button.setEnabled(chosen is not None)
        if chosen is not None:
            self.text.setText(chosen.text)

    def _add(self) -> None:
        self._perform(AddAdjustment(self._pupil_id, self.text.text()))

    def _change(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._perform(ChangeAdjustment(chosen.uid, self.text.text()))

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._perform(RemoveAdjustment(chosen.uid))

    def _perform(self, edit: Edit) -> None:
        self._error.hide()
        answer = self._tools.editor.answer(edit)
        if isinstance(answer, Refusal):
            self._error.setText(str(answer))
            self._error.show()
        elif answer is not None:
            self.text.clear()
            self._fill()
            self.changed.emit()
