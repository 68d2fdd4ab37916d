"""A cell in which a friend's name is typed: a few letters, who fits, Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from seatingapp.ui.seating.rules.editing.name_field import NameField
from seatingapp.ui.seating.rules.editing.name_list import NameList
from seatingapp.ui.seating.rules.editing.state import Found

Index = QModelIndex | QPersistentModelIndex
# Who fits some letters in the row of an index; everybody where there are none.
Find = Callable[[Index, str], tuple[Found, ...]]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WishDelegate(QStyledItemDelegate):
    """An emptied cell takes a wish back; letters that nobody has change nothing."""

    def __init__(self, find: Find, names: NameList, parent: QObject) -> None:
        """`names` lies over the dialog, below the cell that is edited."""
        super().__init__(parent)
        self._find, self._names = find, names
        self._field: NameField | None = None
        self._at = QPersistentModelIndex()
        names.chosen.connect(self._clicked)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field, over the cell."""
        field = NameField(name="wish-field", accessible="Wishes for", parent=parent)
        field.name_typed.connect(self._typed)
        field.browse_requested.connect(self._browse)
        field.stepped.connect(self._names.step)
        self._field, self._at = field, QPersistentModelIndex(index)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Whom they wish for now; letters that are typed replace the name."""
        if isinstance(editor, NameField):
            text = str(index.data()) if index.data(Qt.ItemDataRole.EditRole) != "0" else ""
            editor.show_query(text, "Type a name", offers=False)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over who is marked in the list."""
        if not isinstance(editor, NameField):
            return
        picked = self._names.current() if editor.offers else None
        if picked is not None:
            model.setData(index, str(picked))
        elif not editor.text():
            model.setData(index, "0")

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """As wide as the cell."""
        editor.setFixedWidth(option.rect.width())
        editor.setGeometry(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The cell is closed, and the list with it."""
        if editor is self._field:
            self._field = None
            self._names.show_found((), None)
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab take who is marked; Esc, or going elsewhere, leaves the cell as it was."""
        if event.type() == QEvent.Type.FocusOut and watched is self._field:
            self._end(keep=False)
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER and watched is self._field:
                self._end(keep=True)
                return True
            if event.key() == Qt.Key.Key_Escape and watched is self._field:
                self._end(keep=False)
                return True
        return super().eventFilter(watched, event)

    def _end(self, *, keep: bool) -> None:
        field = self._field
        if field is not None:
            if keep:
                self.commitData.emit(field)
            self.closeEditor.emit(field)

    def _typed(self, text: str) -> None:
        self._offer(text if text.strip() else None)

    def _browse(self) -> None:
        self._offer("")

    def _offer(self, query: str | None) -> None:
        """Offer who fits; nobody for None."""
        if self._field is not None:
            found = self._find(self._at, query) if query is not None else ()
            self._field.offers = bool(found)
            self._names.show_found(found, self._field)

    def _clicked(self, _pupil_id: int) -> None:
        self._end(keep=True)
