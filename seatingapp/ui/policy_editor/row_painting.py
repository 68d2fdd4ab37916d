"""How a row of the policy's lists looks: edge, picture, name and detail, key and points."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from seatingapp.domain.policies.icons import FOLDER
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.policy_editor.order_list import ROW_ROLE, OrderRow
from seatingapp.ui.theme import WEIGHT_BOLD, WEIGHT_MEDIUM, WEIGHT_REGULAR, current_tokens, ui_font
from seatingapp.ui.widgets.painting import paint_box, polarity_colours, text_width

HEIGHT = 36
_ICON = 20
_POINTS = 40
_CHIP = 18
_AT_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ALIGN = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class OrderDelegate(QStyledItemDelegate):
    """Paints an `OrderRow`."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are as high."""
        return QSize(120, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, edge, picture, name, detail, key and points."""
        row: OrderRow = index.data(ROW_ROLE)
        tokens = current_tokens()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ink = tokens.selection_ink if selected else tokens.ink if row.movable else tokens.muted
        painter.save()
        if selected or over:
            painter.fillRect(rect, QColor(tokens.selection if selected else tokens.hover))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row.edge:
            strong = polarity_colours(row.edge, tokens)[0] if row.movable else tokens.line
            painter.fillRect(QRect(rect.x(), rect.y() + 3, 4, rect.height() - 7), QColor(strong))
        left = rect.x() + 14
        if row.icon:
            view = self.parent()
            ratio = view.devicePixelRatioF() if isinstance(view, QWidget) else 1.0
            picture = icon_pixmap(f"{FOLDER}/{row.icon}", ink, _ICON, ratio)
            painter.drawPixmap(left, rect.y() + (rect.height() - _ICON) // 2, picture)
        left += _ICON + 10 if row.edge else 0
        line = ink if selected else tokens.control_line
        right = _paint_end(painter, rect, row, ink, line)
        quiet = tokens.selection_ink if selected else tokens.muted
        _paint_words(painter, QRect(left, rect.y(), right - left, rect.height()), row, ink, quiet)
        painter.restore()


def _paint_end(painter: QPainter, rect: QRect, row: OrderRow, ink: str, line: str) -> int:
    """Points and key at the right; return where they begin."""
    right = rect.right() - 10
    if row.points:
        painter.setPen(QColor(ink))
        painter.setFont(ui_font(13, WEIGHT_BOLD))
        box = QRect(right - _POINTS, rect.y(), _POINTS, rect.height())
        painter.drawText(box, _AT_END, row.points)
        right -= _POINTS + 8
    if row.edge:  # keys stand below each other, also where one has none
        if row.chip:
            middle = rect.center().y()
            chip = QRectF(right - _CHIP, middle - 8, _CHIP, 17)
            paint_box(painter, chip, 4, None, line)
            painter.setFont(ui_font(11, WEIGHT_MEDIUM))
            painter.setPen(QColor(ink))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, row.chip)
        right -= _CHIP + 10
    return right


def _paint_words(painter: QPainter, box: QRect, row: OrderRow, ink: str, quiet: str) -> None:
    """The name first; what is said of it gives way."""
    weight = WEIGHT_MEDIUM
    elide = Qt.TextElideMode.ElideRight
    painter.setFont(ui_font(13, weight))
    painter.setPen(QColor(ink))
    name = painter.fontMetrics().elidedText(row.name, elide, box.width())
    painter.drawText(box, _ALIGN, name)
    used = round(text_width(name, 13, weight)) + 12
    if row.detail and box.width() - used > 40:
        painter.setFont(ui_font(12, WEIGHT_REGULAR))
        painter.setPen(QColor(quiet))
        rest = box.adjusted(used, 0, 0, 0)
        painter.drawText(
            rest, _ALIGN, painter.fontMetrics().elidedText(row.detail, elide, rest.width())
        )
