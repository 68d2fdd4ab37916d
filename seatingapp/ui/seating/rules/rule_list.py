"""The list of rules: arrows go through it, Enter edits, Del removes, Space switches off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from seatingapp.ui.seating.rules.row_painting import Inks, Layouts, below, paint_row
from seatingapp.ui.seating.rules.state import RuleRow
from seatingapp.ui.theme import current_tokens

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the RuleRow itself
LEAST_HIGH = 190  # px, where there are so many rules: three of them
_KEYS = "Enter edits, Space switches off or on, Delete removes. The menu key offers more."
_AROUND = 390  # px that stand above and below the list in the window
_FRAME = 3
_NO_INDEX = QModelIndex()


class RuleModel(QAbstractListModel):
    """Rules as rows; they change one by one where only what came of them is another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[RuleRow, ...] = ()

    def show_rows(self, rows: Sequence[RuleRow]) -> None:
        """Show other rows; where they are the same rules, the place in the list stays."""
        wanted = tuple(rows)
        same = [r.uid for r in wanted] == [r.uid for r in self.rows]
        if not same:
            self.beginResetModel()
            self.rows = wanted
            self.endResetModel()
            return
        before, self.rows = self.rows, wanted
        for at, (old, new) in enumerate(zip(before, wanted, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def place_of(self, uid: str) -> QModelIndex:
        """Where a rule is."""
        at = next((n for n, row in enumerate(self.rows) if row.uid == uid), None)
        return self.index(at) if at is not None else QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rules; none has rules of its own."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence; for screen readers the verdict and the reason too."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.sentence, below(row), row.mark) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None


class RuleDelegate(QStyledItemDelegate):
    """Paints rows as tall as their text needs."""

    def __init__(self, layouts: Layouts, parent: QObject) -> None:
        """`layouts` is shared with the list."""
        super().__init__(parent)
        self._layouts = layouts

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height follows from the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 380
        return QSize(width, self._layouts.of(index.data(ROW_ROLE), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, content and the line below."""
        row: RuleRow = index.data(ROW_ROLE)
        tokens = current_tokens()
        state, rect = option.state, option.rect
        view = self.parent()
        focused = isinstance(view, QWidget) and view.hasFocus()
        inks = Inks.of(
            tokens,
            selected=focused and bool(state & QStyle.StateFlag.State_Selected),
            over=bool(state & QStyle.StateFlag.State_MouseOver),
            active=row.active,
        )
        painter.save()
        if inks.ground != tokens.surface:
            painter.fillRect(rect, QColor(inks.ground))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        paint_row(painter, rect, row, self._layouts.of(row, rect.width()), inks)
        painter.restore()


class RuleList(QListView):
    """`edit_requested`, `remove_requested`, `toggle_requested` for the rule that is gone to.

    `pointed` with the rule under the pointer, or under the keyboard; "" where there is none.
    """

    edit_requested = Signal(str)
    remove_requested = Signal(str)
    toggle_requested = Signal(str)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule-list")
        self.setAccessibleName("Rules")
        self.setAccessibleDescription(_KEYS)
        self.rules = RuleModel(self)
        self.setModel(self.rules)
        self._layouts = Layouts()
        self.setItemDelegate(RuleDelegate(self._layouts, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setViewportMargins(_FRAME, 0, _FRAME, 0)
        self._said = ""
        self._window: QWidget | None = None
        self.entered.connect(self._over)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[RuleRow]) -> None:
        """Show rows and stay at the rule that was gone to, or at the one in its place."""
        at, uid = self.currentIndex().row(), self.uid()
        self._layouts.keep(rows)
        self.rules.show_rows(rows)
        if not self.currentIndex().isValid() and rows and at >= 0:
            place = self.rules.place_of(uid)
            near = self.rules.index(min(at, len(rows) - 1))
            self.setCurrentIndex(place if place.isValid() else near)
        self._fit()

    def row(self) -> RuleRow | None:
        """The rule that is gone to."""
        at = self.currentIndex()
        return self.rules.rows[at.row()] if at.isValid() else None

    def uid(self) -> str:
        """Which rule is gone to; "" where none is."""
        row = self.row()
        return row.uid if row is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Del and Space work on the rule that is gone to."""
        asked = {
            Qt.Key.Key_Return: self.edit_requested,
            Qt.Key.Key_Enter: self.edit_requested,
            Qt.Key.Key_Delete: self.remove_requested,
            Qt.Key.Key_Space: self.toggle_requested,
        }.get(Qt.Key(event.key()))
        if asked is not None and self.uid():
            asked.emit(self.uid())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somewhere has to be gone to, so that the keys mean something."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rules.rows:
            self.setCurrentIndex(self.rules.index(0))
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._point(self.uid())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is pointed at any more."""
        super().focusOutEvent(event)
        self._point("")

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the window, whose height decides how many rules are seen at once."""
        super().showEvent(event)
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit into another height."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Fonts may be others."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layouts.clear()
            self._fit()

    def _fit(self) -> None:
        """As tall as its rows, up to what the window has room for."""
        width = self.viewport().width()
        tall = sum(self._layouts.of(row, width).height for row in self.rules.rows) + 2 * _FRAME
        self.setFixedHeight(min(tall, max(self.window().height() - _AROUND, LEAST_HIGH)))

    def _over(self, index: QModelIndex) -> None:
        self._point(self.rules.rows[index.row()].uid)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and self.hasFocus():
            self._point(self.rules.rows[current.row()].uid)

    def _double_clicked(self, index: QModelIndex) -> None:
        self.edit_requested.emit(self.rules.rows[index.row()].uid)

    def _point(self, uid: str) -> None:
        if uid != self._said:
            self._said = uid
            self.pointed.emit(uid)
