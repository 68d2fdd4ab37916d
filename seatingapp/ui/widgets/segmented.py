"""A few choices side by side, of which one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from seatingapp.ui.theme import WEIGHT_MEDIUM, WEIGHT_SEMIBOLD, current_tokens, ui_font
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width


class _Segment(PaintedButton):
    """One choice."""

    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(text)
        self.setObjectName(f"choice-{key}")
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), 13, WEIGHT_SEMIBOLD) + 0.5) + 24, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        if on:
            paint_box(painter, box, 6, tokens.accent)
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, box, 6, tokens.hover)
        if self.shows_ring:
            paint_focus_ring(painter, box, 6, tokens)
            if on:
                paint_box(painter, box.adjusted(3, 3, -3, -3), 4, None, tokens.surface, 1.5)
        ink = tokens.on_accent if on else tokens.ink
        painter.setPen(QColor(ink if self.isEnabled() else tokens.disabled_ink))
        painter.setFont(ui_font(13, WEIGHT_SEMIBOLD if on else WEIGHT_MEDIUM))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class SegmentedControl(QWidget):
    """`choice_requested` with the key of the choice that the user pressed.

    Tab enters at any choice, Left and Right move and choose.
    """

    choice_requested = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        name: str,
        accessible: str,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `choices` as (key, text); the first is on."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._segments = [_Segment(key, text, self) for key, text in choices]
        for segment in self._segments:
            self._group.addButton(segment)
            row.addWidget(segment)
        if self._segments:
            self._segments[0].setChecked(True)
        self._group.buttonClicked.connect(self._ask)

    def choose(self, key: str) -> None:
        """Show `key` as chosen; emits nothing."""
        for segment in self._segments:
            if segment.key == key:
                segment.setChecked(True)

    def set_text(self, key: str, text: str) -> None:
        """Call a choice something else; emits nothing."""
        for segment in self._segments:
            if segment.key == key and segment.text() != text:
                segment.setText(text)
                segment.setAccessibleName(text)
                segment.updateGeometry()

    def chosen(self) -> str:
        """Return the key of the choice that is on."""
        return next((segment.key for segment in self._segments if segment.isChecked()), "")

    def take_focus(self) -> None:
        """Let the keys go to the choice that is on, and show that they do."""
        for segment in self._segments:
            if segment.isChecked():
                segment.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Left and Right."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or not isinstance(focused, _Segment):
            super().keyPressEvent(event)
            return
        to = self._segments[(self._segments.index(focused) + step) % len(self._segments)]
        to.click()
        to.setFocus(Qt.FocusReason.TabFocusReason)  # wherever the choice led: Right goes on

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame around all choices."""
        tokens = current_tokens()
        box = QRectF(self.rect())
        line, width = tokens.control_line, tokens.border
        paint_box(QPainter(self), box, tokens.radius, tokens.surface, line, width)

    def _ask(self, segment: _Segment) -> None:
        self.choice_requested.emit(segment.key)
