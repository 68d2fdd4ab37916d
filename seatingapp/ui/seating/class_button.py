"""The name of the class in the header, which opens the list of classes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from seatingapp.domain.wording import counted
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.seating.state import ClassOption
from seatingapp.ui.theme import WEIGHT_BOLD, current_tokens, ui_font
from seatingapp.ui.widgets.focus import ring_after
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width

_ARROW = 14
_PAD = 6
_WIDEST = 260


class ClassButton(QAbstractButton):
    """`class_requested` with the id of the class that the user picked."""

    class_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class-button")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip("Choose a class")
        self._ring = False
        self._classes: tuple[ClassOption, ...] = ()
        self.menu = QMenu(self)
        self.menu.setObjectName("class-menu")
        self.menu.triggered.connect(self._picked)
        self.clicked.connect(self.open_menu)

    def show_classes(self, classes: Sequence[ClassOption], chosen: int | None) -> None:
        """Offer these classes; the chosen one gives the button its text. Emits nothing."""
        if tuple(classes) != self._classes:
            self._classes = tuple(classes)
            self.menu.clear()
            for option in classes:
                size = counted(option.size, "pupil")
                action = self.menu.addAction(f"{option.name}\t{size}")
                action.setData(option.class_id)
                action.setCheckable(True)
        for action in self.menu.actions():
            action.setChecked(action.data() == chosen)
        name = next((c.name for c in classes if c.class_id == chosen), "")
        self.setText(name)
        self.setAccessibleName(f"Class {name}. Choose another")
        self.updateGeometry()

    def open_menu(self) -> None:
        """Show the list below the name."""
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        """As wide as the name, within reason."""
        width = min(text_width(self.text(), 20, WEIGHT_BOLD), _WIDEST)
        return QSize(round(width + 0.5) + 2 * _PAD + _ARROW + 6, 36)

    def minimumSizeHint(self) -> QSize:
        """A long name is elided before the buttons give way."""
        return QSize(min(self.sizeHint().width(), 110), 36)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name and arrow."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            paint_box(painter, box, tokens.radius, tokens.hover)
        if self.hasFocus() and self._ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
        painter.setFont(ui_font(20, WEIGHT_BOLD))
        painter.setPen(QColor(tokens.ink))
        room = box.adjusted(_PAD, 0, -_PAD - _ARROW - 4, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        arrow = icon_pixmap("chevron-down", tokens.muted, _ARROW, self.devicePixelRatioF())
        x = self.width() - _PAD - _ARROW
        painter.drawPixmap(x, (self.height() - _ARROW) // 2 + 1, arrow)
        painter.end()

    def _picked(self, action: QAction) -> None:
        self.class_requested.emit(int(action.data()))
