"""A chip to pick: its number is shown while numbers pick it, and a tick once it is picked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from seatingapp.ui.completing.state import Pick
from seatingapp.ui.theme import WEIGHT_BOLD, WEIGHT_MEDIUM, current_tokens, ui_font
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width

_MARK = 16  # number or tick
_PAD = 11
_TICK = "✓"


class PickChip(Chip):
    """`picked` with its text when a person presses it."""

    picked = Signal(str)

    def __init__(self, pick: Pick, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(pick.text, name=name, parent=parent)
        self.setCheckable(True)
        self._key = ""
        self.show_pick(pick)
        self.clicked.connect(self._pick)

    def show_pick(self, pick: Pick) -> None:
        """Show its number and whether it is picked; emits nothing."""
        self._key = pick.key
        self.setChecked(pick.on)
        said = f"{pick.text}, key {pick.key}" if pick.key else pick.text
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as mark and text, whether there is a mark or not: nothing moves."""
        return QSize(round(text_width(self.text(), 13, WEIGHT_MEDIUM) + 0.5) + _MARK + 2 * _PAD, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, mark and text."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = box.height() / 2
        on = self.isChecked()
        fill = tokens.selection if on else tokens.hover if self.underMouse() else tokens.surface
        paint_box(
            painter, box, radius, fill, tokens.accent if on else tokens.control_line, tokens.border
        )
        if self.shows_ring:
            paint_focus_ring(painter, box, radius, tokens)
        ink = tokens.selection_ink if on else tokens.ink
        said = _TICK if on else self._key
        painter.setFont(ui_font(12, WEIGHT_BOLD))
        painter.setPen(QColor(ink if on else tokens.muted))
        mark = QRectF(_PAD - 2, 0, _MARK, box.height())
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, said)
        painter.setFont(ui_font(13, WEIGHT_MEDIUM))
        painter.setPen(QColor(ink))
        rest = box.adjusted(_MARK if said else 0, 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignCenter, self.text())

    def _pick(self) -> None:
        self.picked.emit(self.text())
