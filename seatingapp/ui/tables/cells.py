"""How cells of tables look: one line or two, an icon or marks in front, a thin line below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from seatingapp.domain.pupils import Characteristic, Mark
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import (
    WEIGHT_REGULAR,
    WEIGHT_SEMIBOLD,
    Tokens,
    current_tokens,
    ui_font,
)
from seatingapp.ui.widgets.painting import badge_colour, badge_width, paint_badge

Index = QModelIndex | QPersistentModelIndex

BOLD_ROLE = Qt.ItemDataRole.UserRole + 1  # bool: the text that matters most in its row
TONE_ROLE = Qt.ItemDataRole.UserRole + 2  # a token's name: the colour of icon and text
ICON_ROLE = Qt.ItemDataRole.UserRole + 3  # an icon's name
MARKS_ROLE = Qt.ItemDataRole.UserRole + 4  # tuple[Mark, ...], painted as badges

ROW_HEIGHT = 36
TWO_LINES = 52  # px: a row of this height breaks what is too long for one line
_PAD = 8
_ICON = 16
_BADGES = {
    Characteristic.SEN: "sen",
    Characteristic.PUPIL_PREMIUM: "pp",
    Characteristic.EAL: "eal",
}


class CellDelegate(QStyledItemDelegate):
    """Paints from the theme's tokens, so that every theme and scale looks right."""

    def __init__(self, parent: QWidget) -> None:
        """Paint the cells of `parent`."""
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text, one row high."""
        text = str(index.data() or "")
        width = option.fontMetrics.horizontalAdvance(text) + 2 * _PAD
        return QSize(width + (_ICON + 8 if index.data(ICON_ROLE) else 0), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, line and content."""
        tokens = current_tokens()
        rect = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected or over:
            painter.fillRect(rect, QColor(tokens.selection if selected else tokens.hover))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_content(painter, rect.adjusted(_PAD, 0, -_PAD, 0), index, tokens, selected)
        painter.restore()

    def _paint_content(
        self, painter: QPainter, room: QRect, index: Index, tokens: Tokens, selected: bool
    ) -> None:
        marks = index.data(MARKS_ROLE)
        if marks:
            _paint_marks(painter, room, marks, tokens)
            return
        tone = str(index.data(TONE_ROLE) or "ink")
        ink = tokens.selection_ink if selected else str(getattr(tokens, tone))
        icon = index.data(ICON_ROLE)
        if icon:
            ratio = painter.device().devicePixelRatioF()
            top = room.center().y() - _ICON // 2 + 1
            painter.drawPixmap(room.left(), top, icon_pixmap(str(icon), ink, _ICON, ratio))
            room = room.adjusted(_ICON + 8, 0, 0, 0)
        painter.setFont(_font(index))
        painter.setPen(QColor(ink))
        text = str(index.data() or "")
        metrics = painter.fontMetrics()
        if room.height() >= TWO_LINES - 1 and metrics.horizontalAdvance(text) > room.width():
            first, text = broken(text, painter.font(), room.width())
            upper = room.adjusted(0, room.height() // 2 - metrics.lineSpacing(), 0, 0)
            painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, first)
            room = upper.adjusted(0, metrics.lineSpacing(), 0, 0)
            room.setHeight(metrics.lineSpacing())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def cell_width(index: Index) -> int:
    """Return how wide a cell has to be to show its text in one line."""
    wide = QFontMetrics(_font(index)).horizontalAdvance(str(index.data() or "")) + 2 * _PAD
    return wide + (_ICON + 8 if index.data(ICON_ROLE) else 0)


def broken(text: str, font: QFont, width: int) -> tuple[str, str]:
    """Return what of a text fits on a line, broken between words where it can be, and the rest."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    units = text.encode("utf-16-le")  # as Qt counts
    cut = 2 * line.textLength()
    return units[:cut].decode("utf-16-le").rstrip(), units[cut:].decode("utf-16-le")


def _font(index: Index) -> QFont:
    return ui_font(13, WEIGHT_SEMIBOLD if index.data(BOLD_ROLE) else WEIGHT_REGULAR)


def _paint_marks(painter: QPainter, room: QRect, marks: tuple[Mark, ...], tokens: Tokens) -> None:
    """Draw the marks side by side; their words are in the tooltip and for screen readers."""
    x = float(room.left())
    area = QRectF(room)
    for mark in marks:
        if x + badge_width(mark.text) > area.right():
            break
        ground = badge_colour(_BADGES.get(mark.kind, ""), tokens)
        box = paint_badge(
            painter, QPointF(x, area.center().y() - 6), mark.text, ground, tokens.badge_ink
        )
        x = box.right() + 4
