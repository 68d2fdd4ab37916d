"""A drop-down list that looks like the buttons beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_MEDIUM, current_tokens, ui_font
from seatingapp.ui.widgets.focus import ring_after
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width


class Choice(QComboBox):
    """`choice_requested` with the key that the user picked; setting it from code emits nothing."""

    choice_requested = Signal(str)

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._ask)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer `choices` as (key, text) with `chosen` on."""
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] != list(choices):
            self.clear()
            for key, text in choices:
                self.addItem(text, key)
        self.setCurrentIndex(self.findData(chosen))
        self.updateGeometry()

    def chosen(self) -> str:
        """Return the key that is on, or an empty text."""
        return str(self.currentData() or "")

    def sizeHint(self) -> QSize:
        """Wide enough for the longest text, within reason."""
        texts = [self.itemText(at) for at in range(self.count())]
        widest = max((text_width(text, 13, WEIGHT_MEDIUM) for text in texts), default=60.0)
        return QSize(min(round(widest + 0.5), 260) + 48, 32)

    def minimumSizeHint(self) -> QSize:
        """May be squeezed; the text is elided then."""
        return QSize(72, 32)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, text and arrow."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = tokens.hover if self.underMouse() and self.isEnabled() else tokens.surface
        line = tokens.control_line if self.isEnabled() else tokens.line
        paint_box(painter, box, tokens.radius, fill, line, tokens.border)
        if self.hasFocus() and self._ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
        ink = tokens.ink if self.isEnabled() else tokens.disabled_ink
        painter.setPen(QColor(ink))
        painter.setFont(ui_font(13, WEIGHT_MEDIUM))
        room = box.adjusted(13, 0, -32, 0)
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(self.currentText(), elide, int(room.width()))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, text)
        arrow = icon_pixmap("chevron-down", ink, 14, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 27, (self.height() - 14) // 2, arrow)

    def _ask(self) -> None:
        self.choice_requested.emit(self.chosen())
