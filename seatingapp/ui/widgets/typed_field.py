"""A field whose value is typed, or stepped with buttons and arrow keys: a day, a distance."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from seatingapp.ui.widgets.button import Button


class TypedField(QWidget):
    """`text_requested` with what was typed, `step_requested` with 1 or -1."""

    text_requested = Signal(str)
    step_requested = Signal(int)

    def __init__(
        self, *, name: str, accessible: str, width: int = 120, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.field = QLineEdit(self)
        self.field.setObjectName(f"{name}-field")
        self.field.setAccessibleName(accessible)
        self.field.setFixedSize(width, 32)
        self.field.setMaxLength(40)
        self.less = Button(name=f"{name}-less", icon="minus", accessible=f"{accessible}: less")
        self.more = Button(name=f"{name}-more", icon="plus", accessible=f"{accessible}: more")
        for button in (self.less, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same
        self.field.textEdited.connect(self.text_requested)
        self.less.clicked.connect(self._less)
        self.more.clicked.connect(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.less, self.field, self.more):
            row.addWidget(widget)
        row.addStretch(1)
        self.setFixedHeight(36)  # borders are thicker where contrast is high
        self.setFocusProxy(self.field)

    def show_text(self, text: str, *, wrong: bool = False) -> None:
        """Show a text and emit nothing; `wrong` marks one that cannot be read."""
        if self.field.text() != text:
            self.field.setText(text)
        mark_wrong(self.field, wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down, which the field leaves alone."""
        if event.key() == Qt.Key.Key_Up:
            self._more()
        elif event.key() == Qt.Key.Key_Down:
            self._less()
        else:
            super().keyPressEvent(event)

    def _less(self) -> None:
        self.step_requested.emit(-1)

    def _more(self) -> None:
        self.step_requested.emit(1)


def mark_wrong(field: QLineEdit, wrong: bool) -> None:
    """Show that what was typed cannot be taken, or no longer; why is said beside it."""
    if (field.property("wrong") == "true") != wrong:
        field.setProperty("wrong", "true" if wrong else "false")
        field.style().unpolish(field)
        field.style().polish(field)
