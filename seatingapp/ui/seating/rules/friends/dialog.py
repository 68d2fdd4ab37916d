"""The dialog with all friend wishes of a class."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from seatingapp.domain.plans import PlanLine
from seatingapp.services.classes import ClassCard
from seatingapp.services.workspace import Topic
from seatingapp.ui.dialog_history import DialogHistory
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.seating.rules.editing.name_list import NameList
from seatingapp.ui.seating.rules.editing.state import Found
from seatingapp.ui.seating.rules.friends.presenter import FriendsPresenter
from seatingapp.ui.seating.rules.friends.state import FriendsState
from seatingapp.ui.seating.rules.friends.wish_cells import WishDelegate
from seatingapp.ui.seating.rules.friends.wishes_model import WishesModel
from seatingapp.ui.seating.rules.plain_table import PlainTable
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_LEAST = QSize(560, 400)
_WISHED = QSize(760, 660)
_BODY = (
    "Each pupil sits next to at least one of up to three whom they wished for. Type the first "
    "letters of a name in a cell, or press Enter and the down arrow for all. Every wish is kept "
    "at once."
)


class WishTable(PlainTable):
    """Enter and letters open a cell, Del takes a wish back."""

    def __init__(self) -> None:
        super().__init__(name="friends-table", accessible="Friend wishes")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that Qt has no use for here."""
        at = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and at.isValid():
            self.model().setData(at, "0")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self.edit(at)
        else:
            super().keyPressEvent(event)


class FriendsDialog(PrivateDialog):
    """Changes wishes in place, with undo. Owns its presenter."""

    def __init__(
        self,
        private: PrivateView,
        tools: PageTools,
        line: PlanLine,
        cards: Sequence[ClassCard],
        parent: QWidget | None = None,
    ) -> None:
        """The wishes of the pupils on `cards`, in the class of `line`."""
        super().__init__(
            private,
            "Friends",
            _BODY,
            name="friends",
            accept="Close",
            reject="",
            parent=parent,
        )
        self.setMinimumSize(_LEAST)
        self.history = DialogHistory(self, tools.editor)
        self.wishes = WishesModel(self)
        self.table = WishTable()
        self._told = Text("", TextRole.MUTED, name="friends-told")
        self._build()
        self.presenter = FriendsPresenter(self, tools.workspace, tools.editor, line, cards)
        self.wishes.wished.connect(self.presenter.wish)
        tools.editor.changed.connect(self._changed)
        self.resize(fitting(_WISHED, parent))
        self.table.setCurrentIndex(self.wishes.index(0, 1))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: FriendsState) -> None:
        """Show a state; emits nothing."""
        self.wishes.show_rows(state.rows)
        self._told.setText(state.told)

    def _build(self) -> None:
        self.table.show_model(self.wishes, (190, 165, 165, 0))
        delegate = WishDelegate(self._found, NameList(self), self.table)
        for column in range(1, self.wishes.columnCount()):
            self.table.setItemDelegateForColumn(column, delegate)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        for button in (self.history.buttons.undo, self.history.buttons.redo):
            row.addWidget(button)
        self.content.addLayout(row)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.history.refusal)
        self._accept.setDefault(False)  # Enter is for the cells
        self._accept.setAutoDefault(False)

    def _found(self, index: QModelIndex | QPersistentModelIndex, query: str) -> tuple[Found, ...]:
        return self.presenter.found(self.wishes.rows[index.row()].pupil_id, query)

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.RULES in topics:
            self.presenter.read()
