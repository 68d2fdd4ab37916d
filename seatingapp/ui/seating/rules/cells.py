"""Cells of the tables about rules that are changed in place: a tick, and one of a few answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_REGULAR, current_tokens, ui_font
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.painting import paint_box

Index = QModelIndex | QPersistentModelIndex
ROW = 34
_BOX = 18
_PAD = 8
Answers = Callable[[Index], Sequence[tuple[str, str]]]


class CheckDelegate(QStyledItemDelegate):
    """A tick before the text; a click anywhere in the cell, or Space, turns it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Box and text."""
        text = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
        return QSize(_BOX + 3 * _PAD + text, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, box and text."""
        tokens = current_tokens()
        rect, state = QRectF(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(tokens.selection))
        box = QRectF(rect.left() + _PAD, rect.center().y() - _BOX / 2, _BOX, _BOX)
        ink = tokens.selection_ink if selected else tokens.ink
        mark = ink if selected else tokens.accent
        ground = tokens.selection if selected else tokens.surface
        paint_box(
            painter, box, 4, mark if on else ground, mark if on or selected else tokens.muted, 1.5
        )
        if on:
            ratio = painter.device().devicePixelRatioF()
            inner = ground if selected else tokens.on_accent
            tick = icon_pixmap("check", inner, 14, ratio)
            painter.drawPixmap(round(box.left()) + 2, round(box.top()) + 2, tick)
        painter.setFont(ui_font(13, WEIGHT_REGULAR))
        painter.setPen(QColor(ink))
        room = rect.adjusted(_BOX + 2 * _PAD, 0, -_PAD, 0)
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(str(index.data() or ""), elide, int(room.width()))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, text)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Turn the tick."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        space = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        if not (released or space):
            return False
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)


class AnswerDelegate(QStyledItemDelegate):
    """Offers answers for a cell in a list; `answers` gives (key, text) for an index."""

    def __init__(self, answers: Answers, accessible: str, parent: QObject) -> None:
        """The list is called `accessible`."""
        super().__init__(parent)
        self._answers, self._accessible = answers, accessible

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The list, over the cell and open: closed, the first key would pick an answer."""
        made = Choice(name="cell-answers", accessible=self._accessible, parent=parent)
        made.choice_requested.connect(self._picked)
        QTimer.singleShot(0, made, made.showPopup)
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the cell says is on."""
        if isinstance(editor, Choice):
            chosen = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.show_choices(self._answers(index), chosen)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was picked."""
        if isinstance(editor, Choice):
            model.setData(index, editor.chosen(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """As wide as the cell."""
        editor.setGeometry(option.rect)

    def _picked(self) -> None:
        editor = self.sender()
        if isinstance(editor, Choice):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
