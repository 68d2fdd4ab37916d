"""A small whole number that is typed, or stepped with buttons and arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from seatingapp.ui.widgets.button import Button


class Stepper(QWidget):
    """`value_requested` with what the user wants, 0 where it is no number; shows it when told."""

    value_requested = Signal(int)

    def __init__(
        self, low: int, high: int, *, name: str, accessible: str, parent: QWidget | None = None
    ) -> None:
        """Step from `low` to `high`."""
        super().__init__(parent)
        self.setObjectName(name)
        self._low, self._high = low, high
        self._value = low
        self.field = QLineEdit(self)
        self.field.setObjectName(f"{name}-field")
        self.field.setFixedSize(52, 32)
        self.field.setMaxLength(3)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.textEdited.connect(self._typed)
        self.less = Button(name=f"{name}-less", icon="minus", accessible="One less")
        self.more = Button(name=f"{name}-more", icon="plus", accessible="One more")
        self.less.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.less.clicked.connect(self._one_less)
        self.more.clicked.connect(self._one_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.less, self.field, self.more):
            row.addWidget(widget)
        self.setFixedSize(124, 32)
        self.setFocusProxy(self.field)
        self.set_accessible(accessible)

    def set_accessible(self, accessible: str) -> None:
        """Say what the number counts."""
        self.field.setAccessibleName(accessible)
        self.less.setAccessibleName(f"{accessible}: one less")
        self.more.setAccessibleName(f"{accessible}: one more")

    def show_value(self, value: int, *, wrong: bool = False) -> None:
        """Show a number and emit nothing; what is being typed is left alone where it is wrong."""
        self._value = value
        if not wrong and self.field.text() != str(value):
            self.field.setText(str(value))
        if bool(self.field.property("wrong") == "true") != wrong:
            self.field.setProperty("wrong", "true" if wrong else "false")
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.less.setEnabled(value > self._low)
        self.more.setEnabled(value < self._high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down, which the field leaves alone."""
        if event.key() == Qt.Key.Key_Up:
            self._one_more()
        elif event.key() == Qt.Key.Key_Down:
            self._one_less()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.value_requested.emit(int(text) if text.isascii() and text.isdigit() else 0)

    def _one_less(self) -> None:
        self._step(-1)

    def _one_more(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        wanted = min(max(self._value + by, self._low), self._high)
        if wanted != self._value:
            self.value_requested.emit(wanted)
