"""The card with remarks on the files: warnings first, each with its place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.pupils.importing.state import RemarkLine
from seatingapp.ui.theme import current_tokens, ui_font
from seatingapp.ui.widgets.card import Card

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_HEIGHT = 240
_ICON = 16
_LEFT = 26
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


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
            return f"{line.place}: {line.text}" if line.place else line.text
        return None


class RemarkDelegate(QStyledItemDelegate):
    """Paints a remark over as many lines as it needs; an icon says how much it matters."""

    def __init__(self, model: RemarksModel, view: QListView) -> None:
        """Paint the lines of `model` as wide as `view`."""
        super().__init__(view)
        self._model, self._view = model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines of the text."""
        width = max(self._view.viewport().width(), 120)
        metrics = QFontMetrics(ui_font())
        room = QRect(0, 0, width - _LEFT - 4, 10_000)
        box = metrics.boundingRect(room, _WRAP, str(index.data()))
        return QSize(width, box.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, icon and text."""
        tokens = current_tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRect(option.rect)
        is_warning = self._model.lines[index.row()].level == "warning"
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(tokens.selection))
        mark = tokens.warning if is_warning else tokens.info
        ink = tokens.selection_ink if selected else tokens.ink
        ratio = painter.device().devicePixelRatioF()
        pixmap = icon_pixmap(
            "warning" if is_warning else "info", ink if selected else mark, _ICON, ratio
        )
        painter.drawPixmap(rect.left() + 2, rect.top() + 5, pixmap)
        painter.setFont(ui_font())
        painter.setPen(QColor(ink))
        painter.drawText(rect.adjusted(_LEFT, 5, -4, -5), _WRAP, str(index.data()))
        painter.restore()


class RemarksCard(Card):
    """Hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Worth a look", name="remarks-card", parent=parent)
        self.model = RemarksModel(self)
        self.view = QListView()
        self.view.setObjectName("remarks")
        self.view.setAccessibleName("Remarks on the files")
        self.view.setModel(self.model)
        self.view.setItemDelegate(RemarkDelegate(self.model, self.view))
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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower card needs more lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the remarks, up to a limit from which on they scroll."""
        heights = [self.view.sizeHintForRow(row) for row in range(len(self.model.lines))]
        self.view.setFixedHeight(min(_MOST_HEIGHT, sum(heights) + 8))
