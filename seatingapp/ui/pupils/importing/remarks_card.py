"""The card with remarks on the files: warnings first, each with its place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from seatingapp.ui.icons import icon
from seatingapp.ui.pupils.importing.state import RemarkLine
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.card import Card

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_HEIGHT = 240


class RemarksModel(QAbstractListModel):
    """Remarks as lines of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without remarks."""
        super().__init__(parent)
        self.lines: tuple[RemarkLine, ...] = ()

    def show_lines(self, lines: tuple[RemarkLine, ...]) -> None:
        """Show other remarks."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many remarks."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and icon."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            place = line.place[:1].upper() + line.place[1:]
            return f"{place}: {line.text}" if place else line.text
        if role == Qt.ItemDataRole.DecorationRole:
            tokens = current_tokens()
            is_warning = line.level == "warning"
            colour = tokens.warning if is_warning else tokens.info
            return icon("warning" if is_warning else "info", colour, 16)
        return None


class RemarksCard(Card):
    """Hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Worth a look", name="remarks-card", parent=parent)
        self.model = RemarksModel(self)
        self.view = QListView()
        self.view.setObjectName("remarks")
        self.view.setAccessibleName("Remarks on the files")
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setIconSize(QSize(16, 16))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.view)

    def show_remarks(self, lines: tuple[RemarkLine, ...]) -> None:
        """Show remarks; emits nothing."""
        self.setVisible(bool(lines))
        if lines == self.model.lines:
            return
        self.model.show_lines(lines)
        self.set_note(str(len(lines)))
        self.view.setFixedHeight(min(_MOST_HEIGHT, 44 * len(lines) + 8))
