"""The card with remarks on the files: warnings first, each with its place."""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTextLayout, QTextOption
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
from seatingapp.ui.pupils.shown import RemarkLine
from seatingapp.ui.theme import current_tokens, ui_font
from seatingapp.ui.widgets.card import Card

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_HEIGHT = 240
_ICON = 16
_LEFT = 26
_AROUND = 5


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
        """The words; as tooltip and description every row that they stand for."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.level}: {line.words}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return line.every or line.words
        return None


class RemarkDelegate(QStyledItemDelegate):
    """Paints a remark over as many lines as it needs; an icon says how much it matters.

    Height and picture come from one layout, so that they can never disagree on the lines.
    """

    def __init__(self, model: RemarksModel, view: QListView) -> None:
        """Paint the lines of `model` as wide as `view`."""
        super().__init__(view)
        self._model, self._view = model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines of the text."""
        layout = self._laid_out(index)
        return QSize(_LEFT, math.ceil(layout.boundingRect().height()) + 2 * _AROUND)

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
        painter.drawPixmap(rect.left() + 2, rect.top() + _AROUND, pixmap)
        painter.setPen(QColor(ink))
        self._laid_out(index).draw(painter, QPointF(rect.left() + _LEFT, rect.top() + _AROUND))
        painter.restore()

    def _laid_out(self, index: Index) -> QTextLayout:
        """Break the text into lines that leave room for a scroll bar, shown or not."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = max(self._view.maximumViewportSize().width() - bar - _LEFT - 6, 80)
        layout = QTextLayout(str(index.data()), ui_font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, height))
            height += line.height()
        layout.endLayout()
        return layout


class RemarksView(QListView):
    """As high as its remarks, up to a limit from which on they scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remarks")
        self.setAccessibleName("Remarks on the files")
        self.lines = RemarksModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(RemarkDelegate(self.lines, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines: the heights that Qt remembers are void."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.fit()

    def fit(self) -> None:
        """Take the height that the remarks need."""
        heights = [self.sizeHintForRow(row) for row in range(self.lines.rowCount())]
        self.setFixedHeight(min(_MOST_HEIGHT, sum(heights) + 2 * self.frameWidth()))


class RemarksCard(Card):
    """Hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Worth a look", name="remarks-card", parent=parent)
        self.view = RemarksView()
        self.model = self.view.lines
        self.body.addWidget(self.view)

    def show_remarks(self, lines: tuple[RemarkLine, ...]) -> None:
        """Show remarks; emits nothing."""
        self.setVisible(bool(lines))
        if lines == self.model.lines:
            return
        self.model.show_lines(lines)
        self.set_note(str(len(lines)))
        self.view.fit()
