"""How a cell of the sheet looks: the name, and below it a badge for each mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from seatingapp.ui.paper_entry.state import PaperCell
from seatingapp.ui.theme import WEIGHT_REGULAR, WEIGHT_SEMIBOLD, Tokens, current_tokens, ui_font
from seatingapp.ui.widgets.painting import (
    paint_box,
    paint_focus_ring,
    paint_pill,
    pill_width,
    polarity_colours,
)

ROW_HEIGHT = 56
CELL_ROLE = Qt.ItemDataRole.UserRole + 1  # the PaperCell itself
_GAP, _PAD, _LINE = 3.0, 8, 20
Index = QModelIndex | QPersistentModelIndex


class PaperDelegate(QStyledItemDelegate):
    """Paints from the theme's tokens; a mark is told by its number as well as by its colour."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One size for all."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the box, the name and the marks; an empty seat is an outline."""
        tokens = current_tokens()
        cell = index.data(CELL_ROLE)
        box = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(cell, PaperCell):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            fill = tokens.selection if selected else tokens.surface
            paint_box(painter, box, 6, fill, tokens.control_line, tokens.border)
            ink = tokens.selection_ink if selected else tokens.ink
            _paint_cell(painter, box.adjusted(_PAD, 4, -_PAD, -4), cell, ink, tokens)
            if selected and option.state & QStyle.StateFlag.State_HasFocus:
                paint_focus_ring(painter, box, 6, tokens)
        else:
            paint_box(painter, box, 6, None, tokens.row_line, 1.0)
        painter.restore()


def _paint_cell(painter: QPainter, room: QRectF, cell: PaperCell, ink: str, tokens: Tokens) -> None:
    painter.setFont(ui_font(13, WEIGHT_SEMIBOLD))
    painter.setPen(QColor(ink))
    name = QRect(int(room.left()), int(room.top()), int(room.width()), _LINE)
    shown = painter.fontMetrics().elidedText(cell.name, Qt.TextElideMode.ElideRight, name.width())
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(name, left, shown)
    x, y = room.left(), room.top() + _LINE + 3
    for number, mark in enumerate(cell.marks):
        rest = len(cell.marks) - number
        if x + pill_width(mark.key) + 24 > room.right() and rest > 1:
            strong, soft, deep = polarity_colours("neutral", tokens)
            paint_pill(painter, QPointF(x, y), f"+{rest}", soft, deep)
            return
        strong, _soft, _deep = polarity_colours(str(mark.polarity), tokens)
        x = paint_pill(painter, QPointF(x, y), mark.key, strong, tokens.surface).right() + _GAP
    if cell.register:
        painter.setFont(ui_font(12, WEIGHT_REGULAR))
        painter.setPen(QColor(tokens.muted if ink == tokens.ink else ink))
        rest_of = QRect(int(x), int(y) - 2, int(room.right() - x), _LINE)
        text = painter.fontMetrics().elidedText(
            cell.register, Qt.TextElideMode.ElideRight, rest_of.width()
        )
        painter.drawText(rest_of, left, text)
