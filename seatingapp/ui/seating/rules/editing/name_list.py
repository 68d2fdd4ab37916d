"""The pupils who fit what is typed, in a list below the field."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QWidget

from seatingapp.ui.seating.rules.editing.state import Found
from seatingapp.ui.widgets.announcing import announce
from seatingapp.ui.widgets.card import Card

Index = QModelIndex | QPersistentModelIndex
_ROW = 28
_MOST = 6  # rows that are seen at once
_WIDTH = 280
_AROUND = 16  # frame, margin and border, where contrast is high
_NO_INDEX = QModelIndex()


class FoundModel(QAbstractListModel):
    """Pupils as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Found, ...] = ()

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Show these pupils."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many fit."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, with the whole name where it differs."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        found = self.found[index.row()]
        return f"{found.name}   {found.detail}" if found.detail else found.name


class NameList(Card):
    """Lies over a dialog; the field keeps the focus. `chosen` with a pupil who was clicked.

    Because the focus stays, it says aloud whom Enter would take.
    """

    chosen = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(name="found-pupils", parent=window)
        self.list = QListView()
        self.list.setObjectName("found-list")
        self.list.setAccessibleName("Pupils found")
        self.names = FoundModel(self)
        self.list.setModel(self.names)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        whole = self.layout()
        if whole is not None:
            whole.setContentsMargins(2, 2, 2, 2)
        self.body.addWidget(self.list)
        self.hide()

    def show_found(self, found: tuple[Found, ...], below: QWidget | None) -> None:
        """Show pupils below a field, above it where there is no room; nothing where nobody fits."""
        if found != self.names.found:
            self.names.show_found(found)
            if found:
                self.list.setCurrentIndex(self.names.index(0))
                announce(self.list, self.spoken())
        window = self.parentWidget()
        if not found or below is None or window is None:
            self.hide()
            return
        height = _ROW * min(len(found), _MOST) + _AROUND
        self.resize(_WIDTH, height)
        at = below.mapTo(window, QPoint(0, below.height() + 2))
        if at.y() + height > window.height():
            at = below.mapTo(window, QPoint(0, -height - 2))
        self.move(max(min(at.x(), window.width() - _WIDTH - 8), 0), max(at.y(), 0))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go down or up, and round."""
        count = len(self.names.found)
        if count:
            row = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self.names.index(row))
            announce(self.list, self.spoken())

    def spoken(self) -> str:
        """Who would be taken, and which of how many that is, `Tom W, 2 of 26`; "" for nobody."""
        at = self.list.currentIndex()
        if not at.isValid():
            return ""
        return f"{at.data()}, {at.row() + 1} of {len(self.names.found)}"

    def current(self) -> int | None:
        """The pupil who would be taken."""
        at = self.list.currentIndex()
        return self.names.found[at.row()].pupil_id if at.isValid() else None

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self.names.found[index.row()].pupil_id)
