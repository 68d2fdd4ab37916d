"""The large name in a page's header that is a button too, and offers others of its kind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_BOLD, current_tokens, ui_font
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width

PAD = 6  # what a header leaves out of its own margin, so that the name stands at the edge
_LARGE = 20
_ARROW = 16
_GAP = 4


class TitleButton(PaintedButton):
    """Name and arrow, with a box only under the pointer. A long name is elided, never the header.

    It is at least `least` wide where room is short, and never wider than `most`.
    """

    def __init__(
        self, *, name: str, least: int, most: int = 2000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_title(self, title: str, *, accessible: str) -> None:
        """Show a name; `accessible` also says what pressing does."""
        self.setText(title)
        self.setAccessibleName(accessible)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Name and arrow."""
        wide = text_width(self.text(), _LARGE, WEIGHT_BOLD)
        return QSize(min(round(wide + 0.5) + _GAP + _ARROW + 2 * PAD, self._most), 36)

    def minimumSizeHint(self) -> QSize:
        """A long name gives way; its end is left out."""
        return QSize(min(self.sizeHint().width(), self._least), 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name and arrow; a box only under the pointer."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint_box(painter, box, tokens.radius, tokens.hover)
        if self.shows_ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
        painter.setFont(ui_font(_LARGE, WEIGHT_BOLD))
        painter.setPen(QColor(tokens.ink))
        room = box.adjusted(PAD, 0, -PAD - _ARROW - _GAP, 0)
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(self.text(), elide, int(room.width()) + 1)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, text)
        arrow = icon_pixmap("chevron-down", tokens.muted, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - PAD - _ARROW, (self.height() - _ARROW) // 2, arrow)
