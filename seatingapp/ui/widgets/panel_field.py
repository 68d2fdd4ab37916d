"""Small fields of a panel: a number with its unit, and a line of text, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from seatingapp.ui.widgets.text import Text, TextRole

_LABEL = 96


class PanelField(QLineEdit):
    """Tells by `left_changed` when Enter or leaving the field ends a change; Esc gives it up."""

    left_changed = Signal(str)

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._saved = ""
        self.editingFinished.connect(self._end)

    def show_text(self, text: str) -> None:
        """Show what is stored and emit nothing; what is being typed is left alone."""
        if text != self._saved or not self.isModified():
            self._saved = text
            if self.text() != text:
                self.setText(text)
                self.setCursorPosition(0)
            self.setModified(False)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page, unless something is being typed just now."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and not self.isModified():
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a change on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._saved)
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.left_changed.emit(self.text())


class NumberField(QWidget):
    """A number with its unit behind it. `value_requested` with what was typed or stepped to.

    Up and Down step by `step`. It is empty where several things differ.
    """

    value_requested = Signal(float)

    def __init__(
        self,
        unit: str,
        *,
        name: str,
        accessible: str,
        step: float = 5.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._step = step
        self.field = PanelField(name=name, accessible=accessible, parent=self)
        self.field.setFixedWidth(64)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setValidator(
            QRegularExpressionValidator(QRegularExpression(r"-?\d{0,5}([.,]\d?)?"), self)
        )
        self.field.left_changed.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field)
        row.addWidget(Text(unit, TextRole.MUTED))
        self.setFocusProxy(self.field)

    def show_value(self, value: float | None) -> None:
        """Show a number, or nothing; emits nothing."""
        self._value = value
        self.field.show_text("" if value is None else f"{round(value, 1):g}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down, which the field leaves alone."""
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if way is None or self._value is None:
            super().keyPressEvent(event)
        else:
            self.field.setModified(False)
            self.value_requested.emit(self._value + way * self._step)

    def _typed(self, text: str) -> None:
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            self.show_value(self._value)  # nothing that is a number: as it was
            return
        self.value_requested.emit(value)


def labelled_grid(*rows: tuple[str, QWidget]) -> QGridLayout:
    """Return fields below each other, each with its label on the left, tied to it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for place, (words, field) in enumerate(rows):
        label = Text(words)
        label.setBuddy(field.focusProxy() or field)
        label.setMinimumWidth(_LABEL)
        grid.addWidget(label, place, 0)
        grid.addWidget(field, place, 1, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(1, 1)
    return grid
