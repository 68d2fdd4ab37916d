"""The list of kinds of rules, in groups."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from seatingapp.ui.seating.rules.editing.draft import Form
from seatingapp.ui.seating.rules.editing.state import FormLine
from seatingapp.ui.theme import WEIGHT_BOLD, current_tokens
from seatingapp.ui.widgets.text import sized_font

Index = QModelIndex | QPersistentModelIndex
WIDTH = 206
_NO_INDEX = QModelIndex()


class FormModel(QAbstractListModel):
    """Headings, which cannot be chosen, and kinds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[FormLine, ...] = ()

    def show_lines(self, lines: tuple[FormLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is only read."""
        if index.isValid() and self.lines[index.row()].form is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text; why a kind cannot be had is in the tooltip and for screen readers."""
        if not index.isValid():
            return None
        line, tokens = self.lines[index.row()], current_tokens()
        plain = {
            Qt.ItemDataRole.DisplayRole: line.text,
            Qt.ItemDataRole.ToolTipRole: line.why_not or None,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(
                t for t in (line.text, line.why_not) if t
            ),
        }
        if role == Qt.ItemDataRole.FontRole and line.form is None:
            return sized_font(12, WEIGHT_BOLD)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tokens.muted if line.form is None or line.why_not else tokens.ink)
        return plain.get(Qt.ItemDataRole(role))


class FormList(QListView):
    """`form_requested` with the value of the kind that the user goes to."""

    form_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule-forms")
        self.setAccessibleName("Kinds of rules")
        self.setFixedWidth(WIDTH)
        self.forms = FormModel(self)
        self.setModel(self.forms)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._showing = False
        self.selectionModel().currentChanged.connect(self._tell)

    def show_forms(self, lines: tuple[FormLine, ...], chosen: Form) -> None:
        """Show kinds with one chosen; emits nothing."""
        self._showing = True
        if lines != self.forms.lines:
            self.forms.show_lines(lines)
        at = next((n for n, line in enumerate(lines) if line.form is chosen), -1)
        if at != self.currentIndex().row():
            self.setCurrentIndex(self.forms.index(at))
        self._showing = False

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        form = self.forms.lines[current.row()].form if current.isValid() else None
        if form is not None and not self._showing:
            self.form_requested.emit(form.value)
