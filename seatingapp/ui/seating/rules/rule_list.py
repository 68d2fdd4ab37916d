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
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
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
_KEYS = "Enter edits, Space switches off or on, Delete removes. The menu key offers more."
_SETTLED_MS = 40  # until what is around the list is laid out anew, in several rounds
_FRAME = 3
_NEAR = 12  # px of what stands before and after a rule that is scrolled to
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

    It is as tall as its rows: what it stands in scrolls, and is scrolled to the rule gone to.
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
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setViewportMargins(_FRAME, 0, _FRAME, 0)
        self._said = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self._reveal)
        self.entered.connect(self._over)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[RuleRow]) -> None:
        """Show rows and stay at the rule that was gone to, or at the one in its place.

        One more rule than before is gone to: whoever added it sees where it stands.
        """
        at, uid = self.currentIndex().row(), self.uid()
        added = self._added(rows)
        self._layouts.keep(rows)
        self.rules.show_rows(rows)
        if not self.currentIndex().isValid() and rows and at >= 0:
            place = self.rules.place_of(uid)
            near = self.rules.index(min(at, len(rows) - 1))
            self.setCurrentIndex(place if place.isValid() else near)
        self._fit()
        if added:
            self.setCurrentIndex(self.rules.place_of(added))
            self._soon.start()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll what the list stands in."""
        super().scrollTo(index, hint)
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inner = around.widget() if isinstance(around, QScrollArea) else None
        place = self.visualRect(index)
        if isinstance(around, QScrollArea) and inner is not None and place.isValid():
            middle = self.viewport().mapTo(inner, place.center())
            around.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + _NEAR)

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what the list stands in."""
        event.ignore()

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

    def changeEvent(self, event: QEvent) -> None:
        """Fonts may be others."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layouts.clear()
            self._fit()

    def _fit(self) -> None:
        """As tall as its rows."""
        width = self.viewport().width()
        tall = sum(self._layouts.of(row, width).height for row in self.rules.rows) + 2 * _FRAME
        self.setFixedHeight(tall)

    def _added(self, rows: Sequence[RuleRow]) -> str:
        """The rule that is there besides all those of before; "" where that is not what changed."""
        before = {row.uid for row in self.rules.rows}
        new = [row.uid for row in rows if row.uid not in before]
        return new[0] if before and len(new) == 1 and len(rows) == len(before) + 1 else ""

    def _reveal(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

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
