"""The find box: a few letters, who fits, Enter."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from seatingapp.domain.isolation import isolated
from seatingapp.ui.lesson.finding import MOST_MATCHES
from seatingapp.ui.lesson.floating import Popover
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import FindState, Match
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.text import Text, TextRole

_ROW = 28
_AROUND = 20  # px of a row are left and right of its text
_Index = QModelIndex | QPersistentModelIndex


class MatchModel(QAbstractListModel):
    """The pupils who fit, as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matches: tuple[Match, ...] = ()

    def show_matches(self, matches: tuple[Match, ...]) -> None:
        """Show these pupils."""
        self.beginResetModel()
        self.matches = matches
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many fit; a row has no rows of its own."""
        return 0 if parent.isValid() else len(self.matches)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Name, with the whole name where it differs."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        name, detail = _parts(self.matches[index.row()])
        return isolated(name) + detail


class _NameGivesWay(QStyledItemDelegate):
    """Shortens a long name rather than what tells two of the same name apart."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fit the text into the row."""
        super().initStyleOption(option, index)
        model = index.model()
        if not isinstance(model, MatchModel):
            return
        name, detail = _parts(model.matches[index.row()])
        metrics: QFontMetrics = option.fontMetrics
        rect: QRect = option.rect
        room = rect.width() - _AROUND
        left = max(room - metrics.horizontalAdvance(detail), room // 3)
        option.text = isolated(metrics.elidedText(name, Qt.TextElideMode.ElideRight, left)) + detail


def _parts(match: Match) -> tuple[str, str]:
    """The name, and what is said of it after a gap."""
    return match.name, f"   {match.detail}" if match.detail else ""


class FindBox(Popover):
    """The field keeps the focus; Up and Down choose, Enter takes, Esc closes."""

    def __init__(self, page: QWidget, intents: LessonIntents) -> None:
        super().__init__(page, name="find-box", width=320)
        self._intents = intents
        self._state: FindState | None = None
        self.setAccessibleName("Find a pupil")
        self.field = SearchField("Find a pupil", name="find-field")
        self.field.search_edited.connect(intents.query_edited)
        self.field.installEventFilter(self)
        self.model = MatchModel(self)
        self.list = QListView()
        self.list.setObjectName("find-matches")
        self.list.setAccessibleName("Pupils found")
        self.list.setModel(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_NameGivesWay(self.list))
        for bars in (self.list.setVerticalScrollBarPolicy, self.list.setHorizontalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self._hint = Text("", TextRole.SMALL, name="find-hint")
        for widget in (self.field, self.list, self._hint):
            self.body.addWidget(widget)

    def show_find(self, state: FindState | None, anchor: QRect) -> None:
        """Show who fits below `anchor`; the focus comes when the box opens."""
        if state == self._state:
            return
        opened = self._state is None
        self._state = state
        if state is None:
            self.hide()
            self.model.show_matches(())
            self.field.setText("")
            return
        self.setAccessibleName(state.title)
        self.field.setPlaceholderText(state.title)
        self.field.setAccessibleName(state.title)
        if self.field.text() != state.query:
            self.field.setText(state.query)
        self.model.show_matches(state.matches)
        if state.matches:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setVisible(bool(state.matches))
        self.list.setFixedHeight(_ROW * min(len(state.matches), MOST_MATCHES) + 10)
        self._hint.setText(state.hint)
        self.place(QRect(anchor.right() - self.width(), anchor.bottom() + 16, 0, 0))
        if opened:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.end(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Use Up, Down, Enter and Esc of the field."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._intents.find_closed.emit()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        count = len(self.model.matches)
        if count:
            row = (self.list.currentIndex().row() + by) % count
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self._intents.match_chosen.emit(self.model.matches[index.row()].pupil_id)
