"""A search field with the pupils that fit below it; arrow keys move, without leaving the field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from seatingapp.ui.pupil_picker.people import Pickable, fitting
from seatingapp.ui.tables.cells import CellDelegate
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.text import Text, TextRole

_ROWS = 4


class PickableModel(RowModel[Pickable]):
    """One column: name and detail."""

    def __init__(self, parent: QWidget) -> None:
        """Start without rows."""
        super().__init__(("Pupil",), parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.rows[index.row()].words


class PupilPicker(QWidget):
    """`pupil_chosen` when the user moves to a pupil, by mouse or by keys.

    `settled` when that is meant: by Enter, or by a click. The focus may go on then.
    """

    pupil_chosen = Signal(int)
    settled = Signal()

    def __init__(self, people: tuple[Pickable, ...], parent: QWidget | None = None) -> None:
        """Offer `people`; nobody is chosen at first."""
        super().__init__(parent)
        self.setObjectName("pupil-picker")
        self._people = people
        self._chosen: Pickable | None = None
        self.search = SearchField("Find a pupil", name="picker-search")
        self.list = QListView(self)
        self.list.setObjectName("picker-list")
        self.list.setAccessibleName("Pupils that fit")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setItemDelegate(CellDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.model = PickableModel(self)
        self.list.setModel(self.model)
        self._nobody = Text("", TextRole.SMALL, name="picker-nobody", wrap=True)
        self.list.setFixedHeight(_ROWS * 36 + 2)
        self.setFocusProxy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.search, self.list, self._nobody):
            column.addWidget(widget)
        self.search.search_edited.connect(self._search)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self._search("")

    def show_chosen(self, pupil_id: int) -> bool:
        """Mark a pupil as chosen, the first of all; emits nothing. Say whether one is offered."""
        found = next((one for one in self._people if one.pupil_id == pupil_id), None)
        if found is None:
            return False
        others = tuple(one for one in fitting(self._people, "") if one != found)
        self.model.show_rows((found, *others))
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._chosen = found
        return True

    def _search(self, query: str) -> None:
        found = fitting(self._people, query)
        self.model.show_rows(found)
        self._nobody.setText("" if found else self._about_nobody(query))
        self._nobody.setVisible(not found)
        if query.strip() and found:
            self._go(0)

    def _about_nobody(self, query: str) -> str:
        if not self._people:
            return "There are no pupils in this vault yet. Import a class list on the Pupils page."
        still = f" {self._chosen.name.full} is still chosen." if self._chosen is not None else ""
        return f"No name in this vault begins with “{query}”.{still}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move while letters are typed; Enter takes whoever is marked."""
        marked, enter = self._marked(), (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enter and marked >= 0:
            self.settled.emit()
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.model.rows:
            super().keyPressEvent(event)
            return
        self._go(min(max(marked + step, 0), len(self.model.rows) - 1))

    def _marked(self) -> int:
        """The row that is marked, or -1: Tab that passes by makes one current, but marks none."""
        here = self.list.currentIndex()
        return here.row() if self.list.selectionModel().isSelected(here) else -1

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))
        self._choose(row)

    def _take(self, index: QModelIndex) -> None:
        self._choose(index.row())
        self.settled.emit()

    def _choose(self, row: int) -> None:
        self._chosen = self.model.rows[row]
        self.pupil_chosen.emit(self._chosen.pupil_id)
